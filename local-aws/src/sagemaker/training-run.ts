import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import type { Actor } from '../access/actor.ts';
import { type LogStream, logStream } from '../common/log-stream.ts';
import type { Context } from '../context.ts';
import { freePort } from '../gateway/free-port.ts';
import { localImage } from '../python/images.ts';
import { pythonEnvironment } from '../python/python-environment.ts';
import { uploadArchive } from './artifacts.ts';
import { checkpointFolder, restoreCheckpoints, syncCheckpoints } from './checkpoints.ts';
import { platformEnvironment } from './training-environment.ts';
import { type Host, hostsOf, layOutHost } from './training-folder.ts';
import { fetchChannel, fetchCode } from './training-input.ts';
import { startTraining } from './training-process.ts';

/** Input and callbacks of a run. */
export interface Run {
  readonly context: Context;
  /** Checks the permissions of the job's execution role. */
  readonly actor: Actor;
  readonly job: DescribeTrainingJobResponse;
  /** Aborted when the job must stop: no new phase begins, but running processes get no signal, as on AWS. */
  readonly stop: AbortSignal;
  /** Aborted when the job's processes must be killed. */
  readonly kill: AbortSignal;
  /** Called at the beginning of each phase. */
  readonly onPhase: (phase: 'Downloading' | 'Training' | 'Uploading') => void;
  /** Called with each line that the job's hosts print. */
  readonly onLine: (line: string) => void;
}

/**
 * Runs a training job: downloads data and code, trains on all hosts, and uploads the results. A job that is stopped
 * during training uploads what it has until then, as on AWS.
 * @returns the S3 URI of the model archive.
 * @throws Error whose message is the job's FailureReason.
 */
export async function runTraining(run: Run): Promise<string> {
  const { context, job } = run;
  const folder = join(context.state, 'training', job.TrainingJobName ?? '');
  const temporary = await mkdtemp(join(tmpdir(), 'training-'));
  const hosts = hostsOf(job, folder);
  const logs = openLogs(run, hosts);
  try {
    run.onPhase('Downloading');
    const python = await prepare(run, hosts, (line) => logs[0]?.write(line));
    run.stop.throwIfAborted();
    run.onPhase('Training');
    await train(run, hosts, logs, { python, temporary });
    run.onPhase('Uploading');
    return await upload(run, hosts, folder);
  } finally {
    for (const log of logs) await log.close();
    await rm(folder, { recursive: true, force: true });
    await rm(temporary, { recursive: true, force: true });
  }
}

/** One log stream for each host, with AWS's names. */
function openLogs({ context, actor, job }: Run, hosts: readonly Host[]): LogStream[] {
  const seconds = Math.floor(Date.now() / 1000);
  return hosts.map(({ name }) =>
    logStream(context, actor, {
      group: '/aws/sagemaker/TrainingJobs',
      stream: `${job.TrainingJobName}/${name}-${seconds}`,
    }),
  );
}

/**
 * Fills the hosts' folders.
 * @returns the interpreter of the environment with the packages of the image and the bundle
 */
async function prepare(run: Run, hosts: readonly Host[], log: (line: string) => void): Promise<string> {
  const { context, actor, job, stop } = run;
  const fetching = { s3: context.s3, actor, objects: context.objects, signal: stop };
  const keep = join(context.environments, 'files');
  const uri = job.AlgorithmSpecification?.TrainingImage ?? '';
  const image = localImage(uri);
  if (image?.name !== 'pytorch') throw new Error(`ClientError: the local stand-in has nothing for the image ${uri}`);
  await actor.pull(uri).catch((error: Error) => {
    throw new Error(`ClientError: The image cannot be pulled: ${error.message}`);
  });
  const bundles = await Promise.all(
    hosts.map(async (host) => {
      await layOutHost(job, host, hosts);
      const checkpoints = checkpointFolder(host.base, job.CheckpointConfig);
      if (checkpoints) await restoreCheckpoints(checkpoints, job.CheckpointConfig?.S3Uri ?? '', fetching);
      for (const channel of job.InputDataConfig ?? []) {
        const folder = join(host.base, 'input', 'data', channel.ChannelName ?? '');
        await fetchChannel(channel, folder, { index: host.index, count: hosts.length }, fetching);
      }
      return await fetchCode(job, join(host.base, 'code'), { ...fetching, keep });
    }),
  );
  try {
    const { requirements } = image;
    return await pythonEnvironment({
      folder: context.environments,
      requirements,
      added: bundles[0],
      log,
      signal: stop,
    });
  } catch (error) {
    throw new Error(`AlgorithmError: ${error instanceof Error ? error.message : error}`);
  }
}

/** Trains on all hosts. If one fails, the others are killed. */
async function train(
  run: Run,
  hosts: readonly Host[],
  logs: readonly LogStream[],
  where: { python: string; temporary: string },
): Promise<void> {
  const port = await freePort();
  const end = new AbortController();
  const kill = AbortSignal.any([run.kill, end.signal]);
  const results = await Promise.allSettled(
    hosts.map(async (host) => {
      try {
        const environment = platformEnvironment(run.context, run.job, { host, port, ...where });
        await trainHost(run, host, { environment, kill, log: logs[host.index], python: where.python });
      } catch (error) {
        // Hosts that were killed because another one failed report no error of their own.
        if (end.signal.aborted) return;
        end.abort();
        throw error;
      }
    }),
  );
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

async function trainHost(
  { context, job, kill, onLine }: Run,
  host: Host,
  how: { environment: Record<string, string>; kill: AbortSignal; log: LogStream | undefined; python: string },
): Promise<void> {
  const folder = checkpointFolder(host.base, job.CheckpointConfig);
  const checkpoints = folder && syncCheckpoints(context.s3, folder, job.CheckpointConfig?.S3Uri ?? '');
  const process = startTraining({
    python: how.python,
    base: host.base,
    environment: how.environment,
    onLine: (line) => {
      how.log?.write(line);
      onLine(line);
    },
  });
  if (how.kill.aborted) process.kill();
  how.kill.addEventListener('abort', process.kill, { once: true });
  const code = await process.ended.finally(() => how.kill.removeEventListener('abort', process.kill));
  if (checkpoints) await checkpoints.close();
  if (code !== 0 && !kill.aborted) throw new Error(await failureReason(host, code));
}

/** FailureReason of a failed script: the beginning of its failure file and the exit code, at most 1,024 characters. */
async function failureReason(host: Host, code: number | undefined): Promise<string> {
  const text = await readFile(join(host.base, 'output', 'failure'), 'utf8').catch(() => '');
  const end = `, exit code: ${code !== undefined && code < 0 ? 128 - code : code}`;
  return `AlgorithmError: ${text}`.slice(0, 1024 - end.length) + end;
}

async function upload({ context, actor, job }: Run, hosts: readonly Host[], folder: string): Promise<string> {
  const target = `${job.OutputDataConfig?.S3OutputPath?.replace(/\/+$/, '')}/${job.TrainingJobName}/output`;
  await actor.write(`${target}/model.tar.gz`).catch((error: Error) => {
    throw new Error(`ClientError: Artifact upload failed: ${error.message}`);
  });
  const draft = join(folder, 'archive');
  const bases = hosts.map(({ base }) => base);
  const outputs = bases.map((base) => join(base, 'output', 'data'));
  await uploadArchive(context.s3, outputs, '/opt/ml/output/data', `${target}/output.tar.gz`, draft);
  const models = bases.map((base) => join(base, 'model'));
  await uploadArchive(context.s3, models, '/opt/ml/model', `${target}/model.tar.gz`, draft);
  return `${target}/model.tar.gz`;
}
