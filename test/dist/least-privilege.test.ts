import { DescribeScalableTargetsCommand } from '@aws-sdk/client-application-auto-scaling';
import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import {
  DeleteFunctionCommand,
  InvokeCommand,
  LambdaClient,
  ListFunctionsCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import {
  AddTagsCommand,
  DeleteEndpointCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListHyperParameterTuningJobsCommand,
  ListModelsCommand,
  ListTrainingJobsCommand,
  SageMakerClient,
  StopTrainingJobCommand,
  UpdateEndpointCommand,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Aws } from '../../actions/lib/aws/clients.ts';
import { explainAws } from '../../actions/lib/aws/errors.ts';
import { systemClock } from '../../actions/lib/core/clock.ts';
import type { View } from '../../actions/lib/core/graph.ts';
import type { Role } from '../../actions/lib/iam/document.ts';
import { families } from '../../actions/lib/resources/index.ts';
import { allowedBy } from '../../local-aws/src/access/evaluate.ts';
import { readPolicy } from '../../local-aws/src/access/policy.ts';
import { FunctionBench } from '../support/functions.ts';
import { png } from '../support/images.ts';
import { Instances } from '../support/instances.ts';
import { accessRecords, type Keys, type RoleRepository, roleRepository } from '../support/role-repository.ts';
import { scalingClient } from '../support/scaling.ts';
import { Hosting } from '../support/served-model.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { onlyError } from '../support/workbench.ts';

const MAIN = 'AWS_ROLE_ARN';
const EXECUTION = 'SAGEMAKER_EXECUTION_ROLE_ARN';
const FUNCTION = 'FUNCTION_ROLE_ARN';
const INSTANCE = 'EC2_ROLE_ARN';
const PULL_REQUEST = 'AWS_PULL_REQUEST_ROLE_ARN';
const PULL_REQUEST_EXECUTION = 'SAGEMAKER_PULL_REQUEST_EXECUTION_ROLE_ARN';

let standIn: StandIn;
let repository: RoleRepository;

beforeAll(async () => {
  standIn = await startStandIn();
  repository = await roleRepository('least', standIn);
}, 60_000);

afterAll(async () => {
  repository?.[Symbol.dispose]();
  await standIn?.stop();
});

/** Runs a stage as GitHub's own re-run does it: what failed for lack of a permission is tried again. */
const run = (stage: string) => repository.runJob(stage, { env: { GITHUB_RUN_ATTEMPT: '2' } });

function clientsOf(credentials: Keys) {
  const settings = { endpoint: standIn.endpoint, region: standIn.region, credentials, maxAttempts: 1 };
  return {
    sagemaker: new SageMakerClient(settings),
    runtime: new SageMakerRuntimeClient(settings),
    lambda: new LambdaClient(settings),
  };
}

/** Names of everything that runs, serves or costs. */
async function running(): Promise<string[]> {
  const { sagemaker } = new Hosting(standIn);
  const { TrainingJobSummaries = [] } = await sagemaker.send(new ListTrainingJobsCommand({}));
  const tunings = await sagemaker.send(new ListHyperParameterTuningJobsCommand({}));
  const { Endpoints = [] } = await sagemaker.send(new ListEndpointsCommand({}));
  const { Functions = [] } = await new FunctionBench(standIn).client.send(new ListFunctionsCommand({}));
  const { Reservations = [] } = await new Instances(standIn).client.send(new DescribeInstancesCommand({}));
  const target = new DescribeScalableTargetsCommand({ ServiceNamespace: 'sagemaker' });
  const { ScalableTargets = [] } = await scalingClient(standIn).send(target);
  return [
    ...TrainingJobSummaries.map(({ TrainingJobArn }) => TrainingJobArn),
    ...(tunings.HyperParameterTuningJobSummaries ?? []).map(({ HyperParameterTuningJobArn: arn }) => arn),
    ...Endpoints.map(({ EndpointArn }) => EndpointArn),
    ...Functions.map(({ FunctionArn }) => FunctionArn),
    ...ScalableTargets.map(({ ResourceId }) => ResourceId),
    ...Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId)),
  ].map(String);
}

