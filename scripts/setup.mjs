#!/usr/bin/env node
/**
 * Installs what a target needs and does not find, then runs the target with Node 24. Plain JavaScript without
 * dependencies, because it runs on any Node from 20 on, before anything is installed.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { environments, node24, nodePackages, testTools, tools } from './setup/parts.mjs';
import { checkPlatform, findPython } from './setup/platform.mjs';
import { environment, exclusively, folder, root, SetupError, steps, stopSteps } from './setup/steps.mjs';

/** What each target needs, in rounds that go at once, and what is then run: the arguments of Node 24, or of the tools' Python. */
const targets = {
  start: { needs: [[nodePackages, tools], [environments]], node: ['scripts/start.ts'] },
  test: {
    needs: [
      [nodePackages, tools],
      [environments, testTools],
    ],
    node: ['scripts/test.ts'],
  },
  build: { needs: [[nodePackages]], node: ['scripts/build.ts'] },
  generate: { needs: [[nodePackages]], node: ['scripts/generate.ts'] },
  policies: { needs: [[nodePackages]], node: ['scripts/policies.ts'] },
  models: { needs: [[nodePackages, tools]], python: ['scripts/models.py'] },
  'local-aws': {
    needs: [[nodePackages, tools], [environments]],
    node: [
      'local-aws/src/main.ts',
      ...['--state', join(folder, 'state')],
      ...['--environments', join(folder, 'envs')],
      ...['--tools', join(folder, 'tools')],
    ],
  },
};

/** Runs the target in this terminal; signals pass on to it and its exit code is ours. */
function run(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: environment() });
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

async function main([name, ...args]) {
  const target = targets[name];
  if (target === undefined) throw new SetupError(`write what to run: ${Object.keys(targets).join(', ')}`);
  checkPlatform(name);
  const interrupted = () => {
    stopSteps();
    process.exit(130);
  };
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
  // Logs of jobs are for this user alone, also those that an earlier version has left.
  mkdirSync(join(folder, 'logs'), { recursive: true });
  chmodSync(join(folder, 'logs'), 0o700);
  // Who only wants to read what the options are need not wait for PyTorch.
  const needs = args.includes('--help') ? [[nodePackages]] : target.needs;
  await exclusively(() => steps(needs, needs.flat().some((part) => part.python) ? findPython() : undefined));
  process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  return target.python === undefined
    ? run(node24(), [...target.node, ...args])
    : run(join(folder, 'tools/bin/python'), [...target.python, ...args]);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`set-up: ${error.message}`);
  process.exitCode = 1;
}
