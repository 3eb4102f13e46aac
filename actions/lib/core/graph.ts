import type { Failure } from './failure.ts';
import type { OwnedKind, View } from './kind.ts';
import type { Unproven } from './unproven.ts';

export type * from './kind.ts';

/** Tags of a resource: names and values. */
export type Tags = Readonly<Record<string, string>>;

/**
 * The phase of a resource. `in-progress`: it is being created or changed. `transient`: it failed for a reason that its
 * content did not cause (capacity, an internal error, a manual stop), so the same content may be tried again.
 */
export interface Phase {
  readonly is: 'in-progress' | 'ready' | 'failed' | 'stopped';
  /** The service's status and reason, for messages. */
  readonly detail: string;
  readonly transient?: true;
  /** Its machine was taken away: the next attempt, which goes on where it stopped, follows in the same run. */
  readonly resumes?: true;
}

/**
 * A field in which a resource differs from the config, and how it can be changed. `nothing`: it does not affect the
 * result, so a reused resource keeps it, and the difference is only reported.
 */
export interface Change {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly by: 'update' | 'replace' | 'nothing';
  /** Only the stage that creates the resource compares this field; for other stages it is only reported. */
  readonly ofMaker?: true;
}

/** A resource that was read. */
export interface Observed<Resource> {
  readonly resource: Resource;
  readonly phase: Phase;
  /** Absent for resources without an owner: their names identify their content (S3 objects), or they are shared. */
  readonly tags?: Tags;
}

/**
 * The state of a resource that `verify` checks, as text for a tag, without spaces. With it, each change is marked in
 * the resource's tags before it starts, so that a later run knows what was not verified.
 */
export interface State<Resource> {
  /** The state after the change. */
  readonly wanted: string;
  /** The current state. */
  of(resource: Resource): string;
  /** Identifies the last change of the resource; tags do not count. */
  revision?(resource: Resource): string;
  /** Tags that are written after a verified change. */
  proved?(before: string | undefined): Tags;
  /** Measures what a change has brought, once it is verified; in tags that are written with those of `proved`. */
  measured?(id: string, signal: AbortSignal): Promise<Tags>;
}

/** A change that must not be made. */
export interface Refused {
  /** Why, in the service's own words where it has some. */
  readonly reason: string;
  /** The failure of a run that would try it again. */
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
   * In what earlier content differs, by the names of {@link content}'s parts and in the words of the config. Parts that it
   * leaves out are told by their names alone.
   *
   * @param id of the resource with the earlier content, which is this pipeline's
   */
  since?(id: string): Promise<Readonly<Record<string, readonly Change[]>>>;
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
  /** It holds what is nowhere else, such as files of people: one that failed is updated as well, never replaced. */
  readonly holdsFiles?: true;
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

/** Reads the output of a node in `needs`. */
export type OutputOf = <Out>(need: Need<Out>) => Out;

/** Something that should exist in AWS. */
export interface Node<Out = unknown, Resource = unknown> {
  /** Unique in the graph, e.g. `train:single`; also the value of the tag `sagemaker-actions:node`. */
  readonly key: string;
  /** The name of its resource, where it is known before its inputs are: a plan then tells at once whose it is. */
  readonly id?: string;
  /** The stages that create or update it; other stages only read it. */
  readonly stages: readonly string[];
  readonly kind: View<Resource> & Partial<OwnedKind<Resource>>;
  readonly needs: readonly Need<unknown>[];
  /** Throws a Failure when a quota is too low for a change of the node. Called before a change, and by a plan. */
  readonly preflight?: () => Promise<void>;
  /** It completes what an earlier run started, so a scheduled run does it as well. */
  readonly goesOn?: boolean;
  /** It is not in the config, so it is only shown if there is something to do. */
  readonly hideIfUnchanged?: boolean;
  /** Used if a run does not reach the node: its needs failed or are missing, or it must not be changed. */
  readonly recovery?: Recovery;
  desire(of: OutputOf): Desired<Resource, Out> | Promise<Desired<Resource, Out>>;
}

/** Verifies a change of an earlier run if this run does not reach the node. */
export interface Recovery {
  /** Finds an unverified change. It only reads, so a plan calls it as well. */
  find(): Promise<LeftUnproven | undefined>;
  /** Verifies the change, or rolls it back. @throws Failure when it was rolled back, with the current state */
  verify(): Promise<void>;
}

/** An unverified change of a resource. */
export interface LeftUnproven extends Unproven {
  readonly id: string;
  /** Names the change, for messages. */
  readonly what: string;
}

/** A node whose output is an input of the action: nothing is read or created. */
export interface Given<Out> {
  readonly key: string;
  readonly given: Out;
}

export type Need<Out> = Node<Out> | Given<Out>;

/** The nodes of a pipeline, each after the nodes that it needs. */
export type Graph = readonly Node[];
