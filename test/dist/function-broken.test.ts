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
import { type ActionResult, startAction } from '../support/action.ts';
import { type FunctionRepository, functionRepository, quickHandler } from '../support/function-repository.ts';
import { FunctionBench } from '../support/functions.ts';
import type { FaultProxy, RecordedCall } from '../support/proxy.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let aws: Workbench;
let standIn: StandIn;
let proxy: FaultProxy;
let repository: FunctionRepository;
let bench: FunctionBench;

const BROKEN = 'def handler(event, context):\n    ';

/** Ways in which a handler can be broken, each of a function of its own beside the one that the later tests are about. */
const WAYS = {
  raises: `${BROKEN}raise KeyError("image")\n`,
  status: `${BROKEN}return {"statusCode": 422, "body": "no image"}\n`,
  wrong: `${BROKEN}return {"statusCode": 200, "body": '{"predictions": [{"class": "dog", "probability": 1}]}'}\n`,
  unloadable: `import no_such_module\n${quickHandler('unloadable')}`,
  nan: `${BROKEN}return {"p": float("nan")}\n`,
  infinite: `${BROKEN}return {"p": float("-inf")}\n`,
  unprovisioned: `${BROKEN}raise KeyError("image")\n`,
  // Nothing is wrong but what the config expects of it.
  expected: quickHandler('third'),
} as const;
type Way = keyof typeof WAYS;
const ways = Object.keys(WAYS) as Way[];

const named = (way: Way) => `odd-${way}`;
// biome-ignore lint/suspicious/noExplicitAny: an entry of any shape.
const change = (way: Way, edit: (entry: any) => void) =>
  repository.edit((config) => edit(config['functions'][named(way)]));
const provision = (way: Way, count: number) =>
  change(way, (entry) => Object.assign(entry, { 'provisioned-concurrency': count }));
const expecting = (expect: string) => change('expected', (entry) => Object.assign(entry.test, { expect }));
const servedBy = (way: Way) => bench.served({ function: named(way), image: '' });
const provisionedBy = (way: Way) => bench.allProvisioned(named(way));

/** The one error about the function, of a run that failed. */
function errorOf({ code, annotations, log }: ActionResult, way: Way): string {
  expect(code, log).toBe(1);
  const about = annotations.filter(({ message }) => message.includes(named(way)));
  expect(about, log).toHaveLength(1);
  return about[0]?.message ?? '';
}

beforeAll(async () => {
  aws = await startWorkbench();
  ({ standIn, proxy } = aws);
  repository = await functionRepository('odd', standIn, proxy.endpoint, ['sync-data', 'train', 'deploy']);
  bench = new FunctionBench(standIn);
  repository.write('function/handler.py', quickHandler('first'));
  repository.edit((config) => {
    const entry = config['functions'][repository.function];
    for (const way of ways) {
      repository.write(`${way}/handler.py`, quickHandler('first'));
      config['functions'][named(way)] = { ...structuredClone(entry), source: way };
    }
  });
  const { code, log } = await repository.run('update-lambda');
  expect(code, log).toBe(0);
}, 120_000);

afterAll(async () => {
  repository[Symbol.dispose]();
  await aws[Symbol.asyncDispose]();
});

const of = () => ({ FunctionName: repository.function });
const alias = () => bench.client.send(new GetAliasCommand({ ...of(), Name: 'live' }));
const served = () => bench.served(repository);
const provisioned = () => bench.allProvisioned(repository.function);

