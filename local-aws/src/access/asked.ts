import type { IncomingMessage } from 'node:http';
import type { Tag } from '@aws-sdk/client-sagemaker';
import { cbor } from '@smithy/core/cbor';
import type { Context } from '../context.ts';
import { loadModel } from '../protocol/model.ts';
import { INVOCATIONS } from '../protocol/protocol.ts';
import { matchRoute } from '../protocol/rest-route.ts';
import { splitTarget } from '../protocol/target.ts';
import { formOf } from '../sts/sts.ts';
import { askedOfScaling, requestTags, withPrefix } from './asked-of-scaling.ts';
import type { Request } from './policy.ts';

/** An operation of a service, with its input. */
export interface Call {
  /** The service's signing name. */
  readonly scope: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Account, region and tags, which determine the ARNs and conditions of requests. */
export interface Place extends Pick<Context, 'account' | 'region' | 'tags'> {
  /** Tags of a scalable target. @param target its resource ID or its ARN */
  scalingTags(target: string): Readonly<Record<string, string>>;
}

/** The requests to check for a call, in the order in which AWS checks them (Service Authorization Reference). */
export function requestsOf({ scope, operation, input }: Call, place: Place): Request[] {
  const action = `${scope}:${operation}`;
  switch (scope) {
    case 'sagemaker':
      return askedOfSageMaker(operation, input, place);
    case 'application-autoscaling':
      return askedOfScaling(operation, input, place);
    case 'lambda':
      return askedOfLambda(operation, input, place);
    case 'monitoring':
      return askedOfCloudWatch(operation, input, place);
    case 'ssm':
      return parametersIn(input).map((name) => ({ action, resource: parameterArn(name, place), context: {} }));
    case 'iam':
      return [{ action, resource: iamResource(operation, input, place), context: {} }];
    case 'logs':
      return [{ action, resource: logResource(input, place), context: {} }];
    default:
      return [{ action, resource: '*', context: {} }];
  }
}

/** The call that an HTTP request makes, in any protocol except S3's. */
export function callOf(request: IncomingMessage, scope: string, body: Buffer): Call {
  const target = request.headers['x-amz-target']?.toString();
  if (target !== undefined) return { scope, operation: target.slice(target.lastIndexOf('.') + 1), input: jsonIn(body) };
  const { path } = splitTarget(request.url ?? '/');
  const [, encoded] = /\/operation\/(\w+)$/.exec(path) ?? [];
  if (encoded !== undefined) return { scope, operation: encoded, input: cbor.deserialize(body) };
  const [, endpoint] = INVOCATIONS.exec(path) ?? [];
  if (endpoint !== undefined) {
    return { scope, operation: 'InvokeEndpoint', input: { EndpointName: decodeURIComponent(endpoint) } };
  }
  const rest = scope === 'lambda' ? matchRoute(LAMBDA, request.method, request.url ?? '/') : undefined;
  if (rest !== undefined) {
    const query = Object.fromEntries(rest.query.map(({ name, value }) => [name, value]));
    // The body of an invocation is the function's event, not members of the input.
    const members = rest.operation === 'Invoke' ? {} : jsonIn(body);
    return { scope, operation: rest.operation, input: { ...members, ...query, ...rest.labels } };
  }
  const input = formOf(request, body);
  const operation = input['Action'] ?? `${request.method} ${path}`;
  return { scope, operation, input };
}

const LAMBDA = loadModel('lambda');

/** Empty for a text that is not JSON. If the caller is allowed to make the call, the service reports the error. */
function jsonIn(body: Buffer): Call['input'] {
  try {
    return JSON.parse(body.toString('utf8')) as Call['input'];
  } catch {
    return {};
  }
}

function askedOfSageMaker(operation: string, input: Call['input'], place: Place): Request[] {
  const action = `sagemaker:${operation}`;
  const arn = (type: string, name: unknown) =>
    `arn:aws:sagemaker:${place.region}:${place.account}:${type}/${String(name).toLowerCase()}`;
  const asked = (one: string, resource: string, context: Request['context'] = {}): Request => ({
    action: one,
    resource,
    context: { ...withPrefix('aws:ResourceTag/', asObject(place.tags.list(resource))), ...context },
  });
  const role = findRole(input);
  const passed =
    role === undefined ? [] : [asked('iam:PassRole', role, { 'iam:PassedToService': 'sagemaker.amazonaws.com' })];
  if (typeof input['ResourceArn'] === 'string') {
    return [asked(action, input['ResourceArn'], requestTags(asObject(tagsIn(input))))];
  }
  const member = RESOURCE_MEMBERS.find((name) => operation.includes(name) && `${name}Name` in input);
  if (member === undefined || /^List(?!TrainingJobsForHyper)/.test(operation)) return [asked(action, '*'), ...passed];
  const resource = arn(kebab(member), input[`${member}Name`]);
  const tags = requestTags(asObject(tagsIn(input)));
  const tagging = { ...tags, 'sagemaker:TaggingAction': operation };
  const tagged = tagsIn(input).length === 0 ? [] : [asked('sagemaker:AddTags', resource, tagging)];
  // Creating or updating an endpoint also needs permission for its configuration.
  const config =
    member === 'Endpoint' && 'EndpointConfigName' in input
      ? [asked(action, arn('endpoint-config', input['EndpointConfigName']), tags)]
      : [];
  return [asked(action, resource, { ...tags, ...machineContext(input) }), ...config, ...tagged, ...passed];
}

/**
 * Condition keys about instances and runtimes in a request to start jobs. For a tuning job, all its definitions count
 * together.
 */
function machineContext(input: Call['input']): Request['context'] {
  const found = (name: string, of: unknown = input) => valuesOf(of, name).map(String);
  const types = found('InstanceType');
  const limits = found('MaxRuntimeInSeconds', valuesOf(input, 'StoppingCondition'));
  const [runtime] = limits.sort((a, b) => Number(b) - Number(a));
  const [keepAlive] = found('KeepAlivePeriodInSeconds');
  return {
    ...(types.length === 0 ? {} : { 'sagemaker:InstanceTypes': [...new Set(types)] }),
    ...(runtime === undefined ? {} : { 'sagemaker:MaxRuntimeInSeconds': runtime }),
    ...(keepAlive === undefined ? {} : { 'sagemaker:KeepAlivePeriod': keepAlive }),
  };
}

/** The values of all members with this name, at any depth. */
function valuesOf(input: unknown, name: string): unknown[] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([member, value]) => (member === name ? [value] : valuesOf(value, name)));
}

