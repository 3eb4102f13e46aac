import type { Change } from './graph.ts';
import type { Clock } from './poll.ts';
import type { Owner } from './tags.ts';

/** What a walk decided about a node. */
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
  /** Name of the resource, where it is known. */
  readonly id?: string;
  /** Why, in a sentence. */
  readonly detail: string;
  readonly changes?: readonly Change[];
  /** In a plan: there is something to do, so a stage that makes the node has to run. */
  readonly due?: boolean;
  /** In a plan: stages that do not run, and without which the step cannot be done, in their order. */
  readonly lacks?: readonly string[];
}

/** A kind and a name: all that it takes to stop or remove something. */
export interface Ref {
  readonly kind: string;
  readonly id: string;
}

/** Keeps what this run started, so that a post step of a process that was killed still knows it. */
export interface Ledger {
  /** Written before the create call. */
  started(ref: Ref): void;
  /** The thing has ended or is not this run's. */
  settled(ref: Ref): void;
}

/** One walk: who acts, how long, what is allowed, and whom to tell. */
export interface Run {
  readonly owner: Owner;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch: a wait ends as pending then. */
  readonly deadline: number;
  /**
   * What may be tried again under a further name: `nothing` (a scheduled run), what failed for a `transient` reason, or
   * `everything` (asked for, or GitHub's own re-run).
   */
  readonly retry: 'nothing' | 'transient' | 'everything';
  readonly adopt: boolean;
  /** A scheduled run: it goes on with what earlier runs left pending, and starts nothing else. */
  readonly scheduled?: boolean;
  /** Stages of the whole run, in their order: what a wait leaves of them is written down. Absent: nothing is (pull requests). */
  readonly stages?: readonly string[] | undefined;
  readonly superseded: 'stop' | 'finish';
  /** Tags that the user wants on everything. */
  readonly tags: Readonly<Record<string, string>>;
  readonly ledger: Ledger;
  step(step: Step): void;
  /** A resource exists that this run has created or changed. */
  changed?(key: string, id: string): void;
  /** A node of the stages is as the config wants it, and verified. */
  reached?(key: string): void;
  /** A line of progress: a status that changed, a metric, a trial. */
  progress(key: string, line: string): void;
  /** Lines of a job's own log. */
  log(key: string, lines: readonly string[]): void;
}
