import type { Observed, Tags } from './graph.ts';

/** A resource from a list. */
export interface Found {
  readonly id: string;
  /** Creation time, if the list contains it. */
  readonly created?: Date | undefined;
  /** It is running, and AWS bills it. */
  readonly running: boolean;
  /** Read only if needed: each call is a request. */
  tags(): Promise<Tags>;
}

/**
 * How something is read by its id. A view alone is not a resource of a pipeline: a quota of the account, the shared
 * bucket, or a list of resources that earlier runs left.
 */
export interface View<Resource> {
  readonly name: string;
  /** `undefined`: it does not exist. */
  observe(id: string): Promise<Observed<Resource> | undefined>;
  /**
   * The end of the log of a failed resource: with several hosts or trials, of the one that failed. Default: the lines
   * of `news`.
   */
  lastLines?(id: string, resource: Resource): Promise<readonly string[]>;
  /** What happened since the last call. `cursor` is the caller's state between calls. */
  news?(id: string, resource: Resource, cursor: Map<string, string>): Promise<News>;
}

/** Operations on a pipeline's resources of a kind that need only the id: the post step and teardown have no config. */
interface Managed<Resource> extends View<Resource> {
  /** `content`: the id holds a hash of the content, so other content has another id. `name`: the id stays. */
  readonly identity: 'content' | 'name';
  /** The next attempt at the same content takes the next id, `-r2`, `-r3`, …; for the identity `content`. */
  readonly numbered?: true;
  /** It runs for hours, so other stages do not wait for it. */
  readonly longRunning?: true;
  /** Stops a running resource; no error if it has already ended. A cancelled run uses this to stop what it started. */
  stop?(id: string): Promise<void>;
  /**
   * Adds tags; an existing key takes the new value. Kinds with this method store unverified changes and pending stages
   * in tags.
   */
  tag?(id: string, resource: Resource, tags: Tags): Promise<void>;
}

/** A resource that can be removed on its own. */
export interface Removable {
  /**
   * Removes it without waiting until it is gone; no error if it no longer exists. AWS refuses while the resource
   * changes.
   */
  remove(id: string): Promise<void>;
}

/** Resources that are found and removed one by one. */
export interface OwnedKind<Resource> extends Managed<Resource>, Removable {
  /**
   * Prefix of the names of a pipeline's own resources. Default: none, because users choose the names; tags identify the
   * owner.
   */
  ownPrefix?(place: Place): string;
  /** AWS has no tags for it: everything under the pipeline's own prefix belongs to the pipeline. */
  readonly untagged?: true;
  /** Resources whose names begin with `prefix`; newest first if AWS sorts them. */
  find(prefix: string): AsyncIterable<Found>;
}

/** Resources that AWS removes together with another one. */
export interface PartKind<Resource> extends Managed<Resource>, Partial<Removable> {
  /** Name of the kind that they are removed with. */
  readonly partOf: string;
}

/** A kind of AWS resource that a pipeline creates. */
export type Kind<Resource> = OwnedKind<Resource> | PartKind<Resource>;

/** Where a pipeline's resources are searched if there is no config. */
export interface Place {
  readonly pipeline: string;
  readonly bucket: string;
}

/** Progress of a running resource. */
export interface News {
  /** Lines for the visible part of the log, such as a finished trial. */
  readonly lines: readonly string[];
  /** The newest line of its log with a metric. */
  readonly newest?: string | undefined;
  /** Lines of its log; printed in a collapsed group. */
  readonly log: readonly string[];
  /** Estimated seconds until its end. */
  readonly secondsLeft?: number | undefined;
}
