import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import {
  CreateAliasCommand,
  CreateFunctionCommand,
  type CreateFunctionRequest,
  DeleteFunctionCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  InvokeCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunctionBench, zipOf } from '../support/functions.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const code = (edition: number) => `def handler(event, context):\n    return ${edition}\n`;

let workbench: Workbench;
let standIn: StandIn;
let bench: FunctionBench;
let arn: string;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  bench = new FunctionBench(standIn);
  arn = `arn:aws:lambda:us-east-1:${standIn.account}:function:rules`;
  await bench.create('rules', code(1));
}, 120_000);

afterAll(() => workbench?.[Symbol.asyncDispose]());

const refused = (name: string, message: string | RegExp, httpStatusCode = 400) => ({
  name,
  message: typeof message === 'string' ? message : expect.stringMatching(message),
  $metadata: { httpStatusCode },
});

const update = async (edition: number, RevisionId?: string) =>
  bench.client.send(
    new UpdateFunctionCodeCommand({
      FunctionName: 'rules',
      ZipFile: await zipOf({ 'handler.py': code(edition) }),
      RevisionId,
    }),
  );

const create = async (more: Partial<CreateFunctionRequest>) =>
  bench.client.send(
    new CreateFunctionCommand({
      FunctionName: 'new',
      Role: standIn.functionRole,
      Runtime: 'python3.13',
      Handler: 'handler.handler',
      Code: { ZipFile: await zipOf({ 'handler.py': code(1) }) },
      ...more,
    }),
  );

describe('a function is refused', () => {
  const unable =
    'Lambda was unable to configure your environment variables because the environment variables you have provided';
  test.each<[string, () => Promise<Partial<CreateFunctionRequest>>, string | RegExp]>([
    [
      'without a role that Lambda may assume',
      async () => ({ Role: standIn.executionRole }),
      /^The role defined for the function cannot be assumed by Lambda\.$/,
    ],
    [
      'with a role that is not there',
      async () => ({ Role: `${standIn.functionRole}-none` }),
      /cannot be assumed by Lambda/,
    ],
    [
      'without a handler',
      async () => ({ Handler: undefined }),
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    ],
    [
      'with more than 4 KB of environment',
      async () => ({ Environment: { Variables: { TEXT: 'a'.repeat(4096) } } }),
      new RegExp(`^${unable} exceeded the 4KB limit\\. String measured: `),
    ],
    [
      'with a variable that is Lambda’s own',
      async () => ({ Environment: { Variables: { AWS_REGION: 'x' } } }),
      `${unable} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION`,
    ],
    [
      'with what is no zip',
      async () => ({ Code: { ZipFile: Buffer.from('no zip') } }),
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    ],
    ['without any code', async () => ({ Code: {} }), 'Please provide a source for function code.'],
  ])('%s', async (_, more, message) => {
    await expect(create(await more())).rejects.toMatchObject(refused('InvalidParameterValueException', message));
  });

  test('by the limits of the service model, all at once', async () => {
    await expect(create({ MemorySize: 1, Timeout: 0, FunctionName: 'a b' })).rejects.toMatchObject(
      refused('ValidationException', /^3 validation errors detected: .*'functionName'.*'timeout'.*'memorySize'/),
    );
  });

  test('over 50 MB as a zip and over 250 MB unpacked', async () => {
    const large = Buffer.alloc(50 * 1024 * 1024);
    await expect(create({ Code: { ZipFile: large } })).rejects.toMatchObject(
      refused('RequestEntityTooLargeException', 'Zipped size must be smaller than 52428800 bytes', 413),
    );
    const zip = await zipOf({ 'handler.py': code(1), 'zeros.bin': Buffer.alloc(250 * 1024 * 1024) });
    await expect(create({ Code: { ZipFile: zip } })).rejects.toMatchObject(
      refused('InvalidParameterValueException', 'Unzipped size must be smaller than 262144000 bytes'),
    );
  });

  test('under a name that is taken', async () => {
    await expect(create({ FunctionName: 'rules' })).rejects.toMatchObject(
      refused('ResourceConflictException', 'Function already exist: rules', 409),
    );
  });
});

