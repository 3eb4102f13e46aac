import { shorten } from '../report/plain-text.ts';
import type { GitHub } from './client.ts';

/** A GitHub deployment: the record that a commit is, or was, deployed. */
export interface Deployment {
  readonly id: number;
  readonly environment: string;
}

/** Characters; below the 140 of a status's description, including the note that some are omitted. */
const LONGEST = 90;
const NEEDS = 'deployments: write';

/**
 * Records that a commit is being deployed. GitHub neither merges anything nor waits for checks. A record that this run
 * made before is reused.
 *
 * @param run names the run and its attempt
 * @param config names what is deployed; see {@link lastDeployed}
 * @param production whether users use what is deployed
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
    // GitHub answers without a deployment only for a merge, which was not requested.
    return { id: (made as { id: number }).id, environment };
  });
}

/** Number of newest deployments that are read; older ones were replaced long ago. */
const LOOK_BACK = 20;

/** The last successful deployment, by the records of an environment; `undefined` if there is none. */
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
 * Adds a status to a deployment. With `success`, GitHub shows it as active, and earlier ones of an environment that is
 * not for production as inactive.
 *
 * @param log address of the run's page
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