describe('a broken function never serves a request through the alias', () => {
  let first: ActionResult;
  let again: ActionResult;
  let second: RecordedCall[];

  beforeAll(async () => {
    provision('unprovisioned', 0);
    const plan = await repository.run('plan', { stages: 'function' });
    expect(plan.log).toMatch(/remove +provisioned concurrency odd-unprovisioned:1: the config no longer has/);
    for (const way of ways) repository.write(`${way}/handler.py`, WAYS[way]);
    expecting('dog');
    first = await repository.run('update-lambda');
    for (const way of ways) {
      expect(await servedBy(way)).toBe('1: first, cat');
      expect((await provisionedBy(way)).filter((each) => each.endsWith('READY'))).toEqual(['1: 1 READY']);
    }
    const before = proxy.writes().length;
    again = await repository.run('update-lambda');
    second = proxy.writes().slice(before);
    for (const way of ways) expect(await servedBy(way)).toBe('1: first, cat');
  });

  test('when it raises', () => {
    const message = errorOf(first, 'raises');
    expect(message).toContain("The function odd-raises:2 failed on its event: KeyError: 'image'");
    expect(message).toContain('handler.py", line 2, in handler');
    expect(message).toContain(
      'The alias live was not moved, and the provisioned concurrency of version 2 was removed.',
    );
    expect(message).toContain('→ Read its log in CloudWatch (/aws/lambda/odd-raises)');
  });

  test('when it answers with an error status', () => {
    expect(errorOf(first, 'status')).toContain('The function odd-status:2 failed on its event: 422 no image');
  });

  test('when it answers wrong', () => {
    expect(errorOf(first, 'wrong')).toContain('The function odd-wrong:2 answered dog 100.0 %, but cat was expected.');
  });

  test('when it cannot be loaded: what its log says, and not tried again by the next run', async () => {
    for (const result of [first, again]) {
      const message = errorOf(result, 'unloadable');
      expect(message).toMatch(/The provisioned concurrency odd-unloadable:2 failed: FAILED/);
      expect(message).toContain("Unable to import module 'handler': No module named 'no_such_module'");
    }
    expect(second.filter(({ resource }) => resource.includes('odd-unloadable'))).toEqual([]);
    expect((await provisionedBy('unloadable')).filter((each) => each.endsWith('READY'))).toEqual(['1: 1 READY']);
  });

  test('when its answer is no JSON, which is named, without a stack of our own', () => {
    for (const [way, found] of [
      ['nan', ['(it contains NaN, which', '{"p": NaN}']],
      ['infinite', ['(it contains -Infinity, which', '{"p": -Infinity}']],
    ] as const) {
      const message = errorOf(first, way);
      expect(message).toMatch(
        new RegExp(`^The function odd-${way}:2 failed on its event: its answer is invalid JSON `),
      );
      for (const words of found) expect(message).toContain(words);
      expect(message).toContain('→ Fix the function and run again');
    }
    expect(first.log).not.toMatch(/SyntaxError|please report|\.mjs:\d+/);
  });

  test('when it has no provisioned concurrency any more: it is tested again by the next run', async () => {
    for (const result of [first, again]) {
      const message = errorOf(result, 'unprovisioned');
      expect(message).toContain("failed on its event: KeyError: 'image'");
      expect(message).toContain('The alias live was not moved.');
    }
    expect(await provisionedBy('unprovisioned')).toEqual(['1: 1 READY']);
  });

  test('when its `test.expect` is wrong', () => {
    expect(errorOf(first, 'expected')).toMatch(/answered cat [\d.]+ %, but dog was expected/);
  });

  test('and the next good version is served, without being asked to; a good one gives its executions back', async () => {
    for (const way of ways) repository.write(`${way}/handler.py`, quickHandler('third'));
    repository.write('unprovisioned/handler.py', quickHandler('first'));
    expecting('cat');
    const { code, log } = await repository.run('update-lambda');
    expect(code, log).toBe(0);
    expect(await servedBy('raises')).toBe('3: third, cat');
    expect(await provisionedBy('raises')).toEqual(['3: 1 READY']);
    expect(await servedBy('unloadable')).toBe('3: third, cat');
    // The content is the one whose expectation was corrected.
    expect(await servedBy('expected')).toBe('2: third, cat');
    expect(await servedBy('unprovisioned')).toBe('1: first, cat');
    expect(await provisionedBy('unprovisioned')).toEqual([]);
    provision('unprovisioned', 1);
    const back = await repository.run('update-lambda', { function: named('unprovisioned') });
    expect(back).toMatchObject({ code: 0, outputs: { version: '1', 'provisioned-concurrency': '1' } });
    expect(await provisionedBy('unprovisioned')).toEqual(['1: 1 READY']);
    repository.edit((config) => {
      config['functions'] = { [repository.function]: config['functions'][repository.function] };
    });
  });
});

