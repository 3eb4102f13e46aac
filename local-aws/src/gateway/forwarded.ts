import type { IncomingMessage } from 'node:http';
import { notImplemented } from '../protocol/not-implemented.ts';
import { AwsError } from '../protocol/service.ts';
import { decode, splitTarget } from '../protocol/target.ts';

/** What distinguishes the requests of a service from those of others: their paths and the prefix of `x-amz-target`. */
interface Form {
  readonly path: RegExp;
  /** Default: the requests have no `x-amz-target`. */
  readonly target?: string;
  /** Operations that the emulator accepts but that have no effect in it. */
  readonly idle?: RegExp;
}

const ROOT = /^\/$/;

/**
 * Paths of S3: `/`, or the name of a bucket first. Contains only those rules that distinguish bucket names from
 * other paths. Source: "General purpose bucket naming rules" of AWS.
 */
const BUCKET = /^\/($|[a-z0-9][a-z0-9.-]{2,62}(\/|$))/;

/** Bucket names whose paths the emulator routes to other services. */
const TAKEN = /^\/(iceberg[^/]*|login|logout|oauth2|restapis|v20180820)(\/|$)/;

const FORMS: ReadonlyMap<string, Form> = new Map([
  ['s3', { path: BUCKET }],
  ['iam', { path: ROOT }],
  [
    'monitoring',
    {
      path: /^\/(service\/GraniteServiceVersion20100801\/operation\/\w+)?$/,
      target: 'GraniteServiceVersion20100801.',
    },
  ],
  [
    'logs',
    {
      ...{ path: ROOT, target: 'Logs_20140328.' },
      idle: /\.(Put(MetricFilter|SubscriptionFilter|Destination|Delivery\w+)|CreateDelivery|StartLiveTail)$/,
    },
  ],
  ['ssm', { path: ROOT, target: 'AmazonSSM.' }],
  ['ecr', { path: ROOT, target: 'AmazonEC2ContainerRegistry_V20150921.' }],
]);

/** Signing names of the services that the emulator provides. Requests to other services are not forwarded to it. */
export const FORWARDED: ReadonlySet<string> = new Set(FORMS.keys());

/**
 * Accepts only requests that fit the service of their signature. The emulator chooses the service by `x-amz-target` and
 * by path. Without this check, a request that was signed and allowed for one service could reach another service, or
 * the emulator's administration below `/_ministack/`.
 *
 * @param scope the signing name of the request, one of {@link FORWARDED}.
 * @throws AwsError `InvalidBucketName` (400) with S3's message, otherwise `NotImplemented` (501).
 */
export function checkForm(request: IncomingMessage, scope: string): void {
  const path = decode(splitTarget(request.url ?? '/').path);
  const form = FORMS.get(scope);
  if (scope === 's3' && !BUCKET.test(path)) {
    throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.');
  }
  const target = request.headers['x-amz-target']?.toString();
  const ofService = target === undefined || (form?.target !== undefined && target.startsWith(form.target));
  const idle = target !== undefined && form?.idle?.test(target);
  if (!form?.path.test(path) || !ofService || idle || (scope === 's3' && TAKEN.test(path))) {
    throw notImplemented(request, scope);
  }
}
