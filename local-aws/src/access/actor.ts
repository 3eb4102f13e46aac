import type { Context } from '../context.ts';
import type { Caller } from '../protocol/service.ts';
import { deniedText } from './access.ts';
import type { Request } from './policy.ts';

type Surroundings = Pick<Context, 'account' | 'region' | 'access'>;

/**
 * A role that a service assumes to work for a user. For example, SageMaker reads and writes for a job only what the
 * job's execution role allows. Each method throws an Error with AWS's message for a denial.
 */
export class Actor {
  readonly #context: Surroundings;
  readonly #caller: Caller;

  /**
   * @param roleArn undefined: nothing is checked, e.g. for a model without a role
   * @param session name of the role session: `SageMaker`, or the name of the function
   */
  constructor(context: Surroundings, roleArn: string | undefined, session: string) {
    const role = roleArn?.slice(roleArn.lastIndexOf('/') + 1);
    const arn = `arn:aws:sts::${context.account}:assumed-role/${role}/${session}`;
    this.#context = context;
    this.#caller = { accessKeyId: '', account: context.account, arn, ...(role === undefined ? {} : { role }) };
  }

  /**
   * Checks the right to read an object, or all objects below a prefix that ends in `*`.
   * @param uri `s3://bucket/key`
   */
  async read(uri: string): Promise<void> {
    await this.#demand('s3:GetObject', objectArn(uri));
  }

  /** Checks the right to list the keys below a prefix. @param uri `s3://bucket/prefix` */
  async list(uri: string): Promise<void> {
    await this.#demand('s3:ListBucket', objectArn(uri).replace(/\/.*/, ''));
  }

  async write(uri: string): Promise<void> {
    await this.#demand('s3:PutObject', objectArn(uri), { 's3:ObjectCreationOperation': 'true' });
  }

  /** Checks the right to pull an ECR image. @param uri `<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>` */
  async pull(uri: string): Promise<void> {
    const [, account, region, repository] = /^(\d{12})\.dkr\.ecr\.([\w-]+)\.[^/]+\/([^:@]+)/.exec(uri) ?? [];
    await this.#demand('ecr:GetAuthorizationToken', '*');
    for (const action of ['BatchCheckLayerAvailability', 'BatchGetImage', 'GetDownloadUrlForLayer'])
      await this.#demand(`ecr:${action}`, `arn:aws:ecr:${region}:${account}:repository/${repository}`);
  }

  /** Checks the rights to create a stream of CloudWatch Logs and to write to it. */
  async log(group: string, stream: string): Promise<void> {
    const { region, account } = this.#context;
    const arn = `arn:aws:logs:${region}:${account}:log-group:${group}:log-stream:`;
    // AWS's denials name the stream that is to be created.
    await this.#demand('logs:CreateLogStream', arn + stream);
    await this.#demand('logs:PutLogEvents', arn + stream);
  }

  /** Checks the right to create a group of CloudWatch Logs. */
  async makeLogGroup(group: string): Promise<void> {
    const { region, account } = this.#context;
    await this.#demand('logs:CreateLogGroup', `arn:aws:logs:${region}:${account}:log-group:${group}:log-stream:`);
  }

  /** Checks the right to write metrics to CloudWatch. */
  async putMetrics(namespace: string): Promise<void> {
    await this.#demand('cloudwatch:PutMetricData', '*', { 'cloudwatch:namespace': namespace });
  }

  async #demand(action: string, resource: string, context: Request['context'] = {}): Promise<void> {
    const request = { action, resource, context };
    const denied = await this.#context.access.firstDenied(this.#caller, [request]);
    if (denied !== undefined) throw new Error(deniedText(this.#caller.arn, request));
  }
}

function objectArn(uri: string): string {
  return uri.replace(/^s3:\/\//, 'arn:aws:s3:::');
}
