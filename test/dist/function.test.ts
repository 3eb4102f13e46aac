import { CreateRoleCommand, IAMClient, PutRolePolicyCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  ListProvisionedConcurrencyConfigsCommand,
  ListVersionsByFunctionCommand,
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
let image: string;

beforeAll(async () => {
  standIn = await startStandIn();
  proxy = await startProxy(standIn.endpoint);
  repository = await functionRepository('fn', standIn, proxy.endpoint);
  bench = new FunctionBench(standIn);
  repository.editFunction((entry) => {
    image = (entry['test'] as { event: { image: string } }).event.image;
  });
}, 120_000);

afterAll(async () => {
  repository[Symbol.dispose]();
  await proxy.close();
  await standIn.stop();
});

const of = () => ({ FunctionName: repository.function });
const alias = () => bench.client.send(new GetAliasCommand({ ...of(), Name: 'live' }));
/** What callers of the alias get: which edition of the code, and the class. */
async function served(): Promise<string> {
  const { answer, ExecutedVersion } = await bench.invoke(repository.function, { image }, 'live');
  return `${ExecutedVersion}: ${answer.headers.edition}, ${JSON.parse(answer.body).predictions[0].class}`;
}

/** Provisioned concurrency by version, and its status. */
async function provisioned(): Promise<string[]> {
  const command = new ListProvisionedConcurrencyConfigsCommand(of());
  const { ProvisionedConcurrencyConfigs = [] } = await bench.client.send(command);
  return ProvisionedConcurrencyConfigs.map(
    ({ FunctionArn, RequestedProvisionedConcurrentExecutions, Status }) =>
      `${FunctionArn?.split(':').at(-1)}: ${RequestedProvisionedConcurrentExecutions} ${Status}`,
  );
}

/** Writes since then, without the order of what goes side by side. */
const writesSince = (before: number) =>
  proxy
    .writes()
    .slice(before)
    .map(({ operation }) => operation);

describe('update-lambda', () => {
  test('makes the function, tests its version and puts the alias in front', async () => {
    const { code, log, outputs } = await repository.run('update-lambda');
    expect(code, log).toBe(0);
    expect(outputs).toEqual({
      state: 'ready',
      'function-name': repository.function,
      version: '1',
      'previous-version': '',
      'provisioned-concurrency': '1',
      'reserved-concurrency': '2',
    });
    expect(log).toContain('version 1 answered its test event right: cat 100.0 %');
    expect(await served()).toBe('1: first, cat');
    expect(await provisioned()).toEqual(['1: 1 READY']);
    const reserved = await bench.client.send(new GetFunctionConcurrencyCommand(of()));
    expect(reserved.ReservedConcurrentExecutions).toBe(2);
    const { Tags = {}, Configuration } = await bench.client.send(new GetFunctionCommand(of()));
    expect(Tags).toMatchObject({
      'sagemaker-actions:pipeline': 'fn',
      'sagemaker-actions:repository': 'someone/pipelines',
      'sagemaker-actions:node': `function:${repository.function}`,
    });
    expect(Configuration).toMatchObject({
      MemorySize: 256,
      Timeout: 60,
      Environment: { Variables: { ENDPOINT_NAME: repository.endpoint } },
    });
  });

  test('changes nothing where nothing has changed, and the plan says so', async () => {
    const before = proxy.writes().length;
    const { code, log } = await repository.run('update-lambda');
    expect(code, log).toBe(0);
    expect(writesSince(before)).toEqual([]);
    const { outputs } = await repository.run('plan', { stages: 'function' });
    const does = (JSON.parse(outputs['changes'] ?? '[]') as { does: string }[]).map((change) => change.does);
    expect(does).toEqual(Array(8).fill('reuse'));
  });

  test('new code: the alias moves when the new version has proved itself, and the old one gives its executions back', async () => {
    repository.write('function/handler.py', handlerCode('second'));
    const before = proxy.writes().length;
    const { code, log, outputs } = await repository.run('update-lambda');
    expect(code, log).toBe(0);
    expect(outputs).toMatchObject({ version: '2', 'previous-version': '1' });
    expect(await served()).toBe('2: second, cat');
    expect(await provisioned()).toEqual(['2: 1 READY']);
    expect(writesSince(before)).toEqual([
      'TagResource',
      'UpdateFunctionCode',
      'PublishVersion',
      'PutProvisionedConcurrencyConfig',
      'UpdateAlias',
      'DeleteProvisionedConcurrencyConfig',
    ]);
  });

  test('code and settings together; a variable that somebody else has set stays', async () => {
    const { Configuration } = await bench.client.send(new GetFunctionCommand(of()));
    const Variables = { ...Configuration?.Environment?.Variables, FOREIGN: 'kept' };
    await bench.client.send(new UpdateFunctionConfigurationCommand({ ...of(), Environment: { Variables } }));
    await bench.settled(repository.function);
    repository.write('function/handler.py', handlerCode('third'));
    repository.editFunction((entry) => {
      Object.assign(entry, { memory: '512MB', environment: { LEVEL: 3 } });
    });
    const { code, log } = await repository.run('update-lambda');
    expect(code, log).toBe(0);
    expect(log).toMatch(
      /update {6}function fn-classify: code: \S+ → \S+, memory: 256 → 512, environment\.LEVEL: nothing → 3/,
    );
    const after = await bench.client.send(new GetFunctionCommand(of()));
    expect(after.Configuration).toMatchObject({
      MemorySize: 512,
      Environment: { Variables: { FOREIGN: 'kept', LEVEL: '3', ENDPOINT_NAME: repository.endpoint } },
    });
    expect(await served()).toBe('3: third, cat');
  });

  test('content that was published before is found again and not published twice', async () => {
    repository.write('function/handler.py', handlerCode('other'));
    expect(await repository.run('update-lambda')).toMatchObject({ code: 0, outputs: { version: '4' } });
    repository.write('function/handler.py', handlerCode('third'));
    expect(await repository.run('update-lambda')).toMatchObject({ code: 0, outputs: { version: '3' } });
    expect(await served()).toBe('3: third, cat');
    const { Versions = [] } = await bench.client.send(new ListVersionsByFunctionCommand(of()));
    expect(Versions.map(({ Version }) => Version)).toEqual(['$LATEST', '1', '2', '3', '4']);
  });

  test('both kinds of concurrency grow and shrink without breaking the rule between them', async () => {
    const set = async (provisionedNumber: number, reserved?: number) => {
      repository.editFunction((entry) => {
        entry['provisioned-concurrency'] = provisionedNumber;
        entry['reserved-concurrency'] = reserved;
      });
      const { code, log } = await repository.run('update-lambda');
      expect(code, log).toBe(0);
      const { ReservedConcurrentExecutions } = await bench.client.send(new GetFunctionConcurrencyCommand(of()));
      return [await provisioned(), ReservedConcurrentExecutions];
    };
    expect(await set(2, 4)).toEqual([['3: 2 READY'], 4]);
    expect(await set(0, 1)).toEqual([[], 1]);
    expect(await set(1, undefined)).toEqual([['3: 1 READY'], undefined]);
    expect(await set(1, 2)).toEqual([['3: 1 READY'], 2]);
  });
});

describe('the way back', () => {
  test('is a shift of the alias to a version that is named, and nothing else', async () => {
    const before = proxy.writes().length;
    const { code, log, outputs } = await repository.run('update-lambda', { version: '2' });
    expect(code, log).toBe(0);
    expect(outputs).toMatchObject({ state: 'ready', version: '2', 'previous-version': '3' });
    expect(await served()).toBe('2: second, cat');
    expect(writesSince(before)).toEqual(['UpdateAlias']);
    const again = await repository.run('update-lambda');
    expect(again).toMatchObject({ code: 0, outputs: { version: '3', 'previous-version': '2' } });
  });

  test('to a version that is not there moves nothing', async () => {
    const { code, annotations } = await repository.run('update-lambda', { version: '99' });
    expect(code).toBe(1);
    expect(annotations[0]?.message).toMatch(
      /UpdateAlias of fn-classify failed: ResourceNotFoundException: Function not found: \S+:99/,
    );
    expect(await served()).toBe('3: third, cat');
  });
});

describe('a broken function never serves a request through the alias', () => {
  const breakIt = async (code: string) => {
    repository.write('function/handler.py', code);
    const result = await repository.run('update-lambda');
    expect(result.code, result.log).toBe(1);
    expect(await served()).toBe('3: third, cat');
    expect((await provisioned()).filter((each) => each.endsWith('READY'))).toEqual(['3: 1 READY']);
    expect(result.annotations).toHaveLength(1);
    return result.annotations[0]?.message ?? '';
  };

  test('when it raises', async () => {
    const message = await breakIt('def handler(event, context):\n    raise KeyError("image")\n');
    expect(message).toContain("The function fn-classify:5 failed on its event: KeyError: 'image'");
    expect(message).toContain('handler.py", line 2, in handler');
    expect(message).toContain('The alias live was not moved, and version 5 keeps nothing provisioned.');
    expect(message).toContain('→ Read its log in CloudWatch (/aws/lambda/fn-classify)');
  });

  test('when it answers with an error status', async () => {
    const message = await breakIt('def handler(event, context):\n    return {"statusCode": 422, "body": "no image"}\n');
    expect(message).toContain('The function fn-classify:6 failed on its event: 422 no image');
  });

  test('when it answers wrong', async () => {
    const body = `{"predictions": [{"class": "dog", "probability": 1}]}`;
    const message = await breakIt(`def handler(event, context):\n    return {"statusCode": 200, "body": '${body}'}\n`);
    expect(message).toContain('The function fn-classify:7 answered dog 100.0 %, but cat was expected.');
  });

  test('when it cannot be loaded: what its log says, and not tried again by the next run', async () => {
    const code = `import no_such_module\n${handlerCode('unloadable')}`;
    const message = await breakIt(code);
    expect(message).toMatch(/The provisioned concurrency fn-classify:8 did not end well: FAILED/);
    expect(message).toContain("Unable to import module 'handler': No module named 'no_such_module'");
    const before = proxy.writes().length;
    await breakIt(code);
    expect(writesSince(before)).toEqual([]);
  });

  test('and the next good version is served', async () => {
    repository.write('function/handler.py', handlerCode('ninth'));
    const { code, log } = await repository.run('update-lambda');
    expect(code, log).toBe(0);
    expect(await served()).toBe('9: ninth, cat');
    expect(await provisioned()).toEqual(['9: 1 READY']);
  });
});

describe('somebody else', () => {
  test('changes the function meanwhile: it is read again, and both changes are there', async () => {
    repository.write('function/handler.py', handlerCode('tenth'));
    proxy.fault({ operation: 'UpdateFunctionCode', how: 'delay', milliseconds: 1500 });
    const running = startAction('update-lambda', {
      workspace: repository.folder,
      inputs: { config: repository.config, 'function-role': standIn.functionRole },
      env: { ...standIn.env, AWS_ENDPOINT_URL: proxy.endpoint },
    });
    await running.printed(/update {6}function fn-classify: code/);
    const change = new UpdateFunctionConfigurationCommand({ ...of(), Description: 'changed by hand' });
    await bench.client.send(change);
    const { code, log } = await running.ended;
    expect(code, log).toBe(0);
    const { Configuration } = await bench.client.send(new GetFunctionCommand(of()));
    expect(Configuration?.Description).toBe('changed by hand');
    expect(await served()).toMatch(/: tenth, cat$/);
  });

  test('of another repository is not touched', async () => {
    const before = proxy.writes().length;
    const env = { GITHUB_REPOSITORY: 'another/one' };
    for (const inputs of [{}, { version: '1' }]) {
      const { code, annotations } = await repository.run('update-lambda', inputs, env);
      expect(code).toBe(1);
      expect(annotations.map(({ message }) => message).join()).toContain('belongs to the repository someone/pipelines');
    }
    expect(writesSince(before)).toEqual([]);
  });

  test('who moved the alias with weights: all requests go to one version again', async () => {
    const { FunctionVersion } = await alias();
    const { UpdateAliasCommand } = await import('@aws-sdk/client-lambda');
    const RoutingConfig = { AdditionalVersionWeights: { 1: 0.5 } };
    await bench.client.send(new UpdateAliasCommand({ ...of(), Name: 'live', RoutingConfig }));
    const { code, log } = await repository.run('update-lambda');
    expect(code, log).toBe(0);
    expect(await alias()).toMatchObject({ FunctionVersion });
    expect(await alias()).not.toHaveProperty('RoutingConfig.AdditionalVersionWeights.1');
  });
});

test('invoke asks a function through its alias: its test event, a file, and what it must not be', async () => {
  const ask = (inputs: Record<string, string>) =>
    repository.run('invoke', { function: repository.function, ...inputs });
  const { code, outputs, log } = await ask({});
  expect(code, log).toBe(0);
  expect(outputs).toMatchObject({ prediction: 'cat', 'latency-ms': expect.stringMatching(/^\d+$/) });
  expect(await ask({ file: 'images/test/001.cat/5.png', expect: 'cat' })).toMatchObject({ code: 0 });
  const wrong = await ask({ expect: 'dog' });
  expect([wrong.code, wrong.annotations[0]?.message]).toEqual([
    1,
    expect.stringContaining('The function fn-classify:live answered cat 100.0 %, but dog was expected.'),
  ]);
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
  expect(await served()).toMatch(/: tenth, cat$/);
});

test('without a role it says which input is missing; with a bad version or an unknown function as well', async () => {
  const message = async (inputs: Record<string, string>) =>
    (await repository.run('update-lambda', inputs)).annotations[0]?.message;
  expect(await message({ function: 'none' })).toContain('The config has no function none.');
  expect(await message({ version: 'two' })).toContain('The input version is two.');
  repository.edit((config) => {
    config['functions'] = { 'fn-second': config['functions'][repository.function] };
  });
  expect(await message({ 'function-role': '' })).toContain('Set the input `function-role`.');
});
