import type { Tag } from '@aws-sdk/client-sagemaker';
import { Records } from '../state/records.ts';

/**
 * Tags of SageMaker resources by ARN; they survive a restart. Code that creates a resource must call {@link add} once,
 * even without tags, and {@link forget} when the resource is deleted, because the tag operations find existing ARNs
 * here.
 */
export class TagStore {
  readonly #records: Records<{ arn: string; tags: Tag[] }>;

  constructor(folder: string) {
    this.#records = new Records(folder);
  }

  has(arn: string): boolean {
    return this.#records.has(arn);
  }

  list(arn: string): Tag[] {
    return this.#records.get(arn)?.tags ?? [];
  }

  /** Adds tags; an existing key gets the new value. */
  add(arn: string, tags: readonly Tag[] | undefined): Tag[] {
    const merged = new Map([...this.list(arn), ...(tags ?? [])].map((tag) => [tag.Key, tag]));
    return this.#records.put(arn, { arn, tags: [...merged.values()] }).tags;
  }

  remove(arn: string, keys: readonly string[]): void {
    this.#records.put(arn, { arn, tags: this.list(arn).filter((tag) => !keys.includes(tag.Key ?? '')) });
  }

  /** Deletes the tags of a resource that was deleted. */
  forget(arn: string): void {
    this.#records.delete(arn);
  }
}
