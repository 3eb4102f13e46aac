import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request as open, type RequestOptions } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunctionBench } from '../support/functions.ts';
import { processTree, tcpListeners } from '../support/processes.ts';
import { CONFIG, Hosting, serveApp } from '../support/served-model.ts';
import { presign, type Signed, type Signer, sign } from '../support/sign.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startTrainingBench, type TrainingBench } from './training-bench.ts';

/** Leaves files wherever a job may, says so, and goes on. */
const HELD = `
import os, pathlib, tempfile, time
base = pathlib.Path(os.environ["SM_MODEL_DIR"]).parent
for folder in (base / "model" / "deep", base / "output" / "data", base / "checkpoints", pathlib.Path.home(), pathlib.Path(tempfile.gettempdir())):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "left.txt").write_text("by the job")
print("begun", flush=True)
while True: time.sleep(1)
`;

let state: string;
let bench: TrainingBench;
let standIn: StandIn;
let signer: Signer;

beforeAll(async () => {
  // A state folder as an earlier version left it: open to everybody.
  state = mkdtempSync('/tmp/nobody-else-');
  mkdirSync(join(state, 'sagemaker/models'), { recursive: true, mode: 0o755 });
  writeFileSync(join(state, 'sagemaker/note.txt'), 'the environment of an old model', { mode: 0o644 });
  chmodSync(state, 0o755);
  bench = await startTrainingBench(state);
  standIn = bench.standIn;
  const { endpoint, region, env } = standIn;
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env;
  signer = { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
  const hosting = new Hosting(standIn);
  const functions = new FunctionBench(standIn);
  const job = bench.start({ files: { 'train.py': HELD }, data: { 'a.txt': 'a' } });
  await Promise.all([
    hosting
      .configure('served', { 'config.yaml': CONFIG, 'serve_app.py': serveApp({}) }, 1, { TOKEN: 'of the endpoint' })
      .then(() => hosting.create('served', 'served'))
      .then(async () => expect((await hosting.invoke('served')).text).toBe('hello')),
    functions
      .create('called', 'def handler(event, context): return event', {
        Environment: { Variables: { TOKEN: 'of the function' } },
      })
      .then(async () => expect((await functions.invoke('called', 7)).answer).toBe(7)),
    bench.train({ files: { 'train.py': 'print("done")' } }),
    job.then((name) => bench.untilLogged(name, 'begun')),
  ]);
}, 120_000);

afterAll(async () => {
  await bench?.close();
  rmSync(state, { recursive: true, force: true });
});

test('while a job, an endpoint and a function run, the gateway is the only one that listens on a port', () => {
  const tree = processTree(standIn.pid);
  const commands = execFileSync('ps', ['-o', 'args=', '-p', tree.join(',')], { encoding: 'utf8' });
  for (const part of ['emulator:app', 'endpoint_worker.py', 'function_environment.py', 'train.py']) {
    expect(commands).toContain(part);
  }
  expect(tcpListeners(tree)).toEqual([new URL(standIn.endpoint).host]);
});

test('everything in the state folder is for its user alone, also what was there before', () => {
  const entries = readdirSync(state, { recursive: true, encoding: 'utf8' });
  const kept = [state, ...entries.map((name) => join(state, name))];
  // Drafts come and go.
  const open = kept.filter((path) => ((lstatSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0);
  expect(open).toEqual([]);
  for (const part of ['/model/deep/left.txt', '/sockets/emulator', '/keys.json', '/served.json', '/note.txt']) {
    expect(
      kept.filter((path) => path.endsWith(part)),
      part,
    ).not.toEqual([]);
  }
});

test('another user of the machine reaches neither the emulator nor a file', () => {
  if (process.getuid?.() !== 0) {
    // Only root can try it; whoever may not enter a folder reaches nothing in it.
    expect(lstatSync(state).mode & 0o777).toBe(0o700);
    return;
  }
  const asNobody = (code: string) =>
    spawnSync('su', ['-s', '/bin/sh', 'nobody', '-c', `python3 -c '${code}'`], { encoding: 'utf8' });
  const connect = (path: string) => asNobody(`import socket; socket.socket(socket.AF_UNIX).connect("${path}")`);
  for (const name of readdirSync(join(state, 'sockets'))) {
    expect(connect(join(state, 'sockets', name)).stderr, name).toContain('PermissionError');
  }
  for (const name of ['keys.json', 'serving.json', 'access.jsonl', 'emulator/emulator.log']) {
    expect(asNobody(`open("${join(state, name)}")`).stderr, name).toContain('PermissionError');
  }
  expect(asNobody('print("nobody can run this")').stdout).toBe('nobody can run this\n');
});

test('the emulator behind its socket has no Lambda', async () => {
  const body = JSON.stringify({ FunctionName: 'x', Runtime: 'python3.11', Handler: 'x.h', Role: 'r', Code: {} });
  const socketPath = join(state, 'sockets/emulator');
  for (const path of ['/2015-03-31/functions', '/_aws/lambda-url/x/', '/2015-03-31/functions/x/invocations']) {
    const { status } = await answerTo({ socketPath, method: 'POST', path, headers: { host: '127.0.0.1' } }, body);
    expect(status, path).toBeGreaterThanOrEqual(400);
  }
});

describe('a web page', () => {
  const pages: Record<string, Record<string, string>> = {
    'whose name points to this machine': { host: 'evil.example' },
    'whose name begins like that of this machine': { host: '127.0.0.1.evil.example' },
    'on a name of this machine that is no own one': { host: 'training-bench.s3.localhost' },
    'that posts a form': { origin: 'https://evil.example', 'content-type': 'text/plain' },
    'in a sandbox': { origin: 'null' },
    'of another program on this machine': { origin: 'http://127.0.0.1:8888', 'sec-fetch-site': 'same-site' },
    'that loads a script': { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
  };

  for (const [name, headers] of Object.entries(pages)) {
    test(`${name} is refused whatever it asks for`, async () => {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        for (const path of ['/', '/_local/health', '/_local/credentials', '/_local/oidc/token', '/training-bench/x']) {
          const answer = await ask({ method, path, headers });
          expect(answer, path).toMatchObject({
            status: 403,
            body: expect.stringContaining('accepts requests only from programs on this machine'),
          });
          expect(Object.keys(answer.headers).filter((key) => key.startsWith('access-control-'))).toEqual([]);
        }
      }
    });
  }

  test('changes nothing, even with a signature', async () => {
    await bench.put('kept', 'as it was');
    const put = await sign(signer, 's3', { method: 'PUT', path: '/training-bench/kept', body: 'by a page' });
    expect(await ask(put, { origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(await read('kept')).toBe('as it was');
  });

  test('may be followed to a presigned address, which lets no page read what it shows', async () => {
    await bench.put('shown', 'to a person');
    const url = await presign(signer, '/training-bench/shown');
    const followed = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    const answer = await ask({ method: 'GET', path: url.slice(signer.endpoint.length) }, followed);
    expect(answer).toMatchObject({ status: 200, body: 'to a person' });
    expect(Object.keys(answer.headers).filter((key) => key.startsWith('access-control-'))).toEqual([]);
  });
});

test('a request that nobody signed does not get to the emulator', async () => {
  const [emulator = 0] = processTree(standIn.pid).filter((pid) =>
    execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes('emulator:app'),
  );
  const target = (name: string) => ({ 'x-amz-target': name, 'content-type': 'application/x-amz-json-1.1' });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const calls: { method: string; path: string; headers?: Record<string, string>; body?: string }[] = [
    { method: 'GET', path: '/' },
    { method: 'GET', path: '/training-bench/kept' },
    { method: 'DELETE', path: '/training-bench/kept' },
    { method: 'POST', path: '/', headers: form, body: 'Action=ListRoles&Version=2010-05-08' },
    { method: 'POST', path: '/', headers: form, body: 'Action=ListMetrics&Version=2010-08-01' },
    { method: 'POST', path: '/service/GraniteServiceVersion20100801/operation/ListMetrics' },
    { method: 'POST', path: '/', headers: target('Logs_20140328.DescribeLogGroups'), body: '{}' },
    { method: 'POST', path: '/', headers: target('AmazonSSM.DescribeParameters'), body: '{}' },
    { method: 'POST', path: '/', headers: target('AmazonEC2ContainerRegistry_V20150921.DescribeRepositories') },
    { method: 'POST', path: '/2015-03-31/functions', body: '{}' },
    { method: 'POST', path: '/_ministack/reset' },
    { method: 'GET', path: '/_ministack/health' },
  ];
  // Whatever got there would wait.
  process.kill(emulator, 'SIGSTOP');
  try {
    for (const call of calls) {
      const { status, body } = await ask(call);
      expect([400, 403], JSON.stringify(call)).toContain(status);
      expect(body).toMatch(/AccessDenied|MissingAuthenticationToken/);
    }
  } finally {
    process.kill(emulator, 'SIGCONT');
  }
});

describe('a request reaches no service but the one that it was signed for', () => {
  test('by its target', async () => {
    const headers = { 'x-amz-target': 'AmazonSSM.PutParameter', 'content-type': 'application/x-amz-json-1.1' };
    const body = JSON.stringify({ Name: 'p', Value: 'v', Type: 'String' });
    for (const service of ['s3', 'iam', 'logs']) {
      expect(await ask(await sign(signer, service, { method: 'POST', path: '/', headers, body }))).toMatchObject({
        status: 501,
      });
    }
    const get = { ...headers, 'x-amz-target': 'AmazonSSM.GetParameter' };
    const request = { method: 'POST', path: '/', headers: get, body: JSON.stringify({ Name: 'p' }) };
    expect((await ask(await sign(signer, 'ssm', request))).body).toContain('ParameterNotFound');
  });

  test('nor the emulator itself, by its path', async () => {
    await bench.put('kept', 'as it was');
    const invalid = { status: 400, body: expect.stringContaining('<Code>InvalidBucketName</Code>') };
    for (const path of ['/_ministack/reset', '/%5Fministack/reset', '//_ministack/reset', '/_aws/lambda-url/x/']) {
      expect(await ask(await sign(signer, 's3', { method: 'POST', path })), path).toMatchObject(invalid);
    }
    const reset = await sign(signer, 'iam', { method: 'POST', path: '/_ministack/reset' });
    expect(await ask(reset)).toMatchObject({ status: 501 });
    const tables = await sign(signer, 's3', { method: 'GET', path: '/iceberg/v1/config' });
    expect(await ask(tables)).toMatchObject({ status: 501 });
    expect(await read('kept')).toBe('as it was');
  });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Sends a request with exactly these headers, which `fetch` would not. */
async function ask(
  request: Pick<Signed, 'method'> & { path?: string; url?: string; headers?: Record<string, string>; body?: unknown },
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { host, hostname, port } = new URL(standIn.endpoint);
  const path = request.path ?? request.url?.slice(standIn.endpoint.length) ?? '/';
  const sent = { host, ...request.headers, ...headers };
  return await answerTo({ hostname, port, method: request.method, path, headers: sent }, String(request.body ?? ''));
}

async function answerTo(options: RequestOptions, body: string): Promise<Answer> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    open(options, resolve).on('error', reject).end(body);
  });
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

async function read(key: string): Promise<string | undefined> {
  const { Body } = await bench.s3.send(new GetObjectCommand({ Bucket: 'training-bench', Key: key }));
  return Body?.transformToString();
}