/** Resources in the names of operations, longer names first. The member `<resource>Name` has the resource's name. */
const RESOURCE_MEMBERS = [
  ...['HyperParameterTuningJob', 'TrainingJob', 'EndpointConfig', 'Endpoint', 'Model'],
  ...['NotebookInstanceLifecycleConfig', 'NotebookInstance'],
];

function kebab(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

function tagsIn(input: Call['input']): readonly Tag[] {
  return Array.isArray(input['Tags']) ? (input['Tags'] as Tag[]) : [];
}

function asObject(tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value ?? '']));
}

/** The role that a request passes to the service, at any depth. */
function findRole(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  for (const [name, value] of Object.entries(input)) {
    if (/^(Execution)?RoleArn$/.test(name) && typeof value === 'string') return value;
    const inner = findRole(value);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** Alarms have ARNs. The other operations of CloudWatch that the stand-in has do not support resources. */
function askedOfCloudWatch(operation: string, input: Call['input'], { account, region }: Place): Request[] {
  const named = [input['AlarmName'] ?? input['AlarmNames'] ?? []].flat().map(String);
  const action = `cloudwatch:${operation}`;
  const context = input['Namespace'] === undefined ? {} : { 'cloudwatch:namespace': String(input['Namespace']) };
  if (operation === 'DescribeAlarms' || named.length === 0) return [{ action, resource: '*', context }];
  return named.flatMap((name) => {
    const resource = `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;
    const tagged = input['Tags'] === undefined ? [] : [{ action: 'cloudwatch:TagResource', resource, context: {} }];
    return [{ action, resource, context: {} }, ...tagged];
  });
}

function logResource(input: Call['input'], { account, region }: Place): string {
  const { logGroupName, logStreamName } = input;
  if (typeof logGroupName !== 'string') return '*';
  const group = `arn:aws:logs:${region}:${account}:log-group:${logGroupName}`;
  return `${group}:log-stream:${typeof logStreamName === 'string' ? logStreamName : ''}`;
}

/** Names of the Systems Manager parameters in a call; `*` when there are none. */
function parametersIn({ Name, Names }: Call['input']): string[] {
  const names = [Name ?? Names ?? []].flat().map(String);
  return names.length === 0 ? ['*'] : names;
}

/** ARN of a parameter; those that AWS publishes have no account in it. */
function parameterArn(name: string, { account, region }: Place): string {
  if (name === '*' || name.startsWith('arn:')) return name;
  const owner = name.startsWith('/aws/service/') ? '' : account;
  return `arn:aws:ssm:${region}:${owner}:parameter/${name.replace(/^\//, '')}`;
}

/** Only instance profiles have an ARN here; the other resources of IAM are not distinguished. */
function iamResource(operation: string, { InstanceProfileName }: Call['input'], { account }: Place): string {
  return operation === 'GetInstanceProfile' ? `arn:aws:iam::${account}:instance-profile/${InstanceProfileName}` : '*';
}

/** The alias or version is part of the ARN only when the call has it as `Qualifier`. */
function askedOfLambda(operation: string, input: Call['input'], { account, region }: Place): Request[] {
  const { FunctionName, Qualifier, Resource, Role, Tags } = input;
  const action = `lambda:${operation === 'Invoke' ? 'InvokeFunction' : operation}`;
  const asked = (one: string, resource: string, context: Request['context'] = {}) => ({
    action: one,
    resource,
    context,
  });
  if (typeof Resource === 'string') return [asked(action, Resource)];
  if (typeof FunctionName !== 'string') return [asked(action, '*')];
  const name = FunctionName.split(':function:').at(-1);
  const qualifier = typeof Qualifier === 'string' ? `:${Qualifier}` : '';
  const resource = `arn:aws:lambda:${region}:${account}:function:${name}${qualifier}`;
  const passed = { 'iam:PassedToService': 'lambda.amazonaws.com' };
  return [
    asked(action, resource),
    ...(Tags === undefined ? [] : [asked('lambda:TagResource', resource)]),
    ...(typeof Role === 'string' ? [asked('iam:PassRole', Role, passed)] : []),
    ...readCode(input).map((object) => asked('s3:GetObject', object)),
  ];
}

/** A package in S3 is read with the caller's permissions ("Deploying .zip file archives" in Lambda's documentation). */
function readCode(input: Call['input']): string[] {
  const { S3Bucket, S3Key } = { ...input, ...(input['Code'] as object | undefined) } as Record<string, unknown>;
  return typeof S3Bucket === 'string' && typeof S3Key === 'string' ? [`arn:aws:s3:::${S3Bucket}/${S3Key}`] : [];
}
