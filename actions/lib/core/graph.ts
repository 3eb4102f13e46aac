import type { Failure } from './failure.ts';
import type { Unproven } from './unproven.ts';

/** Tags of a resource: names and values. */
export type Tags = Readonly<Record<string, string>>;

/**
 * Where a resource stands. `in-progress`: somebody's work on it is under way. `transient`: what ended it says nothing about
 * its content (capacity, an internal error, a stop by hand), so the same content may be tried again.
 */
export interface Phase {
  readonly is: 'in-progress' | 'ready' | 'failed' | 'stopped';
  /** The service's own status and reason, for people. */
  readonly detail: string;
  readonly transient?: true;
}

/**
 * A field that differs between what is there and what is wanted, and what it takes to change it. `nothing`: it does not
 * decide the result, so a thing that is reused keeps it, and the difference is only told.
 */
export interface Change {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly by: 'update' | 'replace' | 'nothing';
  /** Only the stage that makes the thing can judge it: others, which just read the thing, are told. */
  readonly ofMaker?: true;
}

/** A resource as it was read. */
export interface Observed<Resource> {
  readonly resource: Resource;
  readonly phase: Phase;
  /** Absent for things that bear no owner, since their names are their whole content (S3 objects) or they are shared. */
  readonly tags?: Tags;
}

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

/** What a running resource has to tell. */
export interface News {
  /** Lines that everybody wants to see: a trial that ended. */
  readonly lines: readonly string[];
  /** How far it has come, in its own words: the newest line with a metric. */
  readonly newest?: string | undefined;
  /** Lines of its own log, for those who look. */
  readonly log: readonly string[];
  /** Until the end, as far as it tells. */
  readonly secondsLeft?: number | undefined;
}

/**
 * What of a resource is proved by `verify`, in words that a tag can hold, without blanks. A node with it has its changes
 * written into the resource's tags before they are made, so that a later run knows what nobody has verified.
 */
export interface State<Resource> {
  /** What it is after a change. */
  readonly wanted: string;
  /** What it is now. */
  of(resource: Resource): string;
  /** Which change of it was the last one; tags are no change. */
  revision?(resource: Resource): string;
  /** Tags that a verified change leaves. */
  proved?(before: string | undefined): Tags;
}

/** A change that must not be made. */
export interface Refused {
  /** Why, in the service's own words where it has some. */
  readonly reason: string;
  /** What to tell whoever would try it again. */
  readonly failure: Failure;
  /** What to tell the run that has just tried it: what to do, and what is there now. Default: as `failure` says. */
  readonly next?: string;
}

/** What must not exist. What another owner made stays. */
export interface Absence<Resource> {
  /** Their ids, in the order in which they are removed. Default: the node's id. */
  ids?(): Promise<readonly string[]>;
  /** Why one that exists is removed: what the rest of the sentence is about is its id. */
  why(resource: Resource): string | Promise<string>;
}

/** What one node wants, now that all its inputs are known. */
export interface Desired<Resource, Out> {
  /** Name of the first attempt. */
  readonly id: string;
  /** The hashed parts of the content by name: code, data, image, parameters; for the identity `content`. */
  readonly content?: Tags;
  /**
   * What differs in a resource that is there; empty = reuse it. Where the name is the content, a difference means that
   * somebody else has made something else under this name: it is neither used nor changed. Default: nothing can differ.
   */
  changes?(resource: Resource, tags: Tags): readonly Change[];
  /**
   * Whether these changes must not be made: they were tried before and taken back, or what they bring is not good enough.
   * Asked whenever something differs; only reads.
   *
   * @param again whether failed content is tried again
   */
  refused?(resource: Resource, tags: Tags, again: boolean): Refused | undefined | Promise<Refused | undefined>;
  /**
   * The same content where main has published it. A pull request uses that where it is there, and makes its own where it
   * is not; `refusal` says why it makes none of main's.
   */
  readonly published?: Desired<Resource, Out>;
  /** Why it must not be made, though it is not there. */
  readonly refusal?: Failure | undefined;
  /** It must not exist: nothing is made, and what exists is removed. */
  readonly absent?: Absence<Resource>;
  /** Makes it, its tags with it. Throws an error with `alreadyExists` when somebody was faster. A view has none. */
  create?(id: string, tags: Tags): Promise<void>;
  /** Writes the tags before it changes anything. */
  update?(id: string, resource: Resource, changes: readonly Change[], tags: Tags): Promise<void>;
  /** Tells what is not as it should be with a ready resource and is left alone. Only reads: a plan calls it as well. */
  inspect?(id: string, resource: Resource): Promise<void>;
  /** Proves that a ready resource does what it is for; throws when it does not. */
  verify?(id: string, resource: Resource, signal: AbortSignal): Promise<void>;
  readonly state?: State<Resource>;
  /** Whether a ready resource was changed and not verified, where the service itself tells; else its tags do. */
  unproven?(resource: Resource): Unproven | undefined;
  /**
   * The way back from a change that verify does not pass, whoever made the change. Says in a sentence what is served now.
   *
   * @param before what `state` was before; `undefined`: it was made anew
   */
  revert?(id: string, before: string | undefined): Promise<string>;
  /** The output, where it is known before the resource is there: plan goes on with it. */
  readonly plannedOutput?: Out;
  output(id: string, resource: Resource, tags: Tags): Out | Promise<Out>;
}

/** Reads the output of a node that was named in `needs`. */
export type OutputOf = <Out>(need: Need<Out>) => Out;

/** Something that should exist in AWS. */
export interface Node<Out = unknown, Resource = unknown> {
  /** Unique in the graph, e.g. `train:single`; also the value of the tag `sagemaker-actions:node`. */
  readonly key: string;
  /** The stages that make it true; every other stage only observes it. */
  readonly stages: readonly string[];
  readonly kind: View<Resource> & Partial<OwnedKind<Resource>>;
  readonly needs: readonly Need<unknown>[];
  /**
   * Throws a Failure when there is no room for what the node makes. Asked before anything is made or changed, and by a
   * plan as soon as it is clear that something will be.
   */
  readonly preflight?: () => Promise<void>;
  /** What it does is the end of what an earlier run has begun: a scheduled run does it, too. */
  readonly goesOn?: boolean;
  /** The config says nothing of it: it is mentioned only when there is something to do. */
  readonly hideIfUnchanged?: boolean;
  /** For when a run cannot get as far as the node: what it needs has failed or is missing, or it must not be changed. */
  readonly recovery?: Recovery;
  desire(of: OutputOf): Desired<Resource, Out> | Promise<Desired<Resource, Out>>;
}

/** What becomes of what an earlier run has changed and not verified when this run does not come to verify it by itself. */
export interface Recovery {
  /** What is there and was never verified. Only reads: a plan calls it as well. */
  find(): Promise<LeftUnproven | undefined>;
  /** Proves it, or takes it back. @throws Failure when it was wrong, with what is there now */
  verify(): Promise<void>;
}

/** Something that was changed and not verified. */
export interface LeftUnproven extends Unproven {
  readonly id: string;
  /** Whose change it is, in words. */
  readonly what: string;
}

/** A node whose output somebody gave as an input: nothing is read or made. */
export interface Given<Out> {
  readonly key: string;
  readonly given: Out;
}

export type Need<Out> = Node<Out> | Given<Out>;

/** The nodes of a pipeline; needs come before what needs them. */
export type Graph = readonly Node[];
