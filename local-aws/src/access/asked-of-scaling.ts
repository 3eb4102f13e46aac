import { randomUUID } from 'node:crypto';
import type { Call, Place } from './asked.ts';
import type { Request } from './policy.ts';

/**
 * Returns the actions and resources that a call of Application Auto Scaling needs permission for. AWS checks every target
 * as `scalable-target/*`: its error messages for denied calls show this. The stand-in adds the tags of the target as
 * conditions, as the Service Authorization Reference lists them; it is not known whether AWS does this. A call with tags
 * also needs TagResource.
 */
export function askedOfScaling(operation: string, input: Call['input'], place: Place): Request[] {
  const prefix = 'application-autoscaling';
  const { ResourceId, ResourceARN, ServiceNamespace, ScalableDimension, Tags } = input;
  if (operation.startsWith('Describe')) return [{ action: `${prefix}:${operation}`, resource: '*', context: {} }];
  const resource = `arn:aws:${prefix}:${place.region}:${place.account}:scalable-target/*`;
  const context = {
    ...withPrefix('aws:ResourceTag/', place.scalingTags(String(ResourceId ?? ResourceARN))),
    ...requestTags((Tags ?? {}) as Record<string, string>),
    ...(ServiceNamespace === undefined ? {} : { [`${prefix}:service-namespace`]: String(ServiceNamespace) }),
    ...(ScalableDimension === undefined ? {} : { [`${prefix}:scalable-dimension`]: String(ScalableDimension) }),
  };
  const own = { action: `${prefix}:${operation}`, resource, context };
  const tags = operation === 'TagResource' ? [] : Object.keys(Tags ?? {});
  const tagged = tags.length === 0 ? [] : [{ ...own, action: `${prefix}:TagResource` }];
  return [own, ...tagged, ...askedInCallersName(operation, input, place)];
}

/**
 * With the caller's permissions, Application Auto Scaling reads and updates the endpoint, and creates alarms and its
 * service-linked role (User Guide, "Permissions validation" and "Identity-based policy examples", SageMaker endpoints).
 * It also checks DescribeEndpointConfig with a random name (aws-controllers-k8s/community#2110).
 */
function askedInCallersName(operation: string, input: Call['input'], { account, region }: Place): Request[] {
  const service = 'sagemaker.application-autoscaling.amazonaws.com';
  const asked = (action: string, resource: string, context: Request['context'] = {}): Request => ({
    ...{ action, resource, context },
    inCallersName: true,
  });
  const [, endpoint] = /^endpoint\/([^/]+)\//.exec(String(input['ResourceId'])) ?? [];
  if (operation === 'PutScalingPolicy' && input['PolicyType'] === 'TargetTrackingScaling') {
    const alarm = `arn:aws:cloudwatch:${region}:${account}:alarm:TargetTracking-${input['ResourceId']}-AlarmHigh`;
    return [asked('cloudwatch:PutMetricAlarm', alarm)];
  }
  if (operation !== 'RegisterScalableTarget' || endpoint === undefined) return [];
  const sagemaker = (path: string) => `arn:aws:sagemaker:${region}:${account}:${path}`;
  const onEndpoint = sagemaker(`endpoint/${endpoint.toLowerCase()}`);
  const role = 'AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint';
  return [
    asked('sagemaker:DescribeEndpoint', onEndpoint),
    asked('sagemaker:DescribeEndpointConfig', sagemaker(`endpoint-config/${randomUUID()}`)),
    asked('sagemaker:UpdateEndpointWeightsAndCapacities', onEndpoint),
    asked('iam:CreateServiceLinkedRole', `arn:aws:iam::${account}:role/aws-service-role/${service}/${role}`, {
      'iam:AWSServiceName': service,
    }),
  ];
}

/** Condition keys for the tags of a request. */
export function requestTags(tags: Readonly<Record<string, string>>): Request['context'] {
  const keys = Object.keys(tags);
  return { ...withPrefix('aws:RequestTag/', tags), ...(keys.length === 0 ? {} : { 'aws:TagKeys': keys }) };
}

/** Tags as condition keys with their values. @param prefix `aws:RequestTag/` or `aws:ResourceTag/` */
export function withPrefix(prefix: string, tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [prefix + key, value]));
}
