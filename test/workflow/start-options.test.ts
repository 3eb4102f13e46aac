import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneRepository } from '../support/clone.ts';
import { newestLog } from '../support/newest-log.ts';
import { until } from '../support/until.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';

let clone: Awaited<ReturnType<typeof cloneRepository>>;
let small: UserRepository;

/** A clone of this repository that also holds a small pipeline without torch. */
beforeAll(async () => {
  clone = await cloneRepository();
  small = userRepository('small');
  small.edit((config) => {
    config['training'].hyperparameters.sleep = 2;
  });
  cpSync(small.folder, clone.folder, { recursive: true });
});

afterAll(() => {
  for (const pid of running()) process.kill(pid, 'SIGKILL');
  small[Symbol.dispose]();
  clone[Symbol.dispose]();
});

/** `npm start` with the small pipeline, after set-up. */
function start(...args: string[]): { child: ChildProcess; out(): string } {
  const child = spawn(process.execPath, ['scripts/start.ts', '--config', small.config, ...args], { cwd: clone.folder });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
  }
  return { child, out: () => out };
}

/** Processes that work on the clone's state. */
function running(): number[] {
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' });
  const lines = stdout.split('\n').filter((line) => line.includes(clone.folder));
  return lines.map((line) => Number.parseInt(line, 10));
}

test('--keep leaves the endpoint serving, and the command that it prints asks it', { timeout: 120_000 }, async () => {
  const { child, out } = start('--keep');
  const [status] = await once(child, 'close');
  expect(status, out()).toBe(0);
  const [, command = ''] = /Try it:\n +(curl .*)\n/.exec(out()) ?? [];
  const { stdout } = spawnSync('sh', ['-c', command], { cwd: clone.folder, encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual({ predictions: [{ class: 'cat', probability: 1 }] });
  const [, pid] = /To stop it: kill (\d+)/.exec(out()) ?? [];
  expect(running()).toContain(Number(pid));
});

test('--reset forgets it; Ctrl-C stops everything within five seconds, and says what is kept', {
  timeout: 120_000,
}, async () => {
  const { child, out } = start('--reset');
  const ended = once(child, 'close');
  await until(() => out().includes('▸ Tune'), 60_000);
  // What a run shows in a pipe has few lines of progress; its log has all.
  await until(() => /tune: small-tune-\w+: InProgress, .* 2 running/.test(newestLog(clone.folder)), 60_000);
  expect(out()).toMatch(/ create +bucket .*: it does not exist yet/);
  const interrupted = performance.now();
  child.kill('SIGINT');
  const [status] = await ended;
  expect(performance.now() - interrupted).toBeLessThan(5_000);
  expect(status, out()).toBe(130);
  expect(out()).toMatch(/ stop +tuning job small-tune-\w+: this run started it, and this run was cancelled\n/);
  expect(out()).toMatch(/\nStopped\. Data, finished jobs and endpoints are kept in \.local-aws\/state: .*\n$/);
  expect(running()).toEqual([]);
});
