import { InvokeCommand, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunctionBench } from '../support/functions.ts';
import type { StandIn } from '../support/stand-in.ts';
import { until } from '../support/until.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

// What a function meets on Lambda and not on a laptop.

const CODE = `
import builtins, os, pathlib, signal, sys, time
counter = pathlib.Path(os.environ["TMPDIR"]).parent / "events"
def handler(event, context):
    what, root = event["what"], pathlib.Path(os.environ["LAMBDA_TASK_ROOT"])
    if what == "answer":
        return "x" * event["size"]
    if what == "exit":
        sys.exit(event["status"])
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "environment":
        return dict(os.environ)
    if what == "write":
        refused = []
        for write in (
            lambda: (root / "cache.json").write_text("x"),
            lambda: open(root / "handler.py", "a"),
            lambda: os.mkdir("folder"),
            lambda: os.remove(root / "handler.py"),
            lambda: os.rename(root / "handler.py", "/tmp/elsewhere.py"),
            lambda: os.open(str(root / "new"), os.O_CREAT | os.O_WRONLY),
        ):
            try:
                write()
            except OSError as error:
                refused.append(error.strerror)
        (pathlib.Path(os.environ["TMPDIR"]) / "cache.json").write_text("x")
        return refused, (root / "handler.py").read_text().startswith("\\nimport"), sorted(os.listdir(root))
    if what == "count":
        time.sleep(event["sleep"])
        with open(counter, "a") as file:
            file.write(event["name"])
        return counter.read_text()
    if what == "counted":
        return counter.read_text() if counter.exists() else ""
`;
const FunctionName = 'limits';

let workbench: Workbench;
let standIn: StandIn;
let bench: FunctionBench;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  bench = new FunctionBench(standIn);
  await bench.create(FunctionName, CODE, { Timeout: 20 });
}, 120_000);

afterAll(() => workbench?.[Symbol.asyncDispose]());

const ask = (what: string, more: object = {}) => bench.invoke(FunctionName, { what, ...more });

describe('a function', () => {
  test('answers with 6,291,556 bytes at most (LocalStack’s test_lambda_too_large_response)', async () => {
    const quotes = 2;
    const largest = await ask('answer', { size: 6_291_556 - quotes });
    expect([largest.FunctionError, largest.answer.length]).toEqual([undefined, 6_291_554]);
    const { FunctionError, answer } = await ask('answer', { size: 6_291_556 });
    expect([FunctionError, answer]).toEqual([
      'Unhandled',
      {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      },
    ]);
  });

  test('takes an event of 6,291,456 bytes at most (Lambda quotas)', async () => {
    const Payload = JSON.stringify({ what: 'counted', padding: 'x'.repeat(6_291_456) });
    await expect(bench.client.send(new InvokeCommand({ FunctionName, Payload }))).rejects.toMatchObject({
      name: 'RequestTooLargeException',
      $metadata: { httpStatusCode: 413 },
    });
  });

  test('cannot change the folder of its code, but the folder for temporary files', async () => {
    const [refused, isWhole, files] = (await ask('write')).answer;
    expect(refused).toEqual(Array(6).fill('Read-only file system'));
    expect([isWhole, files]).toEqual([true, ['handler.py']]);
  });

  test('has its keys, its trace and its runtime in the environment (LocalStack’s test_lambda_init_environment)', async () => {
    const { answer } = await ask('environment');
    expect(answer).toMatchObject({
      AWS_ACCESS_KEY_ID: expect.stringMatching(/^LOCALAWS/),
      AWS_SECRET_ACCESS_KEY: expect.any(String),
      AWS_SESSION_TOKEN: expect.any(String),
      AWS_REGION: 'us-east-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_python3.13',
      AWS_LAMBDA_FUNCTION_NAME: FunctionName,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      LAMBDA_RUNTIME_DIR: expect.any(String),
      _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0/),
      PWD: answer.LAMBDA_TASK_ROOT,
      TZ: ':UTC',
    });
    expect(answer).not.toHaveProperty('AWS_CONTAINER_CREDENTIALS_FULL_URI');
    expect(answer).not.toHaveProperty('AWS_CONTAINER_AUTHORIZATION_TOKEN');
  });

  test.each([
    ['of itself (test_lambda_handler_exit)', 'exit', 0, 'Runtime exited without providing a reason'],
    ['with a status', 'exit', 3, 'Runtime exited with error: exit status 3'],
    ['by a signal', 'kill', 0, 'Runtime exited with error: signal: killed'],
  ])('that ends %s says so', async (_, what, status, words) => {
    const { FunctionError, answer } = await ask(what, { status });
    expect([FunctionError, answer.errorType]).toEqual(['Unhandled', 'Runtime.ExitError']);
    expect(answer.errorMessage).toMatch(new RegExp(`^RequestId: [0-9a-f-]{36} Error: ${words}$`));
  });
});

describe('an initialization', () => {
  test('that ends by itself is told at once (test_lambda_runtime_exit)', async () => {
    await bench.create('exits', 'import sys\nsys.exit(0)\n');
    const { FunctionError, answer } = await bench.invoke('exits', {});
    expect([FunctionError, answer]).toEqual([
      'Unhandled',
      {
        errorType: 'Runtime.ExitError',
        errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Runtime exited without providing a reason$/),
      },
    ]);
  });

  test('that crashes ends at the function’s time limit (test_lambda_runtime_exit_segfault)', async () => {
    await bench.create('crashes', 'import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n', { Timeout: 1 });
    const { FunctionError, answer } = await bench.invoke('crashes', {});
    expect([FunctionError, answer]).toEqual([
      'Unhandled',
      {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/),
      },
    ]);
  });
});

describe('events whose sender does not wait', () => {
  const send = (name: string, sleep = 0) =>
    bench.client.send(
      new InvokeCommand({
        FunctionName,
        InvocationType: 'Event',
        Payload: JSON.stringify({ what: 'count', name, sleep }),
      }),
    );

  test('wait for room, and each is worked on once (test_reserved_concurrency_async_queue)', async () => {
    await bench.client.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 1 }));
    for (const name of ['a', 'b', 'c']) expect((await send(name, 0.5)).StatusCode).toBe(202);
    await expect(ask('counted')).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    let counted = '';
    await until(async () => {
      const answer = await ask('counted').catch(() => undefined);
      counted = answer?.answer ?? '';
      return counted.length >= 3;
    });
    expect([...counted].sort()).toEqual(['a', 'b', 'c']);
  });
});
