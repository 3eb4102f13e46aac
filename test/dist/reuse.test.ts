import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionResult } from '../support/action.ts';
import { tarGz } from '../support/archives.ts';
import { png } from '../support/images.ts';
import type { RecordedCall } from '../support/proxy.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const STAGES = ['sync-data', 'tune', 'train', 'deploy', 'invoke'] as const;

/** Nodes that each stage walks: its own and what they need. The log of an ended job, which alone tells of nan, is one. */
const NODES = { 'sync-data': 4, tune: 4 + 1, train: 5 + 2, deploy: 10 + 2, invoke: 0 } as const;

describe('a re-run', () => {
  let bench: Workbench;
  let repository: UserRepository;
  /** What the newest run of a stage that made something ended with. */
  const made: Record<string, ActionResult | undefined> = {};

  beforeAll(async () => {
    bench = await startWorkbench();
    repository = userRepository('reuse');
    repository.edit((config) => {
      config['report'] = true;
    });
    const results = await bench.runAll(STAGES, repository);
    for (const [index, stage] of STAGES.entries()) made[stage] = results[index];
  });

  afterAll(async () => {
    repository[Symbol.dispose]();
    await bench[Symbol.asyncDispose]();
  });

  it('comes after a first run of every stage, which hands on what it found', () => {
    expect(made['sync-data']?.outputs).toMatchObject({ uploaded: '6', copied: '0' });
    const best = JSON.parse(made['tune']?.outputs['best-hyperparameters'] ?? '');
    expect(best).toEqual({ batch_size: expect.any(Number), learning_rate: expect.any(Number) });
    expect(made['train']?.outputs).toMatchObject({
      state: 'ready',
      'training-job': expect.stringMatching(/^reuse-single-[0-9a-f]{10}$/),
    });
    expect(JSON.parse(made['train']?.outputs['metrics'] ?? '')).toMatchObject({ 'Test Accuracy': 0.9 });
    expect(made['deploy']?.outputs).toMatchObject({ state: 'ready', 'endpoint-name': 'reuse-endpoint' });
    expect(made['invoke']?.outputs['prediction']).toBe('cat');
  });

  it('of an unchanged pipeline, also after a fresh checkout that dates every file newly, writes nothing and reads at most twice a node, and a list of the data once', async () => {
    touchAll(repository.folder);
    for (const stage of STAGES) {
      const calls = await callsOf(stage);
      expect(calls.filter(({ write }) => write)).toEqual([]);
      // Who asks is no node's matter, and asked once.
      expect(calls.filter(({ operation }) => operation === 'GetCallerIdentity').length).toBeLessThanOrEqual(1);
      // The data version's files are listed, 1,000 a call; by `invoke`, which needs none, the reports of the run.
      const reads = calls.filter(({ operation }) => !/^(InvokeEndpoint|GetCallerIdentity)$/.test(operation)).length;
      console.log(`${stage}: ${reads} reads for ${NODES[stage]} nodes`);
      expect(reads).toBeLessThanOrEqual(2 * NODES[stage] + 1);
    }
  });

  it('sends the one image that changed, copies the others on the server, and says why there are new names', async () => {
    repository.edit((config) => {
      config['report'] = false;
    });
    repository.write('images/train/002.dog/2.png', png(99));
    const [sync, tune, train, deploy] = await bench.runAll(['sync-data', 'tune', 'train', 'deploy'], repository);
    expect(sync?.outputs).toMatchObject({ uploaded: '1', copied: '5' });
    expect(sync?.log).toContain('1 file is new or changed (train/002.dog/2.png)');
    expect(tune?.log).toMatch(/create +tuning job reuse-tune-\w+: data: \w{10} → \w{10} since reuse-tune-/);
    expect(train?.log).toMatch(/create +training job reuse-single-\w+: data: \w{10} → \w{10}.* since reuse-single-/);
    expect(train?.outputs['training-job']).not.toBe(made['train']?.outputs['training-job']);
    expect(deploy?.log).toMatch(/update +endpoint reuse-endpoint: endpoint-config: /);
    Object.assign(made, { train, deploy });
  });

  it('deploys the bytes that lie at the model’s address now, and the answer changes', async () => {
    const { Bucket, Key } = await artifactOf(made['train']?.outputs['training-job']);
    const model = JSON.stringify({ answer: 'dog', classes: ['cat', 'dog'], hyperparameters: {} });
    const Body = await tarGz([{ name: 'model.json', body: model }]);
    await bench.s3.send(new PutObjectCommand({ Bucket, Key, Body }));
    repository.edit((config) => {
      config['endpoints']['reuse-endpoint'].smoke.expect = 'dog';
    });
    const [deploy] = await bench.runAll(['deploy'], repository);
    expect(deploy?.log).toMatch(/smoke test passed: dog/);
    expect(deploy?.log).toMatch(/create +model package/);
    expect(deploy?.outputs['model-name']).not.toBe(made['deploy']?.outputs['model-name']);
    repository.edit((config) => delete config['endpoints']['reuse-endpoint'].smoke.expect);
    const [any] = await bench.runAll(['deploy'], repository);
    expect(any?.log).toMatch(/smoke test passed: dog/);
  });

  it('trains again when the model is gone from S3', async () => {
    const job = made['train']?.outputs['training-job'];
    const { Bucket, Key } = await artifactOf(job);
    await bench.s3.send(new DeleteObjectCommand({ Bucket, Key }));
    const [again] = await bench.runAll(['train'], repository);
    expect(again?.outputs['training-job']).toBe(`${job}-r2`);
    const hidden = Bucket.replace(bench.standIn.account, '***');
    expect(again?.log).toContain(`its artifact s3://${hidden}/${Key} no longer exists`);
  });

  async function callsOf(stage: string): Promise<RecordedCall[]> {
    const before = bench.proxy.calls.length;
    await bench.runAll([stage], repository);
    return bench.proxy.calls.slice(before);
  }

  async function artifactOf(job = ''): Promise<{ Bucket: string; Key: string }> {
    const { ModelArtifacts } = await bench.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: job }));
    const [, Bucket = '', Key = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(ModelArtifacts?.S3ModelArtifacts ?? '') ?? [];
    return { Bucket, Key };
  }
});

function touchAll(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    utimesSync(join(folder, entry), new Date(), new Date());
  }
}
