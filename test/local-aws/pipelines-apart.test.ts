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
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { type Clients, clientsOf, type RoleName, trustDomains } from '../support/trust-domains.ts';

let standIn: StandIn;
let root: Clients;
let dog: Record<RoleName, Clients>;
let breeds: Record<RoleName, Clients>;

beforeAll(async () => {
  standIn = await startStandIn();
  root = await clientsOf(standIn);
  // The names of dog with breeds-x are those of dog-breeds with x.
  dog = await trustDomains(standIn, 'dog', { train: 'breeds-x', endpoint: 'breeds-x' });
  breeds = await trustDomains(standIn, 'dog-breeds', { train: 'x', endpoint: 'x' });
  await root.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  for (const name of ['dog', 'dog-breeds']) await put(`${name}/packages/any/model.tar.gz`)(root);
});

afterAll(() => standIn?.stop());

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
    const theirs = 'dog-breeds-single-0123456789';
    await passes(breeds.main, start(theirs, asMain('dog-breeds')));
    await refused(
      dog.main,
      start('dog-breeds-single-1111111111', asMain()),
      create,
      job('dog-breeds-single-1111111111'),
    );
    await refused(dog.main, stop(theirs), 'sagemaker:StopTrainingJob', job(theirs));
    const name = 'dog-breeds-dog-breeds-endpoint-0123456789';
    await refused(dog.main, model(name, 'dog'), 'sagemaker:CreateModel', models(name));
    const endpoint: Call = ({ sagemaker }) =>
      sagemaker.send(new CreateEndpointCommand({ EndpointName: 'dog-endpoint', EndpointConfigName: name }));
    const config = arn('sagemaker', `endpoint-config/${name}`);
    await refused(dog.main, endpoint, 'sagemaker:CreateEndpoint', config);
  });

  it('do not reach what bears the other’s tag where both have the name', async () => {
    const theirs = 'dog-breeds-x-0123456789';
    await passes(breeds.main, start(theirs, asMain('dog-breeds')));
    await refused(dog.main, stop(theirs), 'sagemaker:StopTrainingJob', job(theirs));
    const tag: Call = ({ sagemaker }) =>
      sagemaker.send(new AddTagsCommand({ ResourceArn: job(theirs), Tags: tags('dog') }));
    await refused(dog.main, tag, 'sagemaker:AddTags', job(theirs));
    const own = 'dog-breeds-x-1111111111';
    await refused(dog.main, start(own, { ...asMain(), Tags: tags('dog-breeds') }), create, job(own));
    await passes(dog.main, start(own, asMain()));
    await passes(dog.main, stop(own), 'the training job is in status');
  });

  it('do not make or delete models of the other where both have the name', async () => {
    const [own, theirs] = ['dog-breeds-x-2222222222', 'dog-breeds-x-3333333333'];
    await passes(breeds.main, model(theirs, 'dog-breeds'));
    await refused(dog.main, drop(theirs), 'sagemaker:DeleteModel', models(theirs));
    await refused(dog.main, model(own, 'dog', tags('dog-breeds')), 'sagemaker:CreateModel', models(own));
    await refused(dog.main, model(own, 'dog', []), 'sagemaker:CreateModel', models(own));
    await passes(dog.main, model(own, 'dog'));
    await passes(dog.main, drop(own));
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
      await Promise.all(['dog-endpoint', 'dog-breeds-endpoint'].map((name) => hosting.create(name, config)));
      await register('dog-breeds-endpoint', of('dog-breeds'))(breeds.main);
    });

    it('their own endpoints', async () => {
      await passes(dog.main, register('dog-endpoint', of('dog')));
      const step: Call = ({ scaling }) =>
        scaling.send(
          new PutScheduledActionCommand({
            ...variantOf('dog-endpoint'),
            ScheduledActionName: 'dog-night',
            Schedule: 'cron(0 8 ? * MON-FRI *)',
            ScalableTargetAction: { MinCapacity: 1 },
          }),
        );
      await passes(dog.main, step);
      await passes(dog.main, ({ scaling }) =>
        scaling.send(new DeregisterScalableTargetCommand(variantOf('dog-endpoint'))),
      );
      // What somebody has registered by hand is put back as it was.
      await passes(dog.main, register('dog-endpoint', { team: 'vision' }));
      await passes(dog.main, ({ scaling }) =>
        scaling.send(new DeregisterScalableTargetCommand(variantOf('dog-endpoint'))),
      );
      const asTheirs = register('dog-endpoint', of('dog-breeds'));
      await refused(dog.main, asTheirs, 'application-autoscaling:TagResource', targets);
    });

    it('not those of the other', async () => {
      const variant = variantOf('dog-breeds-endpoint');
      await refused(
        breeds['pull-request'],
        register('dog-breeds-endpoint'),
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
      const Tags = of('dog');
      for (const [operation, call] of Object.entries({
        RegisterScalableTarget: register('dog-breeds-endpoint'),
        DeregisterScalableTarget: ({ scaling }) => scaling.send(new DeregisterScalableTargetCommand(variant)),
        PutScalingPolicy: ({ scaling }) => scaling.send(new PutScalingPolicyCommand(policy)),
        DeleteScalingPolicy: ({ scaling }) => scaling.send(new DeleteScalingPolicyCommand(named)),
        PutScheduledAction: ({ scaling }) => scaling.send(new PutScheduledActionCommand(scheduled)),
        DeleteScheduledAction: ({ scaling }) => scaling.send(new DeleteScheduledActionCommand(action)),
        TagResource: ({ scaling }) =>
          scaling.send(new TagResourceCommand({ ResourceARN: target?.ScalableTargetARN, Tags })),
      } satisfies Record<string, Call>))
        await refused(dog.main, call, `application-autoscaling:${operation}`, targets);
    });

    it('no endpoint that is not the pipeline’s, whoever has registered it', async () => {
      await new Hosting(standIn).create('shared-endpoint', 'served');
      // Application Auto Scaling looks for itself, and has words of its own.
      expect(await rejection(register('shared-endpoint', of('dog'))(dog.main))).toMatchObject({
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
      await refused(dog.main, deregister, 'application-autoscaling:DeregisterScalableTarget', targets);
    });

    it('delete no alarm of the other', async () => {
      const forget = (name: string): Call => {
        return ({ cloudwatch }) => cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [name] }));
      };
      const theirs = 'dog-breeds-dog-breeds-endpoint-step';
      await refused(dog.main, forget(theirs), 'cloudwatch:DeleteAlarms', arn('cloudwatch', `alarm:${theirs}`));
      await passes(dog.main, forget('dog-dog-endpoint-step'));
    });
  });
});
