import type { Change } from './graph.ts';
import type { Clock } from './poll.ts';
import type { Owner } from './tags.ts';

/** The decision about a node. */
export interface Step {
  readonly key: string;
  readonly kind: string;
  readonly does:
    | 'create'
    | 'update'
    | 'replace'
    | 'wait'
    | 'reuse'
    | 'verify'
    | 'blocked'
    | 'known-after'
    | 'fail'
    | 'stop'
    | 'remove';
  /** Name of the resource, if it is known. */
  readonly id?: string;
  /** The reason, in one sentence. */
  readonly detail: string;
  readonly changes?: readonly Change[];
  /** In a plan: there is something to do, so a stage that creates the node has to run. */
  readonly due?: boolean;
  /** In a plan: the step fails because the run refuses to change the resource, which stays as it is. */
  readonly kept?: true;
  /** In a plan: stages that the step needs but that are not part of the run, in their order. */
  readonly lacks?: readonly string[];
}

/** Kind and name of a resource: enough to stop or remove it. */
export interface Ref {
  readonly kind: string;
  readonly id: string;
}

/** Records what this run started, so that the post step knows it even if the process was killed. */
export interface Ledger {
  /** Called before the create call. */
  started(ref: Ref): void;
  /** The resource has ended, or does not belong to this run. */
  settled(ref: Ref): void;
}

/** Settings of a run: owner, deadline, what it may do, and where it reports. */
export interface Run {
  readonly owner: Owner;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch; a wait that reaches it ends as pending. */
  readonly deadline: number;
  /**
   * What may be tried again under a new name: `nothing` (a scheduled run), resources that failed for a `transient`
   * reason, or `everything` (the input `retry`, or GitHub's own re-run).
   */
  readonly retry: 'nothing' | 'transient' | 'everything';
  readonly adopt: boolean;
  /** A scheduled run: it continues what earlier runs left pending, and starts nothing else. */
  readonly scheduled?: boolean;
  /**
   * Stages of the whole run, in their order; those that remain at the deadline are saved. Absent: nothing is saved
   * (pull requests).
   */
  readonly stages?: readonly string[] | undefined;
  /** A stage cannot be run by itself (pull requests): all are run again, which also retries what has failed. */
  readonly reruns?: boolean;
  readonly superseded: 'stop' | 'finish';
  /** Tags that the user wants on every resource. */
  readonly tags: Readonly<Record<string, string>>;
  readonly ledger: Ledger;
  step(step: Step): void;
  /** Called when a resource exists that this run has created or changed. */
  changed?(key: string, id: string): void;
  /** Called when a node of the stages matches the config and is verified. */
  reached?(key: string): void;
  /** A line of progress: a status that changed, a metric, a trial. */
  progress(key: string, line: string): void;
  /** Lines of a job's own log. */
  log(key: string, lines: readonly string[]): void;
}
