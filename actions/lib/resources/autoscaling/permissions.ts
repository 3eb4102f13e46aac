import { allow, type Conditions, type Place, type Statement } from '../../iam/document.ts';
import { type Arns, arnsOf } from '../arns.ts';
import { PIPELINE, unlessAnothers } from '../conditions.ts';
import { serves } from '../endpoint/serves.ts';
import type { Permissions } from '../family.ts';
import type { Config } from '../types.ts';

/** Autoscaling of main's endpoints; a pull request may only read it. */
export function permissions(config: Config, place: Place): Permissions {
  if (!serves(config)) return {};
  return { main: [readScaling(), ...scaling(config, arnsOf(config, place))], 'pull-request': [readScaling()] };
}

/**
 * Reading autoscaling, for all resources: the describe calls cannot be limited to resources; the ARN of a target, whose
 * tags are read, does not contain the endpoint's name; and alarms are found by a search among all alarms.
 */
function readScaling(): Statement {
  const names = [
    ...['DescribeScalableTargets', 'DescribeScalingPolicies', 'DescribeScheduledActions'],
    'ListTagsForResource',
  ];
  return allow('ReadScaling', { 'application-autoscaling': names, cloudwatch: ['DescribeAlarms'] }, ['*']);
}

const SCALING = [
  ...['RegisterScalableTarget', 'DeregisterScalableTarget', 'PutScalingPolicy', 'DeleteScalingPolicy'],
  ...['PutScheduledAction', 'DeleteScheduledAction'],
];

/**
 * Scaling of the pipeline's endpoints. Application Auto Scaling checks the permission for `scalable-target/*`, for
 * every target that a call names (its denials say so; a narrower ARN denies everything). So these conditions protect
 * the targets of other pipelines:
 * - the namespace and the dimension of the call: only instances of SageMaker's endpoints;
 * - the target's tag, if AWS evaluates it. The reference lists `aws:ResourceTag` for targets, but it is not known
 *   whether it is set for calls with a resource id: `IfExists` works in both cases;
 * - the calls that Application Auto Scaling makes with its caller's permissions: it describes the endpoint when a
 *   target is registered, and creates the alarms of target tracking (User Guide, "Permissions validation" and
 *   "Identity-based policy examples").
 */
function scaling(config: Config, arns: Arns): Statement[] {
  const targets = [arns.regional('application-autoscaling', 'scalable-target/*')];
  const ofEndpoints: Conditions = {
    StringEquals: {
      'application-autoscaling:service-namespace': ['sagemaker'],
      'application-autoscaling:scalable-dimension': ['sagemaker:variant:DesiredInstanceCount'],
    },
    ...unlessAnothers(config),
  };
  const alarms = (...names: readonly string[]) => names.map((name) => arns.regional('cloudwatch', `alarm:${name}`));
  // During a change of the instance type, a manual registration is also removed and restored.
  const scaled = Object.keys(config.endpoints);
  // The alarm of step scaling, which the pipeline creates.
  const stepAlarms = scaled.map((name) => `${config.name}-${name}-step`);
  return [
    allow('Scaling', { 'application-autoscaling': SCALING }, targets, ofEndpoints),
    // A manual registration is restored with its own tags.
    allow('TagTargets', { 'application-autoscaling': ['TagResource'] }, targets, {
      StringEqualsIfExists: { [PIPELINE.requested]: [config.name], [PIPELINE.borne]: [config.name] },
    }),
    allow(
      'ScaledEndpoints',
      { sagemaker: ['UpdateEndpointWeightsAndCapacities'] },
      scaled.map((name) => arns.regional('sagemaker', `endpoint/${name.toLowerCase()}`)),
    ),
    // Application Auto Scaling calls it for a random name, to test its caller's permissions
    // (aws-controllers-k8s/community#2110).
    allow('ScalingProbe', { sagemaker: ['DescribeEndpointConfig'] }, [
      arns.regional('sagemaker', `endpoint-config/${[8, 4, 4, 4, 12].map((count) => '?'.repeat(count)).join('-')}`),
    ]),
    allow(
      'ScalingAlarms',
      { cloudwatch: ['PutMetricAlarm', 'DeleteAlarms', 'TagResource'] },
      alarms(...stepAlarms, ...scaled.map((name) => `TargetTracking-endpoint/${name}/*`)),
    ),
    allow(
      'ScalingServiceRole',
      { iam: ['CreateServiceLinkedRole'] },
      [
        arns.role(
          'aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint',
        ),
      ],
      { StringEquals: { 'iam:AWSServiceName': ['sagemaker.application-autoscaling.amazonaws.com'] } },
    ),
  ];
}
