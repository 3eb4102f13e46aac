import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DescribeEndpointCommand,
  type DescribeEndpointOutput,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { pack } from 'tar-stream';
import type { StandIn } from './stand-in.ts';

export const RAY_IMAGE = '763104351884.dkr.ecr.us-east-1.amazonaws.com/ray:serve-ml-sagemaker-cpu-v1.5';
const BUCKET = 'models';

/** A model.tar.gz as deploy makes it, but with any files. */
export async function modelArchive(files: Record<string, string>): Promise<Buffer> {
  const archive = pack();
  for (const [name, text] of Object.entries(files)) archive.entry({ name }, text);
  archive.finalize();
  return await buffer(archive.pipe(createGzip()));
}

export const CONFIG = 'applications:\n  - {name: m, route_prefix: /, import_path: "serve_app:app"}\n';

/** serve_app.py of a model without torch. `call` is the body of `__call__`; all have serve, Response, os, time. */
export function serveApp(parts: { call?: string; init?: string; builder?: string }): string {
  const indent = (text: string, by: number) => text.replaceAll(/^/gm, ' '.repeat(by));
  return `import asyncio, os, time
from ray import serve
from starlette.responses import JSONResponse, Response

@serve.deployment(num_replicas=1, ray_actor_options={"num_cpus": 1})
class Model:
    def __init__(self):
${indent(parts.init ?? 'pass', 8)}

    async def __call__(self, request):
${indent(parts.call ?? 'return Response("hello")', 8)}

def app(args):
${indent(parts.builder ?? 'pass', 4)}
    return Model.bind()
`;
}

/** Clients of a stand-in, and the steps that every endpoint test begins with. */
export class Hosting {
  readonly sagemaker: SageMakerClient;
  readonly runtime: SageMakerRuntimeClient;
  readonly s3: S3Client;
  readonly #role: string;

  constructor(standIn: StandIn) {
    const { env } = standIn;
    const settings = {
      endpoint: standIn.endpoint,
      region: standIn.region,
      maxAttempts: 1,
      credentials: {
        accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    };
    this.#role = standIn.executionRole;
    this.sagemaker = new SageMakerClient(settings);
    this.runtime = new SageMakerRuntimeClient(settings);
    this.s3 = new S3Client({ ...settings, forcePathStyle: true });
  }

  /** Uploads an archive; gives its address. */
  async upload(archive: Buffer): Promise<string> {
    const Key = `${createHash('sha256').update(archive).digest('hex')}/model.tar.gz`;
    await this.s3.send(new CreateBucketCommand({ Bucket: BUCKET })).catch(() => undefined);
    await this.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: archive }));
    return `s3://${BUCKET}/${Key}`;
  }

  async createModel(name: string, data: string, image = RAY_IMAGE, environment: Record<string, string> = {}) {
    return await this.sagemaker.send(
      new CreateModelCommand({
        ModelName: name,
        ExecutionRoleArn: this.#role,
        PrimaryContainer: { Image: image, ModelDataUrl: data, Environment: environment },
      }),
    );
  }

  /** Model and configuration of one name, from the files of a model. */
  async configure(
    name: string,
    files: Record<string, string>,
    count = 1,
    environment: Record<string, string> = {},
    image = RAY_IMAGE,
  ): Promise<string> {
    await this.createModel(name, await this.upload(await modelArchive(files)), image, environment);
    await this.sagemaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName: name,
        ProductionVariants: [
          { VariantName: 'AllTraffic', ModelName: name, InitialInstanceCount: count, InstanceType: 'ml.m5.large' },
        ],
      }),
    );
    return name;
  }

  async create(endpoint: string, config: string): Promise<DescribeEndpointOutput> {
    await this.sagemaker.send(new CreateEndpointCommand({ EndpointName: endpoint, EndpointConfigName: config }));
    return await this.settled(endpoint);
  }

  async describe(endpoint: string): Promise<DescribeEndpointOutput> {
    return await this.sagemaker.send(new DescribeEndpointCommand({ EndpointName: endpoint }));
  }

  /** The endpoint's description once its status is InService or Failed. */
  async settled(endpoint: string): Promise<DescribeEndpointOutput> {
    for (;;) {
      const resource = await this.describe(endpoint);
      if (resource.EndpointStatus === 'InService' || resource.EndpointStatus === 'Failed') return resource;
      await sleep(50);
    }
  }

  async invoke(endpoint: string, body = '', contentType = 'text/plain'): Promise<{ text: string; variant: string }> {
    const answer = await this.runtime.send(
      new InvokeEndpointCommand({ EndpointName: endpoint, Body: body, ContentType: contentType }),
    );
    return { text: Buffer.from(answer.Body).toString(), variant: answer.InvokedProductionVariant ?? '' };
  }
}

/** The error that a promise is rejected with, members and all. */
export async function rejection(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('it was not rejected');
  return { ...error, name: error.name, message: error.message };
}
