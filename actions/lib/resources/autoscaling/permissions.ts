import { allow, type Conditions, type Place, type Statement } from '../../iam/document.ts';
import { type Arns, arnsOf } from '../arns.ts';
import { PIPELINE, unlessAnothers } from '../conditions.ts';
import { serves } from '../endpoint/serves.ts';
import type { Permissions } from '../family.ts';
import type { Config } from '../types.ts';

/** Autoscaling of main's endpoints; a pull request reads how it is set. */
export function permissions(config: Config, place: Place): Permissions {
  if (!serves(config)) return {};
  return { main: [readScaling(), ...scaling(config, arnsOf(config, place))], 'pull-request': [readScaling()] };
}

/**
 * Reading how autoscaling is set knows no resources either, and a target's ARN, whose tags are read, has no name in it;
 * alarms are found by a search among all.
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
 * Scaling of the pipeline's endpoints. Application Auto Scaling asks IAM about `scalable-target/*`, whichever target a
 * call names (its denials say so; a narrower ARN denies everything), so what keeps other pipelines' targets apart are
 * - the namespace and the dimension of the call: instances of SageMaker's endpoints, nothing else;
 * - the target's own tag, where AWS tells it. Its reference lists `aws:ResourceTag` for targets, but nobody has shown that
 *   a call which names its target by resource id has it: `IfExists` holds either way;
 * - what it does in its caller's name: it looks at the endpoint when a target is registered, and makes the alarms of target
 *   tracking (User Guide, "Permissions validation" and "Identity-based policy examples").
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
  // A registration made by hand is taken off and put back around a change of the instance type, whatever the config says.
  const scaled = Object.keys(config.endpoints);
  // That of step scaling, which the pipeline makes itself.
  const stepAlarms = scaled.map((name) => `${config.name}-${name}-step`);
  return [
    allow('Scaling', { 'application-autoscaling': SCALING }, targets, ofEndpoints),
    // A registration that somebody has made by hand is put back with its own tags.
    allow('TagTargets', { 'application-autoscaling': ['TagResource'] }, targets, {
      StringEqualsIfExists: { [PIPELINE.requested]: [config.name], [PIPELINE.borne]: [config.name] },
    }),
    allow(
      'ScaledEndpoints',
      { sagemaker: ['UpdateEndpointWeightsAndCapacities'] },
      scaled.map((name) => arns.regional('sagemaker', `endpoint/${name.toLowerCase()}`)),
    ),
    // It asks for a configuration of a random name, to see whether its caller may (aws-controllers-k8s/community#2110).
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
