import {
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  ListVersionsByFunctionCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type FunctionRepository,
  functionRepository,
  handlerCode,
  quickHandler,
} from '../support/function-repository.ts';
import { FunctionBench } from '../support/functions.ts';
import type { FaultProxy } from '../support/proxy.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let aws: Workbench;
let proxy: FaultProxy;
let repository: FunctionRepository;
let bench: FunctionBench;

beforeAll(async () => {
  aws = await startWorkbench();
  proxy = aws.proxy;
  repository = await functionRepository('fn', aws.standIn, proxy.endpoint, ['sync-data', 'train', 'deploy']);
  bench = new FunctionBench(aws.standIn);
}, 120_000);

afterAll(async () => {
  repository[Symbol.dispose]();
  await aws[Symbol.asyncDispose]();
});

const of = () => ({ FunctionName: repository.function });
const served = () => bench.served(repository);
const provisioned = () => bench.allProvisioned(repository.function);

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
      'has-test-event': 'true',
    });
    expect(log).toContain('version 1 passed its test event: cat 100.0 %');
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
    expect(proxy.writesSince(before)).toEqual([]);
    const { outputs } = await repository.run('plan', { stages: 'function' });
    const does = (JSON.parse(outputs['changes'] ?? '[]') as { does: string }[]).map((change) => change.does);
    expect(does).toEqual(Array(8).fill('reuse'));
  });

  test('new code: the alias moves when the new version has proved itself, and the old one gives its executions back', async () => {
    repository.write('function/handler.py', quickHandler('second'));
    const before = proxy.writes().length;
    const { code, log, outputs } = await repository.run('update-lambda');
    expect(code, log).toBe(0);
    expect(outputs).toMatchObject({ version: '2', 'previous-version': '1' });
    expect(await served()).toBe('2: second, cat');
    expect(await provisioned()).toEqual(['2: 1 READY']);
    expect(proxy.writesSince(before)).toEqual([
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

  test('both kinds of concurrency grow and shrink without breaking the rule between them; content that was published before is found again and not published twice', async () => {
    const set = async (edition: string, provisionedNumber: number, reserved?: number) => {
      repository.write('function/handler.py', edition === 'third' ? handlerCode(edition) : quickHandler(edition));
      repository.editFunction((entry) => {
        entry['provisioned-concurrency'] = provisionedNumber;
        entry['reserved-concurrency'] = reserved;
      });
      const { code, log, outputs } = await repository.run('update-lambda');
      expect(code, log).toBe(0);
      if (reserved === undefined) {
        expect(log).toMatch(/remove +reserved concurrency fn-classify: .*`reserved-concurrency` \(1\)/);
        expect((await repository.run('plan', { stages: 'function' })).log).not.toContain('reserved concurrency');
      }
      const { ReservedConcurrentExecutions } = await bench.client.send(new GetFunctionConcurrencyCommand(of()));
      return [outputs['version'], await provisioned(), ReservedConcurrentExecutions];
    };
    expect(await set('other', 2, 4)).toEqual(['4', ['4: 2 READY'], 4]);
    expect(await set('third', 0, 1)).toEqual(['3', [], 1]);
    expect(await served()).toBe('3: third, cat');
    expect(await set('third', 1, undefined)).toEqual(['3', ['3: 1 READY'], undefined]);
    expect(await set('third', 1, 2)).toEqual(['3', ['3: 1 READY'], 2]);
    const { Versions = [] } = await bench.client.send(new ListVersionsByFunctionCommand(of()));
    expect(Versions.map(({ Version }) => Version)).toEqual(['$LATEST', '1', '2', '3', '4']);
  });
});

describe('the way back', () => {
  test('is a shift of the alias to a version that is named; what is kept initialized follows it', async () => {
    const before = proxy.writes().length;
    const { code, log, outputs } = await repository.run('update-lambda', { version: '2' });
    expect(code, log).toBe(0);
    const expected = { state: 'ready', version: '2', 'previous-version': '3', 'provisioned-concurrency': '1' };
    expect(outputs).toMatchObject(expected);
    expect(await served()).toBe('2: second, cat');
    expect(await provisioned()).toEqual(['2: 1 READY']);
    expect(proxy.writesSince(before)).toEqual([
      'UpdateAlias',
      'DeleteProvisionedConcurrencyConfig',
      'PutProvisionedConcurrencyConfig',
    ]);
    const repeated = await repository.run('update-lambda', { version: '2' });
    expect(repeated).toMatchObject({ code: 0, outputs: { version: '2', 'previous-version': '3' } });
    expect(proxy.writesSince(before)).toHaveLength(3);
    const scheduled = await repository.run('plan', { stages: 'function' }, { GITHUB_EVENT_NAME: 'schedule' });
    expect(scheduled, 'a schedule does not undo it').toMatchObject({ code: 0, outputs: { run: '[]' } });
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

test('invoke asks a function through its alias: its test event, a file, and what it must not be', async () => {
  const ask = (inputs: Record<string, string>) =>
    repository.run('invoke', { function: repository.function, ...inputs });
  const { code, outputs, log } = await ask({ file: 'images/test/001.cat/5.png', expect: 'cat' });
  expect(code, log).toBe(0);
  expect(outputs).toMatchObject({ prediction: 'cat', 'latency-ms': expect.stringMatching(/^\d+$/) });
  const wrong = await ask({ expect: 'dog' });
  expect([wrong.code, wrong.annotations[0]?.message]).toEqual([
    1,
    expect.stringContaining('The function fn-classify:live answered cat 100.0 %, but dog was expected.'),
  ]);
});

test('a package of more than 50 MB goes by the bucket, where it is written once', async () => {
  repository.write('function/handler.py', quickHandler('large'));
  repository.write('function/weights.bin', Buffer.alloc(51 * 1024 * 1024));
  const before = proxy.writes().length;
  const { code, log, outputs } = await repository.run('update-lambda');
  expect(code, log).toBe(0);
  expect(await served()).toBe(`${outputs['version']}: large, cat`);
  expect(proxy.writesSince(before).slice(0, 3)).toEqual(['PutObject', 'TagResource', 'UpdateFunctionCode']);
  const { Configuration } = await bench.client.send(new GetFunctionCommand(of()));
  expect(Configuration?.CodeSize).toBeGreaterThan(51 * 1024 * 1024);
  const sha256 = Buffer.from(Configuration?.CodeSha256 ?? '', 'base64').toString('hex');
  expect(proxy.writes()[before]?.resource).toMatch(new RegExp(`/fn/packages/${sha256}/function\\.zip$`));
  // With other settings and the same code, the object that is there is used.
  repository.editFunction((entry) => Object.assign(entry, { memory: '256MB' }));
  const changed = proxy.writes().length;
  const again = await repository.run('update-lambda');
  expect(again.code, again.log).toBe(0);
  expect(proxy.writesSince(changed)).not.toContain('PutObject');
});
