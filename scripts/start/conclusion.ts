import type { WorkflowOutcome } from '../workflow.ts';
import type { Display } from './display.ts';
import { nextSteps } from './next-steps.ts';
import type { Options } from './options.ts';
import { endpointsOf, outcomeTable, unfinished } from './outcome.ts';

/** A run that has ended normally. */
export interface Ended {
  readonly options: Options;
  readonly outcome: WorkflowOutcome;
  readonly shown: Display;
  readonly seconds: number;
  /** The folder of the run's logs, as shown to the user, and the names of its files. */
  readonly logs: { readonly folder: string; readonly files: readonly string[] };
  /** Path of the run's report, as shown to the user; undefined if there is none. */
  readonly report?: string | undefined;
}

/**
 * The end of a run's output, as lines: repeated annotations, results, and next steps; and whether everything succeeded.
 */
export function conclusion({ options, outcome, shown, seconds, logs, report }: Ended): {
  lines: string[];
  done: boolean;
} {
  const failed = unfinished(outcome);
  const done = outcome.ok && failed.length === 0;
  const names = failed.map(({ job, result }) => `${job} (${result})`).join(', ');
  const end = done ? (options.plan ? 'Planned:' : 'Done:') : `Not done: ${names}`;
  const told = { failed: failed.map(({ job }) => job), errors: shown.errors() };
  const next = nextSteps({ options, ...told, serves: endpointsOf(outcome).length > 0, ...logs });
  return { done, lines: [...shown.repeated(), '', end, ...outcomeTable(outcome, seconds, logs, report), ...next] };
}
