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
  /** AWS reclaimed its instance. The same run starts the next attempt, which continues where this one stopped. */
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
  /** Measures the result of a verified change; returns tags that are written together with those of `proved`. */
  measured?(id: string, signal: AbortSignal): Promise<Tags>;
}

/** A change that must not be made. */
export interface Refused {
  /** Why, with the service's own message if there is one. */
  readonly reason: string;
  /** The failure of a run that would make the change again. */
  readonly failure: Failure;
  /** The next step for the run that has just tried the change, and the current state. Default: as in `failure`. */
  readonly next?: string;
}

/** Resources that must not exist. A resource of another owner is left alone. */
export interface Absence<Resource> {
  /** Their ids, in the order in which they are removed. Default: the node's id. */
  ids?(): Promise<readonly string[]>;
  /** Why an existing one is removed; a sentence whose subject is the id. */
  why(resource: Resource): string | Promise<string>;
}

/** The desired state of a node, once its inputs are known. */
export interface Desired<Resource, Out> {
  /** Name of the first attempt. */
  readonly id: string;
  /** The hashed parts of the content by name: code, data, image, parameters; for the identity `content`. */
  readonly content?: Tags;
  /**
   * Differences between an existing resource and the config; empty = reuse it. If the name is a hash of the content, a
   * difference means that somebody else created another resource with this name: it is neither used nor changed.
   * Default: no differences.
   */
  changes?(resource: Resource, tags: Tags): readonly Change[];
  /**
   * Differences from earlier content, by the part of {@link content} that they belong to, with the keys of the config.
   * For a part that is missing here, only the name of the part is reported.
   *
   * @param id of the pipeline's resource with the earlier content
   */
  since?(id: string): Promise<Readonly<Record<string, readonly Change[]>>>;
  /** For other identities than `content`: the differences from the newest earlier resource, as a clause, if there is one. */
  earlier?(): Promise<string | undefined>;
  /**
   * Whether these changes must not be made: they were made before and rolled back, or their result is not good enough.
   * Called whenever there is a difference; only reads.
   *
   * @param again whether failed content is tried again
   */
  refused?(resource: Resource, tags: Tags, again: boolean): Refused | undefined | Promise<Refused | undefined>;
  /**
   * The same content as published by main. A pull request uses that resource if it exists, and otherwise creates its
   * own. The `refusal` of this content says why a pull request does not create main's resource.
   */
  readonly published?: Desired<Resource, Out>;
  /** Why the resource must not be created, although it does not exist. */
  readonly refusal?: Failure | undefined;
  /** The resource must not exist: nothing is created, and an existing one is removed. */
  readonly absent?: Absence<Resource>;
  /** It holds files that exist nowhere else, such as those of users: even a failed one is updated, never replaced. */
  readonly holdsFiles?: true;
  /**
   * Creates the resource with its tags. Throws an error with `alreadyExists` if another process was faster. A view has
   * none.
   */
  create?(id: string, tags: Tags): Promise<void>;
  /** Updates the resource. It writes the tags before it changes anything else. */
  update?(id: string, resource: Resource, changes: readonly Change[], tags: Tags): Promise<void>;
  /** Reports problems of a ready resource that are not corrected. It only reads, so a plan calls it as well. */
  inspect?(id: string, resource: Resource): Promise<void>;
  /** Checks that a ready resource works; throws if it does not. */
  verify?(id: string, resource: Resource, signal: AbortSignal): Promise<void>;
  readonly state?: State<Resource>;
  /** The unverified change of a ready resource, if the service itself reports it; by default, the tags are used. */
  unproven?(resource: Resource): Unproven | undefined;
  /**
   * Rolls back a change that failed verification, also one of another run. Returns a sentence about what is served now.
   *
   * @param before the `state` before the change; `undefined`: the resource is new
   */
  revert?(id: string, before: string | undefined): Promise<string>;
  /** The output, if it is known before the resource exists: a plan uses it. */
  readonly plannedOutput?: Out;
  output(id: string, resource: Resource, tags: Tags): Out | Promise<Out>;
}

/** Reads the output of a node in `needs`. */
export type OutputOf = <Out>(need: Need<Out>) => Out;

/** Something that should exist in AWS. */
export interface Node<Out = unknown, Resource = unknown> {
  /** Unique in the graph, e.g. `train:single`; also the value of the tag `sagemaker-actions:node`. */
  readonly key: string;
  /** The name of its resource, if it is known before the inputs are: a plan can then check the owner. */
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
