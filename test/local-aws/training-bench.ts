import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip, gzipSync } from 'node:zlib';
import { CloudWatchLogsClient, DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateTrainingJobCommand,
  type CreateTrainingJobRequest,
  DescribeTrainingJobCommand,
  type DescribeTrainingJobResponse,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { extract, pack } from 'tar-stream';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { startWorkbench } from '../support/workbench.ts';

export const TRAINING_IMAGE = '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch:2.13.0-cpu-amzn2023-sagemaker';

const BUCKET = 'training-bench';

/** A script and what it is given. */
export interface Trial {
  /** The bundle; `train.py` is the program. */
  files: Record<string, string>;
  hyperparameters?: Record<string, string>;
  /** Objects of the channel `training`; no channel without them. */
  data?: Record<string, string>;
  extra?: Partial<CreateTrainingJobRequest>;
}

/** A stand-in with a bucket, and short words for what tests of training do. */
export class TrainingBench {
  readonly standIn: StandIn;
  readonly s3: S3Client;
  readonly sagemaker: SageMakerClient;
  readonly #logs: CloudWatchLogsClient;
  readonly #end: () => PromiseLike<void>;

  /** @param end ends what the stand-in belongs to */
  constructor(standIn: StandIn, end: () => PromiseLike<void>) {
    const { endpoint, region, env } = standIn;
    const credentials = {
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    };
    this.standIn = standIn;
    this.#end = end;
    this.s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
    this.sagemaker = new SageMakerClient({ endpoint, region, credentials });
    this.#logs = new CloudWatchLogsClient({ endpoint, region, credentials });
  }

  /** A request for a job that runs `files`, with a name of its own; what it needs is in S3 already. */
  async request({ files, hyperparameters, data, extra }: Trial): Promise<CreateTrainingJobRequest> {
    const name = `job-${randomBytes(6).toString('hex')}`;
    const archive = pack();
    for (const [path, content] of Object.entries(files)) archive.entry({ name: path }, content);
    archive.finalize();
    await this.put(`code/${name}.tar.gz`, gzipSync(Buffer.concat((await Array.fromAsync(archive)) as Buffer[])));
    for (const [path, content] of Object.entries(data ?? {})) await this.put(`data/${name}/${path}`, content);
    return {
      TrainingJobName: name,
      RoleArn: this.standIn.executionRole,
      AlgorithmSpecification: {
        TrainingImage: TRAINING_IMAGE,
        TrainingInputMode: 'File',
        MetricDefinitions: [{ Name: 'Test Loss', Regex: 'Testing Loss: ([0-9\\.]+)' }],
      },
      HyperParameters: {
        sagemaker_program: 'train.py',
        sagemaker_submit_directory: `s3://${BUCKET}/code/${name}.tar.gz`,
        ...hyperparameters,
      },
      ...(data && {
        InputDataConfig: [
          {
            ChannelName: 'training',
            DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: `s3://${BUCKET}/data/${name}/` } },
          },
        ],
      }),
      OutputDataConfig: { S3OutputPath: `s3://${BUCKET}/output` },
      ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 10 },
      StoppingCondition: { MaxRuntimeInSeconds: 60 },
      ...extra,
    };
  }

  /** Starts a job; its name. */
  async start(trial: Trial): Promise<string> {
    const request = await this.request(trial);
    await this.sagemaker.send(new CreateTrainingJobCommand(request));
    return request.TrainingJobName ?? '';
  }

  /** Starts a job and waits until it has ended. */
  async train(trial: Trial): Promise<DescribeTrainingJobResponse> {
    return await this.until(await this.start(trial), (job) =>
      /Completed|Failed|Stopped/.test(job.TrainingJobStatus ?? ''),
    );
  }

  async describe(name: string): Promise<DescribeTrainingJobResponse> {
    return await this.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
  }

  /** The job as soon as it is as wanted. */
  async until(
    name: string,
    wanted: (job: DescribeTrainingJobResponse) => boolean,
  ): Promise<DescribeTrainingJobResponse> {
    for (;;) {
      const job = await this.describe(name);
      if (wanted(job)) return job;
      await sleep(50);
    }
  }

  /** Waits until a job has printed a line. */
  async untilLogged(name: string, line: string): Promise<void> {
    while (!(await this.log(name)).includes(line)) await sleep(100);
  }

  /** The lines of a job's log, host by host. */
  async log(name = ''): Promise<string[]> {
    const logGroupName = '/aws/sagemaker/TrainingJobs';
    const streams = await this.#logs
      .send(new DescribeLogStreamsCommand({ logGroupName, logStreamNamePrefix: `${name}/` }))
      .catch(() => undefined);
    const lines = [];
    for (const { logStreamName } of streams?.logStreams ?? []) {
      const { events } = await this.#logs.send(new GetLogEventsCommand({ logGroupName, logStreamName }));
      lines.push(...(events?.map(({ message = '' }) => message) ?? []));
    }
    return lines;
  }

  async put(key: string, body: string | Buffer): Promise<void> {
    await this.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body }));
  }

  /** An object's bytes. */
  async bytes(uri: string): Promise<Buffer> {
    const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
    const { Body } = await this.s3.send(new GetObjectCommand({ Bucket, Key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  }

  /** The files of a .tar.gz in S3 as text. */
  async unpack(uri: string): Promise<Record<string, string>> {
    const entries = extract();
    const gunzip = createGunzip();
    gunzip.pipe(entries);
    gunzip.end(await this.bytes(uri));
    const files: Record<string, string> = {};
    for await (const entry of entries) files[entry.header.name] = await text(entry);
    return files;
  }

  async close(): Promise<void> {
    await this.#end();
  }
}

/**
 * A stand-in with the bench's bucket.
 *
 * @param state folder of a stand-in of its own, see `startStandIn`; default: that of any workbench, which others use too
 */
export async function startTrainingBench(state?: string): Promise<TrainingBench> {
  const workbench = state === undefined ? await startWorkbench() : undefined;
  const standIn = workbench?.standIn ?? (await startStandIn(state === undefined ? {} : { state }));
  const bench = new TrainingBench(standIn, () => (workbench ?? standIn)[Symbol.asyncDispose]());
  await bench.s3.send(new CreateBucketCommand({ Bucket: BUCKET })).catch((error: unknown) => {
    if (!(error instanceof Error && error.name === 'BucketAlreadyOwnedByYou')) throw error;
  });
  return bench;
}
