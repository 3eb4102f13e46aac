import type { WorkflowOutcome } from '../workflow.ts';
import { priceRows } from './price.ts';

/**
 * The jobs that did not succeed, with their results. Only the plan and the jobs that the plan selected count.
 */
export function unfinished({ jobs }: WorkflowOutcome): { readonly job: string; readonly result: string }[] {
  const planned = ['plan', ...(JSON.parse(jobs['plan']?.steps['plan']?.['run'] || '[]') as string[])];
  return Object.entries(jobs)
    .filter(([job, { result }]) => result !== 'success' && (planned.includes(job) || result !== 'skipped'))
    .map(([job, { result }]) => ({ job, result }));
}

/** Names of the endpoints that were deployed, or that already matched the config in the plan. */
export function endpointsOf(outcome: WorkflowOutcome): string[] {
  return named(outcome.jobs['deploy']?.steps['deploy']?.['endpoint-names']) ?? reused(outcome, 'endpoint');
}

/**
 * Name of the function that was updated, or that already matched the config in the plan; `undefined`: there is none.
 */
export function functionNameOf(outcome: WorkflowOutcome): string | undefined {
  return outcome.jobs['function']?.steps['function']?.['function-name'] || reused(outcome, 'function')[0];
}

/**
 * Resources that already matched the config in the plan, by the prefix of their steps' keys; their stages do not run.
 */
function reused({ jobs }: WorkflowOutcome, kind: string): string[] {
  const steps = JSON.parse(jobs['plan']?.steps['plan']?.['changes'] || '[]') as {
    key: string;
    does: string;
    id: string;
  }[];
  return steps.flatMap(({ key, does, id }) => (does === 'reuse' && key.startsWith(`${kind}:`) ? [id] : []));
}

/** The names in a JSON object of names by entry. */
function named(json: string | undefined): string[] | undefined {
  return json ? Object.values(JSON.parse(json)) : undefined;
}

/**
 * Results as lines of a table; unknown ones are omitted.
 *
 * @param logs folder of the run's logs, as shown to the user, and the names of its files
 * @param report path of the run's report, if there is one
 */
export function outcomeTable(
  outcome: WorkflowOutcome,
  seconds: number,
  logs: { readonly folder: string; readonly files: readonly string[] },
  report?: string,
): string[] {
  const output = (job: string, name: string) => outcome.jobs[job]?.steps[job]?.[name];
  const latency = output('invoke', 'latency-ms');
  const prediction = output('invoke', 'prediction');
  const rows: [string, string | undefined][] = [
    ['best hyperparameters', pairs(output('tune', 'best-hyperparameters'))],
    ['training jobs', (named(output('train', 'training-jobs')) ?? reused(outcome, 'train')).join(', ')],
    ['metrics', pairs(output('train', 'metrics'))],
    ['endpoints', endpointsOf(outcome).join(', ')],
    ['autoscaling', scalingOf(outcome)],
    ['function', functionOf(outcome)],
    ['prediction', latency === undefined ? prediction : `${prediction} (in ${latency} ms)`],
    ...priceRows(outcome),
    ['time', duration(seconds)],
    ['report', report],
    ['logs', logs.folder],
    ...logRows(logs.files),
  ];
  return rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`  ${name.padEnd(22)}${value}`]));
}

/** The files in the folder of logs, by their content. */
function logRows(files: readonly string[]): [string, string][] {
  const kinds: readonly [name: string, files: RegExp][] = [
    ['  of the run', /^(pipeline|local-aws)\.log$/],
    ['  of endpoints', /^endpoint-.*\.log$/],
    ['  of functions', /^function-.*\.log$/],
    ['  of training jobs', /^training-.*\.log$/],
    ['  job summaries', /^summary-.*\.md$/],
  ];
  return kinds.map(([name, kind]) => [name, listed(files.filter((file) => kind.test(file)))]);
}

/** All of a few names, or the first of many. */
function listed(names: readonly string[]): string {
  return names.length <= 4 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

/** The function; for an updated one also the version behind its alias, and its answer. */
function functionOf(outcome: WorkflowOutcome): string | undefined {
  const { function: updated = {}, answer = {} } = outcome.jobs['function']?.steps ?? {};
  const {
    'function-name': name,
    version,
    'provisioned-concurrency': provisioned,
    'reserved-concurrency': reserved,
  } = updated;
  if (!name) return functionNameOf(outcome);
  const kept = !provisioned || provisioned === '0' ? [] : [`${provisioned} executions READY`];
  const most = !reserved ? [] : [`at most ${reserved} at once`];
  const said =
    answer['prediction'] === undefined ? [] : [`answers ${answer['prediction']} (in ${answer['latency-ms']} ms)`];
  return [`${name} version ${version}`, ...kept, ...most, ...said].join(', ');
}

/** The scaled endpoint, its limits, and its metric. */
function scalingOf({ jobs }: WorkflowOutcome): string | undefined {
  const { 'resource-id': id = '', min, max, target } = jobs['scale']?.steps['scale'] ?? {};
  if (id === '') return undefined;
  return `${id.split('/')[1]}: ${min} to ${max} instances, one for each ${target} requests a minute`;
}

/** `batch_size 64, learning_rate 0.0058` from a JSON object. */
function pairs(json: string | undefined): string | undefined {
  if (json === undefined || json === '') return undefined;
  return Object.entries(JSON.parse(json) as Record<string, unknown>)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toPrecision(4)) : value}`)
    .join(', ');
}

function duration(seconds: number): string {
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
