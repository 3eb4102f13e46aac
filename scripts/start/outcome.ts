import type { WorkflowOutcome } from '../workflow.ts';

/**
 * The jobs that did not do what they are there for, with how they ended. A job is there for something when it is the plan,
 * or when the plan has said that it is to run.
 */
export function unfinished({ jobs }: WorkflowOutcome): { readonly job: string; readonly result: string }[] {
  const planned = ['plan', ...(JSON.parse(jobs['plan']?.steps['plan']?.['run'] || '[]') as string[])];
  return Object.entries(jobs)
    .filter(([job, { result }]) => result !== 'success' && (planned.includes(job) || result !== 'skipped'))
    .map(([job, { result }]) => ({ job, result }));
}

/** Names of the endpoints that were deployed. */
export function endpointsOf({ jobs }: WorkflowOutcome): string[] {
  return Object.values(JSON.parse(jobs['deploy']?.steps['deploy']?.['endpoint-names'] || '{}'));
}

/** Name of the function that was updated, if one was. */
export function functionNameOf({ jobs }: WorkflowOutcome): string | undefined {
  return jobs['function']?.steps['function']?.['function-name'] || undefined;
}

/**
 * What came out, as lines of a table; only what is known.
 *
 * @param logs folder of the run's logs, as it is shown, and the names of the files in it
 */
export function outcomeTable(
  outcome: WorkflowOutcome,
  seconds: number,
  logs: { readonly folder: string; readonly files: readonly string[] },
): string[] {
  const output = (job: string, name: string) => outcome.jobs[job]?.steps[job]?.[name];
  const latency = output('invoke', 'latency-ms');
  const prediction = output('invoke', 'prediction');
  const rows: [string, string | undefined][] = [
    ['best hyperparameters', pairs(output('tune', 'best-hyperparameters'))],
    ['training jobs', names(output('train', 'training-jobs'))],
    ['metrics', pairs(output('train', 'metrics'))],
    ['endpoints', endpointsOf(outcome).join(', ')],
    ['autoscaling', scalingOf(outcome)],
    ['function', functionOf(outcome)],
    ['prediction', latency === undefined ? prediction : `${prediction} (in ${latency} ms)`],
    ['time', duration(seconds)],
    ['logs', logs.folder],
    ...logRows(logs.files),
  ];
  return rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`  ${name.padEnd(22)}${value}`]));
}

/** Which files the folder of logs has, by what they tell of. */
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

/** All of a few names, the first of many. */
function listed(names: readonly string[]): string {
  return names.length <= 4 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

/** The function that was updated, the version behind its alias, and what it answered. */
function functionOf({ jobs }: WorkflowOutcome): string | undefined {
  const { function: updated = {}, answer = {} } = jobs['function']?.steps ?? {};
  const {
    'function-name': name,
    version,
    'provisioned-concurrency': provisioned,
    'reserved-concurrency': reserved,
  } = updated;
  if (!name) return undefined;
  const kept = !provisioned || provisioned === '0' ? [] : [`${provisioned} executions READY`];
  const most = !reserved ? [] : [`at most ${reserved} at once`];
  const said =
    answer['prediction'] === undefined ? [] : [`answers ${answer['prediction']} (in ${answer['latency-ms']} ms)`];
  return [`${name} version ${version}`, ...kept, ...most, ...said].join(', ');
}

/** The endpoint that is scaled, how far, and by what. */
function scalingOf({ jobs }: WorkflowOutcome): string | undefined {
  const { 'resource-id': id = '', min, max, target } = jobs['scale']?.steps['scale'] ?? {};
  if (id === '') return undefined;
  return `${id.split('/')[1]}: ${min} to ${max} instances, one for each ${target} requests a minute`;
}

/** `local-single-24aedea44a, local-multi-917a3be718` for a JSON object of names by entry. */
function names(json: string | undefined): string | undefined {
  return json === undefined || json === '' ? undefined : Object.values(JSON.parse(json)).join(', ');
}

/** `batch_size 64, learning_rate 0.0058` for a JSON object. */
function pairs(json: string | undefined): string | undefined {
  if (json === undefined || json === '') return undefined;
  return Object.entries(JSON.parse(json) as Record<string, unknown>)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? Number(value.toPrecision(4)) : value}`)
    .join(', ');
}

function duration(seconds: number): string {
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
