import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import { freePort } from '../../../local-aws/src/free-port.ts';
import { baseRequirements } from '../../../local-aws/src/images.ts';
import { pythonEnvironment } from '../../../local-aws/src/python-environment.ts';
import { serveApplication } from '../../../local-aws/src/sagemaker/model-data.ts';
import { startWorker } from '../../../local-aws/src/sagemaker/worker.ts';
import { ENVIRONMENTS } from '../../support/stand-in.ts';

const PYTHON = join(import.meta.dirname, '../../../python');
const environment = { PATH: '/usr/bin:/bin', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' };

/** What somebody without SageMaker would start by hand: training scripts and servers, on data that is on disk. */
export class BareScripts implements AsyncDisposable {
  readonly #python: string;
  readonly #data: string;
  readonly #scratch: string;

  private constructor(python: string, data: string, scratch: string) {
    this.#python = python;
    this.#data = data;
    this.#scratch = scratch;
  }

  /** @param archive a zip with the folders train, valid and test */
  static async prepare(archive: string): Promise<BareScripts> {
    const log = () => undefined;
    const python = await pythonEnvironment({ folder: ENVIRONMENTS, requirements: baseRequirements(), log });
    const scratch = await mkdtemp(join(tmpdir(), 'bare-'));
    await promisify(execFile)(python, ['-m', 'zipfile', '-e', archive, join(scratch, 'data')]);
    const find = 'import pathlib, sys; print(next(pathlib.Path(sys.argv[1]).rglob("train")))';
    const { stdout } = await promisify(execFile)(python, ['-c', find, scratch]);
    return new BareScripts(python, dirname(stdout.trim()), scratch);
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

  /** Starts a server of a model and asks it once. */
  async serve(model: string, picture: Buffer): Promise<void> {
    await cp(join(PYTHON, 'serving'), model, { recursive: true });
    const worker = await startWorker({
      python: this.#python,
      model,
      application: await serveApplication(model, {}),
      environment,
      log: () => undefined,
      signal: new AbortController().signal,
    });
    try {
      const headers = { 'content-type': 'image/png' };
      const address = `http://127.0.0.1:${worker.port}/invocations`;
      const answer = await fetch(address, { method: 'POST', headers, body: new Uint8Array(picture) });
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    } finally {
      await worker.kill();
    }
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
