import type { AccountLimit, FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { Aws } from '../../aws/clients.ts';
import { isBusy } from '../../aws/errors.ts';
import { Failure } from '../../core/failure.ts';
import type { Change, Need, Node } from '../../core/graph.ts';
import { poll } from '../../core/poll.ts';
import type { Scope } from '../scope.ts';
import { unlessSecret } from '../since.ts';
import type { PlacedCode } from './code.ts';
import { lambdaAccountKind } from './concurrency.aws.ts';
import type { LambdaFunction } from './config.ts';
import {
  createFunction,
  functionKind,
  tagFunction,
  updateFunctionCode,
  updateFunctionConfiguration,
} from './function.aws.ts';
import { proofOf } from './proof.ts';
import { fingerprint, functionVersionKind, publishVersion } from './version.aws.ts';

/**
 * Concurrency that an account must leave unreserved; an account whose limit is lower can reserve none. Source: Lambda's
 * documentation.
 */
const LEAST_UNRESERVED = 100;

/** The account's limits. Before anything changes, this checks that they allow the config's concurrency. */
export function lambdaAccountNode(scope: Scope): Node<AccountLimit> {
  const wanted = Object.values(scope.config.functions).reduce(
    (sum, { provisionedConcurrency, reservedConcurrency }) => sum + (reservedConcurrency ?? provisionedConcurrency),
    0,
  );
  const node: Node<AccountLimit, AccountLimit> = {
    key: 'lambda-account',
    stages: ['function'],
    kind: lambdaAccountKind(scope.aws),
    needs: [],
    hideIfUnchanged: wanted === 0,
    desire: () => ({
      id: 'account',
      changes({ ConcurrentExecutions: limit = 0 }) {
        const least = Math.min(LEAST_UNRESERVED, limit);
        if (wanted === 0 || limit - wanted >= least) return [];
        throw new Failure(
          `quota-exceeded: The account allows ${limit} concurrent executions of Lambda functions (GetAccountSettings), of which ${least} must stay unreserved, but the config asks for ${wanted}.`,
          'Request a higher quota `Concurrent executions` (L-B99A9384) of AWS Lambda in the Service Quotas console, or lower `reserved-concurrency` and `provisioned-concurrency`.',
        );
      },
      output: (_id, resource) => resource,
    }),
  };
  return node;
}

/** The function's unpublished version: code and settings. Its output is AWS's description of it. */
export function functionNode(
  scope: Scope,
  name: string,
  wanted: LambdaFunction,
  placed: Node<PlacedCode>,
  needs: readonly Need<unknown>[],
): Node<FunctionConfiguration> {
  const { aws, functionRole } = scope;
  const settings = {
    FunctionName: name,
    Handler: wanted.handler,
    Runtime: wanted.runtime as 'python3.13',
    MemorySize: wanted.memory,
    Timeout: wanted.timeout,
    ...(functionRole === '' ? {} : { Role: functionRole }),
  };
  const variables = { ...wanted.environment, ENDPOINT_NAME: wanted.endpoint };
  const node: Node<FunctionConfiguration, FunctionConfiguration> = {
    key: `function:${name}`,
    stages: ['function'],
    kind: functionKind(aws),
    needs: [placed, ...needs],
    desire(of) {
      const code = of(placed);
      return {
        id: name,
        changes: (resource) => differences(resource, code, settings, variables),
        create: async (_id, tags) => {
          if (functionRole === '')
            throw new Failure(
              'role-missing: Lambda needs a role to run the function.',
              'Set the input `function-role`.',
            );
          const request = { ...settings, Role: functionRole, Environment: { Variables: variables } };
          await createFunction(aws, { ...request, Code: code.code }, tags);
        },
        async update(_id, resource, changes, tags) {
          await tagFunction(aws, resource.FunctionArn, tags);
          let revision = await revisionOf(aws, name, resource);
          if (changes.some(({ path }) => path === 'code')) {
            await updateFunctionCode(aws, name, code.code, revision);
            if (changes.length === 1) return;
            revision = await untilSettled(scope, name);
          }
          const Environment = { Variables: { ...resource.Environment?.Variables, ...variables } };
          await updateFunctionConfiguration(aws, { ...settings, Environment, RevisionId: revision });
        },
        output: (_id, resource) => resource,
      };
    },
  };
  return node;
}

/** Differences of a function. Environment variables that the config does not name belong to other tools and stay. */
function differences(
  resource: FunctionConfiguration,
  code: PlacedCode,
  { FunctionName: _, ...settings }: Readonly<Record<string, string | number>>,
  variables: Readonly<Record<string, string>>,
): Change[] {
  const { LastUpdateStatus, LastUpdateStatusReason } = resource;
  const fields: [path: string, before: unknown, after: unknown][] = [
    ['code', resource.CodeSha256, code.sha256],
    ...Object.entries(settings).map(([member, value]): [string, unknown, unknown] => [
      member.replace('MemorySize', 'Memory').toLowerCase(),
      resource[member as keyof FunctionConfiguration],
      value,
    ]),
    ...Object.entries(variables).map(([variable, value]): [string, unknown, unknown] => [
      `environment.${variable}`,
      resource.Environment?.Variables?.[variable],
      value,
    ]),
    ...(LastUpdateStatus === 'Failed'
      ? [['last-update', `failed: ${LastUpdateStatusReason}`, 'successful'] as [string, unknown, unknown]]
      : []),
  ];
  return fields
    .filter(([, before, after]) => before !== after)
    .map(([path, before, after]) => unlessSecret({ path, before, after, by: 'update' }));
}

/**
 * The function's revision after a change of its tags.
 *
 * @throws an error with `alreadyExists` when the function was changed since this run read it
 */
async function revisionOf(aws: Aws, name: string, resource: FunctionConfiguration): Promise<string | undefined> {
  const now = (await functionKind(aws).observe(name))?.resource;
  if (now !== undefined && fingerprint(now) === fingerprint(resource)) return now.RevisionId;
  throw Object.assign(new Error(`The function ${name} has changed since it was read.`), { alreadyExists: true });
}

/** Waits until a change is complete. @returns the function's revision then @throws Pending at the run's deadline */
async function untilSettled(scope: Scope, name: string): Promise<string | undefined> {
  const look = async () => {
    const observed = await functionKind(scope.aws).observe(name);
    return observed?.phase.is === 'in-progress' ? undefined : { revision: observed?.resource.RevisionId };
  };
  return (await poll(`function ${name}`, look, scope)).revision;
}

/**
 * The published version of the function's state; its output is the version's number. Without provisioned concurrency,
 * the version gets its test event as soon as it is published.
 */
export function functionVersionNode(
  scope: Scope,
  name: string,
  config: LambdaFunction,
  latest: Node<FunctionConfiguration>,
): Node<string> {
  const { aws, owner } = scope;
  const node: Node<string, FunctionConfiguration> = {
    key: `function-version:${name}`,
    stages: ['function'],
    kind: functionVersionKind(aws),
    needs: [latest],
    async desire(of) {
      const content = of(latest);
      const wanted = fingerprint(content);
      const proof = config.provisionedConcurrency > 0 ? undefined : await proofOf(scope, name, config);
      return {
        id: `${name}:${wanted}`,
        async create() {
          const published = await publish(aws, name, content.CodeSha256, `${owner.commit}, run ${owner.run}`);
          if (fingerprint(published) !== wanted) throw changedMeanwhile(name);
        },
        ...(proof && {
          unproven: ({ Version = '' }) => proof.unproven(Version),
          verify: (_id, { Version = '' }, signal) => proof.verify(Version, signal),
          revert: async () => `${await proof.revert()}.`,
        }),
        output: (_id, resource) => resource.Version ?? '',
      };
    },
  };
  return node;
}

async function publish(aws: Aws, name: string, sha256: string | undefined, description: string) {
  try {
    return await publishVersion(aws, name, sha256, description);
  } catch (error) {
    const isOther = error instanceof Error && /is different from current CodeSHA256/.test(error.message);
    throw isOther || isBusy(error) ? changedMeanwhile(name, error) : error;
  }
}

function changedMeanwhile(name: string, cause?: unknown): Failure {
  return new Failure(
    `changed-by-another: Another process changed the function ${name} after this run read it; the alias was not moved.`,
    'Find out what else changes the function, and run again.',
    cause,
  );
}
