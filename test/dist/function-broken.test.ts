import { CreateRoleCommand, IAMClient, PutRolePolicyCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  DeleteAliasCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  GetAliasCommand,
  GetFunctionCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAction } from '../support/action.ts';
import { type FunctionRepository, functionRepository, handlerCode } from '../support/function-repository.ts';
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
  repository = await functionRepository('odd', standIn, proxy.endpoint);
  bench = new FunctionBench(standIn);
  const { code, log } = await repository.run('update-lambda');
  expect(code, log).toBe(0);
}, 120_000);

afterAll(async () => {
  repository[Symbol.dispose]();
  await proxy.close();
  await standIn.stop();
});

const of = () => ({ FunctionName: repository.function });
const alias = () => bench.client.send(new GetAliasCommand({ ...of(), Name: 'live' }));
const served = () => bench.served(repository);
const provisioned = () => bench.allProvisioned(repository.function);

describe('a broken function never serves a request through the alias', () => {
  const breakIt = async (code: string) => {
    repository.write('function/handler.py', code);
    const result = await repository.run('update-lambda');
    expect(result.code, result.log).toBe(1);
    expect(await served()).toBe('1: first, cat');
    expect((await provisioned()).filter((each) => each.endsWith('READY'))).toEqual(['1: 1 READY']);
    expect(result.annotations).toHaveLength(1);
    return result.annotations[0]?.message ?? '';
  };

  test('when it raises', async () => {
    const message = await breakIt('def handler(event, context):\n    raise KeyError("image")\n');
    expect(message).toContain("The function odd-classify:2 failed on its event: KeyError: 'image'");
    expect(message).toContain('handler.py", line 2, in handler');
    expect(message).toContain(
      'The alias live was not moved, and the provisioned concurrency of version 2 was removed.',
    );
    expect(message).toContain('→ Read its log in CloudWatch (/aws/lambda/odd-classify)');
  });

  test('when it answers with an error status', async () => {
    const message = await breakIt('def handler(event, context):\n    return {"statusCode": 422, "body": "no image"}\n');
    expect(message).toContain('The function odd-classify:3 failed on its event: 422 no image');
  });

  test('when it answers wrong', async () => {
    const body = `{"predictions": [{"class": "dog", "probability": 1}]}`;
    const message = await breakIt(`def handler(event, context):\n    return {"statusCode": 200, "body": '${body}'}\n`);
    expect(message).toContain('The function odd-classify:4 answered dog 100.0 %, but cat was expected.');
  });

  test('when it cannot be loaded: what its log says, and not tried again by the next run', async () => {
    const code = `import no_such_module\n${handlerCode('unloadable')}`;
    const message = await breakIt(code);
    expect(message).toMatch(/The provisioned concurrency odd-classify:5 failed: FAILED/);
    expect(message).toContain("Unable to import module 'handler': No module named 'no_such_module'");
    const before = proxy.writes().length;
    await breakIt(code);
    expect(proxy.writesSince(before)).toEqual([]);
  });

  test('and the next good version is served', async () => {
    repository.write('function/handler.py', handlerCode('sixth'));
    const { code, log } = await repository.run('update-lambda');
    expect(code, log).toBe(0);
    expect(await served()).toBe('6: sixth, cat');
    expect(await provisioned()).toEqual(['6: 1 READY']);
  });
});

test('without provisioned concurrency a broken version is not served either, and the good one gives its executions back', async () => {
  repository.editFunction((entry) => {
    entry['provisioned-concurrency'] = 0;
  });
  const plan = await repository.run('plan', { stages: 'function' });
  expect(plan.log).toMatch(/remove +provisioned concurrency odd-classify:6: the config no longer has/);
  repository.write('function/handler.py', 'def handler(event, context):\n    raise KeyError("image")\n');
  for (const _ of ['new', 'tested again by the next run']) {
    const { code, annotations } = await repository.run('update-lambda');
    expect(code).toBe(1);
    expect(annotations[0]?.message).toContain("failed on its event: KeyError: 'image'");
    expect(annotations[0]?.message).toContain('The alias live was not moved.');
    expect(await served()).toBe('6: sixth, cat');
    expect(await provisioned()).toEqual(['6: 1 READY']);
  }
  repository.write('function/handler.py', handlerCode('sixth'));
  expect(await repository.run('update-lambda')).toMatchObject({ code: 0, outputs: { version: '6' } });
  expect(await provisioned()).toEqual([]);
  repository.editFunction((entry) => {
    entry['provisioned-concurrency'] = 1;
  });
  expect(await repository.run('update-lambda')).toMatchObject({ code: 0, outputs: { version: '6' } });
});

