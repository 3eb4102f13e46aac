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
import type { PartKind, Removable, View } from '../../core/graph.ts';

/** The account's limit of concurrent executions; read only. */
export function lambdaAccountKind(aws: Aws): View<AccountLimit> {
  return {
    name: 'Lambda account',
    async observe() {
      const { AccountLimit: resource = {} } = await aws.client(LambdaClient).send(new GetAccountSettingsCommand({}));
      return { resource, phase: { is: 'ready', detail: `${resource.ConcurrentExecutions} concurrent executions` } };
    },
  };
}

/** Reserved concurrency by its function's name. */
export function reservedConcurrencyKind(aws: Aws): PartKind<GetFunctionConcurrencyResponse> & Removable {
  const lambda = () => aws.client(LambdaClient);
  return {
    name: 'reserved concurrency',
    identity: 'name',
    partOf: 'function',
    async observe(id) {
      const resource = await unlessNotFound(lambda().send(new GetFunctionConcurrencyCommand({ FunctionName: id })));
      const { ReservedConcurrentExecutions: number } = resource ?? {};
      return resource && number !== undefined
        ? { resource, phase: { is: 'ready', detail: String(number) } }
        : undefined;
    },
    async remove(id) {
      await unlessNotFound(lambda().send(new DeleteFunctionConcurrencyCommand({ FunctionName: id })));
    },
  };
}

export async function reserveConcurrency(aws: Aws, name: string, number: number): Promise<void> {
  const request = { FunctionName: name, ReservedConcurrentExecutions: number };
  await aws.client(LambdaClient).send(new PutFunctionConcurrencyCommand(request));
}

/** Provisioned concurrency by `<function>:<version>`. */
export function provisionedConcurrencyKind(aws: Aws): PartKind<GetProvisionedConcurrencyConfigResponse> & Removable {
  const lambda = () => aws.client(LambdaClient);
  return {
    name: 'provisioned concurrency',
    identity: 'name',
    partOf: 'function',
    async observe(id) {
      const command = new GetProvisionedConcurrencyConfigCommand(qualified(id));
      const resource = await unlessNotFound(lambda().send(command));
      if (resource === undefined) return undefined;
      const { Status, StatusReason, RequestedProvisionedConcurrentExecutions: requested = 0 } = resource;
      const ready = `${resource.AvailableProvisionedConcurrentExecutions ?? 0} of ${requested} initialized`;
      const detail = [Status, Status === 'FAILED' ? StatusReason : ready].filter(Boolean).join(', ');
      return { resource, phase: { is: PHASES[Status ?? ''] ?? 'in-progress', detail } };
    },
    async remove(id) {
      await unlessNotFound(lambda().send(new DeleteProvisionedConcurrencyConfigCommand(qualified(id))));
    },
    async news(id, { Status }) {
      const [name = '', version = ''] = id.split(':');
      return { lines: [], log: Status === 'FAILED' ? await readFunctionLog(aws, name, version) : [] };
    },
  };
}

const PHASES: Readonly<Record<string, 'ready' | 'failed'>> = { READY: 'ready', FAILED: 'failed' };

/** @param id `<function>:<version>` */
export async function provisionConcurrency(aws: Aws, id: string, number: number): Promise<void> {
  const request = { ...qualified(id), ProvisionedConcurrentExecutions: number };
  await aws.client(LambdaClient).send(new PutProvisionedConcurrencyConfigCommand(request));
}

/** The versions of a function that have provisioned concurrency, as `<function>:<version>`; aliases are ignored. */
export async function listProvisioned(aws: Aws, name: string): Promise<string[]> {
  const client = aws.client(LambdaClient);
  const pages = paginateListProvisionedConcurrencyConfigs({ client }, { FunctionName: name });
  const found = (await unlessNotFound(Array.fromAsync(pages))) ?? [];
  return found
    .flatMap(({ ProvisionedConcurrencyConfigs = [] }) => ProvisionedConcurrencyConfigs)
    .map(({ FunctionArn = '' }) => /:(\d+)$/.exec(FunctionArn)?.[1])
    .flatMap((version) => (version === undefined ? [] : [`${name}:${version}`]));
}

function qualified(id: string): { FunctionName: string | undefined; Qualifier: string | undefined } {
  const [FunctionName, Qualifier] = id.split(':');
  return { FunctionName, Qualifier };
}
