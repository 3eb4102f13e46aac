import type { Tag } from '@aws-sdk/client-sagemaker';
import { Records } from '../state/records.ts';

/**
 * Tags of SageMaker resources by ARN, kept over restarts. A part calls {@link add} once for every resource that it
 * creates, also for one without tags, and {@link forget} when it is deleted: the tag operations know by that which
 * ARNs exist.
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

  /** Adds tags; a key that is there already takes the new value. */
  add(arn: string, tags: readonly Tag[] | undefined): Tag[] {
    const merged = new Map([...this.list(arn), ...(tags ?? [])].map((tag) => [tag.Key, tag]));
    return this.#records.put(arn, { arn, tags: [...merged.values()] }).tags;
  }

  remove(arn: string, keys: readonly string[]): void {
    this.#records.put(arn, { arn, tags: this.list(arn).filter((tag) => !keys.includes(tag.Key ?? '')) });
  }

  /** Forgets a resource's tags when it is deleted. */
  forget(arn: string): void {
    this.#records.delete(arn);
  }
}