describe('changes', () => {
  /** How something is refused during a change that takes a fifth of a second: on a slow machine not at the first try. */
  const refusalDuring = async (begin: () => Promise<void>, next: () => Promise<unknown>): Promise<unknown> => {
    for (;;) {
      await begin();
      const answer = await next().catch((error: unknown) => error);
      if (answer instanceof Error && answer.name === 'ResourceConflictException') return answer;
    }
  };

  test('come one after the other', async () => {
    let name = '';
    let number = 0;
    const pending = async () => {
      name = `pending-${number++}`;
      const created = await create({ FunctionName: name });
      expect(created).toMatchObject({ State: 'Pending', StateReasonCode: 'Creating', Version: '$LATEST' });
    };
    const early = () => bench.client.send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Timeout: 5 }));
    expect(await refusalDuring(pending, early)).toMatchObject(
      refused('ResourceConflictException', /The function is currently in the following state: Pending$/, 409),
    );
    const invoke = () => bench.client.send(new InvokeCommand({ FunctionName: name }));
    expect(await refusalDuring(pending, invoke)).toMatchObject({ name: 'ResourceConflictException' });
    const change = async () => {
      await bench.settled('rules');
      expect(await update(2)).toMatchObject({ LastUpdateStatus: 'InProgress', State: 'Active' });
    };
    const words = `The operation cannot be performed at this time. An update is in progress for resource: ${arn}`;
    const conflict = refused('ResourceConflictException', words, 409);
    expect(await refusalDuring(change, () => update(2))).toMatchObject(conflict);
    const publish = () => bench.client.send(new PublishVersionCommand({ FunctionName: 'rules', CodeSha256: 'none' }));
    expect(await refusalDuring(change, publish)).toMatchObject(conflict);
    await bench.settled('rules');
    const settled = await bench.client.send(new GetFunctionConfigurationCommand({ FunctionName: 'rules' }));
    expect(settled).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' });
    expect((await bench.invoke('rules', {})).answer).toBe(2);
  });

  test('are refused when somebody was faster', async () => {
    const { RevisionId } = await bench.client.send(new GetFunctionConfigurationCommand({ FunctionName: 'rules' }));
    await update(4, RevisionId);
    await bench.settled('rules');
    const other = refused('PreconditionFailedException', /^The Revision Id provided does not match the latest/, 412);
    await expect(update(5, RevisionId)).rejects.toMatchObject(other);
    const sha = new PublishVersionCommand({ FunctionName: 'rules', CodeSha256: 'b3RoZXI=' });
    await expect(bench.client.send(sha)).rejects.toMatchObject(
      refused(
        'InvalidParameterValueException',
        /^CodeSHA256 \(b3RoZXI=\) is different from current CodeSHA256 in \$LATEST/,
      ),
    );
  });

  test('leave the tags and the old versions as they are', async () => {
    await create({ FunctionName: 'tagged', Tags: { a: '1' }, Publish: true });
    await bench.settled('tagged');
    await bench.settled('tagged', '1');
    const { Tags, Configuration } = await bench.client.send(new GetFunctionCommand({ FunctionName: 'tagged:1' }));
    expect([Tags, Configuration?.Version, Configuration?.FunctionArn?.split(':').at(-1)]).toEqual([
      { a: '1' },
      '1',
      '1',
    ]);
  });
});

