import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await startWorkbench();
});
afterAll(() => bench[Symbol.asyncDispose]());

const served = ({ endpoint }: UserRepository) =>
  bench.sagemaker.send(new DescribeEndpointCommand({ EndpointName: endpoint }));

async function trained(name: string): Promise<UserRepository> {
  const repository = userRepository(name);
  repository.edit((config) => delete config['tune']);
  await bench.runAll(['sync-data', 'train'], repository);
  return repository;
}

const SCALING = { min: 1, max: 2, 'target-invocations-per-instance-per-minute': 1000 };

it('a model that is still loading when the wait ends is pending: it is neither wrong nor taken away, and the next run asks it', async () => {
  using repository = await trained('loading');
  const app = repository.read('serving/serve_app.py');
  const busy = 'return JSONResponse({"error": "loading"}, 503)\n        if request.headers';
  repository.write('serving/serve_app.py', app.replace('if request.headers', busy));
  const [deploy] = await bench.runAll(['deploy'], repository, { inputs: { wait: '12s' } });
  expect(deploy?.outputs).toMatchObject({ state: 'pending' });
  expect(await served(repository)).toMatchObject({ EndpointStatus: 'InService' });
  const plan = await bench.run('plan', repository);
  expect(plan.log).toMatch(/verify +endpoint loading-endpoint/);
});

it('a throttled smoke request is asked again', async () => {
  using repository = await trained('throttled');
  bench.proxy.fault({ operation: 'InvokeEndpoint', resource: repository.endpoint, how: 'throttle', times: 6 });
  const [deploy] = await bench.runAll(['deploy'], repository);
  expect(deploy?.outputs).toMatchObject({ state: 'ready' });
});

it('the wait for instances in their range is the run’s, and pending when that is over', async () => {
  using repository = await trained('ranged');
  await bench.runAll(['deploy'], repository);
  repository.edit(({ endpoints }) => {
    endpoints[repository.endpoint].scaling = { ...SCALING, min: 2 };
  });
  const throttled = { operation: 'DescribeEndpoint', resource: repository.endpoint, how: 'throttle' } as const;
  bench.proxy.fault({ ...throttled, times: 1000, after: 2 });
  const [scale] = await bench.runAll(['scale'], repository, { inputs: { wait: '5s' } });
  expect(scale?.outputs).toMatchObject({ state: 'pending' });
});

it('what was registered a moment ago and a role that was just made are asked for again', async () => {
  using repository = userRepository('fresh');
  repository.edit((config) => {
    delete config['tune'];
    config['endpoints'][repository.endpoint].scaling = SCALING;
  });
  const role: [string, string] = ['ValidationException', 'Could not assume role arn:aws:iam::111122223333:role/new. …'];
  for (const operation of ['CreateTrainingJob', 'CreateModel'])
    bench.proxy.fault({ operation, how: 'refuse', error: role, times: 2 });
  const linked: [string, string] = [
    'ValidationException',
    'Unable to assume IAM role: arn:aws:iam::111122223333:role/x',
  ];
  bench.proxy.fault({ operation: 'RegisterScalableTarget', how: 'refuse', error: linked, times: 2 });
  const unknown: [string, string] = [
    'ObjectNotFoundException',
    'No scalable target registered for service namespace: sagemaker, resource ID: x, scalable dimension: y',
  ];
  bench.proxy.fault({ operation: 'PutScalingPolicy', how: 'refuse', error: unknown, times: 2 });
  const results = await bench.runAll(['sync-data', 'train', 'deploy', 'scale'], repository);
  expect(results.at(-1)?.outputs).toMatchObject({ state: 'ready', min: '1', max: '2' });
});
