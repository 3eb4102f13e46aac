import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let repository: UserRepository;

beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('bucketowner');
  repository.edit((config) => delete config['tune']);
  await bench.s3.send(new CreateBucketCommand({ Bucket: 'of-others' }));
});
afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

/** S3 refuses who expects this account as the owner, with 403 and no words; whoever expects nobody may come in. */
beforeEach(() => {
  bench.proxy.fault({
    operation: 'HeadBucket',
    how: 'alter',
    times: 100,
    alter: (answer, { headers }) =>
      headers['x-amz-expected-bucket-owner'] === bench.standIn.account
        ? { ...answer, status: 403, headers: {} }
        : answer,
  });
});

test('a default bucket that another account has made first is not used: nothing is written there', async () => {
  const Bucket = `sagemaker-us-east-1-${bench.standIn.account}`;
  await bench.s3.send(new CreateBucketCommand({ Bucket })).catch(() => undefined);
  for (const action of ['sync-data', 'train']) {
    expect(onlyError(await bench.run(action, repository), 'not-the-owner')).toMatch(
      /^The bucket sagemaker-us-east-1-\S+ .*another account.*\n→ Nothing was written/,
    );
  }
  expect(bench.proxy.writes()).toEqual([]);
  const { outputs } = await bench.run('plan', repository);
  expect(JSON.parse(outputs['changes'] ?? '[]')[0]).toMatchObject({
    key: 'bucket',
    does: 'fail',
    detail: expect.stringContaining('belongs to another account'),
  });
});

test('a bucket that the config names may belong to another account, and what that means is told', async () => {
  repository.edit((config) => {
    config['aws'].bucket = 'of-others';
  });
  const { annotations, code, log } = await bench.run('sync-data', repository);
  expect(code, log).toBe(0);
  expect(annotations).toEqual([
    expect.objectContaining({
      level: 'warning',
      message: expect.stringMatching(
        /^bucket: The bucket of-others \(`aws\.bucket`\) belongs to another account, which can read, change/,
      ),
    }),
  ]);
});

test('a bucket of another region is refused with its region, and used by a config that names that one', async () => {
  const Bucket = 'of-ireland';
  const elsewhere = { CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' as const } };
  await bench.s3.send(new CreateBucketCommand({ Bucket, ...elsewhere }));
  repository.edit((config) => {
    config['aws'].bucket = Bucket;
  });
  // Past the proxy, which plays another owner.
  const options = { env: { AWS_ENDPOINT_URL: bench.standIn.endpoint } };
  expect(onlyError(await bench.run('sync-data', repository, options), 'aws-request-failed')).toContain(
    'eu-west-1 as `aws.region`',
  );
  repository.edit((config) => {
    config['aws'].region = 'eu-west-1';
  });
  const { code, log } = await bench.run('sync-data', repository, options);
  expect(code, log).toBe(0);
});
