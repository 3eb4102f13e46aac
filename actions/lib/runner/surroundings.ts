import { Aws } from '../aws/clients.ts';
import { credentials } from '../aws/credentials.ts';
import { proxyOf, useProxies } from '../aws/proxy.ts';
import { systemClock } from '../core/clock.ts';
import type { Domain } from '../core/domain.ts';
import type { Owner } from '../core/tags.ts';
import { type ActionContext, InputError } from './action-context.ts';
import { endpointOf } from './machine.ts';

/** The owner of the run, from GitHub's variables. */
export function ownerOf({ environment }: ActionContext, pipeline: string): Owner {
  return {
    pipeline,
    repository: environment['GITHUB_REPOSITORY'] || 'local/repository',
    ref: environment['GITHUB_REF'] || 'refs/heads/main',
    commit: environment['GITHUB_SHA'] || 'unknown',
    run: runOf(environment),
  };
}

/**
 * The trust domain of the run. A run for a pull request is in that domain for all events, because its code has not been
 * reviewed.
 */
export function domainOf({ environment }: ActionContext): Domain {
  const { GITHUB_EVENT_NAME: event = '', GITHUB_REF: ref = '' } = environment;
  return event.startsWith('pull_request') || ref.startsWith('refs/pull/') ? 'pull-request' : 'main';
}

/** `<run id>.<attempt>` of the workflow run. */
export function runOf(environment: ActionContext['environment']): string {
  return `${environment['GITHUB_RUN_ID'] || 'local'}.${environment['GITHUB_RUN_ATTEMPT'] || '1'}`;
}

const REGION = 'region';
const ROLE = 'aws-role';

/**
 * Connects to AWS in the config's region, and saves the connection's settings for the post step.
 *
 * @param deadline of the run, in ms since the epoch
 * @throws InputError when an input that names a role is not the ARN of a role; Failure as {@link credentials}
 */
export function connect(context: ActionContext, region: string, deadline: number): Aws {
  for (const name of [ROLE, 'execution-role', 'function-role', 'notebook-role']) checkRole(name, context.input(name));
  context.remember(REGION, region);
  context.remember(ROLE, context.input(ROLE));
  const { environment } = context;
  const proxy = proxyOf('https://amazonaws.com', environment);
  if (proxy !== undefined)
    context.info(`${proxy.variable}: https requests go through ${proxy.address}, except for the hosts in NO_PROXY.`);
  return open(context, region, context.input(ROLE), { deadline, warn: (line) => context.annotate('warning', line) });
}

/** IAM User Guide, "IAM identifiers": partition, account, path and name. */
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/;

function checkRole(input: string, value: string): void {
  if (value === '' || ROLE_ARN.test(value)) return;
  const [, account = 'ACCOUNT', name = 'NAME'] =
    /^arn:aws[a-z-]*:sts::(\d{12}):assumed-role\/([\w+=,.@-]+)\//.exec(value) ?? [];
  const named = name === 'NAME' && /^[\w+=,.@-]{1,64}$/.test(value) ? value : name;
  throw new InputError(
    `The input ${input} is ${value}, which is not the ARN of an IAM role.`,
    `Write arn:aws:iam::${account}:role/${named}, with the account's 12 digits.`,
  );
}

/** In the post step: connects to AWS with main's settings. */
export function reconnect(context: ActionContext): Aws {
  return open(context, context.recall(REGION), context.recall(ROLE), {
    deadline: systemClock.now(),
    warn: () => undefined,
  });
}

function open(
  context: ActionContext,
  region: string,
  role: string,
  { deadline, warn }: { deadline: number; warn: (line: string) => void },
): Aws {
  const { environment } = context;
  useProxies(environment);
  const endpoint = endpointOf(environment);
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
      idToken: context.idToken,
      warn,
    }),
    environment,
    patience: { clock: systemClock, signal: context.signal, deadline },
    agent: `sagemaker-actions/${environment['GITHUB_ACTION'] || 'local'} run/${run}`.replaceAll(' ', '-'),
  });
}
