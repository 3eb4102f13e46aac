import { afterAll, beforeAll, expect, it } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

/** Instances of each type that the account's training jobs may have; no value was applied, so it is a default one. */
const QUOTA = 2;

let bench: Workbench;
let repository: UserRepository;

beforeAll(async () => {
  bench = await startWorkbench({ trainingQuota: QUOTA, endpointQuota: 0 });
  repository = userRepository('room');
});
afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

const errors = async () => {
  const { code, annotations, outputs } = await bench.run('plan', repository);
  const messages = annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  return { code, messages, run: outputs['run'] };
};

const more = (needed: number) =>
  `aws service-quotas request-service-quota-increase --service-code sagemaker --quota-code L-[0-9A-F]{8} --desired-value ${needed} --region us-east-1`;

it('a plan fails with everything that the account has no room for, before anything is written', async () => {
  repository.edit((config) => {
    Object.assign(config['tune'], { jobs: 4, parallel: 4 });
    config['train'].multi = { instance: 'ml.m5.xlarge', count: 2 };
  });
  const { code, messages } = await errors();
  expect(code).toBe(1);
  expect(messages, messages.join('\n')).toHaveLength(3);
  expect(messages[0]).toMatch(
    /may have 2 ml\.m5\.xlarge in all its training jobs together \(quota `ml\.m5\.xlarge for training job usage`, L-[0-9A-F]{8}\), but tune needs 4: tune has 4 training jobs at once, each with one instance\. It was not started\./,
  );
  expect(messages[0]).toMatch(new RegExp(more(4)));
  expect(messages[1]).toMatch(/train:multi needs 3: train:single has one instance, and train:multi has 2 instances\./);
  expect(messages[2]).toMatch(/may have 0 ml\.m5\.xlarge in all its endpoints together .* needs 1: it has 1\./);
  expect(bench.proxy.writes()).toEqual([]);
});

it('what fits passes, and what is there already takes no room', async () => {
  repository.edit((config) => {
    delete config['tune'];
    delete config['train'].multi;
    config['endpoints'] = {};
    delete config['serving'];
  });
  await bench.runAll(['plan', 'sync-data', 'train', 'plan'], repository);
  repository.edit((config) => {
    config['train'].multi = { instance: 'ml.m5.xlarge', count: 2 };
  });
  expect(await errors()).toMatchObject({ code: 0, messages: [] });
});

it('a job that the account has no room for is not started', async () => {
  repository.edit((config) => {
    config['train'].multi.count = 3;
  });
  const before = bench.proxy.writes().length;
  expect(onlyError(await bench.run('train', repository), 'quota-exceeded')).toMatch(
    /train:multi needs 3: train:multi has 3 instances/,
  );
  expect(bench.proxy.writesSince(before)).toEqual([]);
});

it('a role that may not read the defaults is warned, and goes on', async () => {
  bench.proxy.fault({ operation: 'ListAWSDefaultServiceQuotas', how: 'deny' });
  const { annotations, code } = await bench.run('plan', repository);
  expect(code).toBe(0);
  expect(annotations.map(({ message }) => message).join()).toContain(
    'the quota `ml.m5.xlarge for training job usage` could not be checked: AccessDeniedException',
  );
});