test('an event whose answer is lost is not sent again', async () => {
  const invoked = () => proxy.calls.filter(({ operation }) => operation === 'Invoke').length;
  const sent = invoked();
  proxy.fault({ operation: 'Invoke', how: 'cut-after' });
  const { code, annotations } = await repository.run('invoke', { function: repository.function });
  expect([code, invoked() - sent]).toEqual([1, 1]);
  expect(annotations[0]?.message).toMatch(/^The answer of the function odd-classify:live was lost on the network: /);
  expect(annotations[0]?.message).toContain('The event was sent once, and the function may have processed it.');
  // What AWS refuses for its rate was not worked on.
  const before = invoked();
  proxy.fault({ operation: 'Invoke', how: 'throttle' });
  expect(await repository.run('invoke', { function: repository.function })).toMatchObject({ code: 0 });
  expect(invoked() - before).toBe(2);
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
  expect(await served()).toMatch(/: first, cat$/);
});

describe('somebody else', () => {
  test('changes the function meanwhile: it is read again, and both changes are there', async () => {
    repository.write('function/handler.py', quickHandler('seventh'));
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
    repository.editFunction((entry) => Object.assign(entry, { 'provisioned-concurrency': 0 }));
    const { code, log } = await repository.run('update-lambda');
    expect(code, log).toBe(0);
    expect(await provisioned()).toEqual([]);
    expect(await alias()).toMatchObject({ FunctionVersion });
    expect(await alias()).not.toHaveProperty('RoutingConfig.AdditionalVersionWeights.1');
  });
});

test('weights that AWS gives an alias while it moves are waited for, and taken for nobody’s', async () => {
  const live = { ...of(), Qualifier: 'live' };
  await bench.client.send(new PutProvisionedConcurrencyConfigCommand({ ...live, ProvisionedConcurrentExecutions: 1 }));
  expect(await bench.provisioned(repository.function, 'live')).toBe('READY');
  repository.write('function/handler.py', quickHandler('eighth'));
  const before = proxy.writes().length;
  const { code, log } = await repository.run('update-lambda');
  expect(code, log).toBe(0);
  expect(log).not.toContain('weights');
  expect(proxy.writesSince(before).filter((write) => write === 'UpdateAlias')).toHaveLength(1);
  expect(await served()).toMatch(/: eighth, cat$/);
  await bench.client.send(new DeleteProvisionedConcurrencyConfigCommand(live));
});

test('an alias that somebody deleted stays deleted on a schedule, and comes back with a push', async () => {
  const schedule = { GITHUB_EVENT_NAME: 'schedule', GITHUB_RUN_ID: '2001' };
  await bench.client.send(new DeleteAliasCommand({ ...of(), Name: 'live' }));
  const before = proxy.writes().length;
  expect(await repository.run('plan', {}, schedule)).toMatchObject({ code: 0, outputs: { run: '[]' } });
  for (const inputs of [{}, { version: '1' }]) {
    const { code, annotations } = await repository.run('update-lambda', inputs, schedule);
    expect(code).toBe(1);
    expect(annotations[0]?.message).toMatch(
      /function alias odd-classify:live differs from the config .*a scheduled run starts no new work/,
    );
  }
  expect(proxy.writesSince(before)).toEqual([]);
  expect(await repository.run('update-lambda')).toMatchObject({ code: 0 });
  expect(await served()).toMatch(/: eighth, cat$/);
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
