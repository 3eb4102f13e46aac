import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateEndpointCommand, UpdateEndpointCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONFIG, Hosting, serveApp } from '../support/served-model.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

// A model that tells its process id, and that of a process which it started.
const PROCESSES = {
  'config.yaml': CONFIG,
  'serve_app.py': serveApp({
    init: 'import subprocess\nself.child = subprocess.Popen(["sleep", "600"])',
    call: 'return JSONResponse([os.getpid(), self.child.pid])',
  }),
};
const SLOW = { 'config.yaml': CONFIG, 'serve_app.py': serveApp({ builder: 'time.sleep(60)' }) };

let state: string;
let standIn: StandIn;
let aws: Hosting;

async function start(): Promise<void> {
  standIn = await startStandIn({ state });
  aws = new Hosting(standIn);
}

async function pids(endpoint: string): Promise<number[]> {
  return JSON.parse((await aws.invoke(endpoint)).text);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function gone(processes: number[]): Promise<void> {
  await expect.poll(() => processes.filter(alive), { timeout: 5000 }).toEqual([]);
}

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'local-aws-'));
  await start();
  await aws.configure('processes', PROCESSES, 2);
  await aws.configure('slow', SLOW);
  await aws.create('steady', 'processes');
});
afterAll(async () => {
  await standIn.stop();
  await rm(state, { recursive: true, force: true });
});

test('a killed worker takes what it started along, the other instance answers, and it is replaced', async () => {
  const [worker = 0, child = 0] = await pids('steady');
  process.kill(worker, 'SIGKILL');
  await gone([worker, child]);
  const [other] = await pids('steady');
  expect(other).not.toBe(worker);
  await expect
    .poll(async () => (await aws.describe('steady')).ProductionVariants?.[0]?.CurrentInstanceCount, { timeout: 10_000 })
    .toBe(2);
});

test('after SIGKILL nothing is left running; what was in service comes back, the rest has failed with a reason', async () => {
  const before = await pids('steady');
  await aws.create('updated', 'processes');
  const { sagemaker } = aws;
  await sagemaker.send(new CreateEndpointCommand({ EndpointName: 'created', EndpointConfigName: 'slow' }));
  await sagemaker.send(new UpdateEndpointCommand({ EndpointName: 'updated', EndpointConfigName: 'slow' }));
  await sleep(500);
  await standIn.kill();
  await gone(before);
  await start();

  expect(await aws.describe('steady')).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'processes' });
  expect(await pids('steady')).not.toEqual(before);
  const words = 'InternalServerError: the stand-in was stopped while the endpoint was in status';
  expect(await aws.describe('created')).toMatchObject({
    EndpointStatus: 'Failed',
    FailureReason: `${words} Creating.`,
  });
  const updated = await aws.describe('updated');
  expect(updated).toMatchObject({
    EndpointStatus: 'InService',
    EndpointConfigName: 'processes',
    FailureReason: `${words} Updating.`,
  });
  expect(updated.PendingDeploymentSummary).toBeUndefined();
});

test('stops within five seconds, with a deployment under way, and leaves nothing running', async () => {
  const before = await pids('steady');
  await aws.sagemaker.send(new UpdateEndpointCommand({ EndpointName: 'steady', EndpointConfigName: 'slow' }));
  await sleep(300);
  const asked = Date.now();
  await standIn.stop();
  expect(Date.now() - asked).toBeLessThan(5000);
  await gone(before);
  await start();
  expect(await aws.describe('steady')).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'processes' });
});
