import { HeadObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { userRepository } from '../support/user-repository.ts';
import { startWorkbench } from '../support/workbench.ts';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

test('every object that the actions write is encrypted with the key of the config', async () => {
  await using bench = await startWorkbench();
  using repository = userRepository('sealed');
  repository.edit((config) => {
    config['aws']['kms-key'] = KEY;
    config['tune'] = undefined;
    config['report'] = true;
  });
  await bench.runAll(['sync-data', 'train', 'deploy'], repository);
  const { s3: client, standIn } = bench;
  const Bucket = `sagemaker-${standIn.region}-${standIn.account}`;
  const keys: Record<string, string | undefined> = {};
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix: 'sealed/' }))
    for (const { Key = '' } of Contents)
      keys[Key] = (await client.send(new HeadObjectCommand({ Bucket, Key }))).SSEKMSKeyId;
  const written = Object.entries(keys).filter(([key]) => !key.startsWith('sealed/jobs/'));
  const folders = new Set(
    written.map(([key]) =>
      key
        .replace(/^sealed\/[0-9a-f]{64}\/.*/, 'data')
        .split('/')
        .slice(0, 2)
        .join('/'),
    ),
  );
  expect([...folders].sort()).toEqual([
    'data',
    'sealed/.sources',
    'sealed/.versions',
    'sealed/code',
    'sealed/packages',
    'sealed/runs',
  ]);
  expect(written.filter(([, key]) => key !== KEY)).toEqual([]);
});
