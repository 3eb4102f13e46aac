import {
  CreateEndpointCommand,
  ListEndpointsCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from '@aws-sdk/client-sagemaker';
import { ListServiceQuotasCommand, type ServiceQuota, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONFIG, Hosting, rejection, serveApp } from '../support/served-model.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

const FILES = { 'config.yaml': CONFIG, 'serve_app.py': serveApp({}) };

let standIn: StandIn;
let aws: Hosting;
let quotas: ServiceQuotasClient;

beforeAll(async () => {
  standIn = await startStandIn({ endpointQuota: 2 });
  aws = new Hosting(standIn);
  const { endpoint, region, env } = standIn;
  const credentials = {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  quotas = new ServiceQuotasClient({ endpoint, region, credentials, maxAttempts: 1 });
});
afterAll(() => standIn.stop());

test('quotas are listed in pages, one for each type of instance', async () => {
  const found: ServiceQuota[] = [];
  let NextToken: string | undefined;
  do {
    const page = await quotas.send(new ListServiceQuotasCommand({ ServiceCode: 'sagemaker', NextToken }));
    expect(page.Quotas?.length).toBeLessThanOrEqual(100);
    found.push(...(page.Quotas ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  expect(found.filter(({ QuotaName }) => QuotaName === 'ml.m5.xlarge for endpoint usage')).toMatchObject([
    { ServiceCode: 'sagemaker', Value: 2, Adjustable: true },
  ]);
  expect(new Set(found.map(({ QuotaCode }) => QuotaCode)).size).toBe(found.length);
  const other = quotas.send(new ListServiceQuotasCommand({ ServiceCode: 'rds' }));
  expect(await rejection(other)).toMatchObject({ name: 'NoSuchResourceException' });
});

test('what is listed is enforced over all endpoints, in AWS’s words', async () => {
  const refused = (used: number, delta: number) => ({
    name: 'ResourceLimitExceeded',
    message: expect.stringContaining(
      `The account-level service limit 'ml.m5.large for endpoint usage' is 2 Instances, with current utilization of ${used} Instances and a request delta of ${delta} Instances.`,
    ),
  });
  const create = (EndpointName: string, EndpointConfigName: string) =>
    aws.sagemaker.send(new CreateEndpointCommand({ EndpointName, EndpointConfigName }));
  await aws.configure('three', FILES, 3);
  await aws.configure('one', FILES);
  expect(await rejection(create('big', 'three'))).toMatchObject(refused(0, 3));
  await aws.create('first', 'one');
  const scale = (DesiredInstanceCount: number) =>
    aws.sagemaker.send(
      new UpdateEndpointWeightsAndCapacitiesCommand({
        EndpointName: 'first',
        DesiredWeightsAndCapacities: [{ VariantName: 'AllTraffic', DesiredInstanceCount }],
      }),
    );
  expect(await rejection(scale(3))).toMatchObject(refused(1, 2));
  await scale(2);
  expect(await rejection(create('second', 'one'))).toMatchObject(refused(2, 1));
  const { Endpoints } = await aws.sagemaker.send(new ListEndpointsCommand({}));
  expect(Endpoints).toMatchObject([{ EndpointName: 'first' }]);
  expect((await aws.settled('first')).ProductionVariants).toMatchObject([{ CurrentInstanceCount: 2 }]);
});
