import {
  DescribeScalingActivitiesCommand,
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { UpdateEndpointWeightsAndCapacitiesCommand } from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { scalingClient, variantOf } from '../support/scaling.ts';
import { CONFIG, Hosting, serveApp } from '../support/served-model.ts';
import { startStandIn } from '../support/stand-in.ts';

const HALF_AN_HOUR = 'every-half-an-hour';

/** Whether an endpoint that gets no request scales in is disputed, so the stand-in can do both. */
test.each([
  { idleScaleIn: true, left: 1 },
  { idleScaleIn: false, left: 2 },
])(
  'with idleScaleIn $idleScaleIn, $left of 2 idle instances are left after half an hour',
  async ({ idleScaleIn, left }) => {
    await using standIn = await startStandIn({ timeScale: 1200, idleScaleIn });
    const aws = new Hosting(standIn);
    const scaling = scalingClient(standIn);
    await aws.configure('model', { 'config.yaml': CONFIG, 'serve_app.py': serveApp({}) });
    await aws.create('idle', 'model');
    const DesiredWeightsAndCapacities = [{ VariantName: 'AllTraffic', DesiredInstanceCount: 2 }];
    const two = new UpdateEndpointWeightsAndCapacitiesCommand({ EndpointName: 'idle', DesiredWeightsAndCapacities });
    await aws.sagemaker.send(two);
    await aws.settled('idle');
    await scaling.send(new RegisterScalableTargetCommand({ ...variantOf('idle'), MinCapacity: 1, MaxCapacity: 2 }));
    await scaling.send(
      new PutScalingPolicyCommand({
        ...{ ...variantOf('idle'), PolicyName: 'requests', PolicyType: 'TargetTrackingScaling' },
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 20,
          PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
        },
      }),
    );
    // The range stays as it is: the action is the clock of AWS's time, and between two of its activities that time has passed.
    await scaling.send(
      new PutScheduledActionCommand({
        ...{ ...variantOf('idle'), ScheduledActionName: HALF_AN_HOUR, Schedule: 'rate(30 minutes)' },
        ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 2 },
      }),
    );
    const { ResourceId, ServiceNamespace } = variantOf('idle');
    await expect
      .poll(async () => {
        const request = new DescribeScalingActivitiesCommand({ ResourceId, ServiceNamespace });
        const { ScalingActivities = [] } = await scaling.send(request);
        return ScalingActivities.filter(({ Cause }) => Cause?.includes(HALF_AN_HOUR)).length;
      })
      .toBeGreaterThan(1);
    await aws.settled('idle');
    expect((await aws.describe('idle')).ProductionVariants?.[0]?.CurrentInstanceCount).toBe(left);
  },
);
