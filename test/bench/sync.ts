import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { inParallel } from '../../actions/lib/dataset/parallel.ts';
import { openSource } from '../../actions/lib/dataset/source.ts';
import { version as versionOf } from '../../actions/lib/dataset/version.ts';
import { publishVersion } from '../../actions/lib/resources/data/objects.aws.ts';
import { readCounts } from './support/arguments.ts';
import { interleaved } from './support/interleaved.ts';

const HELP = `How long the first upload of many files of 30 kB takes, reading, hashing and checks included, against the AWS
command line and against the SDK's plain PutObject with as many requests at once, on an S3 server that keeps nothing.

node test/bench/sync.ts [--files N]      default: 2000
Ratio: ours / \`aws s3 sync\`. Budget: at most 0.25. Needs the tools of the tests (npm test).
`;

const FILE_BYTES = 30_000;
const ROUNDS = 3;
const CONCURRENCY = 32;
const BUCKET = 'sync';
const AWS = resolve(process.env['LOCAL_AWS_TEST_TOOLS'] ?? '.local-aws/test-tools', 'bin/aws');

const { files: count } = readCounts(HELP, { files: 2000 });
const scratch = await mkdtemp(join(tmpdir(), 'sync-'));
const folder = join(scratch, 'data');
await mkdir(folder);
const names = Array.from({ length: count }, (_, index) => `${index}.bin`);
for (const name of names) await writeFile(join(folder, name), randomBytes(FILE_BYTES));

const server = spawn(process.execPath, [join(import.meta.dirname, 'support/object-sink.ts')]);
const [address] = (await once(server.stdout, 'data')) as [Buffer];
const endpoint = address.toString().trim();
const region = 'us-east-1';
const credentials = { accessKeyId: 'LOCALAWS0000000000', secretAccessKey: 'secret' };
const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials });
const { signal } = new AbortController();

/** Milliseconds. */
async function timed(upload: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await upload();
  return performance.now() - started;
}

async function ours(): Promise<void> {
  const progress = () => undefined;
  const source = await openSource({ locations: [folder] }, { root: scratch, signal, progress });
  await using dataset = await source.open(scratch);
  const version = versionOf(dataset.files);
  const store = { client, bucket: BUCKET, prefix: 'data/' };
  await publishVersion({
    ...store,
    dataset,
    version,
    identity: 'bench',
    createdBy: 'bench',
    checked: 'any',
    signal,
    progress,
    concurrency: CONCURRENCY,
  });
}

async function plainSdk(): Promise<void> {
  const files = names.map((name) => ({ name }));
  await inParallel(files, { concurrency: CONCURRENCY, weigh: () => FILE_BYTES, signal }, async ({ name }) => {
    await client.send(new PutObjectCommand({ Bucket: BUCKET, Key: name, Body: await readFile(join(folder, name)) }));
  });
}

async function commandLine(): Promise<void> {
  const keys = { AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey };
  const env = { PATH: process.env['PATH'], HOME: scratch, AWS_ENDPOINT_URL: endpoint, AWS_REGION: region, ...keys };
  await promisify(execFile)(AWS, ['s3', 'sync', folder, `s3://${BUCKET}/`, '--only-show-errors'], { env });
}

const medians = await interleaved(
  { ours: () => timed(ours), plainSdk: () => timed(plainSdk), commandLine: () => timed(commandLine) },
  ROUNDS,
);
client.destroy();
server.stdin.end();
await rm(scratch, { recursive: true });

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
console.log(`${count} files: ours ${seconds(medians.ours)}, plain PutObject ${seconds(medians.plainSdk)}`);
console.log(`aws s3 sync ${seconds(medians.commandLine)}`);
console.log(`first upload: ours / aws s3 sync: ${(medians.ours / medians.commandLine).toFixed(2)}`);
