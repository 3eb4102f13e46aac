import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import { baseRequirements } from '../../local-aws/src/python/images.ts';
import { pythonEnvironment } from '../../local-aws/src/python/python-environment.ts';
import { serveApplication } from '../../local-aws/src/sagemaker/model-data.ts';
import { startWorker } from '../../local-aws/src/sagemaker/worker.ts';
import { CONFIG, Hosting, serveApp } from '../support/served-model.ts';
import { ENVIRONMENTS, startStandIn } from '../support/stand-in.ts';
import { readCounts } from './support/arguments.ts';
import { median } from './support/interleaved.ts';

const HELP = `What the stand-in's gateway costs an invocation, and how many requests a second an endpoint holds behind it, against
the same worker asked directly.

node test/bench/load.ts [--requests N]      N requests each way (default: 1000)
Exits 1 when the gateway's hop is over its budget of 2 ms at the median.
`;

/** Milliseconds. */
const BUDGET = 2;
const { requests: REQUESTS } = readCounts(HELP, { requests: 1000 });
/** Requests under way at once, where the rate is measured. */
const OPEN = 16;
const BODY = Buffer.alloc(1024, 'x');
const FILES = { 'config.yaml': CONFIG, 'serve_app.py': serveApp({}) };

interface Target {
  /** The gateway's port, or the worker's socket. */
  readonly at: { readonly host: string; readonly port: number } | { readonly socketPath: string };
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const agent = new Agent({ keepAlive: true });

/** One request; milliseconds until its answer was there. */
async function ask({ at, path, headers }: Target): Promise<number> {
  const started = performance.now();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request({ ...at, agent, path, method: 'POST', headers }, (answer) => {
      buffer(answer).then(() => resolve(answer.statusCode), reject);
    })
      .on('error', reject)
      .end(BODY);
  });
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  return performance.now() - started;
}

/** Median latency in milliseconds of requests one after the other, and requests a second of {@link OPEN} at once. */
async function measure(target: Target): Promise<{ latency: number; rate: number }> {
  for (let sent = 0; sent < 100; sent++) await ask(target);
  const latencies: number[] = [];
  for (let sent = 0; sent < REQUESTS; sent++) latencies.push(await ask(target));
  const started = performance.now();
  const line = async () => {
    for (let sent = 0; sent < REQUESTS / OPEN; sent++) await ask(target);
  };
  await Promise.all(Array.from({ length: OPEN }, line));
  const rate = REQUESTS / ((performance.now() - started) / 1000);
  return { latency: median(latencies), rate };
}

async function measureDirect(): Promise<{ latency: number; rate: number }> {
  const model = await mkdtemp(join(tmpdir(), 'load-'));
  await Promise.all(Object.entries(FILES).map(([name, text]) => writeFile(join(model, name), text)));
  const log = () => undefined;
  const worker = await startWorker({
    socket: join(model, 'worker'),
    python: await pythonEnvironment({ folder: ENVIRONMENTS, requirements: baseRequirements(), log }),
    model,
    application: await serveApplication(model, {}),
    environment: { PATH: process.env['PATH'] ?? '', OMP_NUM_THREADS: '1' },
    log,
    signal: new AbortController().signal,
  });
  try {
    const headers = { 'content-type': 'text/plain', 'content-length': String(BODY.length) };
    return await measure({ at: { socketPath: worker.socket }, path: '/invocations', headers });
  } finally {
    await worker.kill();
    await rm(model, { recursive: true });
  }
}

async function measureBehindGateway(): Promise<{ latency: number; rate: number }> {
  await using standIn = await startStandIn();
  const hosting = new Hosting(standIn);
  await hosting.configure('load', FILES);
  await hosting.create('load', 'load');
  const { config } = hosting.runtime;
  const url = new URL(`${standIn.endpoint}/endpoints/load/invocations`);
  const signer = new SignatureV4({
    service: 'sagemaker',
    region: standIn.region,
    credentials: config.credentials,
    sha256: config.sha256,
  });
  const unsigned = new HttpRequest({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    port: Number(url.port),
    path: url.pathname,
    headers: { host: url.host, 'content-type': 'text/plain', 'content-length': String(BODY.length) },
    body: BODY,
  });
  const { headers } = await signer.sign(unsigned);
  return await measure({ at: { host: url.hostname, port: Number(url.port) }, path: url.pathname, headers });
}

const direct = await measureDirect();
const behind = await measureBehindGateway();
agent.destroy();
const hop = behind.latency - direct.latency;
const row = (name: string, a: number, b: number, unit: string) =>
  console.log(`${name.padEnd(24)}${a.toFixed(2)} ${unit} direct, ${b.toFixed(2)} behind it: ${(b / a).toFixed(2)} ×`);
row('latency (median)', direct.latency, behind.latency, 'ms');
row(`requests/s, ${OPEN} at once`, direct.rate, behind.rate, '/s');
console.log(`the gateway's hop         ${hop.toFixed(2)} ms (budget ${BUDGET} ms)`);
process.exitCode = hop <= BUDGET ? 0 : 1;
