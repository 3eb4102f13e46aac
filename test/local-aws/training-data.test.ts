import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pathBelow } from '../../local-aws/src/sagemaker/s3-prefix.ts';
import { startTrainingBench, type TrainingBench } from './training-bench.ts';

let bench: TrainingBench;
beforeAll(async () => {
  bench = await startTrainingBench();
});
afterAll(() => bench.close());

test('the same files give byte-identical archives', async () => {
  const script = `
import os
for name in ("b", "a", "c/d"):
    path = os.path.join(os.environ["SM_MODEL_DIR"], name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, "w").write(name)
`;
  const [first, second] = await Promise.all([
    bench.train({ files: { 'train.py': script } }),
    bench.train({ files: { 'train.py': script } }),
  ]);
  const [one, two] = await Promise.all(
    [first, second].map((job) => bench.bytes(job?.ModelArtifacts?.S3ModelArtifacts ?? '')),
  );
  expect(one?.length).toBeGreaterThan(100);
  expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
});

test('links, modes and empty folders of a model are in its archive, as tar has them', async () => {
  const script = `
import os
os.chdir(os.environ["SM_MODEL_DIR"])
os.makedirs("v1")
os.makedirs("empty")
open("v1/w.bin", "w").write("weights")
open("run", "w").write("#!/bin/sh")
os.chmod("run", 0o755)
os.link("v1/w.bin", "hard.bin")
os.symlink("v1/w.bin", "relative.bin")
os.symlink(os.path.join(os.environ["SM_MODEL_DIR"], "v1"), "absolute")
os.symlink("/nowhere", "dangling")
`;
  const { ModelArtifacts } = await bench.train({ files: { 'train.py': script } });
  const input = await bench.bytes(ModelArtifacts?.S3ModelArtifacts ?? '');
  const lines = execFileSync('tar', ['-tvzf', '-'], { input, encoding: 'utf8' }).trim().split('\n');
  expect(lines.map((line) => `${line.slice(0, 10)} ${line.split(/ +/).slice(5).join(' ')}`)).toEqual([
    'lrwxr-xr-x absolute -> /opt/ml/model/v1',
    'lrwxr-xr-x dangling -> /nowhere',
    'drwxr-xr-x empty/',
    '-rw-r--r-- hard.bin',
    'lrwxr-xr-x relative.bin -> v1/w.bin',
    '-rwxr-xr-x run',
    'drwxr-xr-x v1/',
    'hrw-r--r-- v1/w.bin link to hard.bin',
  ]);
});

test('two instances are two hosts that share a sharded channel and one model', async () => {
  const script = `
import json, os
host = os.environ["SM_CURRENT_HOST"]
files = sorted(os.listdir(os.environ["SM_CHANNEL_TRAINING"]))
json.dump(files, open(os.path.join(os.environ["SM_MODEL_DIR"], host + ".json"), "w"))
print(host, "of", os.environ["SM_HOSTS"], "meets at", os.environ["MASTER_ADDR"])
`;
  const trial = { files: { 'train.py': script }, data: { a: '1', b: '2', c: '3' } };
  const request = await bench.request(trial);
  const channel = request.InputDataConfig?.[0];
  const source = channel?.DataSource?.S3DataSource;
  const job = await bench.train({
    ...trial,
    extra: {
      ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 2, VolumeSizeInGB: 10 },
      InputDataConfig: [
        {
          ChannelName: 'training',
          DataSource: {
            S3DataSource: {
              S3DataType: 'S3Prefix',
              S3Uri: source?.S3Uri,
              S3DataDistributionType: 'ShardedByS3Key',
            },
          },
        },
      ],
    },
  });
  expect(job.FailureReason).toBeUndefined();
  expect(await bench.unpack(job.ModelArtifacts?.S3ModelArtifacts ?? '')).toEqual({
    'algo-1.json': '["a", "c"]',
    'algo-2.json': '["b"]',
  });
  const log = await bench.log(job.TrainingJobName);
  for (const host of ['algo-1', 'algo-2']) expect(log).toContain(`${host} of ["algo-1","algo-2"] meets at 127.0.0.1`);
});

test('an object lies below its prefix as AWS puts it', () => {
  expect(pathBelow('data/v1/', 'data/v1/train/a.jpg')).toBe('train/a.jpg');
  expect(pathBelow('data/v1', 'data/v1/train/a.jpg')).toBe('train/a.jpg');
  expect(pathBelow('data/v1/train.csv', 'data/v1/train.csv')).toBe('train.csv');
  expect(pathBelow('', 'train/a.jpg')).toBe('train/a.jpg');
});

test('a job can use AWS with the credentials that it is given', async () => {
  const script = `
import json, os, urllib.request
address = os.environ["AWS_CONTAINER_CREDENTIALS_FULL_URI"]
request = urllib.request.Request(address, headers={"Authorization": os.environ["AWS_CONTAINER_AUTHORIZATION_TOKEN"]})
print("key", json.load(urllib.request.urlopen(request))["AccessKeyId"][:8])
`;
  const job = await bench.train({ files: { 'train.py': script } });
  expect(await bench.log(job.TrainingJobName)).toContain('key LOCALAWS');
});
