import { CreateBucketCommand } from '@aws-sdk/client-s3';
import {
  AddTagsCommand,
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeModelCommand,
  type Tag,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { imageUri } from '../../actions/lib/config/images.ts';
import { ACCOUNT, arn, asMain, BUCKET, type Call, passes, put, refused, tags } from '../support/crossings.ts';
import type { StandIn } from '../support/stand-in.ts';
import { type Clients, clientsOf, type RoleName, trustDomains } from '../support/trust-domains.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const EXPIRES = { Key: 'sagemaker-actions:expires-at', Value: '2030-01-01T00:00:00.000Z' };
const CANDIDATES = [...tags('hound', 'refs/pull/7/merge'), EXPIRES];
const OWN = 'hound-pr-7-0123456789';
const ENDPOINT = 'hound-pr-7-hound-endpoint';
const MISSING = 'Could not find';
const IMAGE = imageUri('serving', 'ray-serve', 'us-east-1', 'ml.m5.large');

let workbench: Workbench;
let standIn: StandIn;
let root: Clients;
let hound: Record<RoleName, Clients>;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  root = await clientsOf(standIn);
  hound = await trustDomains(standIn, 'hound');
  await root.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await put('hound-pr/packages/any/model.tar.gz')(root);
});

afterAll(() => workbench?.[Symbol.asyncDispose]());

const model = (ModelName: string, Tags: readonly Tag[] = CANDIDATES, role = 'hound-pr-execution'): Call => {
  const command = new CreateModelCommand({
    ModelName,
    ExecutionRoleArn: `arn:aws:iam::${ACCOUNT}:role/${role}`,
    PrimaryContainer: { Image: IMAGE, ModelDataUrl: `s3://${BUCKET}/hound-pr/packages/any/model.tar.gz` },
    Tags: [...Tags],
  });
  return ({ sagemaker }) => sagemaker.send(command);
};

const configuration = (name: string, InstanceType?: 'ml.m5.large', Tags: readonly Tag[] = CANDIDATES): Call => {
  const serverless = { ServerlessConfig: { MemorySizeInMB: 6144, MaxConcurrency: 200 } } as const;
  const machine = InstanceType === undefined ? serverless : { InstanceType, InitialInstanceCount: 1 };
  const command = new CreateEndpointConfigCommand({
    EndpointConfigName: name,
    ProductionVariants: [{ VariantName: 'AllTraffic', ModelName: OWN, ...machine }],
    Tags: [...Tags],
  });
  return ({ sagemaker }) => sagemaker.send(command);
};

const endpoint = (EndpointName: string, Tags: readonly Tag[] = CANDIDATES, EndpointConfigName = OWN): Call => {
  const command = new CreateEndpointCommand({ EndpointName, EndpointConfigName, Tags: [...Tags] });
  return ({ sagemaker }) => sagemaker.send(command);
};

const remove = {
  model: (ModelName: string): Call => {
    return ({ sagemaker }) => sagemaker.send(new DeleteModelCommand({ ModelName }));
  },
  'endpoint-config': (EndpointConfigName: string): Call => {
    return ({ sagemaker }) => sagemaker.send(new DeleteEndpointConfigCommand({ EndpointConfigName }));
  },
  endpoint: (EndpointName: string): Call => {
    return ({ sagemaker }) => sagemaker.send(new DeleteEndpointCommand({ EndpointName }));
  },
};

const retag = (ResourceArn: string, Tags: readonly Tag[]): Call => {
  return ({ sagemaker }) => sagemaker.send(new AddTagsCommand({ ResourceArn, Tags: [...Tags] }));
};

const where = (type: keyof typeof remove, name: string) => arn('sagemaker', `${type}/${name}`);

it('a pull request makes, marks, asks and removes its own', async () => {
  const pull = hound['pull-request'];
  await passes(pull, model(OWN));
  await passes(pull, configuration(OWN, 'ml.m5.large'));
  await passes(pull, retag(where('endpoint-config', OWN), [{ Key: 'sagemaker-actions:rejected', Value: 'x' }]));
  await passes(pull, endpoint(ENDPOINT, CANDIDATES, 'hound-pr-7-aaaaaaaaaa'), MISSING);
  const ask: Call = ({ runtime }) => runtime.send(new InvokeEndpointCommand({ EndpointName: ENDPOINT, Body: '' }));
  await passes(pull, ask, 'not found');
  await refused(hound.main, ask, 'sagemaker:InvokeEndpoint', where('endpoint', ENDPOINT));
  await passes(pull, remove.endpoint(ENDPOINT), MISSING);
});

