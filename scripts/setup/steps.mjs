import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, release, take } from './lock.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Everything that set-up and the local runs leave behind, node_modules aside. */
export const folder = join(root, '.local-aws');
const log = join(folder, 'logs/set-up.log');

/** Something that the user has to see to; its message is the one line that is shown. */
export class SetupError extends Error {}

const running = new Set();

/**
 * The user's environment, in which `python3` is the Python that set-up chose once the tools are there, and every Node and
 * Python finds what another one has compiled before it.
 */
export function environment() {
  return {
    NODE_COMPILE_CACHE: join(folder, 'cache/node'),
    ...process.env,
    PYTHONDONTWRITEBYTECODE: '',
    PATH: [join(folder, 'tools/bin'), process.env.PATH].join(delimiter),
  };
}

/** Ends everything that the steps have started, and waits for it. */
export async function stopSteps() {
  const ended = [...running].map((child) => once(child, 'exit'));
  for (const child of running) child.stdin.end();
  await Promise.all(ended);
}

/**
 * Runs a command of a step, its output in the set-up log; it ends with this process. The user's own npm and pip settings
 * stay in force.
 * @throws SetupError with the last lines of the output.
 */
export function execute(command, args) {
  mkdirSync(dirname(log), { recursive: true });
  appendFileSync(log, `$ ${command} ${args.join(' ')}\n`);
  const leash = [join(root, 'scripts/setup/leash.mjs'), command, ...args];
  const child = spawn(process.execPath, leash, { cwd: root, detached: true, env: environment() });
  running.add(child);
  child.on('exit', () => running.delete(child));
  let tail = '';
  const keep = (chunk) => {
    appendFileSync(log, chunk);
    tail = (tail + chunk).slice(-4000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    const fail = (what) => {
      const lines = tail.trimEnd().split('\n').slice(-12).join('\n  ');
      reject(
        new SetupError(
          `${command} ${args[0]} ${what}; its last lines (all in .local-aws/logs/set-up.log):\n  ${lines}`,
        ),
      );
    };
    child.on('error', (error) => fail(`could not be started (${error.message})`));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(tail);
      else fail(`ended with ${signal ?? code}`);
    });
  });
}

/**
 * Does the parts that are missing or stale, saying which and how far it is; says nothing when all are there.
 * @param rounds parts that go at once, one round after another; the first failure ends the others of its round.
 */
export async function steps(rounds, python) {
  const due = rounds.map((parts) => parts.filter((part) => !part.ready(python))).filter((parts) => parts.length > 0);
  for (const [index, parts] of due.entries()) {
    const started = performance.now();
    process.stdout.write(`set-up ${index + 1}/${due.length}: ${parts.map(({ title }) => title).join(' and ')} `);
    const dots = setInterval(() => process.stdout.write('.'), 5000);
    try {
      await Promise.all(parts.map((part) => part.make(python)));
    } catch (error) {
      await stopSteps();
      process.stdout.write('\n');
      throw error;
    } finally {
      clearInterval(dots);
    }
    console.log(`${Math.round((performance.now() - started) / 1000)} s`);
  }
}

/**
 * Lets one set-up work in this checkout at a time; another one waits.
 * @param {string} command what was typed
 */
export async function exclusively(command, work) {
  const lock = join(folder, 'set-up.lock');
  process.on('exit', () => release(lock));
  for (let waiting = false; ; waiting = true) {
    const other = take(lock, command, tellOfKill);
    if (other === undefined) break;
    if (!waiting) console.log(`set-up: ${describe(other)} is setting up here; waiting for it`);
    await sleep(300);
  }
  try {
    return await work();
  } finally {
    release(lock);
  }
}

function tellOfKill(holder) {
  console.log(
    holder === undefined
      ? 'set-up: .local-aws/set-up.lock is truncated, so it is ignored'
      : `set-up: ${describe(holder)} was killed; the unfinished parts start again`,
  );
}
