import { hash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zip } from '../support/archives.ts';
import { fileServer } from '../support/file-server.ts';
import { png } from '../support/images.ts';
import type { Fault } from '../support/proxy.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench();
});
afterAll(() => bench[Symbol.asyncDispose]());

/** How an answer is spoilt. */
const SPOILT = ['truncate', 'garble', 'cut-after'] as const satisfies Fault['how'][];

/** Each call of an operation on something of the pipeline is spoilt so often, in every way. */
function spoil(operation: string, resource: string, ...ways: readonly Fault['how'][]): void {
  for (const how of ways) bench.proxy.fault({ operation, resource, how });
}

function trainingOnly(name: string): UserRepository {
  const repository = userRepository(name);
  repository.edit((config) => delete config['tune']);
  return repository;
}

function addWeights(repository: UserRepository): void {
  const weights = 'these are weights';
  repository.write('weights.pth', weights);
  repository.edit((config) => {
    config['weights'] = { source: 'weights.pth', sha256: hash('sha256', weights) };
  });
}

/** A trained pipeline, and where its model lies, `bucket/key`. */
async function trained(name: string): Promise<{ repository: UserRepository; artifact: string } & Disposable> {
  const repository = trainingOnly(name);
  const results = await bench.runAll(['sync-data', 'train'], repository);
  const TrainingJobName = results.at(-1)?.outputs['training-job'];
  const job = await bench.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName }));
  const artifact = job.ModelArtifacts?.S3ModelArtifacts?.replace('s3://', '') ?? '';
  return { repository, artifact, [Symbol.dispose]: () => repository[Symbol.dispose]() };
}

describe('the artifact that deploy packs', () => {
  it('is read again from its start when its download is spoilt on the way', async () => {
    using pipeline = await trained('again');
    spoil('GetObject', pipeline.artifact, ...SPOILT);
    await bench.runAll(['deploy'], pipeline.repository);
  });

  it('is a named error when each download breaks off', async () => {
    using pipeline = await trained('cut');
    bench.proxy.fault({ operation: 'GetObject', resource: pipeline.artifact, how: 'truncate', times: 4 });
    expect(onlyError(await bench.run('deploy', pipeline.repository), 'object-unreadable')).toMatch(
      /^GetObject of s3:\/\/.*\/model\.tar\.gz .* 4 times: .*\n→ .*run again\.$/,
    );
    await bench.runAll(['deploy'], pipeline.repository);
  });

  it('is a named error that says what to do when it is damaged in S3', async () => {
    using pipeline = await trained('damaged');
    const [Bucket, Key] = [pipeline.artifact.split('/')[0], pipeline.artifact.replace(/^[^/]*\//, '')];
    await bench.s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.alloc(5000, 'no archive') }));
    expect(onlyError(await bench.run('deploy', pipeline.repository), 'object-unreadable')).toMatch(
      /model\.tar\.gz .*: incorrect header check; .* 2 times\.\n→ .*the stage train/,
    );
  });
});

describe('data and weights', () => {
  const body = zip(
    ['train', 'valid', 'test'].flatMap((split, at) => [
      { name: `${split}/001.cat/${at}.png`, body: png(2 * at) },
      { name: `${split}/002.dog/${at}.png`, body: png(2 * at + 1) },
    ]),
  );

  it('arrive although the download is cut, the upload is cut and the record is spoilt', async () => {
    using repository = trainingOnly('data');
    await using server = await fileServer({
      body: () => body,
      etag: () => '"one"',
      cut: (n) => (n < 3 ? 100 : undefined),
    });
    addWeights(repository);
    repository.edit((config) => {
      config['data'].source = `${server.url}/images.zip`;
    });
    spoil('PutObject', '/data/weights/', 'cut-before', 'cut-after');
    await bench.runAll(['sync-data'], repository);
    spoil('GetObject', '.sources/', ...SPOILT);
    const [again] = await bench.runAll(['sync-data'], repository);
    expect(again?.outputs['uploaded'] ?? '0').toBe('0');
  });

  it('are a named error when each upload is cut', async () => {
    using repository = trainingOnly('sent');
    addWeights(repository);
    bench.proxy.fault({ operation: 'PutObject', resource: '/sent/weights/', how: 'cut-before', times: 100 });
    expect(onlyError(await bench.run('sync-data', repository), 'aws-request-failed')).toMatch(
      /^PutObject of s3:\/\/.*\/sent\/weights\/.*: .*\n→ .*run again\.$/,
    );
  });
});

describe('a training job', () => {
  it('is made and followed although the upload of its code and the reading of its log are spoilt', async () => {
    using repository = trainingOnly('followed');
    await bench.runAll(['sync-data'], repository);
    spoil('PutObject', '/followed/code/', 'cut-before', 'cut-after');
    spoil('DescribeLogStreams', '', ...SPOILT);
    spoil('GetLogEvents', '', ...SPOILT);
    const [{ log } = { log: '' }] = await bench.runAll(['train'], repository);
    expect(log.match(/^Validation Loss: 0\.01/gm), log).toHaveLength(1);
  });

  it('is not made when each upload of its code is cut, and the one error says so', async () => {
    using repository = trainingOnly('unsent');
    await bench.runAll(['sync-data'], repository);
    bench.proxy.fault({ operation: 'PutObject', resource: '/unsent/code/', how: 'cut-before', times: 100 });
    expect(onlyError(await bench.run('train', repository), 'aws-request-failed')).toMatch(
      /^PutObject of s3:\/\/.*\/unsent\/code\/.*: .*\n→ .*run again\.$/,
    );
  });
});

describe('what no part of an action has caught', () => {
  const stray = (how: string) => ({
    NODE_OPTIONS: `--import ${new URL('../support/stray.ts', import.meta.url)}`,
    STRAY: how,
  });

  it.each([
    ['rejection', /^Error: a promise that nothing awaits\n→ This should not happen: please report it/],
    [
      'never',
      /^Error: The action stopped early: nothing that it waits for can still finish\.\n→ This should not happen/,
    ],
  ])('is reported as an error, exit code 1 (%s)', async (how, expected) => {
    using repository = userRepository('stray');
    const { code, annotations, log } = await bench.run('sync-data', repository, { env: stray(how) });
    const errors = annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
    expect(errors, log).toEqual([expect.stringMatching(expected)]);
    expect(code).toBe(1);
  });
});