const denied = (action: string) => `is not authorized to perform: ${action} on resource: `;
const byMain = (action: string) => [
  denied(action),
  `because no identity-based policy allows the ${action} action`,
  '→ Give the role of this run the permission for this operation on this resource.',
];

/** In this order: what a stage says for which a role lacks a statement; before it goes on with that. */
const LACKING: readonly [stage: string, variable: string, sid: string, says: readonly string[]][] = [
  ['sync-data', MAIN, 'ReadObjects', byMain('s3:GetObject')],
  ['sync-data', MAIN, 'WriteData', byMain('s3:PutObject')],
  ['sync-data', MAIN, 'WriteOnce', byMain('s3:PutObject')],
  ['tune', MAIN, 'StartJobs', byMain('sagemaker:CreateHyperParameterTuningJob')],
  ['tune', MAIN, 'PassExecutionRole', byMain('iam:PassRole')],
  [
    'train',
    EXECUTION,
    'ReadInputs',
    ['ClientError: Data download failed: ', denied('s3:GetObject'), '→ Fix the cause'],
  ],
  ['train-on-ec2', MAIN, 'ReadEc2', byMain('ec2:DescribeInstances')],
  ['train-on-ec2', MAIN, 'WriteLaunches', byMain('s3:PutObject')],
  ['train-on-ec2', MAIN, 'LaunchInstance', byMain('ec2:RunInstances')],
  ['train-on-ec2', MAIN, 'PassInstanceRole', byMain('iam:PassRole')],
  ['train-on-ec2', INSTANCE, 'WriteOnce', ['left no status', denied('s3:PutObject'), '→ Fix the cause']],
  ['deploy', MAIN, 'MakeModels', byMain('sagemaker:CreateModel')],
  ['deploy', EXECUTION, 'ReadInputs', ['Could not access model data at s3://', '→ Correct the value that AWS names']],
  ['deploy', EXECUTION, 'Images', ['does not have BatchGetImage permission for the image: ', '→ Fix the cause']],
  ['scale', MAIN, 'Scaling', byMain('application-autoscaling:RegisterScalableTarget')],
  ['scale', MAIN, 'TagTargets', byMain('application-autoscaling:TagResource')],
  [
    'update-lambda',
    FUNCTION,
    'AskEndpoint',
    [denied('sagemaker:InvokeEndpoint'), 'The alias live was not moved', '→ Read its log in CloudWatch'],
  ],
];

/** What a stage looks at before it does anything, and the statements that let it. */
const LOOKED_AT: readonly (readonly [kind: string, action: string])[] = [
  ['tuning job', 'sagemaker:DescribeHyperParameterTuningJob'],
  ['training job', 'sagemaker:DescribeTrainingJob'],
  ['model', 'sagemaker:DescribeModel'],
  ['endpoint configuration', 'sagemaker:DescribeEndpointConfig'],
  ['endpoint', 'sagemaker:DescribeEndpoint'],
  ['function', 'lambda:GetFunction'],
];

it('what may not be looked at is not taken for what is not there', async () => {
  const lacking = ['Jobs', 'Models', 'ScalingProbe', 'Endpoints', 'Functions'];
  await repository.without(MAIN, lacking, async () => {
    const keys = await repository.keysOf(MAIN, 'ref:refs/heads/main');
    const aws = new Aws({
      ...{ region: standIn.region, endpoint: standIn.endpoint, agent: 'test', credentials: async () => keys },
      patience: { clock: systemClock, signal: new AbortController().signal, deadline: 0 },
    });
    const kinds = await Promise.all(families.flatMap(({ kinds }) => Object.values(kinds)).map((kind) => kind(aws)));
    for (const [name, action] of LOOKED_AT) {
      const kind = (kinds as readonly View<unknown>[]).find((one) => one.name === name) ?? expect.fail(name);
      const error = await kind.observe('least-any').catch((error: unknown) => error);
      const { what, next } = explainAws(error) ?? expect.fail(`${name}: ${error}`);
      for (const text of byMain(action)) expect(`${what}\n→ ${next}`, name).toContain(text);
    }
  });
});

