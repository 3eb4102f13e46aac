import { spawn } from 'node:child_process';
import { appendFileSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

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

/** Ends what a step has started. */
export function stopSteps() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * Runs a command of a step, its output in the set-up log. The user's own npm and pip settings stay in force.
 * @throws SetupError with the last lines of the output.
 */
export function execute(command, args) {
  mkdirSync(dirname(log), { recursive: true });
  appendFileSync(log, `$ ${command} ${args.join(' ')}\n`);
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment() });
  running.add(child);
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
      running.delete(child);
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
      stopSteps();
      process.stdout.write('\n');
      throw error;
    } finally {
      clearInterval(dots);
    }
    console.log(`${Math.round((performance.now() - started) / 1000)} s`);
  }
}

/** Lets one set-up work in this checkout at a time; another one waits. A lock whose holder died counts for nothing. */
export async function exclusively(work) {
  const lock = join(folder, 'set-up.lock');
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    for (let said = false; !take(mine, lock); said = true) {
      if (!said) console.log('set-up: another set-up is running in this folder; waiting for it');
      await sleep(500);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  const release = () => rmSync(lock, { force: true });
  process.on('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(mine, lock) {
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(lock, { force: true });
  }
  return false;
}
