import { shorten } from '../report/plain-text.ts';
import type { GitHub } from './client.ts';

/** A record on GitHub that a commit is, or was, deployed. */
export interface Deployment {
  readonly id: number;
  readonly environment: string;
}

/** Characters: below the 140 of a status's description even where it says that some are left out. */
const LONGEST = 90;
const NEEDS = 'deployments: write';

/**
 * Records that a commit is being deployed. GitHub merges nothing for it and waits for no check. What this run has recorded
 * before is taken up again.
 *
 * @param run names the run and its attempt
 * @param config names what is deployed; see {@link lastDeployed}
 * @param production whether users meet what is deployed
 */
export async function recordDeployment(
  github: GitHub,
  deployment: {
    environment: string;
    sha: string;
    production: boolean;
    description: string;
    run: string;
    config: string;
  },
): Promise<Deployment> {
  const { environment, sha, production, description, run, config } = deployment;
  const purpose = { what: 'Recording the deployment', of: `${environment} in ${github.repository}`, needs: NEEDS };
  const find = async () => {
    const found = await github.list(purpose, 'GET /repos/{owner}/{repo}/deployments', { sha, environment });
    const mine = found.find(({ payload }) => {
      const told = Object(payload) as { run?: unknown; config?: unknown };
      return told.run === run && told.config === config;
    });
    return mine && { id: Number(mine.id), environment };
  };
  return github.findOrCreate(find, async () => {
    const made = await github.send(purpose, 'POST /repos/{owner}/{repo}/deployments', {
      ref: sha,
      environment,
      description: shorten(description, LONGEST),
      auto_merge: false,
      required_contexts: [],
      production_environment: production,
      payload: { run, config },
    });
    // Only a merge is answered without a deployment, and none was asked for.
    return { id: (made as { id: number }).id, environment };
  });
}

/** Deployments that are looked at: those before were replaced long ago. */
const LOOK_BACK = 20;

/** What was deployed last, and with success, by the records of an environment; `undefined` where none says it. */
export async function lastDeployed(github: GitHub, environment: string): Promise<string | undefined> {
  const purpose = { what: 'Reading the deployments', of: `${environment} in ${github.repository}`, needs: NEEDS };
  const all = await github.send(purpose, 'GET /repos/{owner}/{repo}/deployments', { environment, per_page: LOOK_BACK });
  for (const { id, payload } of all.toSorted((one, other) => Number(other.id) - Number(one.id))) {
    const statuses = await github.send(purpose, 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
      deployment_id: Number(id),
    });
    const { config } = Object(payload) as { config?: unknown };
    if (statuses.some(({ state }) => state === 'success')) return typeof config === 'string' ? config : undefined;
  }
  return undefined;
}

/**
 * Adds what has become of a deployment. `success` makes GitHub show it as active, and earlier ones of an environment that is
 * not for production as inactive.
 *
 * @param log page of the run
 */
export async function setDeploymentStatus(
  github: GitHub,
  { id, environment }: Deployment,
  { state, log, description }: { state: DeploymentState; log: string; description: string },
): Promise<void> {
  await github.send(
    { what: `Recording ${state}`, of: `the deployment of ${environment} in ${github.repository}`, needs: NEEDS },
    'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    { deployment_id: id, state, log_url: log, description: shorten(description, LONGEST) },
  );
}

export type DeploymentState = 'in_progress' | 'success' | 'failure' | 'inactive';
