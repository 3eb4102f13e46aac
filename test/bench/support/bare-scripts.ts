import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type { DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import { freePort } from '../../../local-aws/src/gateway/free-port.ts';
import { baseRequirements, functionRequirements } from '../../../local-aws/src/python/images.ts';
import { pythonEnvironment } from '../../../local-aws/src/python/python-environment.ts';
import { serveApplication } from '../../../local-aws/src/sagemaker/model-data.ts';
import { startWorker } from '../../../local-aws/src/sagemaker/worker.ts';
import { ENVIRONMENTS } from '../../support/stand-in.ts';

const PYTHON = join(import.meta.dirname, '../../../python');
const environment = {
  PATH: '/usr/bin:/bin',
  OMP_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONFAULTHANDLER: '1',
};

/** What somebody without AWS would start by hand: training scripts, servers and the function, on data that is on disk. */
export class BareScripts implements AsyncDisposable {
  readonly #python: string;
  readonly #functionPython: string;
  readonly #data: string;
  readonly #scratch: string;
  #workers = 0;

  private constructor(pythons: { jobs: string; functions: string }, data: string, scratch: string) {
    this.#python = pythons.jobs;
    this.#functionPython = pythons.functions;
    this.#data = data;
    this.#scratch = scratch;
  }

  /** @param archive a zip with the folders train, valid and test */
  static async prepare(archive: string): Promise<BareScripts> {
    const environmentOf = (requirements: string) =>
      pythonEnvironment({ folder: ENVIRONMENTS, requirements, log: () => undefined });
    const python = await environmentOf(baseRequirements());
    const functions = await environmentOf(functionRequirements());
    const scratch = await mkdtemp(join(tmpdir(), 'bare-'));
    await promisify(execFile)(python, ['-m', 'zipfile', '-e', archive, join(scratch, 'data')]);
    const find = 'import pathlib, sys; print(next(pathlib.Path(sys.argv[1]).rglob("train")))';
    const { stdout } = await promisify(execFile)(python, ['-c', find, scratch]);
    return new BareScripts({ jobs: python, functions }, dirname(stdout.trim()), scratch);
  }

  /** Trains as a job did, on as many hosts. @returns the folder of the model */
  async train(job: DescribeTrainingJobResponse): Promise<string> {
    const model = await mkdtemp(join(this.#scratch, 'model-'));
    const hosts = job.ResourceConfig?.InstanceCount ?? 1;
    const port = await freePort();
    const torchrun = (rank: number) =>
      hosts === 1
        ? []
        : [
            ...['-m', 'torch.distributed.run', '--nproc_per_node', '1', '--nnodes', String(hosts)],
            ...['--node_rank', String(rank), '--master_addr', '127.0.0.1', '--master_port', String(port)],
          ];
    const script = [join(PYTHON, 'training/train.py'), ...argumentsOf(job)];
    const output = join(model, 'output');
    const folders = { SM_CHANNEL_TRAINING: this.#data, SM_MODEL_DIR: model, SM_OUTPUT_DATA_DIR: output };
    await Promise.all(
      Array.from({ length: hosts }, (_, rank) =>
        promisify(execFile)(this.#python, [...torchrun(rank), ...script], {
          cwd: model,
          env: { ...environment, HOME: this.#scratch, SM_NETWORK_INTERFACE_NAME: 'lo', ...folders },
        }),
      ),
    );
    return model;
  }

  /** Starts a server of a model and asks it once; then `functions` processes of the function, each of which asks it. */
  async serve(model: string, picture: Buffer, functions: number): Promise<void> {
    await cp(join(PYTHON, 'serving'), model, { recursive: true });
    const worker = await startWorker({
      socket: join(this.#scratch, `worker-${++this.#workers}`),
      python: this.#python,
      model,
      application: await serveApplication(model, {}),
      environment,
      log: () => undefined,
      signal: new AbortController().signal,
    });
    try {
      const headers = { 'content-type': 'image/png' };
      const asked = request({ socketPath: worker.socket, path: '/invocations', method: 'POST', headers });
      const [answer] = (await once(asked.end(picture), 'response')) as [IncomingMessage];
      await buffer(answer);
      if (answer.statusCode !== 200) throw new Error(`the server answered ${answer.statusCode}`);
      await Promise.all(Array.from({ length: functions }, () => this.#invoke(worker.socket, picture)));
    } finally {
      await worker.kill();
    }
  }

  /** One process of the function, whose endpoint is the server at `socketPath`. */
  async #invoke(socketPath: string, picture: Buffer): Promise<void> {
    const endpoint = createServer((incoming, outgoing) => {
      const { method, headers } = incoming;
      const onward = request({ socketPath, path: '/invocations', method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(onward);
    }).listen(0, '127.0.0.1');
    await once(endpoint, 'listening');
    const event = JSON.stringify({ image: picture.toString('base64'), 'content-type': 'image/png' });
    const script = 'import handler, json, sys; print(handler.handler(json.loads(sys.argv[1]), None)["statusCode"])';
    const { stdout } = await promisify(execFile)(this.#functionPython, ['-c', script, event], {
      cwd: join(PYTHON, 'function'),
      env: {
        ...{ ...environment, HOME: this.#scratch, ENDPOINT_NAME: 'bare' },
        ...{ AWS_DEFAULT_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'bare', AWS_SECRET_ACCESS_KEY: 'bare' },
        AWS_ENDPOINT_URL: `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}`,
      },
    });
    endpoint.close();
    if (stdout.trim() !== '200') throw new Error(`the function answered ${stdout}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#scratch, { recursive: true, force: true });
  }
}

/** The script's arguments, of hyperparameters that are JSON; those of SageMaker itself are none. */
function argumentsOf({ HyperParameters = {} }: DescribeTrainingJobResponse): string[] {
  return Object.entries(HyperParameters).flatMap(([name, value]) =>
    /^_?(sagemaker|tuning)_/.test(name) ? [] : [`--${name}`, String(JSON.parse(value))],
  );
}
