import {
  DeleteScalingPolicyCommand,
  DeleteScheduledActionCommand,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
  TagResourceCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { DeleteAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import {
  AddTagsCommand,
  CreateEndpointCommand,
  CreateModelCommand,
  DeleteModelCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arn, asMain, BUCKET, type Call, job, passes, put, refused, start, stop, tags } from '../support/crossings.ts';
import { variantOf } from '../support/scaling.ts';
import { CONFIG, Hosting, RAY_IMAGE, rejection, serveApp } from '../support/served-model.ts';
import type { StandIn } from '../support/stand-in.ts';
import { type Clients, clientsOf, type RoleName, trustDomains } from '../support/trust-domains.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let workbench: Workbench;
let standIn: StandIn;
let root: Clients;
let hound: Record<RoleName, Clients>;
let breeds: Record<RoleName, Clients>;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  root = await clientsOf(standIn);
  // The names of hound with breeds-x are those of hound-breeds with x.
  hound = await trustDomains(standIn, 'hound', { train: 'breeds-x', endpoint: 'breeds-x' });
  breeds = await trustDomains(standIn, 'hound-breeds', { train: 'x', endpoint: 'x' });
  await root.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  for (const name of ['hound', 'hound-breeds']) await put(`${name}/packages/any/model.tar.gz`)(root);
});

afterAll(() => workbench?.[Symbol.asyncDispose]());

