import {
  CreateMultipartUploadCommand,
  GetBucketLifecycleConfigurationCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { png } from '../support/images.ts';
import type { Answer } from '../support/proxy.ts';
import { userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const IMAGES = 300;

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench();
});
afterAll(() => bench[Symbol.asyncDispose]());

/** The published versions as a reader finds them, each with what it names and is not there. */
async function readVersions(pipeline: string): Promise<Record<string, string[]>> {
  const bucket = { Bucket: `sagemaker-${bench.standIn.region}-${bench.standIn.account}` };
  const list = async (Prefix: string) =>
    ((await bench.s3.send(new ListObjectsV2Command({ ...bucket, Prefix }))).Contents ?? []).map(({ Key = '' }) => Key);
  const versions: Record<string, string[]> = {};
  for (const Key of await list(`${pipeline}/.versions/`)) {
    const { Body } = await bench.s3.send(new GetObjectCommand({ ...bucket, Key }));
    const { version, files } = JSON.parse((await Body?.transformToString()) ?? '');
    const there = new Set(await list(`${pipeline}/${version}/`));
    const named = files.map(({ path }: { path: string }) => `${pipeline}/${version}/${path}`);
    versions[version] = named.filter((key: string) => !there.has(key));
  }
  return versions;
}

it('what killed uploads have left in parts is given up: by S3 after a day, and by the next sync', async () => {
  using repository = userRepository('halves');
  const bucket = { Bucket: `sagemaker-${bench.standIn.region}-${bench.standIn.account}` };
  await bench.runAll(['sync-data'], repository);
  const { Rules } = await bench.s3.send(new GetBucketLifecycleConfigurationCommand(bucket));
  expect(Rules).toMatchObject([{ Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }]);

  for (const Key of ['halves/weights/large.bin', 'halves-too/weights/large.bin']) {
    const { UploadId } = await bench.s3.send(new CreateMultipartUploadCommand({ ...bucket, Key }));
    await bench.s3.send(new UploadPartCommand({ ...bucket, Key, UploadId, PartNumber: 1, Body: 'a part' }));
  }
  const left = async () =>
    ((await bench.s3.send(new ListMultipartUploadsCommand(bucket))).Uploads ?? [])
      .map(({ Key = '' }) => Key)
      .filter((key) => key.startsWith('halves'))
      .sort();
  const [today] = await bench.runAll(['sync-data'], repository);
  expect(today?.log).not.toContain('unfinished uploads');
  expect(await left()).toEqual(['halves-too/weights/large.bin', 'halves/weights/large.bin']);

  const dated = (body: Buffer) => body.toString().replace(/<Initiated>\d+/, '<Initiated>2020');
  const alter = (answer: Answer) => ({ ...answer, headers: {}, body: Buffer.from(dated(answer.body)) });
  bench.proxy.fault({ operation: 'ListMultipartUploads', how: 'alter', alter, times: 2 });
  expect((await bench.run('plan', repository)).log).toMatch(/update +unfinished uploads \S+: uploads: 1 → none/);
  await bench.runAll(['sync-data'], repository);
  expect(await left()).toEqual(['halves-too/weights/large.bin']);
});

it('a sync that is killed again and again: readers see complete versions only, and the next one goes on', async () => {
  using repository = userRepository('readers');
  const [first] = await bench.runAll(['sync-data'], repository);
  const before = first?.outputs['data-version'] ?? '';
  for (let image = 0; image < IMAGES; image++) {
    repository.write(
      `images/train/00${1 + (image % 2)}.${image % 2 ? 'dog' : 'cat'}/more-${image}.png`,
      png(1000 + image),
    );
  }
  const uploaded = () => bench.proxy.calls.filter(({ operation }) => operation === 'PutObject').length;

  for (const share of [1, 2]) {
    bench.proxy.calls.length = 0;
    const action = bench.start('sync-data', repository);
    while (uploaded() < (share * IMAGES) / 10) {
      expect(await readVersions('readers')).toEqual({ [before]: [] });
    }
    action.process.kill('SIGKILL');
    expect((await action.ended).code).toBeNull();
    expect(await readVersions('readers')).toEqual({ [before]: [] });
  }

  const [next] = await bench.runAll(['sync-data'], repository);
  const version = next?.outputs['data-version'] ?? '';
  expect(await readVersions('readers')).toEqual({ [before]: [], [version]: [] });
  // What had arrived is not sent again.
  expect(Number(next?.outputs['uploaded'])).toBeLessThan(IMAGES);
});