it('a pull request makes nothing under a name of main, nothing without an end, and nothing as main or another pipeline', async () => {
  const pull = hound['pull-request'];
  for (const [call, action, resource] of [
    [model('hound-hound-endpoint-0123456789'), 'CreateModel', where('model', 'hound-hound-endpoint-0123456789')],
    [endpoint('hound-endpoint'), 'CreateEndpoint', where('endpoint', 'hound-endpoint')],
  ] as const)
    await refused(pull, call, `sagemaker:${action}`, resource);
  const name = 'hound-pr-7-1111111111';
  const [, ...refless] = CANDIDATES.toReversed();
  for (const Tags of [[], tags('hound', 'refs/pull/7/merge'), [...tags('hound'), EXPIRES], refless]) {
    await refused(pull, model(name, Tags), 'sagemaker:CreateModel', where('model', name));
    await refused(
      pull,
      configuration(name, 'ml.m5.large', Tags),
      'sagemaker:CreateEndpointConfig',
      where('endpoint-config', name),
    );
    await refused(pull, endpoint(name, Tags), 'sagemaker:CreateEndpoint', where('endpoint', name));
  }
  const others = [...tags('hound-breeds', 'refs/pull/7/merge'), EXPIRES];
  await refused(pull, model(name, others), 'sagemaker:CreateModel', where('model', name));
});

it('a pull request serves on no dearer machine than the config of main allows, nor without one', async () => {
  const pull = hound['pull-request'];
  const name = 'hound-pr-7-2222222222';
  const resource = where('endpoint-config', name);
  const dear = configuration(name, 'ml.p5.48xlarge' as 'ml.m5.large');
  await refused(pull, dear, 'sagemaker:CreateEndpointConfig', resource);
  await refused(pull, configuration(name), 'sagemaker:CreateEndpointConfig', resource);
});

it('a pull request serves with its own execution role, and main makes no preview', async () => {
  const pass = ['iam:PassRole', `arn:aws:iam::${ACCOUNT}:role/hound-execution`] as const;
  await refused(hound['pull-request'], model('hound-pr-7-3333333333', CANDIDATES, 'hound-execution'), ...pass);
  const { Tags } = asMain();
  const mains = model('hound-pr-7-3333333333', Tags, 'hound-execution');
  await refused(hound.main, mains, 'sagemaker:CreateModel', where('model', 'hound-pr-7-3333333333'));
  const onPreviews = endpoint('hound-endpoint', Tags, OWN);
  await refused(hound.main, onPreviews, 'sagemaker:CreateEndpoint', where('endpoint-config', OWN));
});

it('a pull request removes, retags and updates nothing of main', async () => {
  const pull = hound['pull-request'];
  for (const [type, name] of [
    ['model', 'hound-hound-endpoint-0123456789'],
    ['endpoint-config', 'hound-hound-endpoint-0123456789'],
    ['endpoint', 'hound-endpoint'],
  ] as const) {
    const action = { model: 'DeleteModel', 'endpoint-config': 'DeleteEndpointConfig', endpoint: 'DeleteEndpoint' }[
      type
    ];
    await refused(pull, remove[type](name), `sagemaker:${action}`, where(type, name));
    await refused(pull, retag(where(type, name), CANDIDATES), 'sagemaker:AddTags', where(type, name));
  }
  const own = where('model', OWN);
  for (const Tags of [tags('hound'), tags('hound-breeds', 'refs/pull/7/merge')])
    await refused(pull, retag(own, Tags), 'sagemaker:AddTags', own);
});

it('main reads and removes previews, and under their names nothing that main or another pipeline made', async () => {
  const read: Call = ({ sagemaker }) => sagemaker.send(new DescribeModelCommand({ ModelName: OWN }));
  await passes(hound.main, read);
  // A pipeline may be named so that its names begin like those of previews.
  for (const [name, Tags] of [
    ['hound-pr-x-0123456789', tags('hound-pr-x')],
    ['hound-pr-7-4444444444', tags('hound')],
  ] as const) {
    await model(name, Tags)(root);
    for (const role of ['main', 'pull-request'] as const)
      await refused(hound[role], remove.model(name), 'sagemaker:DeleteModel', where('model', name));
  }
  await refused(hound.main, retag(where('model', OWN), tags('hound')), 'sagemaker:AddTags', where('model', OWN));
  await passes(hound.main, remove['endpoint-config'](OWN));
  await passes(hound.main, remove.model(OWN));
  await expect(read(root)).rejects.toThrow(MISSING);
});
