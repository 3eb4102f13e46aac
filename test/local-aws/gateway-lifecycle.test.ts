import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, realpath, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type StandIn, startStandIn, TOOLS } from '../support/stand-in.ts';

const MAIN = 'local-aws/src/main.ts';
let state: string;

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'local-aws-'));
});
afterEach(async () => rm(state, { recursive: true, force: true }));

test('a restart and a kill log nobody out, lose no object, and leave no process and no lock, whatever the folder’s path', async () => {
  // Longer than the path of a socket may be.
  const deep = join(state, 'a-folder-with-a-long-name'.repeat(6));
  const sockets = () => realpath(join(deep, 'sockets'));
  const first = await startStandIn({ state: deep });
  await s3Of(first).send(new CreateBucketCommand({ Bucket: 'kept' }));
  await s3Of(first).send(new PutObjectCommand({ Bucket: 'kept', Key: 'a', Body: 'still here' }));
  await first.stop();
  expect((await stat(join(deep, 'keys.json'))).mode & 0o777).toBe(0o600);
  const second = await startStandIn({ state: deep });
  expect(second.env['AWS_ACCESS_KEY_ID']).toBe(first.env['AWS_ACCESS_KEY_ID']);
  expect(await read(second, 'a')).toBe('still here');
  for (const Key of ['.records/a b.json', 'whole'])
    await s3Of(second).send(new PutObjectCommand({ Bucket: 'kept', Key, Body: 'still here' }));
  const ofSecond = await sockets();
  expect((await stat(ofSecond)).mode & 0o777).toBe(0o700);
  await second.kill();
  const third = await startStandIn({ state: deep });
  expect(third.env['AWS_ACCESS_KEY_ID']).toBe(first.env['AWS_ACCESS_KEY_ID']);
  expect(await read(third, 'a')).toBe('still here');
  expect(await processesOf(state)).toHaveLength(2);
  const ofThird = await sockets();
  await third.stop();
  for (const left of [ofSecond, ofThird]) await expect(stat(left)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await processesOf(state)).toEqual([]);

  // An object that was cut short meanwhile is not there any more, is said once, and can be stored again.
  const objects = join(deep, 'emulator/s3');
  const stored = (await readdir(objects, { recursive: true })).find((path) => path.endsWith('a b.json')) ?? '';
  await truncate(join(objects, stored), 5);
  await using fourth = await startStandIn({ state: deep });
  await expect(read(fourth, '.records/a b.json')).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect(await read(fourth, 'whole')).toBe('still here');
  expect(await readFile(join(deep, 'emulator/damaged', stored), 'utf8')).toBe('still');
  await s3Of(fourth).send(
    new PutObjectCommand({ Bucket: 'kept', Key: '.records/a b.json', Body: 'again', IfNoneMatch: '*' }),
  );
  expect(await read(fourth, '.records/a b.json')).toBe('again');
  expect(fourth.said().match(/^.*an object has .*$/gm)).toEqual([
    expect.stringMatching(/an object has 5 of 10 bytes, so it is not used; its file was moved to .*a b\.json$/),
  ]);
});

test('it waits for one that is ending, says that a cut serving.json is not used, prints what a shell needs, and stops with its standard input', async () => {
  const database = new DatabaseSync(join(state, 'lock'));
  database.exec('BEGIN EXCLUSIVE');
  await writeFile(join(state, 'serving.json'), '{"endpoint": "http');
  const child = spawn(process.execPath, [MAIN, '--state', state, '--tools', TOOLS, '--stop-with-stdin', '--fresh']);
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  await sleep(500);
  expect(child.exitCode).toBe(null);
  database.close();
  const printed = await untilPrinted(child, 'SAGEMAKER_EXECUTION_ROLE_ARN');
  expect(said).toContain(`local-aws: ${state}/serving.json is truncated, so it is ignored\n`);
  const { stdout } = await promisify(execFile)('sh', ['-c', `${printed}\nenv`], { env: {} });
  const env = Object.fromEntries(stdout.split('\n').map((line) => line.split('=')));
  expect(env).toMatchObject({
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  const sts = new STSClient({
    endpoint: env['AWS_ENDPOINT_URL'],
    region: 'us-east-1',
    credentials: { accessKeyId: env['AWS_ACCESS_KEY_ID'], secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] },
  });
  expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('123456789012');
  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('one that serves: a second one is refused, requests wait while its emulator restarts, and it stops at once', async () => {
  const standIn = await startStandIn({ state });
  // A second one on the same state is refused in one line, which says who serves.
  const second = await promisify(execFile)(process.execPath, [MAIN, '--state', state, '--tools', TOOLS]).catch(
    (error: unknown) => error,
  );
  // The first one ends with this process.
  const who = `local-aws \\(process ${process.pid}, since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\)`;
  expect(second).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      new RegExp(
        `^local-aws: ${who} already serves ${state} at ${standIn.endpoint}: use that one, or stop it: kill ${process.pid}\n$`,
      ),
    ),
  });

  const s3 = s3Of(standIn);
  await s3.send(new CreateBucketCommand({ Bucket: 'kept' }));
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const [emulator] = (await processesOf(state)).filter((pid) => pid !== standIn.pid);
    process.kill(emulator ?? 0, signal);
    await sleep(200);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        s3.send(new PutObjectCommand({ Bucket: 'kept', Key: `${signal}-${index}`, Body: String(index) })),
      ),
    );
    expect(await read(standIn, `${signal}-19`)).toBe('19');
  }

  // Within five seconds, with a connection open, it has ended what it started.
  await fetch(`${standIn.endpoint}/_local/health`);
  const start = Date.now();
  process.kill(standIn.pid, 'SIGTERM');
  while ((await processesOf(state)).length > 0) await sleep(50);
  expect(Date.now() - start).toBeLessThan(5000);
});

test('a wrong command line is one line and exit 2', async () => {
  for (const args of [['--state'], ['--stat', 'x'], ['serve'], ['build'], ['--state', 'x', '--port', 'http']]) {
    const run = promisify(execFile)(process.execPath, [MAIN, ...args]);
    await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(/^local-aws: .+\n$/) });
  }
});

function s3Of({ endpoint, region, env }: StandIn): S3Client {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
  return new S3Client({ endpoint, region, credentials: { accessKeyId, secretAccessKey }, forcePathStyle: true });
}

async function read(standIn: StandIn, key: string): Promise<string | undefined> {
  const { Body } = await s3Of(standIn).send(new GetObjectCommand({ Bucket: 'kept', Key: key }));
  return Body?.transformToString();
}

async function untilPrinted(child: ChildProcess, word: string): Promise<string> {
  let printed = '';
  for await (const chunk of child.stdout ?? []) {
    printed += chunk;
    if (printed.includes(word)) break;
  }
  return printed;
}

/** Processes whose command line names a folder: the stand-in on it, and what it started. */
async function processesOf(folder: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return pids.filter((_, index) => lines[index]?.includes(folder));
}
