import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import {
  AddTagsCommand,
  CreateHyperParameterTuningJobCommand,
  DescribeTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand } from '@aws-sdk/client-sagemaker-runtime';
import { afterAll, beforeAll, describe, it } from 'vitest';
import {
  ACCOUNT,
  arn,
  asMain,
  type Call,
  candidate,
  job,
  machine,
  passes,
  refused,
  start,
  stop,
  tags,
} from '../support/crossings.ts';
import type { StandIn } from '../support/stand-in.ts';
import { type Clients, clientsOf, type RoleName, trustDomains } from '../support/trust-domains.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let workbench: Workbench;
let standIn: StandIn;
let root: Clients;
let hound: Record<RoleName, Clients>;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  root = await clientsOf(standIn);
  hound = await trustDomains(standIn, 'hound');
});

afterAll(() => workbench?.[Symbol.asyncDispose]());

describe('jobs', () => {
  const CANDIDATE = 'hound-pr-single-0123456789';
  const MAINS = 'hound-single-0123456789';
  const passRole = (role: string) => ['iam:PassRole', `arn:aws:iam::${ACCOUNT}:role/${role}`] as const;
  const create = 'sagemaker:CreateTrainingJob';
  const ENDED = 'the training job is in status';

  it('a pull request starts and stops its own', async () => {
    await passes(hound['pull-request'], start(CANDIDATE));
    await passes(hound['pull-request'], start(`${CANDIDATE}-r2`));
    await passes(hound['pull-request'], stop(CANDIDATE), ENDED);
    await passes(hound['pull-request'], stop('hound-pr-single-aaaaaaaaaa'), 'Requested resource not found');
  });

  it('main starts and stops its own', async () => {
    await passes(hound.main, start(MAINS, asMain()));
    await passes(hound.main, start(`${MAINS}-r2`, asMain()));
    await passes(hound.main, stop(MAINS), ENDED);
    await passes(hound.main, stop('hound-single-aaaaaaaaaa'), 'Requested resource not found');
  });

  it('a pull request takes no name of main, main none of a pull request', async () => {
    const own = 'hound-single-1111111111';
    await refused(hound['pull-request'], start(own), create, job(own));
    const others = 'hound-pr-single-1111111111';
    await refused(hound.main, start(others, asMain()), create, job(others));
    for (const name of ['hound-pr-other-1111111111', 'hound-pr-single-11111111111', 'hound-pr-single-1111111111-r10'])
      await refused(hound['pull-request'], start(name), create, job(name));
  });

  it('neither hands on the other’s execution role', async () => {
    const { RoleArn } = asMain();
    await refused(
      hound['pull-request'],
      start('hound-pr-single-2222222222', { RoleArn }),
      ...passRole('hound-execution'),
    );
    const theirs = start('hound-single-2222222222', { Tags: tags('hound') });
    await refused(hound.main, theirs, ...passRole('hound-pr-execution'));
    const breeds = start('hound-single-2222222222', { ...asMain(), RoleArn: asMain('hound-breeds').RoleArn });
    await refused(hound.main, breeds, ...passRole('hound-breeds-execution'));
  });

  it('a pull request stops and tags nothing of main', async () => {
    await refused(hound['pull-request'], stop(MAINS), 'sagemaker:StopTrainingJob', job(MAINS));
    const tag = (ResourceArn: string): Call => {
      return ({ sagemaker }) => sagemaker.send(new AddTagsCommand({ ResourceArn, Tags: candidate().Tags }));
    };
    await refused(hound['pull-request'], tag(job(MAINS)), 'sagemaker:AddTags', job(MAINS));
    // Not even its own, once it is there: that of another pull request would be as good as its own.
    await refused(hound['pull-request'], tag(job(CANDIDATE)), 'sagemaker:AddTags', job(CANDIDATE));
    await passes(hound.main, tag(job(MAINS)));
  });

  it('a pull request stops nothing that bears the ref of main', async () => {
    const name = 'hound-pr-single-3333333333';
    await start(name, { Tags: tags('hound') })(root);
    await refused(hound['pull-request'], stop(name), 'sagemaker:StopTrainingJob', job(name));
    const untagged = 'hound-pr-single-4444444444';
    await refused(hound['pull-request'], start(untagged, { Tags: tags('hound') }), create, job(untagged));
    await refused(hound['pull-request'], start(untagged, { Tags: [] }), create, job(untagged));
  });

  it('a pull request reads main’s, main none of a pull request', async () => {
    const read = (TrainingJobName: string): Call => {
      return ({ sagemaker }) => sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName }));
    };
    await passes(hound['pull-request'], read(MAINS));
    await passes(hound['pull-request'], read(CANDIDATE));
    await refused(hound.main, read(CANDIDATE), 'sagemaker:DescribeTrainingJob', job(CANDIDATE));
    for (const role of ['execution', 'pr-execution', 'function'] as const)
      await refused(hound[role], read(MAINS), 'sagemaker:DescribeTrainingJob', job(MAINS));
  });

  it('a pull request starts no dearer machine than the config has, nor for longer', async () => {
    const name = 'hound-pr-single-5555555555';
    for (const changes of [
      machine('ml.p5.48xlarge'),
      machine('ml.m5.xlarge', { KeepAlivePeriodInSeconds: 3600 }),
      { ResourceConfig: undefined },
      { StoppingCondition: { MaxRuntimeInSeconds: 7201 } },
      { StoppingCondition: undefined },
    ])
      await refused(hound['pull-request'], start(name, changes), create, job(name));
    await passes(hound['pull-request'], start(name, { StoppingCondition: { MaxRuntimeInSeconds: 7200 } }));
  });

  it('a pull request tunes under the same limits', async () => {
    const tune = (InstanceType: string, MaxRuntimeInSeconds: number, name = 'hound-pr-0123456789'): Call => {
      const { Tags, AlgorithmSpecification, ...one } = { ...candidate(), ...machine(InstanceType) };
      const MetricDefinitions = [{ Name: 'Loss', Regex: '(.)' }];
      const command = new CreateHyperParameterTuningJobCommand({
        HyperParameterTuningJobName: name,
        HyperParameterTuningJobConfig: {
          Strategy: 'Random',
          ResourceLimits: { MaxNumberOfTrainingJobs: 1, MaxParallelTrainingJobs: 1 },
          HyperParameterTuningJobObjective: { Type: 'Minimize', MetricName: 'Loss' },
          ParameterRanges: { ContinuousParameterRanges: [{ Name: 'rate', MinValue: '0.1', MaxValue: '1' }] },
        },
        TrainingJobDefinition: {
          ...one,
          AlgorithmSpecification: { ...AlgorithmSpecification, MetricDefinitions },
          StoppingCondition: { MaxRuntimeInSeconds },
        },
        Tags,
      });
      return ({ sagemaker }) => sagemaker.send(command);
    };
    const action = 'sagemaker:CreateHyperParameterTuningJob';
    const where = (name: string) => arn('sagemaker', `hyper-parameter-tuning-job/${name}`);
    const own = where('hound-pr-0123456789');
    await refused(hound['pull-request'], tune('ml.p5.48xlarge', 3600), action, own);
    await refused(hound['pull-request'], tune('ml.m5.xlarge', 7201), action, own);
    const mains = 'hound-tune-0123456789';
    await refused(hound['pull-request'], tune('ml.m5.xlarge', 3600, mains), action, where(mains));
    await passes(hound['pull-request'], tune('ml.m5.xlarge', 3600));
  });
});