describe('a pipeline whose jobs have no keys', () => {
  describe.each(['plan', 'sync-data', 'tune', 'train', 'train-on-ec2', 'deploy', 'scale', 'update-lambda', 'invoke'])(
    '%s',
    (stage) => {
      it.each(LACKING.filter(([name]) => name === stage))(
        '%s is refused when %s lacks the statement %s',
        async (_stage, variable, sid, says) => {
          const before = await running();
          const { code, annotations } = await repository.without(variable, [sid], () => run(stage));
          expect(code).toBe(1);
          const message = annotations.map((one) => one.message).join('\n');
          for (const text of says) expect(message).toContain(text);
          // A job or a function that ran, and failed, stays to be looked at.
          if (variable === MAIN) expect(await running()).toEqual(before);
        },
      );

      it('goes through with the roles that plan writes', async () => {
        // A package of this size goes by the bucket; the smaller one that was refused did not.
        if (stage === 'update-lambda') repository.write('function/weights.bin', Buffer.alloc(51 * 1024 * 1024));
        const { code, log } = await run(stage);
        expect(code, log).toBe(0);
        if (stage !== 'update-lambda') return;
        expect(log).toMatch(/create {6}function package s3:\/\/\S+\/packages\/[0-9a-f]{64}\/function\.zip/);
        repository.remove('function/weights.bin');
      });
    },
  );

  it('shows the end of the logs of what fails', async () => {
    const handler = repository.read('function/handler.py');
    repository.write('function/handler.py', `import no_such_module\n${handler}`);
    expect(onlyError(await run('update-lambda'))).toMatch(/The end of its log:\n(.|\n)*no_such_module/);
    repository.write('function/handler.py', handler);
    const serving = repository.read('serving/serve_app.py');
    repository.write('serving/serve_app.py', `import no_such_module\n${serving}`);
    const { annotations } = await run('deploy');
    expect(annotations[0]?.message).toMatch(/The end of its log:\n(.|\n)*no_such_module/);
    repository.write('serving/serve_app.py', serving);
  });
});

