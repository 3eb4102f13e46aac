import type { IncomingMessage } from 'node:http';
import { notImplemented } from '../protocol/not-implemented.ts';
import { AwsError } from '../protocol/service.ts';
import { decode, splitTarget } from '../protocol/target.ts';

/** What tells requests to a service from those to others: their paths, and what their `x-amz-target` begins with. */
interface Form {
  readonly path: RegExp;
  /** Default: they have none. */
  readonly target?: string;
  /** Operations that the emulator takes and that nothing follows from. */
  readonly idle?: RegExp;
}

const ROOT = /^\/$/;

/** Rules for names of buckets (AWS, "General purpose bucket naming rules"), as far as they keep them apart from paths. */
const BUCKET = /^\/($|[a-z0-9][a-z0-9.-]{2,62}(\/|$))/;

/** Names of buckets whose paths the emulator takes for those of other services. */
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

/** Signing names of the services that the emulator behind the gateway has; nothing else reaches it. */
export const FORWARDED: ReadonlySet<string> = new Set(FORMS.keys());

/**
 * Lets only those requests pass that are what their signature says. The emulator finds the service by `x-amz-target` and
 * by path first, so a request that was signed, and allowed, for one service would reach another, or its own
 * administration below `/_ministack/`.
 *
 * @param scope the signing name of the request, one of {@link FORWARDED}.
 * @throws AwsError `InvalidBucketName` (400) in S3's words, else `NotImplemented` (501).
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