describe('two pipelines whose names begin alike', () => {
  const create = 'sagemaker:CreateTrainingJob';
  const model = (ModelName: string, pipeline: string, Tags = tags(pipeline)): Call => {
    const PrimaryContainer = { Image: RAY_IMAGE, ModelDataUrl: `s3://${BUCKET}/${pipeline}/packages/any/model.tar.gz` };
    const ExecutionRoleArn = asMain(pipeline).RoleArn;
    const command = new CreateModelCommand({ ModelName, ExecutionRoleArn, PrimaryContainer, Tags });
    return ({ sagemaker }) => sagemaker.send(command);
  };
  const drop = (ModelName: string): Call => {
    return ({ sagemaker }) => sagemaker.send(new DeleteModelCommand({ ModelName }));
  };
  const models = (name: string) => arn('sagemaker', `model/${name}`);

  it('do not reach what only the other can be called', async () => {
    const theirs = 'hound-breeds-single-0123456789';
    await passes(breeds.main, start(theirs, asMain('hound-breeds')));
    await refused(
      hound.main,
      start('hound-breeds-single-1111111111', asMain()),
      create,
      job('hound-breeds-single-1111111111'),
    );
    await refused(hound.main, stop(theirs), 'sagemaker:StopTrainingJob', job(theirs));
    const name = 'hound-breeds-hound-breeds-endpoint-0123456789';
    await refused(hound.main, model(name, 'hound'), 'sagemaker:CreateModel', models(name));
    const endpoint: Call = ({ sagemaker }) =>
      sagemaker.send(new CreateEndpointCommand({ EndpointName: 'hound-endpoint', EndpointConfigName: name }));
    const config = arn('sagemaker', `endpoint-config/${name}`);
    await refused(hound.main, endpoint, 'sagemaker:CreateEndpoint', config);
  });

  it('do not reach what bears the other’s tag where both have the name', async () => {
    const theirs = 'hound-breeds-x-0123456789';
    await passes(breeds.main, start(theirs, asMain('hound-breeds')));
    await refused(hound.main, stop(theirs), 'sagemaker:StopTrainingJob', job(theirs));
    const tag: Call = ({ sagemaker }) =>
      sagemaker.send(new AddTagsCommand({ ResourceArn: job(theirs), Tags: tags('hound') }));
    await refused(hound.main, tag, 'sagemaker:AddTags', job(theirs));
    const own = 'hound-breeds-x-1111111111';
    await refused(hound.main, start(own, { ...asMain(), Tags: tags('hound-breeds') }), create, job(own));
    await passes(hound.main, start(own, asMain()));
    await passes(hound.main, stop(own), 'the training job is in status');
  });

  it('do not make or delete models of the other where both have the name', async () => {
    const [own, theirs] = ['hound-breeds-x-2222222222', 'hound-breeds-x-3333333333'];
    await passes(breeds.main, model(theirs, 'hound-breeds'));
    await refused(hound.main, drop(theirs), 'sagemaker:DeleteModel', models(theirs));
    await refused(hound.main, model(own, 'hound', tags('hound-breeds')), 'sagemaker:CreateModel', models(own));
    await refused(hound.main, model(own, 'hound', []), 'sagemaker:CreateModel', models(own));
    await passes(hound.main, model(own, 'hound'));
    await passes(hound.main, drop(own));
  });

  describe('and scale', () => {
    const register = (endpoint: string, Tags?: Record<string, string>): Call => {
      const request = { ...variantOf(endpoint), MinCapacity: 1, MaxCapacity: 2 };
      return ({ scaling }) => scaling.send(new RegisterScalableTargetCommand({ ...request, ...(Tags && { Tags }) }));
    };
    const of = (pipeline: string) => ({ 'sagemaker-actions:pipeline': pipeline });
    const targets = arn('application-autoscaling', 'scalable-target/*');

    beforeAll(async () => {
      const hosting = new Hosting(standIn);
      const config = await hosting.configure('served', { 'config.yaml': CONFIG, 'serve_app.py': serveApp({}) });
      await Promise.all(['hound-endpoint', 'hound-breeds-endpoint'].map((name) => hosting.create(name, config)));
      await register('hound-breeds-endpoint', of('hound-breeds'))(breeds.main);
    });

    it('their own endpoints', async () => {
      await passes(hound.main, register('hound-endpoint', of('hound')));
      const step: Call = ({ scaling }) =>
        scaling.send(
          new PutScheduledActionCommand({
            ...variantOf('hound-endpoint'),
            ScheduledActionName: 'hound-night',
            Schedule: 'cron(0 8 ? * MON-FRI *)',
            ScalableTargetAction: { MinCapacity: 1 },
          }),
        );
      await passes(hound.main, step);
      await passes(hound.main, ({ scaling }) =>
        scaling.send(new DeregisterScalableTargetCommand(variantOf('hound-endpoint'))),
      );
      // What somebody has registered by hand is put back as it was.
      await passes(hound.main, register('hound-endpoint', { team: 'vision' }));
      await passes(hound.main, ({ scaling }) =>
        scaling.send(new DeregisterScalableTargetCommand(variantOf('hound-endpoint'))),
      );
      const asTheirs = register('hound-endpoint', of('hound-breeds'));
      await refused(hound.main, asTheirs, 'application-autoscaling:TagResource', targets);
    });

    it('not those of the other', async () => {
      const variant = variantOf('hound-breeds-endpoint');
      await refused(
        breeds['pull-request'],
        register('hound-breeds-endpoint'),
        'application-autoscaling:RegisterScalableTarget',
        targets,
      );
      const named = { ...variant, PolicyName: 'step' };
      const action = { ...variant, ScheduledActionName: 'night' };
      const scheduled = { ...action, Schedule: 'rate(1 minute)', ScalableTargetAction: { MaxCapacity: 1 } };
      const StepScalingPolicyConfiguration = {
        AdjustmentType: 'ChangeInCapacity' as const,
        StepAdjustments: [{ ScalingAdjustment: 1 }],
      };
      const policy = { ...named, PolicyType: 'StepScaling' as const, StepScalingPolicyConfiguration };
      const [target] =
        (await root.scaling.send(new DescribeScalableTargetsCommand({ ...variant, ResourceIds: [variant.ResourceId] })))
          .ScalableTargets ?? [];
      const Tags = of('hound');
      for (const [operation, call] of Object.entries({
        RegisterScalableTarget: register('hound-breeds-endpoint'),
        DeregisterScalableTarget: ({ scaling }) => scaling.send(new DeregisterScalableTargetCommand(variant)),
        PutScalingPolicy: ({ scaling }) => scaling.send(new PutScalingPolicyCommand(policy)),
        DeleteScalingPolicy: ({ scaling }) => scaling.send(new DeleteScalingPolicyCommand(named)),
        PutScheduledAction: ({ scaling }) => scaling.send(new PutScheduledActionCommand(scheduled)),
        DeleteScheduledAction: ({ scaling }) => scaling.send(new DeleteScheduledActionCommand(action)),
        TagResource: ({ scaling }) =>
          scaling.send(new TagResourceCommand({ ResourceARN: target?.ScalableTargetARN, Tags })),
      } satisfies Record<string, Call>))
        await refused(hound.main, call, `application-autoscaling:${operation}`, targets);
    });

    it('no endpoint that is not the pipeline’s, whoever has registered it', async () => {
      await new Hosting(standIn).create('shared-endpoint', 'served');
      // Application Auto Scaling looks for itself, and has words of its own.
      expect(await rejection(register('shared-endpoint', of('hound'))(hound.main))).toMatchObject({
        name: 'ValidationException',
        message: 'User is missing the following permissions: sagemaker:DescribeEndpoint',
      });
    });

    it('nothing but endpoints', async () => {
      const service = {
        ServiceNamespace: 'ecs',
        ResourceId: 'service/a/b',
        ScalableDimension: 'ecs:service:DesiredCount',
      };
      const deregister: Call = ({ scaling }) =>
        scaling.send(new DeregisterScalableTargetCommand(service as ReturnType<typeof variantOf>));
      await refused(hound.main, deregister, 'application-autoscaling:DeregisterScalableTarget', targets);
    });

    it('delete no alarm of the other', async () => {
      const forget = (name: string): Call => {
        return ({ cloudwatch }) => cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [name] }));
      };
      const theirs = 'hound-breeds-hound-breeds-endpoint-step';
      await refused(hound.main, forget(theirs), 'cloudwatch:DeleteAlarms', arn('cloudwatch', `alarm:${theirs}`));
      await passes(hound.main, forget('hound-hound-endpoint-step'));
    });
  });
});