describe('a pull request', () => {
  let candidate: string;
  const EVENT = { GITHUB_REF: 'refs/pull/7/merge', GITHUB_EVENT_NAME: 'pull_request' };
  const job = (stage: string, inputs: Record<string, string> = {}) => {
    const own = {
      'aws-role': repository.arns[PULL_REQUEST] ?? '',
      'execution-role': repository.arns[PULL_REQUEST_EXECUTION] ?? '',
      ...inputs,
    };
    return repository.runJob(stage, { subject: 'pull_request', inputs: own, env: EVENT });
  };

  it('cannot take the role of main', async () => {
    const message = onlyError(await job('plan', { 'aws-role': repository.arns[MAIN] ?? '' }));
    expect(message).toContain('Not authorized to perform: sts:AssumeRoleWithWebIdentity');
  });

  it('plans, and trains a candidate of its own', async () => {
    const plan = await job('plan');
    expect(plan.code, plan.log).toBe(0);
    expect(plan.log).toContain(`This plan leaves out the function ${repository.function}, except for its price:`);
    repository.write('images/train/001.cat/new.png', png(99));
    repository.write('training/train.py', `${repository.read('training/train.py')}\n# changed\n`);
    const data = await job('sync-data');
    expect(data.code, data.log).toBe(0);
    const tune = await job('tune');
    expect(tune.code, tune.log).toBe(0);
    const { code, log, outputs } = await job('train');
    expect(code, log).toBe(0);
    expect(outputs['training-job']).toMatch(/^least-pr-single-[0-9a-f]{10}$/);
    const keys = await repository.keysOf(PULL_REQUEST, 'pull_request');
    const { sagemaker } = clientsOf(keys);
    candidate = outputs['training-job'] ?? '';
    // The role may stop it; that there is nothing to stop any more is SageMaker's answer.
    const stop = new StopTrainingJobCommand({ TrainingJobName: candidate });
    await expect(sagemaker.send(stop)).rejects.toThrow(
      'The request was rejected because the training job is in status',
    );
  });

  it('shows its candidate on endpoints of its own, which it or main removes', async () => {
    const preview = (inputs: Record<string, string> = {}) => job('preview', { preview: '7', ...inputs });
    const created = await preview();
    expect(created.code, created.log).toBe(0);
    const name = `least-pr-7-${repository.endpoint}`;
    expect(created.outputs['endpoint-name']).toBe(name);
    const serving = repository.read('serving/serve_app.py');
    repository.write('serving/serve_app.py', `import no_such_module\n${serving}`);
    const broken = await preview();
    repository.write('serving/serve_app.py', serving);
    expect(broken.annotations[0]?.message).toMatch(/The end of its log:\n(.|\n)*no_such_module/);
    const removed = await preview({ mode: 'close' });
    expect(removed.code, removed.log).toBe(0);
    expect(removed.outputs['removed']).toContain(name);
    const again = await preview();
    expect(again.code, again.log).toBe(0);
    const { sagemaker } = new Hosting(standIn);
    const expired = [{ Key: 'sagemaker-actions:expires-at', Value: '2026-01-01T00:00:00.000Z' }];
    const { Models = [] } = await sagemaker.send(new ListModelsCommand({ NameContains: 'least-pr-7-' }));
    const { EndpointConfigs = [] } = await sagemaker.send(
      new ListEndpointConfigsCommand({ NameContains: 'least-pr-7-' }),
    );
    const { Endpoints = [] } = await sagemaker.send(new ListEndpointsCommand({ NameContains: 'least-pr-7-' }));
    const arns = [
      ...Models.map(({ ModelArn }) => ModelArn),
      ...EndpointConfigs.map(({ EndpointConfigArn }) => EndpointConfigArn),
      ...Endpoints.map(({ EndpointArn }) => EndpointArn),
    ];
    expect(arns.length).toBeGreaterThan(3);
    for (const ResourceArn of arns) await sagemaker.send(new AddTagsCommand({ ResourceArn, Tags: expired }));
    const mode = { inputs: { mode: 'remove-expired' }, env: { GITHUB_EVENT_NAME: 'schedule' } };
    const { code, log } = await repository.runJob('preview', mode);
    expect(code, log).toBe(0);
    expect((await running()).filter((one) => one.includes('least-pr-7-'))).toEqual([]);
  });

  it('changes and asks nothing that serves, and stops no job of main', async () => {
    const { sagemaker, runtime, lambda } = clientsOf(await repository.keysOf(PULL_REQUEST, 'pull_request'));
    const EndpointName = repository.endpoint;
    const FunctionName = repository.function;
    const arn = (await running()).findLast((one) => one.includes(':training-job/least-single-'));
    const mains = { TrainingJobName: arn?.split('/').at(-1) };
    const endpoint = `arn:aws:sagemaker:us-east-1:${standIn.account}:endpoint/${EndpointName}`;
    const code = `arn:aws:lambda:us-east-1:${standIn.account}:function:${FunctionName}`;
    const update = { EndpointName, EndpointConfigName: 'any' };
    const zip = { FunctionName, ZipFile: Buffer.from('PK') };
    const retag = { ResourceArn: arn, Tags: [{ Key: 'sagemaker-actions:ref', Value: 'refs/pull/7/merge' }] };
    for (const [call, action, resource] of [
      [() => sagemaker.send(new AddTagsCommand(retag)), 'sagemaker:AddTags', arn],
      [() => sagemaker.send(new UpdateEndpointCommand(update)), 'sagemaker:UpdateEndpoint', endpoint],
      [() => sagemaker.send(new DeleteEndpointCommand(update)), 'sagemaker:DeleteEndpoint', endpoint],
      [() => runtime.send(new InvokeEndpointCommand({ EndpointName, Body: '' })), 'sagemaker:InvokeEndpoint', endpoint],
      [() => sagemaker.send(new StopTrainingJobCommand(mains)), 'sagemaker:StopTrainingJob', arn],
      [() => lambda.send(new UpdateFunctionCodeCommand(zip)), 'lambda:UpdateFunctionCode', code],
      [() => lambda.send(new DeleteFunctionCommand(zip)), 'lambda:DeleteFunction', code],
      [() => lambda.send(new UpdateAliasCommand({ ...zip, Name: 'live' })), 'lambda:UpdateAlias', code],
      [() => lambda.send(new InvokeCommand({ ...zip, Qualifier: 'live' })), 'lambda:InvokeFunction', `${code}:live`],
    ] as const) {
      await expect(call(), action).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: `User: arn:aws:sts::${standIn.account}:assumed-role/least-pull-request/test is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
      });
    }
    const deploy = await job('deploy', { 'training-job': candidate, endpoint: EndpointName });
    expect([deploy.code, deploy.annotations[0]?.message]).toEqual([1, expect.stringContaining(denied('s3:PutObject'))]);
  });
});

/**
 * What main asks of an instance only while it runs: one that has ended before the first look has left its log in S3, and need
 * not be ended. test/dist/ec2.test.ts holds an instance up and asks for both.
 */
const WHILE_IT_RUNS: readonly string[] = ['ReadInstanceLogs', 'EndInstance'];

/** Statements that a run asks nothing of, by role, and why they are there all the same. */
const PARTS = {
  WriteParts: 'weights and packages above 5 GiB; test/local-aws/domain-objects.test.ts sends some',
  GiveUpParts: 'as WriteParts, when such an upload fails',
};
const UNUSED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [MAIN]: {
    ...PARTS,
    ListNotebookScripts: 'the deletion of a notebook instance that is left; test/dist/notebook.test.ts deletes one',
  },
  [PULL_REQUEST]: PARTS,
  [PULL_REQUEST_EXECUTION]: {
    LogGroups: 'the jobs of main have made the group of all jobs; where a pull request is first, its job does',
  },
};

describe.each([MAIN, PULL_REQUEST, EXECUTION, PULL_REQUEST_EXECUTION, FUNCTION, INSTANCE])(
  'the role of %s',
  (variable) => {
    it('has no statement that nothing needs, and each call is allowed by one alone', () => {
      const { name, permissions } = repository.roles[variable] as Role;
      const statements = readPolicy(JSON.stringify(permissions));
      const records = accessRecords(standIn).filter(({ role }) => role === name);
      const table = statements.map(({ sid }) => {
        const allowed = records.filter((record) => record.sid === sid);
        const others = statements.filter((one) => one.sid !== sid);
        return { sid, calls: allowed.length, allowedByOthers: allowed.filter((one) => allowedBy(others, one)) };
      });
      const lines = table.map(({ sid, calls }) => `${String(calls).padStart(5)}  ${sid}`);
      console.log([`calls that each statement of ${name} allowed:`, ...lines].join('\n'));
      expect(table.flatMap(({ allowedByOthers }) => allowedByOthers)).toEqual([]);
      const unneeded = table.filter(({ calls }) => calls === 0).map(({ sid }) => sid);
      expect(unneeded.filter((sid) => !WHILE_IT_RUNS.includes(sid))).toEqual(Object.keys(UNUSED[variable] ?? {}));
    });
  },
);
