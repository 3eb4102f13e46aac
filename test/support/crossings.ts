import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import {
  CreateTrainingJobCommand,
  type CreateTrainingJobRequest,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { expect } from 'vitest';
import { rejection } from './served-model.ts';
import type { Clients } from './trust-domains.ts';

/** The stand-in's account, and the bucket that pipelines use by default there. */
export const ACCOUNT = '123456789012';
export const BUCKET = `sagemaker-us-east-1-${ACCOUNT}`;

/** Something that a role may try. */
export type Call = (clients: Clients) => Promise<unknown>;

/** Fails unless AWS refuses the call, in its words. */
export async function refused(clients: Clients, call: Call, action: string, resource: string): Promise<void> {
  const { name, message } = await rejection(call(clients));
  const words = `is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  expect(message).toContain(words);
  expect(message).toMatch(new RegExp(`^User: arn:aws:sts::${ACCOUNT}:assumed-role/`));
  expect(name).toMatch(/^AccessDenied(Exception)?$/);
}

/** Fails unless IAM lets the call pass. @param says what the service itself may have against it */
export async function passes(clients: Clients, call: Call, says?: string): Promise<void> {
  await call(clients).catch((error: Error) => {
    if (says === undefined || !error.message.includes(says)) throw error;
  });
}

export function arn(service: string, path: string): string {
  return `arn:aws:${service}:us-east-1:${ACCOUNT}:${path}`;
}

export function job(name: string): string {
  return arn('sagemaker', `training-job/${name}`);
}

/** As S3 quotes it. */
export function object(key: string): string {
  return `"arn:aws:s3:::${BUCKET}/${key}"`;
}

/** @param once with the header that makes it fail where something is already */
export function put(Key: string, once?: 'once'): Call {
  const request = { Bucket: BUCKET, Key, Body: 'x', ...(once === undefined ? {} : { IfNoneMatch: '*' }) };
  return ({ s3 }) => s3.send(new PutObjectCommand(request));
}

export function get(Key: string): Call {
  return ({ s3 }) => s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
}

export function remove(Key: string): Call {
  return ({ s3 }) => s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key }));
}

/** @param once as {@link put} */
export function copy(from: string, Key: string, once?: 'once'): Call {
  const request = { Bucket: BUCKET, Key, CopySource: `${BUCKET}/${from}` };
  const header = once === undefined ? {} : { IfNoneMatch: '*' };
  return ({ s3 }) => s3.send(new CopyObjectCommand({ ...request, ...header }));
}

/** A training job as pull requests to `hound` may start it; it fails at once, for want of its image. */
export function start(TrainingJobName: string, changes: Partial<CreateTrainingJobRequest> = {}): Call {
  const request = { ...candidate(), ...changes, TrainingJobName };
  return ({ sagemaker }) => sagemaker.send(new CreateTrainingJobCommand(request));
}

export function candidate() {
  return {
    RoleArn: `arn:aws:iam::${ACCOUNT}:role/hound-pr-execution`,
    AlgorithmSpecification: { TrainingImage: 'none', TrainingInputMode: 'File' },
    OutputDataConfig: { S3OutputPath: `s3://${BUCKET}/hound-pr/jobs` },
    ...machine('ml.m5.xlarge'),
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    Tags: tags('hound', 'refs/pull/7/merge'),
  } satisfies Partial<CreateTrainingJobRequest>;
}

/** What is otherwise in a job of main. */
export function asMain(pipeline = 'hound') {
  return { RoleArn: `arn:aws:iam::${ACCOUNT}:role/${pipeline}-execution`, Tags: tags(pipeline) };
}

export function machine(InstanceType: string, more = {}) {
  return {
    ResourceConfig: { InstanceType: InstanceType as 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 30, ...more },
  };
}

/** Our tags that conditions look at. */
export function tags(pipeline: string, ref = 'refs/heads/main') {
  return [
    { Key: 'sagemaker-actions:pipeline', Value: pipeline },
    { Key: 'sagemaker-actions:ref', Value: ref },
  ];
}

export function stop(TrainingJobName: string): Call {
  return ({ sagemaker }) => sagemaker.send(new StopTrainingJobCommand({ TrainingJobName }));
}
