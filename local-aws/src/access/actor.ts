import type { Context } from '../context.ts';
import type { Caller } from '../protocol/service.ts';
import { deniedText } from './access.ts';
import type { Request } from './policy.ts';

type Surroundings = Pick<Context, 'account' | 'region' | 'access'>;

/**
 * A role that a service acts as when it works for somebody: what SageMaker fetches and stores for a job, it may only
 * where the job's execution role may. Each method throws AWS's words for a denial.
 */
export class Actor {
  readonly #context: Surroundings;
  readonly #caller: Caller;

  /**
   * @param roleArn undefined: nobody's right counts, e.g. of a model without a role
   * @param session names the session: `SageMaker`, or the function
   */
  constructor(context: Surroundings, roleArn: string | undefined, session: string) {
    const role = roleArn?.slice(roleArn.lastIndexOf('/') + 1);
    const arn = `arn:aws:sts::${context.account}:assumed-role/${role}/${session}`;
    this.#context = context;
    this.#caller = { accessKeyId: '', account: context.account, arn, ...(role === undefined ? {} : { role }) };
  }

  /** An object, or every object below a prefix that ends in `*`. @param uri `s3://bucket/key` */
  async read(uri: string): Promise<void> {
    await this.#demand('s3:GetObject', objectArn(uri));
  }

  /** The keys below a prefix. */
  async list(uri: string): Promise<void> {
    await this.#demand('s3:ListBucket', objectArn(uri).replace(/\/.*/, ''));
  }

  async write(uri: string): Promise<void> {
    await this.#demand('s3:PutObject', objectArn(uri), { 's3:ObjectCreationOperation': 'true' });
  }

  /** An image of ECR. @param uri `<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>` */
  async pull(uri: string): Promise<void> {
    const [, account, region, repository] = /^(\d{12})\.dkr\.ecr\.([\w-]+)\.[^/]+\/([^:@]+)/.exec(uri) ?? [];
    await this.#demand('ecr:GetAuthorizationToken', '*');
    for (const action of ['BatchCheckLayerAvailability', 'BatchGetImage', 'GetDownloadUrlForLayer'])
      await this.#demand(`ecr:${action}`, `arn:aws:ecr:${region}:${account}:repository/${repository}`);
  }

  /** Lines into a stream of CloudWatch Logs. */
  async log(group: string, stream: string): Promise<void> {
    const { region, account } = this.#context;
    const arn = `arn:aws:logs:${region}:${account}:log-group:${group}:log-stream:`;
    // Denials of AWS name the stream that is to be made.
    await this.#demand('logs:CreateLogStream', arn + stream);
    await this.#demand('logs:PutLogEvents', arn + stream);
  }

  /** A group of CloudWatch Logs that is to be made. */
  async makeLogGroup(group: string): Promise<void> {
    const { region, account } = this.#context;
    await this.#demand('logs:CreateLogGroup', `arn:aws:logs:${region}:${account}:log-group:${group}:log-stream:`);
  }

  /** Values of metrics into CloudWatch. */
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
