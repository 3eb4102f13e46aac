import { join } from 'node:path';
import type { CreateEndpointConfigInput, CreateModelInput } from '@aws-sdk/client-sagemaker';
import type { Context } from '../context.ts';
import { AwsError } from '../protocol/service.ts';
import { Records } from '../state/records.ts';
import type { EndpointRecord } from './endpoint-record.ts';

/** An accepted request, with the members that the service added. */
export interface ModelRecord extends Omit<CreateModelInput, 'Tags'> {
  ModelArn: string;
  CreationTime: Date;
}

export interface EndpointConfigRecord extends Omit<CreateEndpointConfigInput, 'Tags'> {
  EndpointConfigArn: string;
  CreationTime: Date;
}

/** The resources of hosting; each kind refers to the one before it. */
export interface HostingRecords {
  readonly models: Records<ModelRecord>;
  readonly configs: Records<EndpointConfigRecord>;
  readonly endpoints: Records<EndpointRecord>;
}

const opened = new WeakMap<Context, HostingRecords>();

/** The records of models, endpoint configurations and endpoints. All callers with the same context share them. */
export function hostingRecords(context: Context): HostingRecords {
  const folder = (kind: string) => join(context.state, 'sagemaker', kind);
  const records = opened.get(context) ?? {
    models: new Records<ModelRecord>(folder('models')),
    configs: new Records<EndpointConfigRecord>(folder('endpoint-configs')),
    endpoints: new Records<EndpointRecord>(folder('endpoints')),
  };
  opened.set(context, records);
  return records;
}

/** Kinds of resources, as in ARNs. AWS's messages have blanks instead of hyphens. */
export type HostingKind = 'model' | 'endpoint-config' | 'endpoint';

export function hostingArn(context: Context, kind: HostingKind, name: string | undefined): string {
  return `arn:aws:sagemaker:${context.region}:${context.account}:${kind}/${name}`;
}

const words = { model: 'model', 'endpoint-config': 'endpoint configuration', endpoint: 'endpoint' } as const;

/** AWS's error for a name that does not exist. */
export function notFound(kind: HostingKind, arn: string): AwsError {
  return new AwsError('ValidationException', `Could not find ${words[kind]} "${arn}".`);
}

/** AWS's error for a name that exists already. */
export function alreadyExists(kind: HostingKind, arn: string): AwsError {
  return new AwsError('ValidationException', `Cannot create already existing ${words[kind]} "${arn}".`);
}
