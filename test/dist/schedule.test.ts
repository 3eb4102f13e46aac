import {
  DeleteEndpointCommand,
  DescribeEndpointCommand,
  DescribeHyperParameterTuningJobCommand,
  DescribeTrainingJobCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roleRepository } from '../support/role-repository.ts';
import { holdTraining } from '../support/training-jobs.ts';
import { until } from '../support/until.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;

beforeAll(async () => {
  bench = await startWorkbench();
});
afterAll(() => bench[Symbol.asyncDispose]());

const SCHEDULE = { env: { GITHUB_EVENT_NAME: 'schedule', GITHUB_RUN_ID: '2001' } };
const ALL = 'sync-data,tune,train,deploy,scale,function,invoke';

/** The stages that a scheduled run has something to go on with in. */
async function going(repository: UserRepository): Promise<string[]> {
  const [plan] = await bench.runAll(['plan'], repository, SCHEDULE);
  return JSON.parse(plan?.outputs['run'] ?? 'null') as string[];
}

/** Leaves the tuning job of a run of all stages running, and lets it end then. */
async function leaveTuning(repository: UserRepository): Promise<void> {
  using hold = holdTraining(repository);
  const [tune] = await bench.runAll(['tune'], repository, { inputs: { wait: '1s', stages: ALL } });
  expect(tune?.outputs['state']).toBe('pending');
  const HyperParameterTuningJobName = tune?.outputs['tuning-job'];
  hold.release();
  await until(async () => {
    const resource = await bench.sagemaker.send(
      new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName }),
    );
    return resource.HyperParameterTuningJobStatus === 'Completed';
  });
}

const endpointOf = ({ endpoint }: UserRepository) =>
  bench.sagemaker.send(new DescribeEndpointCommand({ EndpointName: endpoint })).then(
    ({ EndpointStatus }) => EndpointStatus,
    () => 'not there',
  );

async function deleteEndpoint(repository: UserRepository): Promise<void> {
  await bench.sagemaker.send(new DeleteEndpointCommand({ EndpointName: repository.endpoint }));
  await until(async () => (await endpointOf(repository)) === 'not there');
}

describe('a schedule', () => {
  let repository: UserRepository;

  beforeAll(() => {
    repository = userRepository('scheduled');
    // The default one is there already where another file has made it.
    repository.edit((config) => {
      config['aws'].bucket = 'scheduled-from-nothing';
    });
  });
  afterAll(() => repository[Symbol.dispose]());

  it('starts nothing where there is nothing: plan names no stage, and each action says so and changes nothing', async () => {
    const before = bench.proxy.writes().length;
    expect(await going(repository)).toEqual([]);
    for (const action of ['tune', 'train', 'deploy'])
      expect(onlyError(await bench.run(action, repository, SCHEDULE))).toMatch(
        /This stage needs|a scheduled run starts no new work/,
      );
    expect(bench.proxy.writesSince(before)).toEqual([]);
  });

  it('goes on behind a tuning job that was left: it trains and deploys, once', { timeout: 180_000 }, async () => {
    await bench.runAll(['sync-data'], repository);
    await leaveTuning(repository);
    // Whatever the source holds now: what was left is gone on with as it was.
    const image = 'images/train/001.cat/new.png';
    repository.write(image, repository.read('images/train/001.cat/1.png'));
    expect(await going(repository)).toEqual(['tune', 'train', 'deploy', 'invoke']);
    const inputs = { stages: 'tune,train,deploy' };
    await bench.runAll(['tune', 'train', 'deploy'], repository, { ...SCHEDULE, inputs });
    expect(await endpointOf(repository)).toBe('InService');
    expect(await going(repository)).toEqual([]);

    await deleteEndpoint(repository);
    expect(await going(repository)).toEqual([]);
    const before = bench.proxy.writes().length;
    expect(onlyError(await bench.run('deploy', repository, SCHEDULE), 'schedule-starts-nothing')).toContain(
      'scheduled-endpoint',
    );
    expect(bench.proxy.writesSince(before)).toEqual([]);
    expect(await endpointOf(repository)).toBe('not there');
    repository.remove(image);
  });

  it('leaves an endpoint deleted that was while its new model was tuned', { timeout: 180_000 }, async () => {
    await bench.runAll(['deploy'], repository);
    await leaveTuning(repository);
    await deleteEndpoint(repository);
    expect(await going(repository)).toEqual(['tune', 'train']);
    await bench.runAll(['tune', 'train'], repository, { ...SCHEDULE, inputs: { stages: 'tune,train' } });
    expect(await going(repository)).toEqual([]);
    expect(onlyError(await bench.run('deploy', repository, SCHEDULE), 'schedule-starts-nothing')).toContain(
      'was deleted',
    );
    expect(await endpointOf(repository)).toBe('not there');
  });

  it('tells once of a job that failed after its wait had ended, and does not try it again', async () => {
    const script = repository.read('training/train.py');
    repository.edit((config) => delete config['tune']);
    repository.write('training/train.py', `${script}\nraise SystemExit("no luck")\n`);
    using hold = holdTraining(repository);
    const [train] = await bench.runAll(['train'], repository, { inputs: { wait: '1s', stages: ALL } });
    hold.release();
    const describe = new DescribeTrainingJobCommand({ TrainingJobName: train?.outputs['training-job'] });
    await until(async () => (await bench.sagemaker.send(describe)).TrainingJobStatus === 'Failed');
    expect((await bench.run('train', repository, SCHEDULE)).code).toBe(1);
    expect(await going(repository)).toEqual([]);
    repository.write('training/train.py', script);
  });

  it('reads what is left on the endpoint that was waited for, where it is written', async () => {
    await bench.runAll(['train'], repository);
    repository.write(
      'serving/serve_app.py',
      `import time\n\ntime.sleep(4)\n${repository.read('serving/serve_app.py')}`,
    );
    const [deploy] = await bench.runAll(['deploy'], repository, { inputs: { wait: '1s', stages: ALL } });
    expect(deploy?.outputs).toMatchObject({ state: 'pending', 'endpoint-name': repository.endpoint });
    const { EndpointArn } = await bench.sagemaker.send(
      new DescribeEndpointCommand({ EndpointName: repository.endpoint }),
    );
    const { Tags } = await bench.sagemaker.send(new ListTagsCommand({ ResourceArn: EndpointArn, MaxResults: 50 }));
    const value = Tags?.find(({ Key }) => Key === 'sagemaker-actions:pending')?.Value;
    expect(value).toMatch(/^run=\S+ stages=deploy\+scale\+function$/);
    expect(await going(repository)).toEqual(['deploy', 'invoke']);
    await bench.runAll(['deploy'], repository, SCHEDULE);
    expect(await going(repository)).toEqual([]);
  });
});

it('what was asked for alone is gone on with alone; the role of main may write down what is left, and take it away', async () => {
  using repository = await roleRepository('left', bench.standIn);
  const schedule = { GITHUB_EVENT_NAME: 'schedule' };
  using hold = holdTraining(repository);
  expect(await repository.runJob('sync-data')).toMatchObject({ code: 0 });
  const tune = await repository.runJob('tune', { inputs: { wait: '1s', stages: 'tune' } });
  expect(tune.outputs, tune.log).toMatchObject({ state: 'pending' });
  expect(tune.log).not.toContain('could not be saved');
  hold.release();
  expect((await repository.runJob('plan', { env: schedule })).outputs['run']).toBe('["tune"]');
  expect(await repository.runJob('tune', { env: schedule })).toMatchObject({ code: 0 });
  expect((await repository.runJob('plan', { env: schedule })).outputs['run']).toBe('[]');
});
