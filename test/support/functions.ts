import { buffer } from 'node:stream/consumers';
import {
  CreateFunctionCommand,
  type CreateFunctionRequest,
  GetFunctionConfigurationCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvokeCommand,
  LambdaClient,
  ListProvisionedConcurrencyConfigsCommand,
  PublishVersionCommand,
} from '@aws-sdk/client-lambda';
import { ZipFile } from 'yazl';
import type { StandIn } from './stand-in.ts';
import { until } from './until.ts';

/** A zip package of the files. */
export async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  return buffer(zip.outputStream);
}

/** Functions of one stand-in, as somebody with an SDK client uses them. */
export class FunctionBench {
  readonly client: LambdaClient;
  readonly #standIn: StandIn;

  constructor(standIn: StandIn) {
    const { endpoint, region, env } = standIn;
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
    const credentials = { accessKeyId, secretAccessKey };
    this.client = new LambdaClient({ endpoint, region, credentials, maxAttempts: 1 });
    this.#standIn = standIn;
  }

  /** Creates a function whose handler.py is this text and waits until it is active. */
  async create(name: string, code: string, more: Partial<CreateFunctionRequest> = {}): Promise<void> {
    await this.client.send(
      new CreateFunctionCommand({
        FunctionName: name,
        Role: this.#standIn.functionRole,
        Runtime: 'python3.13',
        Handler: 'handler.handler',
        Code: { ZipFile: await zipOf({ 'handler.py': code }) },
        ...more,
      }),
    );
    await this.settled(name);
  }

  /** Waits until nothing is under way with a version. */
  async settled(name: string, Qualifier?: string): Promise<void> {
    await until(async () => {
      const resource = await this.client.send(new GetFunctionConfigurationCommand({ FunctionName: name, Qualifier }));
      return resource.State !== 'Pending' && resource.LastUpdateStatus !== 'InProgress';
    });
  }

  /** Publishes a version and waits until it is active. */
  async publish(name: string): Promise<string> {
    const { Version = '' } = await this.client.send(new PublishVersionCommand({ FunctionName: name }));
    await this.settled(name, Version);
    return Version;
  }

  /** The status of provisioned concurrency, once it is no longer in progress. */
  async provisioned(name: string, Qualifier: string): Promise<string | undefined> {
    const command = new GetProvisionedConcurrencyConfigCommand({ FunctionName: name, Qualifier });
    let status: string | undefined;
    await until(async () => {
      status = (await this.client.send(command)).Status;
      return status !== 'IN_PROGRESS';
    });
    return status;
  }

  /** Provisioned concurrency of a function by version, with its status: `2: 5 READY`. */
  async allProvisioned(FunctionName: string): Promise<string[]> {
    const command = new ListProvisionedConcurrencyConfigsCommand({ FunctionName });
    const { ProvisionedConcurrencyConfigs = [] } = await this.client.send(command);
    return ProvisionedConcurrencyConfigs.map(
      ({ FunctionArn, RequestedProvisionedConcurrentExecutions, Status }) =>
        `${FunctionArn?.split(':').at(-1)}: ${RequestedProvisionedConcurrentExecutions} ${Status}`,
    );
  }

  /** What callers of the alias `live` get of a function of `functionRepository`: version, edition of its code, class. */
  async served({ function: name, image }: { function: string; image: string }): Promise<string> {
    const { answer, ExecutedVersion } = await this.invoke(name, { image }, 'live');
    return `${ExecutedVersion}: ${answer.headers.edition}, ${JSON.parse(answer.body).predictions[0].class}`;
  }

  /** What a function answers, as JSON, and what AWS says of it. */
  async invoke(name: string, event: unknown, Qualifier?: string) {
    const { Payload, FunctionError, ExecutedVersion, LogResult } = await this.client.send(
      new InvokeCommand({ FunctionName: name, Qualifier, Payload: JSON.stringify(event), LogType: 'Tail' }),
    );
    const log = Buffer.from(LogResult ?? '', 'base64').toString('utf8');
    return { answer: JSON.parse(Buffer.from(Payload ?? []).toString('utf8')), FunctionError, ExecutedVersion, log };
  }
}
