import { recordDeployment, setDeploymentStatus } from '../lib/github-api/deployments.ts';
import { isDenied } from '../lib/github-api/errors.ts';
import { connectStep, pageOfRun } from '../lib/github-api/of-step.ts';
import type { RunRecord } from '../lib/report/run.ts';
import type { ActionContext } from '../lib/runner/action-context.ts';
import { runOf } from '../lib/runner/surroundings.ts';

/** What changes what an endpoint serves, or completes the change of an earlier run that was interrupted. */
const CHANGES: readonly string[] = ['create', 'update', 'replace', 'wait', 'verify'];

/**
 * Records on GitHub what this run has deployed: one deployment for each endpoint that it changed, with what became of it.
 * An endpoint that was left as it is, or is still changing at the wait limit, has none. A record that cannot be written is a
 * warning: the endpoint serves.
 */
export async function recordDeployments(context: ActionContext, record: RunRecord): Promise<void> {
  const changed = record.steps.filter(({ key, does }) => key.startsWith('endpoint:') && CHANGES.includes(does));
  const states = new Map<string, 'success' | 'failure'>();
  for (const { key, id } of changed) {
    const isServed = record.reached.includes(key);
    if (id !== undefined && (isServed || record.pending === undefined))
      states.set(id, isServed ? 'success' : 'failure');
  }
  if (states.size === 0) return;
  const { environment, signal } = context;
  const connecting = connectStep(context);
  const [run, sha] = [runOf(environment), environment['GITHUB_SHA'] ?? ''];
  try {
    const github = await connecting;
    const log = pageOfRun(context, github.repository, environment['GITHUB_RUN_ID'] ?? '');
    for (const [endpoint, state] of states) {
      const description = `The endpoint ${endpoint}`;
      const deployment = await recordDeployment(github, {
        ...{ environment: endpoint, sha, production: true, description, run },
      });
      await setDeploymentStatus(github, deployment, { state, log, description });
      context.info(`deployment of ${endpoint} recorded on GitHub: ${state}`);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Error)) throw error;
    const next = isDenied(error) && 'next' in error ? `\n→ ${error.next}` : '';
    context.annotate('warning', `The deployment was not recorded on GitHub: ${error.message}${next}`);
  }
}