describe('logs and metrics', () => {
  const logGroupName = '/aws/sagemaker/TrainingJobs';
  const group = `log-group:${logGroupName}`;
  const stream = (logStreamName: string): Call => {
    return ({ logs }) => logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  };
  const write = (logStreamName: string): Call => {
    const logEvents = [{ timestamp: Date.now(), message: 'Validation Loss: 0' }];
    return ({ logs }) => logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  };

  it('a candidate writes no line into a log of main, main none into a candidate’s', async () => {
    await root.logs.send(new CreateLogGroupCommand({ logGroupName })).catch(() => undefined);
    const mains = 'hound-single-0123456789/algo-1-7';
    const own = 'hound-pr-single-0123456789/algo-1-7';
    const trial = 'hound-pr-0123456789-001-abcdefgh/algo-1-7';
    for (const [role, name] of [
      ['pr-execution', mains],
      ['execution', own],
    ] as const) {
      const resource = arn('logs', `${group}:log-stream:${name}`);
      await refused(hound[role], stream(name), 'logs:CreateLogStream', resource);
      await refused(hound[role], write(name), 'logs:PutLogEvents', resource);
    }
    for (const [role, name] of [
      ['execution', mains],
      ['pr-execution', own],
      ['pr-execution', trial],
    ] as const) {
      await passes(hound[role], stream(name));
      await passes(hound[role], write(name));
    }
  });

  it('main reads no log of another pipeline', async () => {
    const logStreamName = 'hound-breeds-single-0123456789/algo-1-7';
    const read: Call = ({ logs }) => logs.send(new GetLogEventsCommand({ logGroupName, logStreamName }));
    await refused(hound.main, read, 'logs:GetLogEvents', arn('logs', `${group}:log-stream:${logStreamName}`));
  });

  it('metrics go to SageMaker’s namespaces only', async () => {
    const metric = (Namespace: string): Call => {
      const MetricData = [{ MetricName: 'Validation Loss', Value: 0 }];
      return ({ cloudwatch }) => cloudwatch.send(new PutMetricDataCommand({ Namespace, MetricData }));
    };
    for (const role of ['execution', 'pr-execution'] as const) {
      await refused(hound[role], metric('AWS/Lambda'), 'cloudwatch:PutMetricData', '*');
      await passes(hound[role], metric('/aws/sagemaker/TrainingJobs'));
    }
  });
});

describe('functions', () => {
  const FunctionName = 'hound-function';
  const where = arn('lambda', `function:${FunctionName}`);

  it('a pull request reads neither code nor environment', async () => {
    for (const [call, action] of [
      [({ lambda }: Clients) => lambda.send(new GetFunctionCommand({ FunctionName })), 'GetFunction'],
      [
        ({ lambda }: Clients) => lambda.send(new GetFunctionConfigurationCommand({ FunctionName })),
        'GetFunctionConfiguration',
      ],
      [
        ({ lambda }: Clients) => lambda.send(new ListVersionsByFunctionCommand({ FunctionName })),
        'ListVersionsByFunction',
      ],
      [({ lambda }: Clients) => lambda.send(new GetAliasCommand({ FunctionName, Name: 'live' })), 'GetAlias'],
    ] as const)
      await refused(hound['pull-request'], call, `lambda:${action}`, where);
    await passes(hound.main, ({ lambda }) => lambda.send(new GetFunctionCommand({ FunctionName })), 'not found');
  });

  it('a function asks its own endpoint only', async () => {
    const ask = (EndpointName: string): Call => {
      return ({ runtime }) => runtime.send(new InvokeEndpointCommand({ EndpointName, Body: '' }));
    };
    const others = arn('sagemaker', 'endpoint/hound-breeds-endpoint');
    await refused(hound.function, ask('hound-breeds-endpoint'), 'sagemaker:InvokeEndpoint', others);
    await passes(hound.function, ask('hound-endpoint'), 'not found');
  });
});
