import { randomUUID } from 'node:crypto';
import type { Call, Place } from './asked.ts';
import type { Request } from './policy.ts';

/**
 * Application Auto Scaling asks IAM about `scalable-target/*`, whichever target a call names, as its denials say. With
 * it, the stand-in gives the tags of the target, as the Service Authorization Reference has them; it is not known whether
 * AWS does. A call with tags needs TagResource as well.
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
 * Application Auto Scaling looks at the endpoint, and makes alarms and its own role, in its caller's name (User Guide,
 * "Permissions validation" and "Identity-based policy examples", SageMaker endpoints); it also asks for a configuration
 * of a random name (aws-controllers-k8s/community#2110).
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

/** What a request with tags tells conditions of them. */
export function requestTags(tags: Readonly<Record<string, string>>): Request['context'] {
  const keys = Object.keys(tags);
  return { ...withPrefix('aws:RequestTag/', tags), ...(keys.length === 0 ? {} : { 'aws:TagKeys': keys }) };
}

/** Tags as values of condition keys. @param prefix `aws:RequestTag/` or `aws:ResourceTag/` */
export function withPrefix(prefix: string, tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [prefix + key, value]));
}
