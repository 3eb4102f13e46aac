import { invalid, notFound, page, Refusal } from './answer.ts';
import { type Asked, numberIn, type Route } from './routes.ts';
import type { CheckRun } from './state.ts';

const RUNS = '/repos/{owner}/{repo}/check-runs';

/** Maximum bytes of a check run's summary, and of its text. */
const LONGEST = 65_535;

export const checks: readonly Route[] = [
  {
    name: `POST ${RUNS}`,
    permissions: ['checks=write'],
    answer: (asked) => {
      const sha = String(asked.body['head_sha']);
      if (!asked.repository.hasCommit(sha)) throw new Refusal(422, `No commit found for SHA: ${sha}`);
      const run: CheckRun = { id: asked.repository.nextId(), status: 'queued', external_id: '', conclusion: null };
      const made = changed(run, asked);
      asked.repository.checkRuns.push(made);
      return { status: 201, body: shown(made, asked) };
    },
  },
  {
    name: `PATCH ${RUNS}/{check_run_id}`,
    permissions: ['checks=write'],
    answer: (asked) => {
      const { checkRuns } = asked.repository;
      const index = checkRuns.findIndex(({ id }) => id === numberIn(asked, 'check_run_id'));
      const run = checkRuns[index];
      if (run === undefined) throw notFound();
      checkRuns[index] = changed(run, asked);
      return { status: 200, body: shown(checkRuns[index], asked) };
    },
  },
  {
    name: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
    permissions: ['checks=read'],
    answer: (asked) => {
      const { path, repository, url } = asked;
      const name = url.searchParams.get('check_name');
      const found = repository.checkRuns.filter(
        (run) => run['head_sha'] === path['ref'] && (name === null || run['name'] === name),
      );
      // Without `filter=all`, only the latest run with each name is listed.
      const latest = new Map(found.map((run) => [run['name'], run]));
      const runs = url.searchParams.get('filter') === 'all' ? found : [...latest.values()];
      return page(
        runs.map((run) => shown(run, asked)),
        url,
        'check_runs',
      );
    },
  },
];

/**
 * The check run after a request. New annotations are added to the existing ones (docs.github.com, "Update a check
 * run").
 */
function changed(run: CheckRun, { body }: Asked): CheckRun {
  const { output = {} } = body as { output?: Record<string, unknown> };
  for (const field of ['summary', 'text'])
    if (Buffer.byteLength(String(output[field] ?? '')) > LONGEST)
      throw invalid('CheckRun', field, `${field} exceeds a maximum bytesize of ${LONGEST}`);
  const before = (run['output'] ?? {}) as { annotations?: object[] };
  const annotations = [...(before.annotations ?? []), ...((output['annotations'] ?? []) as object[])];
  const isDone = body['conclusion'] !== undefined;
  return {
    ...run,
    ...body,
    id: run.id,
    ...(isDone && { status: 'completed' }),
    output: { ...before, ...output, annotations },
  };
}

function shown(run: CheckRun, { origin, repository }: Asked): object {
  const { annotations = [], ...output } = run['output'] as { annotations?: object[] };
  return {
    ...run,
    html_url: `${origin}/${repository.name}/runs/${run.id}`,
    output: { ...output, annotations_count: annotations.length },
  };
}
