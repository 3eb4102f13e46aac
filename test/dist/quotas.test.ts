import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeEndpointCommand, UpdateEndpointWeightsAndCapacitiesCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, startProxy } from '../support/proxy.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

/** Instances of each type that the account's endpoints may have, and its training jobs; of these no value was applied, so it is a default one. */
const QUOTA = 2;

let bench: Workbench;
let repository: UserRepository;

beforeAll(async () => {
  bench = await startWorkbench({ trainingQuota: QUOTA, endpointQuota: QUOTA });
  repository = userRepository('quota');
});
afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

// biome-ignore lint/suspicious/noExplicitAny: an endpoint of any shape.
const edit = (change: any) => repository.edit((config) => Object.assign(config['endpoints']['quota-endpoint'], change));
const changeModel = (note: string) => repository.write('serving/note.txt', note);
const reads = () => bench.proxy.calls.filter(({ operation }) => operation === 'ListServiceQuotas').length;

/** What a refusal says, of so many instances. */
const refusal = (needed: number, why: string, type = 'xlarge') =>
  new RegExp(
    [
      `The account may have 2 ml\\.m5\\.${type} in all its endpoints together \\(quota \`ml\\.m5\\.${type} for endpoint usage\`, (L-[0-9A-F]{8})\\), `,
      `but the deployment of quota-endpoint needs ${needed}: ${why}\\. Nothing was changed\\.[^]*`,
      'aws service-quotas request-service-quota-increase --service-code sagemaker --quota-code \\1 ',
      `--desired-value ${needed} --region us-east-1`,
    ].join(''),
  );

const TWO_FLEETS = 'during the update the old and the new fleet of 2 run at the same time';

async function served() {
  const { $metadata: _, ...resource } = await bench.sagemaker.send(
    new DescribeEndpointCommand({ EndpointName: 'quota-endpoint' }),
  );
  return resource;
}

async function planned(env: Record<string, string> = {}): Promise<Record<string, { does: string; detail: string }>> {
  const { outputs } = await bench.run('plan', repository, { env });
  const changes = JSON.parse(outputs['changes'] ?? '') as { key: string; does: string; detail: string }[];
  return Object.fromEntries(changes.map((change) => [change.key, change]));
}

const errors = async () => {
  const { code, annotations } = await bench.run('plan', repository);
  const messages = annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  return { code, messages };
};

const more = (needed: number) =>
  `aws service-quotas request-service-quota-increase --service-code sagemaker --quota-code L-[0-9A-F]{8} --desired-value ${needed} --region us-east-1`;

it('a plan fails with everything that the account has no room for, before anything is written', async () => {
  repository.edit((config) => {
    Object.assign(config['tune'], { jobs: 4, parallel: 4 });
    config['train'].multi = { instance: 'ml.m5.xlarge', count: 2 };
  });
  edit({ count: 3 });
  const { code, messages } = await errors();
  expect(code).toBe(1);
  expect(messages, messages.join('\n')).toHaveLength(3);
  expect(messages[0]).toMatch(
    /may have 2 ml\.m5\.xlarge in all its training jobs together \(quota `ml\.m5\.xlarge for training job usage`, L-[0-9A-F]{8}\), but tune needs 4: tune has 4 training jobs at once, each with one instance\. It was not started\./,
  );
  expect(messages[0]).toMatch(new RegExp(more(4)));
  expect(messages[1]).toMatch(/train:multi needs 3: train:single has one instance, and train:multi has 2 instances\./);
  expect(messages[2]).toMatch(refusal(3, 'it has 3'));
  expect(bench.proxy.writes()).toEqual([]);
});

it('a plan says that an account may have no such instance at all before anything is trained', async () => {
  repository.edit((config) => {
    delete config['tune'];
    delete config['train'].multi;
  });
  edit({ count: 1 });
  await using proxy = await startProxy(bench.standIn.endpoint);
  const alter = (answer: Answer) => {
    const body = JSON.parse(answer.body.toString()) as { Quotas: { QuotaName: string; Value: number }[] };
    for (const quota of body.Quotas) if (quota.QuotaName === 'ml.m5.xlarge for endpoint usage') quota.Value = 0;
    return { ...answer, body: Buffer.from(JSON.stringify(body)) };
  };
  proxy.fault({ operation: 'ListServiceQuotas', how: 'alter', alter, times: 100 });
  const plan = await planned({ AWS_ENDPOINT_URL: proxy.endpoint });
  expect(plan['train:single']?.does).toBe('known-after');
  expect(plan['package:quota-endpoint']).toMatchObject({
    does: 'fail',
    detail: expect.stringMatching(/may have 0 ml\.m5\.xlarge in all its endpoints together .* needs 1: it has 1\./),
  });
});

