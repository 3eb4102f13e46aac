import { GetAliasCommand, ListProvisionedConcurrencyConfigsCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FunctionRepository, functionRepository } from '../support/function-repository.ts';
import { FunctionBench } from '../support/functions.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

let standIn: StandIn;
let proxy: FaultProxy;
let repository: FunctionRepository;
let bench: FunctionBench;

beforeAll(async () => {
  standIn = await startStandIn();
  proxy = await startProxy(standIn.endpoint);
  repository = await functionRepository('fn', standIn, proxy.endpoint);
  bench = new FunctionBench(standIn);
}, 120_000);

afterAll(async () => {
  repository[Symbol.dispose]();
  await proxy.close();
  await standIn.stop();
});

const alias = () => bench.client.send(new GetAliasCommand({ FunctionName: repository.function, Name: 'live' }));

/** Provisioned concurrency by version, and its status. */
async function provisioned(): Promise<string[]> {
  const { ProvisionedConcurrencyConfigs = [] } = await bench.client.send(
    new ListProvisionedConcurrencyConfigsCommand({ FunctionName: repository.function }),
  );
  return ProvisionedConcurrencyConfigs.map(
    ({ FunctionArn, RequestedProvisionedConcurrentExecutions, Status }) =>
      `${FunctionArn?.split(':').at(-1)}: ${RequestedProvisionedConcurrentExecutions} ${Status}`,
  );
}

describe('update-lambda', () => {
  test('makes the function, tests its version and puts the alias in front', async () => {
    const { code, log, outputs } = await repository.run('update-lambda');
    expect(code, log).toBe(0);
    expect(outputs).toMatchObject({ state: 'ready', 'function-name': repository.function, version: '1' });
    expect(log).toContain('version 1 answered its test event right: cat 100.0 %');
    expect(await alias()).toMatchObject({ FunctionVersion: '1' });
    expect(await provisioned()).toEqual(['1: 1 READY']);
  });

  test('changes nothing where nothing has changed', async () => {
    const before = proxy.writes().length;
    const { code, log } = await repository.run('update-lambda');
    expect(code, log).toBe(0);
    expect(proxy.writes().slice(before)).toEqual([]);
  });
});
