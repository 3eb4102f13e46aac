import { rmSync } from 'node:fs';
import {
  CreateAliasCommand,
  DeleteFunctionConcurrencyCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  GetProvisionedConcurrencyConfigCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunctionBench } from '../support/functions.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { until } from '../support/until.ts';

const CODE = `
import os, time
def handler(event, context):
    time.sleep(event.get("sleep", 0))
    return {"pid": os.getpid(), "how": os.environ["AWS_LAMBDA_INITIALIZATION_TYPE"]}
`;
const FunctionName = 'busy';

let standIn: StandIn;
let bench: FunctionBench;

beforeAll(async () => {
  standIn = await startStandIn({ concurrency: 110 });
  bench = new FunctionBench(standIn);
  await bench.create(FunctionName, CODE, { Timeout: 20 });
  await bench.publish(FunctionName);
}, 120_000);

afterAll(async () => {
  await standIn?.stop();
  rmSync(standIn.state, { recursive: true, force: true });
});

const reserve = (number: number) =>
  bench.client.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: number }));
const provision = (Qualifier: string, number: number) =>
  bench.client.send(
    new PutProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier, ProvisionedConcurrentExecutions: number }),
  );
const unprovision = (Qualifier: string) =>
  bench.client.send(new DeleteProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier }));
const unreserved = async () =>
  (await bench.client.send(new GetAccountSettingsCommand({}))).AccountLimit?.UnreservedConcurrentExecutions;
const invalid = (message: string) => ({
  name: 'InvalidParameterValueException',
  message,
  $metadata: { httpStatusCode: 400 },
});

describe('reserved concurrency', () => {
  test('leaves the account its least, and counts against the rest', async () => {
    await expect(reserve(11)).rejects.toMatchObject(
      invalid(
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
      ),
    );
    await reserve(10);
    expect(await unreserved()).toBe(100);
    await bench.client.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
    expect(await bench.client.send(new GetFunctionConcurrencyCommand({ FunctionName }))).not.toHaveProperty(
      'ReservedConcurrentExecutions',
    );
    expect(await unreserved()).toBe(110);
  });

  test('lets no more run at the same moment', async () => {
    await reserve(2);
    const slow = [bench.invoke(FunctionName, { sleep: 2 }), bench.invoke(FunctionName, { sleep: 2 })];
    await until(async () => {
      const third = await bench.invoke(FunctionName, {}).catch((error: unknown) => error);
      if (!(third instanceof Error)) return false;
      expect(third).toMatchObject({
        name: 'TooManyRequestsException',
        message: 'Rate Exceeded.',
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
        $metadata: { httpStatusCode: 429 },
      });
      return true;
    });
    const pids = (await Promise.all(slow)).map(({ answer }) => answer.pid);
    expect(new Set(pids).size).toBe(2);
    expect(pids).toContain((await bench.invoke(FunctionName, {})).answer.pid);
  });

  test('of 0 lets nothing run', async () => {
    await reserve(0);
    await expect(bench.invoke(FunctionName, {})).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  });
});

describe('provisioned concurrency', () => {
  test('is initialized before anybody asks, and serves its version and that version’s alias', async () => {
    await reserve(4);
    await provision('1', 2);
    expect(await bench.provisioned(FunctionName, '1')).toBe('READY');
    const config = await bench.client.send(
      new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier: '1' }),
    );
    expect(config).toMatchObject({
      RequestedProvisionedConcurrentExecutions: 2,
      AllocatedProvisionedConcurrentExecutions: 2,
      AvailableProvisionedConcurrentExecutions: 2,
    });
    await bench.client.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }));
    for (const qualifier of ['1', 'live'])
      expect((await bench.invoke(FunctionName, {}, qualifier)).answer.how).toBe('provisioned-concurrency');
    expect((await bench.invoke(FunctionName, {})).answer.how).toBe('on-demand');
  });

  test('that is used up spills over, as far as the reserved number goes', async () => {
    const slow = Array.from({ length: 4 }, () => bench.invoke(FunctionName, { sleep: 1 }, '1'));
    const answers = await Promise.all(slow);
    expect(answers.map(({ answer }) => answer.how).sort()).toEqual([
      'on-demand',
      'on-demand',
      'provisioned-concurrency',
      'provisioned-concurrency',
    ]);
  });

  test('is replaced when its process ends', async () => {
    const { pid } = (await bench.invoke(FunctionName, {}, '1')).answer;
    process.kill(pid, 'SIGKILL');
    await until(async () => {
      const { answer } = await bench.invoke(FunctionName, {}, '1');
      return answer.how === 'provisioned-concurrency' && answer.pid !== pid;
    });
  });

  test('is never above the reserved number, and that never below it', async () => {
    await expect(provision('1', 5)).rejects.toMatchObject(
      invalid(
        'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
      ),
    );
    await expect(reserve(1)).rejects.toMatchObject(
      invalid(
        " ReservedConcurrentExecutions  1 should not be lower than function's total provisioned concurrency [2].",
      ),
    );
  });

  test('is not for what is unpublished', async () => {
    const words = 'Provisioned Concurrency Configs cannot be applied to unpublished function versions.';
    await expect(provision('$LATEST', 1)).rejects.toMatchObject(invalid(words));
  });

  test('and weights exclude each other on an alias', async () => {
    const alias = { FunctionName, Name: 'live' };
    const words = 'Alias with weights can not be used with Provisioned Concurrency';
    // Both refusals: LocalStack's test_lambda_provisioned_lifecycle.
    await expect(provision('live', 1)).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
      $metadata: { httpStatusCode: 409 },
    });
    await unprovision('1');
    await provision('live', 1);
    expect(await bench.provisioned(FunctionName, 'live')).toBe('READY');
    await expect(provision('1', 1)).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: 'Version is pointed by a Provisioned Concurrency alias',
      $metadata: { httpStatusCode: 409 },
    });
    const weighted = { ...alias, RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } } };
    await expect(bench.client.send(new UpdateAliasCommand(weighted))).rejects.toMatchObject(invalid(words));
    await unprovision('live');
  });

  test('of a function that cannot be initialized fails', async () => {
    await bench.create('broken', 'raise SystemError("no")\n');
    const version = await bench.publish('broken');
    await bench.client.send(
      new PutProvisionedConcurrencyConfigCommand({
        FunctionName: 'broken',
        Qualifier: version,
        ProvisionedConcurrentExecutions: 1,
      }),
    );
    expect(await bench.provisioned('broken', version)).toBe('FAILED');
  });

  test('that is not there is not found, and gone when it is deleted', async () => {
    await unprovision('1');
    const command = new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier: '1' });
    await expect(bench.client.send(command)).rejects.toMatchObject({
      name: 'ProvisionedConcurrencyConfigNotFoundException',
      message: 'No Provisioned Concurrency Config found for this function',
      $metadata: { httpStatusCode: 404 },
    });
  });
});

test('provisioned concurrency is there again after a restart', async () => {
  await provision('1', 1);
  await bench.provisioned(FunctionName, '1');
  const { state } = standIn;
  await standIn.kill();
  standIn = await startStandIn({ state, concurrency: 110 });
  bench = new FunctionBench(standIn);
  expect(await bench.provisioned(FunctionName, '1')).toBe('READY');
  expect((await bench.invoke(FunctionName, {}, '1')).answer.how).toBe('provisioned-concurrency');
});
