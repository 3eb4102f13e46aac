import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { startAction } from '../support/action.ts';
import { userRepository } from '../support/user-repository.ts';
import { readCounts } from './support/arguments.ts';
import { interleaved, type Subject } from './support/interleaved.ts';

const HELP = `How long an action takes from its start to its first call of AWS, against an empty Node.

node test/bench/start-up.ts [--rounds N]      medians of N runs of each (default: 15)
Ratio: the slowest action / \`node -e 0\`. Budget: below 5.
`;

const { rounds } = readCounts(HELP, { rounds: 15 });
/** Calls GitHub only. */
const WITHOUT_AWS = ['fork-report'];
const actions = globSync('dist/*.mjs', { cwd: join(import.meta.dirname, '../..') })
  .map((file) => basename(file, '.mjs'))
  .filter((name) => !WITHOUT_AWS.includes(name));

using repository = userRepository();
// Everything that some action is for: one that has nothing to do calls nobody.
repository.write('function/app.py', 'def handler(event, context):\n    return event\n');
repository.edit((config) => {
  const [name = '', endpoint] = Object.entries<Record<string, unknown>>(config['endpoints'])[0] ?? [];
  Object.assign(endpoint ?? {}, { scaling: { min: 1, max: 2, 'target-invocations-per-instance-per-minute': 20 } });
  config['functions'] = { classify: { source: 'function', handler: 'app.handler', endpoint: name } };
});
let called = Promise.withResolvers<number>();
const aws = createServer((_, response) => {
  called.resolve(performance.now());
  response.writeHead(403).end();
}).listen(0, '127.0.0.1');
await once(aws, 'listening');
const endpoint = `http://127.0.0.1:${(aws.address() as AddressInfo).port}`;

/** Until the first request has arrived; then nothing more of the action is wanted. */
async function startUp(name: string): Promise<number> {
  called = Promise.withResolvers();
  const action = startAction(name, {
    workspace: repository.folder,
    inputs: { config: repository.config, 'execution-role': 'arn:aws:iam::123456789012:role/sagemaker' },
    env: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'LOCALAWS0000000000',
      AWS_SECRET_ACCESS_KEY: 'secret',
    },
  });
  const failed = action.ended.then(({ log }) => Promise.reject(new Error(`${name} called nothing:\n${log}`)));
  const at = await Promise.race([called.promise, failed]);
  failed.catch(() => undefined);
  action.process.kill('SIGKILL');
  await action.ended;
  return at - action.startedAt;
}

async function emptyNode(): Promise<number> {
  const started = performance.now();
  await once(spawn(process.execPath, ['-e', '0']), 'exit');
  return performance.now() - started;
}

const subjects: Record<string, Subject> = Object.fromEntries(actions.map((name) => [name, () => startUp(name)]));
subjects['node -e 0'] = emptyNode;
const medians = await interleaved(subjects, rounds);
aws.close();

const baseline = medians['node -e 0'] ?? Number.NaN;
for (const [name, time] of Object.entries(medians))
  console.log(`${name.padEnd(12)} ${time.toFixed(0).padStart(4)} ms  ${(time / baseline).toFixed(2)}`);
const slowest = Math.max(...actions.map((name) => medians[name] ?? 0));
console.log(`start-up of the slowest action / node -e 0: ${(slowest / baseline).toFixed(2)}`);