test('an answer that is no JSON is named, without a stack of our own', async () => {
  for (const [answer, found] of [
    ['float("nan")', ['(it contains NaN, which', '{"p": NaN}']],
    ['float("-inf")', ['(it contains -Infinity, which', '{"p": -Infinity}']],
  ] as const) {
    repository.write('function/handler.py', `def handler(event, context):\n    return {"p": ${answer}}\n`);
    const { code, annotations, log } = await repository.run('update-lambda');
    expect(code).toBe(1);
    expect(annotations).toHaveLength(1);
    expect(annotations[0]?.message).toMatch(
      /^The function odd-classify:\d+ failed on its event: its answer is invalid JSON /,
    );
    for (const words of found) expect(annotations[0]?.message).toContain(words);
    expect(annotations[0]?.message).toContain('→ Fix the function and run again');
    expect(log).not.toMatch(/SyntaxError|please report|\.mjs:\d+/);
  }
  expect(await served()).toBe('6: sixth, cat');
  repository.write('function/handler.py', handlerCode('sixth'));
  expect(await repository.run('update-lambda')).toMatchObject({ code: 0, outputs: { version: '6' } });
});

test('an event whose answer is lost is not sent again', async () => {
  const invoked = () => proxy.calls.filter(({ operation }) => operation === 'Invoke').length;
  for (const how of ['cut-after', 'truncate', 'error'] as const) {
    const before = invoked();
    proxy.fault({ operation: 'Invoke', how });
    const { code, annotations } = await repository.run('invoke', { function: repository.function });
    expect([code, invoked() - before]).toEqual([1, 1]);
    expect(annotations[0]?.message).toMatch(/^The answer of the function odd-classify:live was lost on the network: /);
    expect(annotations[0]?.message).toContain('The event was sent once, and the function may have processed it.');
  }
  // What AWS refuses for its rate was not worked on.
  const before = invoked();
  proxy.fault({ operation: 'Invoke', how: 'throttle' });
  expect(await repository.run('invoke', { function: repository.function })).toMatchObject({ code: 0 });
  expect(invoked() - before).toBe(2);
});

describe('somebody else', () => {
  test('changes the function meanwhile: it is read again, and both changes are there', async () => {
    repository.write('function/handler.py', handlerCode('seventh'));
    proxy.fault({ operation: 'UpdateFunctionCode', how: 'delay', milliseconds: 1500 });
    const running = startAction('update-lambda', {
      workspace: repository.folder,
      inputs: { config: repository.config, 'function-role': standIn.functionRole },
      env: { ...standIn.env, AWS_ENDPOINT_URL: proxy.endpoint },
    });
    await running.printed(/update {6}function odd-classify: code/);
    const change = new UpdateFunctionConfigurationCommand({ ...of(), Description: 'changed by hand' });
    await bench.client.send(change);
    const { code, log } = await running.ended;
    expect(code, log).toBe(0);
    const { Configuration } = await bench.client.send(new GetFunctionCommand(of()));
    expect(Configuration?.Description).toBe('changed by hand');
    expect(await served()).toMatch(/: seventh, cat$/);
  });

  test('of another repository is not touched', async () => {
    const before = proxy.writes().length;
    const env = { GITHUB_REPOSITORY: 'another/one' };
    for (const inputs of [{}, { version: '1' }]) {
      const { code, annotations } = await repository.run('update-lambda', inputs, env);
      expect(code).toBe(1);
      expect(annotations.map(({ message }) => message).join()).toContain('belongs to the repository someone/pipelines');
    }
    expect(proxy.writesSince(before)).toEqual([]);
  });

  test('who moved the alias with weights: all requests go to one version again', async () => {
    const { FunctionVersion } = await alias();
    const RoutingConfig = { AdditionalVersionWeights: { 1: 0.5 } };
    await bench.client.send(new UpdateAliasCommand({ ...of(), Name: 'live', RoutingConfig }));
    const { code, log } = await repository.run('update-lambda');
    expect(code, log).toBe(0);
    expect(await alias()).toMatchObject({ FunctionVersion });
    expect(await alias()).not.toHaveProperty('RoutingConfig.AdditionalVersionWeights.1');
  });
});

