import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
/** One pipeline, which goes on from test to test. */
let repository: UserRepository;
let app: string;

beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('deadline');
  repository.edit((config) => delete config['tune']);
  app = repository.read('serving/serve_app.py');
  await bench.runAll(['sync-data'], repository);
});
afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

const served = () => bench.sagemaker.send(new DescribeEndpointCommand({ EndpointName: repository.endpoint }));

const scaling = (min: number) =>
  repository.edit(({ endpoints }) => {
    endpoints[repository.endpoint].scaling = { min, max: 2, 'target-invocations-per-instance-per-minute': 1000 };
  });

/** AWS refuses the next two calls. */
const refuse = (operation: string, ...error: [name: string, message: string]) =>
  bench.proxy.fault({ operation, resource: repository.name, how: 'refuse', error, times: 2 });

const NEW_ROLE = [
  'ValidationException',
  'Could not assume role arn:aws:iam::111122223333:role/new. …',
] as const satisfies [string, string];

it('a role that was just made is asked for again', async () => {
  refuse('CreateTrainingJob', ...NEW_ROLE);
  const [trained] = await bench.runAll(['train'], repository);
  expect(trained?.outputs).toMatchObject({ state: 'ready' });
  expect(bench.proxy.calls.filter(({ operation }) => operation === 'CreateTrainingJob')).toHaveLength(3);
});

it('a model that is still loading when the wait ends is pending: it is neither wrong nor taken away, and the next run asks it', async () => {
  const busy = 'return JSONResponse({"error": "loading"}, 503)\n        if request.headers';
  repository.write('serving/serve_app.py', app.replace('if request.headers', busy));
  const [deploy] = await bench.runAll(['deploy'], repository, { inputs: { wait: '12s' } });
  expect(deploy?.outputs).toMatchObject({ state: 'pending' });
  expect(await served()).toMatchObject({ EndpointStatus: 'InService' });
  const plan = await bench.run('plan', repository);
  expect(plan.log).toMatch(/verify +endpoint deadline-endpoint/);
});

it('a throttled smoke request is asked again, and a role that was just made too', async () => {
  repository.write('serving/serve_app.py', app);
  refuse('CreateModel', ...NEW_ROLE);
  bench.proxy.fault({ operation: 'InvokeEndpoint', resource: repository.endpoint, how: 'throttle', times: 6 });
  const before = bench.proxy.calls.length;
  const [deploy] = await bench.runAll(['deploy'], repository);
  expect(deploy?.outputs).toMatchObject({ state: 'ready' });
  const calls = bench.proxy.calls.slice(before).map(({ operation }) => operation);
  expect(calls.filter((operation) => operation === 'CreateModel')).toHaveLength(3);
  expect(calls.filter((operation) => operation === 'InvokeEndpoint').length).toBeGreaterThan(6);
});

it('what was registered a moment ago and a role for scaling that was just made are asked for again', async () => {
  scaling(1);
  refuse(
    'RegisterScalableTarget',
    'ValidationException',
    'Unable to assume IAM role: arn:aws:iam::111122223333:role/x',
  );
  refuse(
    'PutScalingPolicy',
    'ObjectNotFoundException',
    'No scalable target registered for service namespace: sagemaker, resource ID: x, scalable dimension: y',
  );
  const [scale] = await bench.runAll(['scale'], repository);
  expect(scale?.outputs).toMatchObject({ state: 'ready', min: '1', max: '2' });
});

it('the wait for instances in their range is the run’s, and pending when that is over', async () => {
  scaling(2);
  const throttled = { operation: 'DescribeEndpoint', resource: repository.endpoint, how: 'throttle' } as const;
  bench.proxy.fault({ ...throttled, times: 1000, after: 2 });
  const [scale] = await bench.runAll(['scale'], repository, { inputs: { wait: '5s' } });
  expect(scale?.outputs).toMatchObject({ state: 'pending' });
});
