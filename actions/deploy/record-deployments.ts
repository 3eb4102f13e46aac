import { lastDeployed, recordDeployment, setDeploymentStatus } from '../lib/github-api/deployments.ts';
import { isDenied } from '../lib/github-api/errors.ts';
import { connectStep, pageOfRun } from '../lib/github-api/of-step.ts';
import type { RunRecord } from '../lib/report/run.ts';
import type { ActionContext } from '../lib/runner/action-context.ts';
import { runOf } from '../lib/runner/surroundings.ts';

/** Steps that change what an endpoint serves, or complete an interrupted change of an earlier run. */
const CHANGES: readonly string[] = ['create', 'update', 'replace', 'wait', 'verify'];

/** The recorded result for an endpoint. */
interface Outcome {
  readonly state: 'success' | 'failure';
  readonly sha: string;
  /** The configuration that it serves; '': not one that this run wanted. */
  readonly config: string;
}

/**
 * Records on GitHub what main serves: a deployment with its result for each endpoint that this run changed, and one for
 * each endpoint whose configuration has no deployment because the run that deployed it was interrupted. An endpoint
 * that is still changing at the wait limit gets none. If a record cannot be written, that is a warning, because the
 * endpoint serves.
 */
export async function recordDeployments(context: ActionContext, record: RunRecord): Promise<void> {
  const { environment, signal } = context;
  const changed = changedIn(record);
  if (changed.size + record.served.length === 0) return;
  const connecting = connectStep(context);
  const [run, sha] = [runOf(environment), environment['GITHUB_SHA'] ?? ''];
  try {
    const github = await connecting;
    const log = pageOfRun(context, github.repository, environment['GITHUB_RUN_ID'] ?? '');
    const put = async (endpoint: string, { state, ...what }: Outcome) => {
      const description = `The endpoint ${endpoint}`;
      const deployment = await recordDeployment(github, {
        ...{ environment: endpoint, ...what, production: true, description, run },
      });
      await setDeploymentStatus(github, deployment, { state, log, description });
      context.info(`deployment of ${endpoint} recorded on GitHub: ${state}`);
    };
    for (const endpoint of changed.keys())
      if (changed.get(endpoint) === 'failure') await put(endpoint, { state: 'failure', sha, config: '' });
    for (const { endpoint, config, commit } of record.served)
      if (changed.get(endpoint) === 'success' || (await lastDeployed(github, endpoint)) !== config)
        await put(endpoint, { state: 'success', sha: commit, config });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Error)) throw error;
    const next = isDenied(error) && 'next' in error ? `\n→ ${error.next}` : '';
    context.annotate('warning', `The deployment was not recorded on GitHub: ${error.message}${next}`);
  }
}

/** Endpoints that this run changed, and whether the change succeeded. */
function changedIn({ steps, reached, pending }: RunRecord): ReadonlyMap<string, 'success' | 'failure'> {
  const states = new Map<string, 'success' | 'failure'>();
  for (const { key, does, id } of steps) {
    if (id === undefined || !key.startsWith('endpoint:') || !CHANGES.includes(does)) continue;
    const isReached = reached.includes(key);
    if (isReached || pending === undefined) states.set(id, isReached ? 'success' : 'failure');
  }
  return states;
}
