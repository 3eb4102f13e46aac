import type { WorkflowOutcome } from '../workflow.ts';
import type { Display } from './display.ts';
import { nextSteps } from './next-steps.ts';
import type { Options } from './options.ts';
import { endpointsOf, outcomeTable, unfinished } from './outcome.ts';

/** A run that has ended by itself. */
export interface Ended {
  readonly options: Options;
  readonly outcome: WorkflowOutcome;
  readonly shown: Display;
  readonly seconds: number;
  /** The run's logs: their folder, as it is shown, and the names of the files in it. */
  readonly logs: { readonly folder: string; readonly files: readonly string[] };
  /** Path of the run's report, as it is shown; undefined where there is none. */
  readonly report?: string | undefined;
}

/** What a run ends with, as lines: what was repeated, what came out, and what to try next; and whether all is done. */
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