describe('versions and aliases', () => {
  test('a version keeps its code, and is published only when there is something new', async () => {
    const first = await bench.publish('rules');
    expect(await bench.publish('rules')).toBe(first);
    await update(6);
    await bench.settled('rules');
    const second = await bench.publish('rules');
    expect(Number(second)).toBe(Number(first) + 1);
    expect([(await bench.invoke('rules', {}, first)).answer, (await bench.invoke('rules', {}, second)).answer]).toEqual(
      [4, 6],
    );
    const { Versions = [] } = await bench.client.send(new ListVersionsByFunctionCommand({ FunctionName: 'rules' }));
    expect(Versions.map(({ Version }) => Version)).toEqual(['$LATEST', first, second]);
  });

  test('an alias answers with its version, and moves for everybody at once', async () => {
    const alias = { FunctionName: 'rules', Name: 'live' };
    const made = await bench.client.send(new CreateAliasCommand({ ...alias, FunctionVersion: '1' }));
    expect(made).toMatchObject({ AliasArn: `${arn}:live`, FunctionVersion: '1', Description: '' });
    expect(await bench.invoke('rules', {}, 'live')).toMatchObject({ answer: 4, ExecutedVersion: '1' });
    const move = new UpdateAliasCommand({ ...alias, FunctionVersion: '2', RevisionId: made.RevisionId });
    await bench.client.send(move);
    expect(await bench.invoke('rules:live', {})).toMatchObject({ answer: 6, ExecutedVersion: '2' });
    await expect(bench.client.send(move)).rejects.toMatchObject(
      refused('PreconditionFailedException', /Revision Id provided does not match/, 412),
    );
    await expect(bench.client.send(new CreateAliasCommand({ ...alias, FunctionVersion: '1' }))).rejects.toMatchObject(
      refused('ResourceConflictException', `Alias already exists: ${arn}:live`, 409),
    );
  });

  test('weights divide what is asked of an alias', async () => {
    const RoutingConfig = { AdditionalVersionWeights: { 1: 0.5 } };
    const alias = { FunctionName: 'rules', Name: 'divided', FunctionVersion: '2', RoutingConfig };
    await bench.client.send(new CreateAliasCommand(alias));
    const answers = [];
    for (let index = 0; index < 40; index++) answers.push((await bench.invoke('rules', {}, 'divided')).answer);
    expect(new Set(answers)).toEqual(new Set([4, 6]));
  });

  test.each([
    [
      'a number for a name',
      { Name: '12', FunctionVersion: '1' },
      'ValidationException',
      /Value '12' at 'name' failed to satisfy constraint/,
      400,
    ],
    [
      'a version that is not there',
      { Name: 'new', FunctionVersion: '9' },
      'ResourceNotFoundException',
      /^Function not found: .*:rules:9$/,
      404,
    ],
    [
      'weights on $LATEST',
      { Name: 'new', FunctionVersion: '$LATEST', RoutingConfig: { AdditionalVersionWeights: { 1: 0.5 } } },
      'InvalidParameterValueException',
      /^\$LATEST is not supported for an alias pointing to more than 1 version$/,
      400,
    ],
  ])('an alias is refused with %s', async (_, alias, name, message, status) => {
    const command = new CreateAliasCommand({ FunctionName: 'rules', ...alias });
    await expect(bench.client.send(command)).rejects.toMatchObject(refused(name, message, status));
  });

  test('what an alias points to is not deleted; an alias that is not there is not found', async () => {
    const gone = new DeleteFunctionCommand({ FunctionName: 'rules', Qualifier: '2' });
    await expect(bench.client.send(gone)).rejects.toMatchObject(
      refused('ResourceConflictException', /^Version 2 is still being referenced by alias live$/, 409),
    );
    const none = new GetAliasCommand({ FunctionName: 'rules', Name: 'none' });
    await expect(bench.client.send(none)).rejects.toMatchObject(
      refused('ResourceNotFoundException', `Cannot find alias arn: ${arn}:none`, 404),
    );
  });
});

test('answers have the shapes that the official model gives them', async () => {
  const python = resolve(process.env['LOCAL_AWS_TEST_TOOLS'] ?? '.local-aws/test-tools', 'bin/python');
  const { stdout } = await promisify(execFile)(python, ['test/support/ask_lambda.py', standIn.functionRole], {
    env: { ...standIn.env, HOME: standIn.state },
  });
  const source = readFileSync('local-aws/src/lambda/operations.ts', 'utf8');
  const [, operations = ''] = /interface Operations \{(.*?)^\}/ms.exec(source) ?? [];
  const names = [...operations.matchAll(/^ {2}(\w+): \[/gm)].map(([, name]) => name);
  const { faults, asked } = JSON.parse(stdout) as { faults: string[]; asked: string[] };
  // AWS answers this value, which its own model does not list (LocalStack's test_function_lifecycle).
  const unknown = faults.filter((fault) => !/LastUpdateStatusReasonCode: 'Creating' is none of/.test(fault));
  expect({ faults: unknown, asked }).toEqual({ faults: [], asked: names.toSorted() });
});
