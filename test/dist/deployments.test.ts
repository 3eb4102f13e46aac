import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BASE, github, HEAD, REPOSITORY, TOKEN } from '../support/github.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let repository: UserRepository;
let hub: Awaited<ReturnType<typeof github>>;

beforeAll(async () => {
  [bench, hub] = await Promise.all([startWorkbench(), github()]);
  repository = userRepository('recorded');
  repository.edit((config) => delete config['tune']);
  await bench.runAll(['sync-data', 'train'], repository, telling(0));
});
afterAll(async () => {
  repository[Symbol.dispose]();
  await hub[Symbol.asyncDispose]();
  await bench[Symbol.asyncDispose]();
});

/** Options of the run of this number, which records what it deploys. */
const telling = (run: number) => ({
  inputs: { 'github-token': TOKEN },
  env: {
    ...{ GITHUB_REPOSITORY: REPOSITORY, GITHUB_API_URL: hub.standIn.address, GITHUB_SHA: BASE },
    GITHUB_RUN_ID: String(run),
  },
});

const recorded = () =>
  Object.fromEntries(
    hub.standIn.repository.deployments.map(({ environment, payload, statuses }) => [
      `${environment} ${Object(payload).run}`,
      statuses.map((status) => (status as { state: string }).state),
    ]),
  );

it('each endpoint has what became of it: that another one failed is not its failure', async () => {
  repository.edit((config) => {
    const one = config['endpoints']['recorded-endpoint'];
    config['endpoints']['recorded-wrong'] = { ...one, smoke: { ...one.smoke, expect: 'dog' } };
  });
  const { code, log } = await bench.run('deploy', repository, telling(1));
  expect(code, log).toBe(1);
  expect(recorded()).toEqual({ 'recorded-endpoint 1.1': ['success'], 'recorded-wrong 1.1': ['failure'] });
});

it('a change that an interrupted run has begun is recorded by the run that verifies it', async () => {
  repository.edit((config) => delete config['endpoints']['recorded-wrong']);
  repository.write('serving/serve_app.py', `${repository.read('serving/serve_app.py')}\n# changed\n`);
  const { env } = telling(2);
  const deploy = bench.start('deploy', repository, { env });
  await deploy.printed(/update +endpoint recorded-endpoint/);
  await expect.poll(() => bench.proxy.calls.some(({ operation }) => operation === 'UpdateEndpoint')).toBe(true);
  deploy.process.kill('SIGKILL');
  await deploy.ended;
  hub.standIn.repository.deployments.length = 0;
  const next = await bench.run('deploy', repository, telling(3));
  expect(next.code, next.log).toBe(0);
  expect(next.log).toMatch(/verify +endpoint recorded-endpoint/);
  expect(recorded()).toEqual({ 'recorded-endpoint 3.1': ['success'] });
  await bench.runAll(['deploy'], repository, telling(4));
  expect(recorded()).toEqual({ 'recorded-endpoint 3.1': ['success'] });
  // A record that could not be written is written by the next deploy, once.
  hub.standIn.repository.deployments.length = 0;
  await bench.runAll(['deploy'], repository, telling(5));
  await bench.runAll(['deploy'], repository, telling(6));
  expect(recorded()).toEqual({ 'recorded-endpoint 5.1': ['success'] });
});

/** A deploy of this serving code that is killed as soon as AWS has taken the update. */
async function interrupted(edition: string, run: number) {
  repository.write('serving/serve_app.py', `${repository.read('serving/serve_app.py')}\n# ${edition}\n`);
  const { env } = telling(run);
  const deploy = bench.start('deploy', repository, { env: { ...env, GITHUB_SHA: HEAD } });
  bench.proxy.interrupt({
    at: ({ operation }) => operation === 'UpdateEndpoint',
    moment: 'answered',
    happen: async () => deploy.process.kill('SIGKILL'),
  });
  await deploy.ended;
  bench.proxy.interrupt(undefined);
  hub.standIn.repository.deployments.length = 0;
}

it('a run that does not come to the endpoint records what it has verified, with the commit that described it', async () => {
  await interrupted('a second edition', 7);
  const trained = repository.read('training/train.py');
  // The model of the new code was never trained.
  repository.write('training/train.py', `${trained}\n# changed\n`);
  const { code, log } = await bench.run('deploy', repository, telling(8));
  expect(code, log).toBe(1);
  expect(log).toMatch(/smoke test passed(.|\n)*latency [\d.]+ ms \(median of 20 requests/);
  expect(recorded()).toEqual({ 'recorded-endpoint 8.1': ['success'] });
  expect(hub.standIn.repository.deployments[0]).toMatchObject({ sha: HEAD });
  repository.write('training/train.py', trained);
});

it('an endpoint without a smoke request is recorded: when it is changed, and by the run after one that was interrupted', async () => {
  repository.edit((config) => delete config['endpoints']['recorded-endpoint'].smoke);
  await interrupted('a third edition', 9);
  // No smoke request: a run does not wait for what the interrupted one has changed.
  const status = async () =>
    (await bench.sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'recorded-endpoint' }))).EndpointStatus;
  await expect.poll(status).toBe('InService');
  repository.write('training/train.py', `${repository.read('training/train.py')}\n# changed\n`);
  expect((await bench.run('deploy', repository, telling(10))).code).toBe(1);
  expect(recorded()).toEqual({ 'recorded-endpoint 10.1': ['success'] });
  await bench.runAll(['train', 'deploy'], repository, telling(11));
  expect(recorded()).toEqual({ 'recorded-endpoint 10.1': ['success'], 'recorded-endpoint 11.1': ['success'] });
  expect(hub.standIn.repository.deployments.map(({ sha }) => sha)).toEqual([HEAD, BASE]);
});
