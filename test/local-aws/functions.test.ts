import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionCommand, InvokeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunctionBench, zipOf } from '../support/functions.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const CODE = `
import os, subprocess, sys, time
import boto3
calls = 0
def handler(event, context):
    global calls
    calls += 1
    print("event", sorted(event))
    if "child" in event:
        subprocess.Popen(["sleep", event["child"]])
    if event.get("raise"):
        raise ValueError("no good")
    if event.get("exit"):
        os._exit(3)
    if event.get("who"):
        return boto3.client("sts").get_caller_identity()["Arn"]
    time.sleep(event.get("sleep", 0))
    return {"calls": calls, "pid": os.getpid(), "version": context.function_version, "arn": context.invoked_function_arn,
            "left": context.get_remaining_time_in_millis(), "color": os.environ.get("COLOR"),
            "input": sys.stdin.read(), "folder": os.getcwd() == os.environ["LAMBDA_TASK_ROOT"]}
`;

let workbench: Workbench;
let standIn: StandIn;
let bench: FunctionBench;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  bench = new FunctionBench(standIn);
  await bench.create('plain', CODE, { Timeout: 1, Environment: { Variables: { COLOR: 'green' } } });
}, 120_000);

afterAll(() => workbench?.[Symbol.asyncDispose]());

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a function', () => {
  test('answers with what its handler returns, and keeps its process for the next event', async () => {
    const first = await bench.invoke('plain', { a: 1 });
    const second = await bench.invoke('plain', {});
    expect(first.answer).toMatchObject({ calls: 1, version: '$LATEST', color: 'green', input: '', folder: true });
    expect(first.answer.arn).toBe(`arn:aws:lambda:us-east-1:${standIn.account}:function:plain`);
    expect(first.answer.left).toBeLessThanOrEqual(1000);
    expect(second.answer).toMatchObject({ calls: 2, pid: first.answer.pid });
    expect([first.FunctionError, first.ExecutedVersion]).toEqual([undefined, '$LATEST']);
  });

  test('writes the lines of AWS around its own into CloudWatch Logs', async () => {
    const { log } = await bench.invoke('plain', { word: 1 });
    expect(log).toMatch(
      /^START RequestId: ([0-9a-f-]{36}) Version: \$LATEST\nevent \['word'\]\nEND RequestId: \1\nREPORT RequestId: \1\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\n$/,
    );
    const [id = ''] = /[0-9a-f-]{36}/.exec(log) ?? [];
    const { endpoint, region, env } = standIn;
    const credentials = {
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    };
    const logs = new CloudWatchLogsClient({ endpoint, region, credentials });
    await until(async () => {
      const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/plain' }));
      return (
        events.some(({ message }) => message?.startsWith(`REPORT RequestId: ${id}`)) &&
        events.some(({ logStreamName }) => /^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/.test(logStreamName ?? ''))
      );
    });
  });

  test('calls AWS as its role', async () => {
    const { answer } = await bench.invoke('plain', { who: true });
    expect(answer).toMatch(new RegExp(`^arn:aws:sts::${standIn.account}:assumed-role/lambda-execution/`));
  });

  test('that raises gives AWS’s description of the error, and goes on', async () => {
    const { answer, FunctionError } = await bench.invoke('plain', { raise: true });
    expect(FunctionError).toBe('Unhandled');
    expect(answer).toMatchObject({ errorType: 'ValueError', errorMessage: 'no good' });
    expect(answer.stackTrace.join('')).toMatch(/handler\.py", line \d+, in handler\n {4}raise ValueError/);
    expect((await bench.invoke('plain', {})).answer.calls).toBeGreaterThan(1);
  });

  test('that ends its process is started anew', async () => {
    const { answer, FunctionError } = await bench.invoke('plain', { exit: true });
    expect(FunctionError).toBe('Unhandled');
    expect(answer).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/^RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3$/),
    });
    expect((await bench.invoke('plain', {})).answer.calls).toBe(1);
  });

  test('that is too slow is killed, with all that it started', async () => {
    const { pid } = (await bench.invoke('plain', {})).answer;
    const started = performance.now();
    const { answer, FunctionError } = await bench.invoke('plain', { sleep: 30, child: '30' });
    expect(performance.now() - started).toBeLessThan(3000);
    expect(FunctionError).toBe('Unhandled');
    expect(answer).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/Task timed out after 1\.00 seconds$/),
    });
    await until(() => !isRunning(pid));
  });

  test('whose code cannot be loaded says so at every invocation', async () => {
    await bench.create('broken', 'import no_such_module\n');
    for (const _ of [1, 2]) {
      const { answer, FunctionError } = await bench.invoke('broken', {});
      expect(FunctionError).toBe('Unhandled');
      expect(answer).toMatchObject({
        errorType: 'Runtime.ImportModuleError',
        errorMessage: "Unable to import module 'handler': No module named 'no_such_module'",
      });
    }
    await bench.create('headless', 'x = 1\n');
    expect((await bench.invoke('headless', {})).answer).toMatchObject({ errorType: 'Runtime.HandlerNotFound' });
  });

  test('has all its files when others with the same code are created at the same time', async () => {
    const parts = Array.from({ length: 50 }, (_, part) => `part_${part}`);
    const ZipFile = await zipOf({
      ...Object.fromEntries(parts.map((part) => [`${part}.py`, 'WORD = 1\n'])),
      'handler.py': `import ${parts.join(', ')}\ndef handler(event, context):\n    return part_49.WORD\n`,
    });
    const names = ['twin-a', 'twin-b', 'twin-c', 'twin-d'];
    await Promise.all(names.map((name) => bench.create(name, '', { Code: { ZipFile } })));
    const answers = await Promise.all(names.map((name) => bench.invoke(name, {})));
    expect(answers.map(({ answer }) => answer)).toEqual([1, 1, 1, 1]);
  });

  test('is started anew when it has changed', async () => {
    const before = (await bench.invoke('plain', {})).answer;
    const Environment = { Variables: { COLOR: 'blue' } };
    await bench.client.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'plain', Environment }));
    await bench.settled('plain');
    expect((await bench.invoke('plain', {})).answer).toMatchObject({ calls: 1, color: 'blue' });
    expect(before.color).toBe('green');
  });

  test('is invoked without waiting where that is asked for', async () => {
    const command = new InvokeCommand({ FunctionName: 'plain', InvocationType: 'Event', Payload: '{"later": 1}' });
    expect((await bench.client.send(command)).StatusCode).toBe(202);
    const dry = new InvokeCommand({ FunctionName: 'plain', InvocationType: 'DryRun' });
    expect((await bench.client.send(dry)).StatusCode).toBe(204);
    const broken = new InvokeCommand({ FunctionName: 'plain', Payload: '{' });
    await expect(bench.client.send(broken)).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
  });

  test('that is not there is not found', async () => {
    await expect(bench.client.send(new GetFunctionCommand({ FunctionName: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Function not found: arn:aws:lambda:us-east-1:${standIn.account}:function:none`,
      $metadata: { httpStatusCode: 404 },
    });
    // LocalStack's test_invoke_exceptions.
    await expect(bench.client.send(new InvokeCommand({ FunctionName: 'none' }))).rejects.toMatchObject({
      message: `Function not found: arn:aws:lambda:us-east-1:${standIn.account}:function:none:$LATEST`,
    });
  });
});

test('functions survive a restart, their processes do not survive the stand-in', async () => {
  const first = await startStandIn({ state: `${standIn.state}/other` });
  const one = new FunctionBench(first);
  await one.create('kept', CODE);
  const version = await one.publish('kept');
  const { pid } = (await one.invoke('kept', {}, version)).answer;
  await first.kill();
  await until(() => !isRunning(pid));
  await using second = await startStandIn({ state: `${standIn.state}/other` });
  const { answer } = await new FunctionBench(second).invoke('kept', {}, version);
  expect(answer).toMatchObject({ calls: 1, version });
});
