import {
  type AccountLimit,
  DeleteFunctionConcurrencyCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  type GetFunctionConcurrencyResponse,
  GetProvisionedConcurrencyConfigCommand,
  type GetProvisionedConcurrencyConfigResponse,
  LambdaClient,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  paginateListProvisionedConcurrencyConfigs,
} from '@aws-sdk/client-lambda';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { readFunctionLog } from '../../aws/recent-log.ts';
import type { Kind } from '../../core/graph.ts';

/** What an account may run at the same moment. Nothing here changes it. */
export function lambdaAccountKind(aws: Aws): Kind<AccountLimit> {
  return {
    name: 'Lambda account',
    onCancel: 'leave',
    naming: 'stable',
    async observe() {
      const { AccountLimit: resource = {} } = await aws.client(LambdaClient).send(new GetAccountSettingsCommand({}));
      return { resource, phase: { is: 'ready', detail: `${resource.ConcurrentExecutions} concurrent executions` } };
    },
  };
}

/** Reserved concurrency by its function's name; none at all is a state as well. */
export function reservedConcurrencyKind(aws: Aws): Kind<GetFunctionConcurrencyResponse> {
  return {
    name: 'reserved concurrency',
    onCancel: 'leave',
    naming: 'stable',
    async observe(id) {
      const command = new GetFunctionConcurrencyCommand({ FunctionName: id });
      const resource = await unlessNotFound(aws.client(LambdaClient).send(command));
      if (resource === undefined) return undefined;
      return { resource, phase: { is: 'ready', detail: String(resource.ReservedConcurrentExecutions ?? 'none') } };
    },
  };
}

/** @param number `undefined`: what the account has left */
export async function setReservedConcurrency(aws: Aws, name: string, number: number | undefined): Promise<void> {
  const lambda = aws.client(LambdaClient);
  if (number === undefined) await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: name }));
  else {
    const request = { FunctionName: name, ReservedConcurrentExecutions: number };
    await lambda.send(new PutFunctionConcurrencyCommand(request));
  }
}

/** Provisioned concurrency by `<function>:<version>`; none at all is a state as well. */
export function provisionedConcurrencyKind(aws: Aws): Kind<GetProvisionedConcurrencyConfigResponse> {
  return {
    name: 'provisioned concurrency',
    onCancel: 'leave',
    naming: 'stable',
    async observe(id) {
      const [FunctionName, Qualifier] = id.split(':');
      const command = new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier });
      const found = await unlessNotFound(aws.client(LambdaClient).send(command));
      const resource: GetProvisionedConcurrencyConfigResponse = found ?? {};
      const { Status, StatusReason, RequestedProvisionedConcurrentExecutions: requested = 0 } = resource;
      if (requested === 0) return { resource, phase: { is: 'ready', detail: 'none' } };
      const ready = `${resource.AvailableProvisionedConcurrentExecutions ?? 0} of ${requested} initialized`;
      const detail = [Status, Status === 'FAILED' ? StatusReason : ready].filter(Boolean).join(', ');
      return { resource, phase: { is: PHASES[Status ?? ''] ?? 'in-progress', detail } };
    },
    remove: (id) => setProvisionedConcurrency(aws, id, 0),
    async news(id, { Status }) {
      const [name = '', version = ''] = id.split(':');
      return { lines: [], log: Status === 'FAILED' ? await readFunctionLog(aws, name, version) : [] };
    },
  };
}

const PHASES: Readonly<Record<string, 'ready' | 'failed'>> = { READY: 'ready', FAILED: 'failed' };

/** @param id `<function>:<version>` */
export async function setProvisionedConcurrency(aws: Aws, id: string, number: number): Promise<void> {
  const [FunctionName, Qualifier] = id.split(':');
  const lambda = aws.client(LambdaClient);
  if (number === 0) {
    const command = new DeleteProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier });
    await unlessNotFound(lambda.send(command));
  } else {
    const request = { FunctionName, Qualifier, ProvisionedConcurrentExecutions: number };
    await lambda.send(new PutProvisionedConcurrencyConfigCommand(request));
  }
}

/** Provisioned concurrency of all versions of a function, by version; what is on aliases is not looked at. */
export function provisionedVersionsKind(aws: Aws): Kind<ReadonlyMap<string, number>> {
  return {
    name: 'provisioned concurrency of earlier versions',
    onCancel: 'leave',
    naming: 'stable',
    async observe(id) {
      const resource = new Map<string, number>();
      const pages = paginateListProvisionedConcurrencyConfigs(
        { client: aws.client(LambdaClient) },
        { FunctionName: id },
      );
      for (const { ProvisionedConcurrencyConfigs = [] } of (await unlessNotFound(Array.fromAsync(pages))) ?? []) {
        for (const { FunctionArn, RequestedProvisionedConcurrentExecutions = 0 } of ProvisionedConcurrencyConfigs) {
          const version = /:(\d+)$/.exec(FunctionArn ?? '')?.[1];
          if (version !== undefined) resource.set(version, RequestedProvisionedConcurrentExecutions);
        }
      }
      const detail = [...resource].map(([version, number]) => `${number} on version ${version}`).join(', ') || 'none';
      return { resource, phase: { is: 'ready', detail } };
    },
  };
}
