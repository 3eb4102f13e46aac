import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, release, take } from './lock.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Everything that set-up and local runs create, except node_modules. */
export const folder = join(root, '.local-aws');
const log = join(folder, 'logs/set-up.log');

/** A problem that the user has to solve; its message is one line. */
export class SetupError extends Error {}

const running = new Set();

/**
 * The user's environment. In it, `python3` is the Python of the tools once they are installed, and all Node and Python
 * processes share their compile caches.
 */
export function environment() {
  return {
    NODE_COMPILE_CACHE: join(folder, 'cache/node'),
    ...process.env,
    PYTHONDONTWRITEBYTECODE: '',
    PATH: [join(folder, 'tools/bin'), process.env.PATH].join(delimiter),
  };
}

/** The user's environment without the programs that the set-up itself has installed. */
export function environmentWithoutTools() {
  const own = join(folder, 'tools/bin');
  const PATH = (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== own);
  return { ...process.env, PATH: PATH.join(delimiter) };
}

/** Stops all processes of the steps, and waits for them. */
export async function stopSteps() {
  const ended = [...running].map((child) => once(child, 'exit'));
  for (const child of running) child.stdin.end();
  await Promise.all(ended);
}

/**
 * Runs a command of a step, with its output in the set-up log; it ends with this process. The user's own npm and pip
 * settings are used.
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
 * Installs the missing or stale parts in parallel, and prints the progress; prints nothing if all are ready. The first
 * failure stops the others.
 */
export async function steps(parts, python) {
  const due = parts.filter((part) => !part.ready(python));
  if (due.length === 0) return;
  const started = performance.now();
  process.stdout.write(`set-up: ${due.map(({ title }) => title).join('; ')} `);
  const dots = setInterval(() => process.stdout.write('.'), 5000);
  try {
    await Promise.all(due.map((part) => part.make(python)));
  } catch (error) {
    await stopSteps();
    process.stdout.write('\n');
    throw error;
  } finally {
    clearInterval(dots);
  }
  console.log(`${Math.round((performance.now() - started) / 1000)} s`);
}

/**
 * Ensures that only one set-up at a time runs in this checkout; another one waits.
 * @param {string} command the typed command
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
