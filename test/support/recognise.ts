import type { IncomingMessage } from 'node:http';
import { s3Operation } from '../../local-aws/src/access/s3-operation.ts';
import { credentialOf } from '../../local-aws/src/access/signature.ts';
import { loadModel } from '../../local-aws/src/protocol/model.ts';
import { INVOCATIONS } from '../../local-aws/src/protocol/protocol.ts';
import { matchRoute } from '../../local-aws/src/protocol/rest-route.ts';
import { splitTarget } from '../../local-aws/src/protocol/target.ts';

const LAMBDA = loadModel('lambda');

/** What a request to AWS asks for. */
export interface Asked {
  /** Signing name: `sagemaker`, `s3`, `sts`, `logs`, `iam`, …; `local` for the stand-in's own addresses. */
  readonly service: string;
  /** As in AWS's API: `CreateTrainingJob`, `PutObject`, `InvokeEndpoint`. */
  readonly operation: string;
  /** The name or ARN in the request, `bucket/key` in S3; empty when it names nothing. */
  readonly resource: string;
  /** Whether it changes something; invocations do not. */
  readonly write: boolean;
}

/** Whether a request's parameters stand in its body, which {@link recognise} then needs. */
export function needsBody(request: IncomingMessage): boolean {
  const type = request.headers['content-type'] ?? '';
  return request.headers['x-amz-target'] !== undefined || type.startsWith('application/x-www-form-urlencoded');
}

/** @param body the request's body where {@link needsBody}, else empty. */
export function recognise(request: IncomingMessage, body: Buffer): Asked {
  const { path, query } = splitTarget(request.url ?? '/');
  const service = credentialOf(request)?.scope ?? (path.startsWith('/_local/') ? 'local' : 'unsigned');
  const target = request.headers['x-amz-target']?.toString();
  const endpoint = INVOCATIONS.exec(path)?.[1];
  if (target !== undefined) {
    return asked(service, target.slice(target.lastIndexOf('.') + 1), nameIn(membersOf(body)));
  }
  if (endpoint !== undefined) return asked('sagemaker', 'InvokeEndpoint', decodeURIComponent(endpoint));
  const cbor = /\/operation\/(\w+)$/.exec(path)?.[1];
  if (cbor !== undefined) return asked(service, cbor, '');
  const rest = service === 'lambda' ? matchRoute(LAMBDA, request.method, request.url ?? '/') : undefined;
  if (rest !== undefined) return asked(service, rest.operation, Object.values(rest.labels).join(':'));
  if (service === 's3') return askedOfS3(request);
  const form = [...query, ...splitTarget(`/?${body.toString('latin1')}`).query];
  const members = Object.fromEntries(form.map(({ name, value }) => [name, value]));
  return asked(service, members['Action'] ?? `${request.method} ${path}`, nameIn(members));
}

function asked(service: string, operation: string, resource: string): Asked {
  return { service, operation, resource, write: !READS.test(operation) };
}

const READS = /^(Describe|List|Get|Head|Invoke|Search|Filter|AssumeRole|GET |HEAD )/;

function membersOf(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return {};
  }
}

/** The first member that names something: `TrainingJobName`, `ResourceArn`, `logGroupName`. */
function nameIn(members: Record<string, unknown>): string {
  const [, name] =
    Object.entries(members).find(([key, value]) => /(name|arn|resourceId)$/i.test(key) && value !== '') ?? [];
  return typeof name === 'string' ? name : '';
}

function askedOfS3(request: IncomingMessage): Asked {
  const { name, bucket, key } = s3Operation(request);
  return {
    service: 's3',
    operation: name ?? `${request.method} ${splitTarget(request.url ?? '/').path}`,
    resource: key === '' ? bucket : `${bucket}/${key}`,
    write: request.method !== 'GET' && request.method !== 'HEAD',
  };
}