it('what fits passes, and what is there already takes no room', async () => {
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

it('a new endpoint that the account has no room for is refused before anything is written', async () => {
  repository.edit((config) => delete config['train'].multi);
  edit({ count: 3 });
  const before = bench.proxy.writes().length;
  expect(onlyError(await bench.run('deploy', repository), 'quota-exceeded')).toMatch(refusal(3, 'it has 3'));
  expect(bench.proxy.writes().slice(before)).toEqual([]);
});

it('one that fits is deployed and updated; where nothing changes, no quota is read', async () => {
  edit({ count: 1 });
  await bench.runAll(['deploy'], repository);
  changeModel('two fleets of one');
  await bench.runAll(['deploy'], repository);
  const before = reads();
  expect(before).toBeGreaterThan(0);
  await bench.runAll(['deploy', 'plan'], repository);
  expect(reads()).toBe(before);
});

it('an update whose second fleet does not fit leaves everything as it was', async () => {
  edit({ count: 2 });
  changeModel('two fleets of two');
  const [before, writes] = [await served(), bench.proxy.writes().length];
  expect((await planned())['package:quota-endpoint']?.detail).toMatch(refusal(4, TWO_FLEETS));
  expect(onlyError(await bench.run('deploy', repository), 'quota-exceeded')).toMatch(refusal(4, TWO_FLEETS));
  expect(bench.proxy.writes().slice(writes)).toEqual([]);
  expect(await served()).toEqual(before);
});

it('what autoscaling has given the endpoint counts twice, and another endpoint of the pipeline once', async () => {
  edit({ count: 1 });
  const scale = async (DesiredInstanceCount: number) => {
    const DesiredWeightsAndCapacities = [{ VariantName: 'AllTraffic', DesiredInstanceCount }];
    const request = { EndpointName: 'quota-endpoint', DesiredWeightsAndCapacities };
    await bench.sagemaker.send(new UpdateEndpointWeightsAndCapacitiesCommand(request));
    while ((await served()).EndpointStatus !== 'InService') await sleep(50);
  };
  await scale(2);
  expect((await planned())['package:quota-endpoint']?.detail).toMatch(refusal(4, TWO_FLEETS));
  await scale(1);
  repository.edit(({ endpoints }) => {
    endpoints['second-endpoint'] = endpoints['quota-endpoint'];
  });
  const why = 'during the update the old and the new fleet of 1 run at the same time, and second-endpoint has 1';
  const plan = await planned();
  expect(plan['package:quota-endpoint']?.detail).toMatch(refusal(3, why));
  expect(plan['package:second-endpoint']?.does).toBe('create');
  repository.edit(({ endpoints }) => delete endpoints['second-endpoint']);
  edit({ count: 2 });
});

it('another type needs only its own fleet', async () => {
  edit({ instance: 'ml.m5.large' });
  const [deployed] = await bench.runAll(['deploy'], repository);
  expect(deployed?.log).toMatch(/update +endpoint quota-endpoint/);
  expect((await served()).ProductionVariants).toMatchObject([{ CurrentInstanceCount: 2 }]);
});

it('a role that may not read quotas is warned of, and AWS itself refuses', async () => {
  changeModel('two fleets of two, unchecked');
  bench.proxy.fault({ operation: 'ListServiceQuotas', how: 'deny' });
  const before = await served();
  const result = await bench.run('deploy', repository);
  expect(result.annotations).toContainEqual(
    expect.objectContaining({
      level: 'warning',
      message: expect.stringContaining(
        'the quota `ml.m5.large for endpoint usage` could not be checked: AccessDeniedException: ',
      ),
    }),
  );
  expect(onlyError(result, 'aws-request-failed')).toContain(
    "ResourceLimitExceeded: The account-level service limit 'ml.m5.large for endpoint usage' is 2 Instances, with current utilization of 2 Instances and a request delta of 2 Instances.",
  );
  expect(await served()).toEqual(before);
  // It was not tried, so nothing keeps it from being tried once there is room.
  expect(onlyError(await bench.run('deploy', repository), 'quota-exceeded')).toMatch(refusal(4, TWO_FLEETS, 'large'));
});
