import { join } from 'node:path';
import type { CreateEndpointConfigInput, CreateModelInput } from '@aws-sdk/client-sagemaker';
import type { Context } from '../context.ts';
import { AwsError } from '../protocol/service.ts';
import { Records } from '../state/records.ts';
import type { EndpointRecord } from './endpoint-record.ts';

/** A request as it was accepted, with what the service added to it. */
export interface ModelRecord extends Omit<CreateModelInput, 'Tags'> {
  ModelArn: string;
  CreationTime: Date;
}

export interface EndpointConfigRecord extends Omit<CreateEndpointConfigInput, 'Tags'> {
  EndpointConfigArn: string;
  CreationTime: Date;
}

/** What an endpoint is made of; each kind refers to the one before it. */
export interface HostingRecords {
  readonly models: Records<ModelRecord>;
  readonly configs: Records<EndpointConfigRecord>;
  readonly endpoints: Records<EndpointRecord>;
}

const opened = new WeakMap<Context, HostingRecords>();

/** The records of models, endpoint configurations and endpoints: one set for each stand-in, whoever asks. */
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

/** The kinds as ARNs spell them and, with blanks, as AWS's messages do. */
export type HostingKind = 'model' | 'endpoint-config' | 'endpoint';

export function hostingArn(context: Context, kind: HostingKind, name: string | undefined): string {
  return `arn:aws:sagemaker:${context.region}:${context.account}:${kind}/${name}`;
}

const words = { model: 'model', 'endpoint-config': 'endpoint configuration', endpoint: 'endpoint' } as const;

/** AWS's refusal of a name that does not exist. */
export function notFound(kind: HostingKind, arn: string): AwsError {
  return new AwsError('ValidationException', `Could not find ${words[kind]} "${arn}".`);
}

/** AWS's refusal of a name that is taken. */
export function alreadyExists(kind: HostingKind, arn: string): AwsError {
  return new AwsError('ValidationException', `Cannot create already existing ${words[kind]} "${arn}".`);
}
