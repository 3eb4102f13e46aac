#!/usr/bin/env node
/**
 * Installs missing parts that a target needs, then runs the target with Node 24. It is plain JavaScript without
 * dependencies, because it runs on any Node from version 20, before anything is installed.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { typed } from './setup/lock.mjs';
import { onlyStart } from './setup/only-start.mjs';
import { environments, node24, nodePackages, testEnvironments, testTools, tools } from './setup/parts.mjs';
import { checkPlatform, findPython } from './setup/platform.mjs';
import { npmWatch } from './setup/processes.mjs';
import { environment, exclusively, folder, root, SetupError, steps, stopSteps } from './setup/steps.mjs';

/**
 * For each target: the parts that it needs, which are installed in parallel, and the command: arguments of Node 24, or of
 * the tools' Python.
 */
const targets = {
  start: { needs: [nodePackages, tools, environments], node: ['scripts/start.ts'] },
  test: { needs: [nodePackages, tools, testEnvironments, testTools], node: ['scripts/test.ts'] },
  build: { needs: [nodePackages], node: ['scripts/build.ts'] },
  generate: { needs: [nodePackages], node: ['scripts/generate.ts'] },
  evaluation: { needs: [nodePackages], node: ['scripts/evaluation.ts'] },
  policies: { needs: [nodePackages], node: ['scripts/policies.ts'] },
  models: { needs: [nodePackages, tools], python: ['scripts/models.py'] },
  'local-aws': {
    needs: [nodePackages, tools, environments],
    node: [
      'local-aws/src/main.ts',
      ...['--state', join(folder, 'state')],
      ...['--environments', join(folder, 'envs')],
      ...['--tools', join(folder, 'tools')],
      ...['--started-by', 'npm run local-aws'],
    ],
  },
};

let stopping = false;

/**
 * The handler for a signal, and for the end of the npm that started this process: the set-up stops what it has started.
 */
let obey = async (signal) => {
  if (stopping) return;
  stopping = true;
  console.log('\nset-up: stopped; the next run starts the unfinished parts again');
  await stopSteps();
  process.exit(128 + constants.signals[signal]);
};

function obeyFromHere() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => obey(signal));
  const npmRuns = npmWatch();
  const watch = setInterval(() => {
    if (npmRuns()) return;
    clearInterval(watch);
    obey('SIGTERM');
  }, 300);
  watch.unref();
}

/** Runs the target in this terminal; passes signals on and returns its exit code. */
function run(command, args) {
  // The channel closes when this process ends, for any reason.
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environment(),
  });
  obey = (signal) => child.kill(signal);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

async function main([name, ...args]) {
  const target = targets[name];
  if (target === undefined) throw new SetupError(`write what to run: ${Object.keys(targets).join(', ')}`);
  checkPlatform(name);
  obeyFromHere();
  // Only this user may read the logs of jobs, also those of an earlier version.
  mkdirSync(join(folder, 'logs'), { recursive: true });
  chmodSync(join(folder, 'logs'), 0o700);
  // `--help` does not need PyTorch, so it does not wait for its installation.
  const help = args.includes('--help');
  const needs = help ? [nodePackages] : target.needs;
  if (name === 'start' && !help) await onlyStart(args);
  await exclusively(typed(name, args), () =>
    steps(needs, needs.some((part) => part.python) ? findPython() : undefined),
  );
  return target.python === undefined
    ? run(node24(), [...target.node, ...args])
    : run(join(folder, 'tools/bin/python'), [...target.python, ...args]);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  // If the steps were stopped, their failure needs no message.
  if (!stopping) console.error(`set-up: ${error.message}`);
  process.exitCode = 1;
}
