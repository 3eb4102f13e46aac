import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunctionBench } from '../support/functions.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

const CODE = `
import os, sys, time
calls = 0
def handler(event, context):
    global calls
    calls += 1
    print("event", sorted(event))
    if event.get("raise"):
        raise ValueError("no good")
    if event.get("exit"):
        os._exit(3)
    time.sleep(event.get("sleep", 0))
    return {"calls": calls, "pid": os.getpid(), "version": context.function_version, "arn": context.invoked_function_arn,
            "left": context.get_remaining_time_in_millis(), "color": os.environ.get("COLOR")}
`;

let standIn: StandIn;
let bench: FunctionBench;

beforeAll(async () => {
  standIn = await startStandIn();
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = standIn.env;
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  bench = new FunctionBench(
    new LambdaClient({ endpoint: standIn.endpoint, region: standIn.region, credentials, maxAttempts: 1 }),
    standIn,
  );
  await bench.create('plain', CODE, { Timeout: 1, Environment: { Variables: { COLOR: 'green' } } });
}, 120_000);

afterAll(() => standIn?.stop());

describe('a function', () => {
  test('answers with what its handler returns, and keeps its process for the next event', async () => {
    const first = await bench.invoke('plain', { a: 1 });
    const second = await bench.invoke('plain', {});
    expect(first.answer).toMatchObject({ calls: 1, version: '$LATEST', color: 'green' });
    expect(first.answer.arn).toBe(`arn:aws:lambda:us-east-1:${standIn.account}:function:plain`);
    expect(first.answer.left).toBeLessThanOrEqual(1000);
    expect(second.answer).toMatchObject({ calls: 2, pid: first.answer.pid });
  });
});
