import { randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import type { Answer } from '../protocol/protocol.ts';
import type { InstanceRecord } from './instance-records.ts';

/** Prefix of the paths of the metadata services; the instance's secret follows. */
export const METADATA_PREFIX = '/_local/metadata/';

/** Longest validity of a token in seconds. Source: EC2 User Guide, "Use IMDSv2". */
const LONGEST_TOKEN = 21_600;

/** Milliseconds until an instance should request new credentials; the keys are valid as long as the stand-in runs. */
const KEYS_LAST = 6 * 3600_000;

/** A request of an instance to its metadata service. */
export interface MetadataRequest {
  readonly method: string;
  /** Path after the secret, e.g. `/latest/meta-data/instance-id`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The metadata service of one instance. */
interface Own {
  readonly record: InstanceRecord;
  readonly updated: string;
  /** Expiry of each token, in milliseconds since the epoch. */
  readonly tokens: Map<string, number>;
  keys?: Readonly<Record<string, string>> | undefined;
  /** Time at which the spot instance will be interrupted. */
  interruption?: Date;
}

/** The instance metadata service, versions 1 and 2. Each instance has its own URL with a secret in it. */
export class Metadata {
  readonly #context: Context;
  readonly #bySecret = new Map<string, Own>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Starts the service of an instance. @returns the URL that the instance uses instead of `http://169.254.169.254` */
  open(record: InstanceRecord): string {
    const secret = randomBytes(18).toString('base64url');
    this.#bySecret.set(secret, { record, updated: new Date().toISOString().replace(/\.\d+/, ''), tokens: new Map() });
    return `${this.#context.endpoint}${METADATA_PREFIX}${secret}`;
  }

  /** Stops the service of an instance. */
  close(record: InstanceRecord): void {
    for (const [secret, own] of this.#bySecret) if (own.record === record) this.#bySecret.delete(secret);
  }

  /** Tells an instance in its metadata that it will be interrupted. */
  announce(record: InstanceRecord, time: Date): void {
    for (const own of this.#bySecret.values()) if (own.record === record) own.interruption = time;
  }

  /** @returns undefined when no instance has this secret */
  async answer(secret: string, request: MetadataRequest): Promise<Answer | undefined> {
    const own = this.#bySecret.get(secret);
    if (own === undefined) return undefined;
    const { HttpTokens, HttpEndpoint } = own.record.description.MetadataOptions ?? {};
    if (HttpEndpoint === 'disabled') return plain(403, 'Forbidden');
    if (request.path === '/latest/api/token') return giveToken(own, request);
    if (request.method !== 'GET') return plain(405, 'Method Not Allowed');
    const token = request.headers['x-aws-ec2-metadata-token']?.toString();
    // An invalid or expired token is refused, even if no token is required.
    const proven = token === undefined ? HttpTokens !== 'required' : (own.tokens.get(token) ?? 0) > Date.now();
    if (!proven) return plain(401, 'Unauthorized');
    const found = await this.#find(own, request.path);
    return found === undefined ? plain(404, 'Not Found') : plain(200, found);
  }

  async #find(own: Own, path: string): Promise<string | undefined> {
    const category = path.replace(/^\/latest\//, '');
    if (category === 'user-data')
      return own.record.userData === undefined ? undefined : Buffer.from(own.record.userData, 'base64').toString();
    const all: Record<string, string> = this.#categories(own);
    if (category.startsWith('meta-data/iam/') && own.record.role !== undefined)
      Object.assign(all, await this.#iam(own));
    const value = all[category];
    if (value !== undefined) return value;
    const folder = `${category.replace(/\/$/, '')}/`;
    const below = Object.keys(all).filter((name) => name.startsWith(folder));
    const names = below.map((name) => name.slice(folder.length).replace(/\/.*/, '/'));
    return names.length === 0 ? undefined : [...new Set(names)].join('\n');
  }

  #categories({ record: { description }, interruption }: Own): Record<string, string> {
    const { account, region } = this.#context;
    const { InstanceId, InstanceType, ImageId, PrivateIpAddress = '', PrivateDnsName = '', LaunchTime } = description;
    const zone = description.Placement?.AvailabilityZone ?? '';
    const document = {
      ...{ accountId: account, architecture: description.Architecture, availabilityZone: zone, billingProducts: null },
      ...{ devpayProductCodes: null, marketplaceProductCodes: null, imageId: ImageId, instanceId: InstanceId },
      ...{ instanceType: InstanceType, kernelId: null, pendingTime: seconds(LaunchTime ?? new Date()) },
      ...{ privateIp: PrivateIpAddress, ramdiskId: null, region, version: '2017-09-30' },
    };
    const shown = description.MetadataOptions?.InstanceMetadataTags === 'enabled' ? (description.Tags ?? []) : [];
    const texts: Record<string, string | undefined> = {
      'ami-id': ImageId,
      hostname: PrivateDnsName,
      'instance-action': 'none',
      'instance-id': InstanceId,
      'instance-life-cycle': description.InstanceLifecycle ?? 'on-demand',
      'instance-type': InstanceType,
      'local-hostname': PrivateDnsName,
      'local-ipv4': PrivateIpAddress,
      'placement/availability-zone': zone,
      'placement/region': region,
      'security-groups': description.SecurityGroups?.map(({ GroupName }) => GroupName).join('\n'),
      'services/domain': 'amazonaws.com',
      ...Object.fromEntries(shown.map(({ Key, Value }) => [`tags/instance/${Key}`, Value])),
      ...(interruption && {
        'spot/instance-action': JSON.stringify({ action: 'terminate', time: seconds(interruption) }),
        'spot/termination-time': seconds(interruption),
      }),
    };
    const named = Object.entries(texts).map(([name, text]) => [`meta-data/${name}`, text ?? ''] as const);
    return {
      ...Object.fromEntries(named),
      'dynamic/instance-identity/document': JSON.stringify(document, undefined, 2),
    };
  }

  /** The categories of the instance's role; they contain keys only when EC2 may assume the role. */
  async #iam(own: Own): Promise<Record<string, string>> {
    const { record, updated: LastUpdated } = own;
    const { account, roles } = this.#context;
    const { IamInstanceProfile, InstanceId } = record.description;
    const arn = `arn:aws:iam::${account}:role/${record.role}`;
    const trusted = await roles.isAssumableBy('ec2.amazonaws.com', arn);
    own.keys ??= trusted ? this.#context.keysInEnvironment(arn, InstanceId) : undefined;
    const keys = own.keys && {
      ...{ Code: 'Success', LastUpdated, Type: 'AWS-HMAC', AccessKeyId: own.keys['AWS_ACCESS_KEY_ID'] },
      ...{ SecretAccessKey: own.keys['AWS_SECRET_ACCESS_KEY'], Token: own.keys['AWS_SESSION_TOKEN'] },
      Expiration: seconds(new Date(Date.now() + KEYS_LAST)),
    };
    const refused = {
      Code: 'AssumeRoleUnauthorizedAccess',
      Message: `EC2 cannot assume the role ${record.role}. Please see documentation at https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html#troubleshoot_iam-ec2_errors-info-doc.`,
      LastUpdated,
    };
    const info = {
      ...{ Code: 'Success', LastUpdated, InstanceProfileArn: IamInstanceProfile?.Arn },
      InstanceProfileId: IamInstanceProfile?.Id,
    };
    return {
      'meta-data/iam/info': JSON.stringify(keys ? info : refused, undefined, 2),
      [`meta-data/iam/security-credentials/${record.role}`]: JSON.stringify(keys ?? refused, undefined, 2),
    };
  }
}

function giveToken({ tokens }: Own, { method, headers }: MetadataRequest): Answer {
  if (method !== 'PUT') return plain(405, 'Method Not Allowed');
  // A request that a proxy has forwarded gets no token.
  if (headers['x-forwarded-for'] !== undefined) return plain(403, 'Forbidden');
  const ttl = Number(headers['x-aws-ec2-metadata-token-ttl-seconds']);
  if (!(Number.isInteger(ttl) && ttl >= 1 && ttl <= LONGEST_TOKEN)) return plain(400, 'Bad Request');
  const token = randomBytes(40).toString('base64');
  tokens.set(token, Date.now() + ttl * 1000);
  return {
    ...plain(200, token),
    headers: { 'content-type': 'text/plain', 'x-aws-ec2-metadata-token-ttl-seconds': `${ttl}` },
  };
}

function plain(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/plain', server: 'EC2ws' }, body };
}

/** A time in ISO 8601 without a fraction of a second. */
function seconds(time: Date): string {
  return time.toISOString().replace(/\.\d+/, '');
}
