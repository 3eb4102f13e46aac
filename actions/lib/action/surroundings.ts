import { Aws } from '../aws/clients.ts';
import { credentials } from '../aws/credentials.ts';
import type { Domain } from '../core/domain.ts';
import type { Owner } from '../core/tags.ts';
import type { Job } from '../github/job.ts';

/** Who acts, from GitHub's variables. */
export function ownerOf({ environment }: Job, pipeline: string): Owner {
  return {
    pipeline,
    repository: environment['GITHUB_REPOSITORY'] || 'local/repository',
    ref: environment['GITHUB_REF'] || 'refs/heads/main',
    commit: environment['GITHUB_SHA'] || 'unknown',
    run: runOf(environment),
  };
}

/** A run for a pull request is one whatever started it: its code has not been reviewed. */
export function domainOf({ environment }: Job): Domain {
  const { GITHUB_EVENT_NAME: event = '', GITHUB_REF: ref = '' } = environment;
  return event.startsWith('pull_request') || ref.startsWith('refs/pull/') ? 'pull-request' : 'main';
}

/** `<run id>.<attempt>` of the workflow run. */
export function runOf(environment: Job['environment']): string {
  return `${environment['GITHUB_RUN_ID'] || 'local'}.${environment['GITHUB_RUN_ATTEMPT'] || '1'}`;
}

const REGION = 'region';
const ROLE = 'aws-role';

/** The way to AWS in the config's region, remembered for the post step. */
export function connect(job: Job, region: string): Aws {
  job.remember(REGION, region);
  job.remember(ROLE, job.input(ROLE));
  return open(job, region, job.input(ROLE));
}

/** In the post step: the way to AWS that main had. */
export function reconnect(job: Job): Aws {
  return open(job, job.recall(REGION), job.recall(ROLE));
}

function open(job: Job, region: string, role: string): Aws {
  const { environment } = job;
  const endpoint = environment['AWS_ENDPOINT_URL'] || undefined;
  const run = runOf(environment);
  return new Aws({
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    credentials: credentials({
      environment,
      role,
      region,
      ...(endpoint === undefined ? {} : { endpoint }),
      sessionName: `sagemaker-actions-${run}`.replace(/[^\w+=,.@-]/g, '-').slice(0, 64),
      idToken: job.idToken,
    }),
    agent: `sagemaker-actions/${environment['GITHUB_ACTION'] || 'local'} run/${run}`.replaceAll(' ', '-'),
  });
}