test('weights that AWS gives an alias while it moves are waited for, and taken for nobody’s', async () => {
  const provision = (number: number) =>
    repository.editFunction((entry) => Object.assign(entry, { 'provisioned-concurrency': number }));
  provision(0);
  expect(await repository.run('update-lambda')).toMatchObject({ code: 0 });
  const live = { ...of(), Qualifier: 'live' };
  await bench.client.send(new PutProvisionedConcurrencyConfigCommand({ ...live, ProvisionedConcurrentExecutions: 1 }));
  expect(await bench.provisioned(repository.function, 'live')).toBe('READY');
  repository.write('function/handler.py', handlerCode('eighth'));
  const before = proxy.writes().length;
  const { code, log } = await repository.run('update-lambda');
  expect(code, log).toBe(0);
  expect(log).not.toContain('weights');
  expect(proxy.writesSince(before).filter((write) => write === 'UpdateAlias')).toHaveLength(1);
  expect(await served()).toMatch(/: eighth, cat$/);
  await bench.client.send(new DeleteProvisionedConcurrencyConfigCommand(live));
  repository.write('function/handler.py', handlerCode('seventh'));
  provision(1);
});

test('a role that Lambda cannot assume yet is tried again until it can', async () => {
  const { endpoint, region, env } = standIn;
  const credentials = {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  const iam = new IAMClient({ endpoint, region, credentials });
  const trust = (service: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
    });
  const RoleName = 'late';
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust('ec2.amazonaws.com') }));
  const allowed = {
    Effect: 'Allow',
    Action: 'sagemaker:InvokeEndpoint',
    Resource: `arn:aws:sagemaker:${region}:${standIn.account}:endpoint/${repository.endpoint}`,
  };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [allowed] });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'ask', PolicyDocument }));
  proxy.calls.length = 0;
  const running = repository.run('update-lambda', {
    'function-role': `arn:aws:iam::${standIn.account}:role/${RoleName}`,
  });
  await expect
    .poll(() => proxy.calls.filter(({ operation }) => operation === 'UpdateFunctionConfiguration').length, {
      timeout: 10_000,
    })
    .toBeGreaterThan(1);
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trust('lambda.amazonaws.com') }));
  const { code, log } = await running;
  expect(code, log).toBe(0);
  expect(await served()).toMatch(/: seventh, cat$/);
});

test('a version whose `test.expect` was wrong is served once that is corrected, without being asked to', async () => {
  const expecting = (expect: string) =>
    repository.editFunction((entry) => Object.assign(entry['test'] as object, { expect }));
  expecting('dog');
  repository.write('function/handler.py', handlerCode('ninth'));
  const wrong = await repository.run('update-lambda');
  expect(wrong.annotations.map(({ message }) => message).join()).toMatch(/answered cat [\d.]+ %, but dog was expected/);
  expect(await served()).toMatch(/: seventh, cat$/);
  expecting('cat');
  const { code, log } = await repository.run('update-lambda');
  expect(code, log).toBe(0);
  expect(await served()).toMatch(/: ninth, cat$/);
});

test('an alias that somebody deleted stays deleted on a schedule, and comes back with a push', async () => {
  const schedule = { GITHUB_EVENT_NAME: 'schedule', GITHUB_RUN_ID: '2001' };
  await bench.client.send(new DeleteAliasCommand({ ...of(), Name: 'live' }));
  const before = proxy.writes().length;
  expect(await repository.run('plan', {}, schedule)).toMatchObject({ code: 0, outputs: { run: '[]' } });
  for (const inputs of [{}, { version: '6' }]) {
    const { code, annotations } = await repository.run('update-lambda', inputs, schedule);
    expect(code).toBe(1);
    expect(annotations[0]?.message).toMatch(
      /function alias odd-classify:live differs from the config .*a scheduled run starts no new work/,
    );
  }
  expect(proxy.writesSince(before)).toEqual([]);
  expect(await repository.run('update-lambda')).toMatchObject({ code: 0 });
  expect(await served()).toMatch(/: ninth, cat$/);
});

test('without a role it says which input is missing; with a bad version or an unknown function as well', async () => {
  const message = async (inputs: Record<string, string>) =>
    (await repository.run('update-lambda', inputs)).annotations[0]?.message;
  expect(await message({ function: 'none' })).toContain('The config has no function none.');
  expect(await message({ version: 'two' })).toContain('The input version is two.');
  repository.edit((config) => {
    config['functions'] = { 'odd-second': config['functions'][repository.function] };
  });
  expect(await message({ 'function-role': '' })).toContain('Set the input `function-role`.');
});
