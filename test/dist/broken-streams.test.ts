import { hash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FailureCode } from '../../actions/lib/core/failure-code.ts';
import { zip } from '../support/archives.ts';
import { fileServer } from '../support/file-server.ts';
import { png } from '../support/images.ts';
import { type Fault, type FaultProxy, startProxy } from '../support/proxy.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
/** One pipeline, which goes on from test to test. */
let repository: UserRepository;
/** Where its model lies, `bucket/key`. */
let artifact = '';
beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('streams');
  repository.edit((config) => delete config['tune']);
});
afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

/** How an answer is spoilt. */
const SPOILT = ['truncate', 'garble', 'cut-after'] as const satisfies Fault['how'][];

/** The next calls of an operation on something of the pipeline are spoilt, one in each way. */
function spoil(proxy: FaultProxy, operation: string, resource: string, ...ways: readonly Fault['how'][]): void {
  for (const how of ways) proxy.fault({ operation, resource, how });
}

/** The one error of an action whose calls fail so, whatever it tries; later ones do not. */
async function errorOf(action: string, code: FailureCode, fault: Fault): Promise<string> {
  await using proxy = await startProxy(bench.standIn.endpoint);
  proxy.fault(fault);
  return onlyError(await bench.run(action, repository, { env: { AWS_ENDPOINT_URL: proxy.endpoint } }), code);
}

describe('data and weights', () => {
  const body = zip(
    ['train', 'valid', 'test'].flatMap((split, at) => [
      { name: `${split}/001.cat/${at}.png`, body: png(2 * at) },
      { name: `${split}/002.dog/${at}.png`, body: png(2 * at + 1) },
    ]),
  );
  const weights = 'these are weights';

  it('are a named error when each upload is cut', async () => {
    repository.write('weights.pth', weights);
    repository.edit((config) => {
      config['weights'] = { source: 'weights.pth', sha256: hash('sha256', weights) };
    });
    const fault = { operation: 'PutObject', resource: '/streams/weights/', how: 'cut-before', times: 100 } as const;
    expect(await errorOf('sync-data', 'aws-request-failed', fault)).toMatch(
      /^PutObject of s3:\/\/.*\/streams\/weights\/.*: .*\n→ .*run again\.$/,
    );
  });

  it('arrive although the download is cut, the upload is cut and the record is spoilt', async () => {
    await using server = await fileServer({
      body: () => body,
      etag: () => '"one"',
      cut: (n) => (n < 3 ? 100 : undefined),
    });
    repository.edit((config) => {
      config['data'].source = `${server.url}/images.zip`;
    });
    spoil(bench.proxy, 'PutObject', '/streams/weights/', 'cut-before', 'cut-after');
    await bench.runAll(['sync-data'], repository);
    spoil(bench.proxy, 'GetObject', '/streams/.sources/', ...SPOILT);
    const [again] = await bench.runAll(['sync-data'], repository);
    expect(again?.outputs['uploaded'] ?? '0').toBe('0');
  });
});

describe('a training job', () => {
  it('is not made when each upload of its code is cut, and the one error says so', async () => {
    const fault = { operation: 'PutObject', resource: '/streams/code/', how: 'cut-before', times: 100 } as const;
    expect(await errorOf('train', 'aws-request-failed', fault)).toMatch(
      /^PutObject of s3:\/\/.*\/streams\/code\/.*: .*\n→ .*run again\.$/,
    );
  });

  it('is made and followed although the upload of its code and the reading of its log are spoilt', async () => {
    // The logs have no name of ours: other tests' are not to be spoilt.
    await using proxy = await startProxy(bench.standIn.endpoint);
    spoil(proxy, 'PutObject', '/streams/code/', 'cut-before', 'cut-after');
    spoil(proxy, 'DescribeLogStreams', '', ...SPOILT);
    spoil(proxy, 'GetLogEvents', '', ...SPOILT);
    const [{ log, outputs } = { log: '', outputs: {} as Record<string, string> }] = await bench.runAll(
      ['train'],
      repository,
      { env: { AWS_ENDPOINT_URL: proxy.endpoint } },
    );
    expect(log.match(/^Validation Loss: 0\.01/gm), log).toHaveLength(1);
    const TrainingJobName = outputs['training-job'];
    const job = await bench.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName }));
    artifact = job.ModelArtifacts?.S3ModelArtifacts?.replace('s3://', '') ?? '';
  });
});

describe('the artifact that deploy packs', () => {
  it('is a named error when each download breaks off', async () => {
    const fault = { operation: 'GetObject', resource: artifact, how: 'truncate', times: 4 } as const;
    expect(await errorOf('deploy', 'object-unreadable', fault)).toMatch(
      /^GetObject of s3:\/\/.*\/model\.tar\.gz .* 4 times: .*\n→ .*run again\.$/,
    );
  });

  it('is read again from its start when its download is spoilt on the way', async () => {
    spoil(bench.proxy, 'GetObject', artifact, ...SPOILT);
    await bench.runAll(['deploy'], repository);
  });

  it('is a named error that says what to do when it is damaged in S3', async () => {
    repository.write('serving/note.txt', 'another package');
    const [Bucket, Key] = [artifact.split('/')[0], artifact.replace(/^[^/]*\//, '')];
    await bench.s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.alloc(5000, 'no archive') }));
    expect(onlyError(await bench.run('deploy', repository), 'object-unreadable')).toMatch(
      /model\.tar\.gz .*: incorrect header check; .* 2 times\.\n→ .*the stage train/,
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
    const { code, annotations, log } = await bench.run('sync-data', repository, { env: stray(how) });
    const errors = annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
    expect(errors, log).toEqual([expect.stringMatching(expected)]);
    expect(code).toBe(1);
  });
});
