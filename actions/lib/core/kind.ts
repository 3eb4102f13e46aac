import type { Observed, Tags } from './graph.ts';

/** A resource that a list has shown. */
export interface Found {
  readonly id: string;
  /** When it was made, where its list says so. */
  readonly created?: Date | undefined;
  /** It is at work, and billed for it. */
  readonly running: boolean;
  /** Read only when asked for: a request each. */
  tags(): Promise<Tags>;
}

/**
 * How something is read by its id. By itself it is no resource of a pipeline: a limit of the account, the shared bucket, a
 * list of what earlier runs have left.
 */
export interface View<Resource> {
  readonly name: string;
  /** `undefined`: it does not exist. */
  observe(id: string): Promise<Observed<Resource> | undefined>;
  /** The end of the log of what has failed: of several hosts or trials, of the one that failed. Default: that of `news`. */
  lastLines?(id: string, resource: Resource): Promise<readonly string[]>;
  /** What happened since the last call. `cursor` is the caller's memory. */
  news?(id: string, resource: Resource, cursor: Map<string, string>): Promise<News>;
}

/** What a pipeline can do with its resources of a kind, by id alone: the post step and teardown have no config. */
interface Managed<Resource> extends View<Resource> {
  /** `content`: the id holds a hash of the content, so other content has another id. `name`: the id stays. */
  readonly identity: 'content' | 'name';
  /** The next attempt at the same content takes the next id, `-r2`, `-r3`, …; for the identity `content`. */
  readonly numbered?: true;
  /** It works for hours: other stages do not wait for it. */
  readonly longRunning?: true;
  /** Stops what runs; no error when it has ended already. A cancelled run stops so what it started. */
  stop?(id: string): Promise<void>;
  /** Puts tags on it; those with the same key take the new value. A kind that has it bears marks of what is unproven or pending. */
  tag?(id: string, resource: Resource, tags: Tags): Promise<void>;
}

/** What is removed by itself. */
export interface Removable {
  /** Without waiting until it is gone; no error when it is gone already. AWS refuses what is being changed. */
  remove(id: string): Promise<void>;
}

/** Resources that are found and removed one by one. */
export interface OwnedKind<Resource> extends Managed<Resource>, Removable {
  /** What the names of a pipeline's own begin with. Default: users name them, so their tags alone say whose they are. */
  ownPrefix?(place: Place): string;
  /** AWS has no tags for it: what lies under the pipeline's own prefix is the pipeline's. */
  readonly untagged?: true;
  /** Resources whose names begin with `prefix`, newest first where AWS sorts them. */
  find(prefix: string): AsyncIterable<Found>;
}

/** Resources that AWS removes together with another one. */
export interface PartKind<Resource> extends Managed<Resource>, Partial<Removable> {
  /** Name of the kind that they go with. */
  readonly partOf: string;
}

/** A kind of AWS resource that a pipeline makes. */
export type Kind<Resource> = OwnedKind<Resource> | PartKind<Resource>;

/** Where a pipeline's resources are looked for with no config at hand. */
export interface Place {
  readonly pipeline: string;
  readonly bucket: string;
}

/** Progress of a running resource. */
export interface News {
  /** Lines that the log shows without being opened, such as a finished trial. */
  readonly lines: readonly string[];
  /** The newest line of its log with a metric. */
  readonly newest?: string | undefined;
  /** Lines of its log; printed in a folded group. */
  readonly log: readonly string[];
  /** Estimated seconds until its end. */
  readonly secondsLeft?: number | undefined;
}
