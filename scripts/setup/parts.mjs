import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentWithoutTools, execute, folder, root, SetupError } from './steps.mjs';

/**
 * A part of the set-up: `ready` checks quickly whether it exists and is current, `make` creates it. An interrupted part
 * is not ready, and `make` starts again from the beginning.
 * @typedef {{ title: string, python?: true, ready(python): boolean, make(python): Promise<unknown> }} Part
 */

const read = (file) => readFileSync(join(root, file), 'utf8');

/** The Node that runs everything except the set-up: the npm package on Linux, the user's own elsewhere. */
export function node24() {
  const packaged = join(root, 'node_modules/.bin/node');
  if (existsSync(packaged)) return packaged;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  throw new SetupError('npm did not install Node 24 (were optional packages omitted?): install Node 24 or newer.');
}

/** @type {Part} */
export const nodePackages = {
  title: 'Node packages (npm ci)',
  // npm writes this record as the last step of an install, so if it is current, the packages match the lock file.
  ready() {
    const installed = installedPackages();
    if (installed === undefined) return false;
    const wanted = JSON.parse(read('package-lock.json')).packages;
    return Object.entries(wanted).every(([path, { version, optional }]) =>
      installed[path] === undefined
        ? path === '' || !path.startsWith('node_modules/') || optional
        : installed[path].version === version,
    );
  },
  make: () => execute('npm', ['ci', '--no-audit', '--no-fund']),
};

/** npm's own record of installed packages; undefined if it does not exist or is incomplete. */
function installedPackages() {
  try {
    return JSON.parse(read('node_modules/.package-lock.json')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Python packages in their own virtual environment, which is created again if the requirements or the Python change.
 */
function virtualEnvironment(name, title, requirements) {
  const path = join(folder, name);
  const stamp = join(path, 'made-from.txt');
  const digest = (python) =>
    createHash('sha256')
      .update(`Python ${python.version}\n${requirements.map(read).join('\n')}`)
      .digest('hex');
  return {
    title,
    python: true,
    ready: (python) => existsSync(stamp) && readFileSync(stamp, 'utf8') === digest(python),
    async make(python) {
      await execute(python.command, ['local-aws/python/installer.py', join(folder, 'envs'), path, ...requirements]);
      writeFileSync(stamp, digest(python));
    },
  };
}

/** The first version of act that supports `node24` actions. */
const oldestAct = [0, 2, 87];

/** Whether the user has installed act; the one that the set-up itself installs does not count. */
function hasAct() {
  const answer = spawnSync('act', ['--version'], { encoding: 'utf8', env: environmentWithoutTools() });
  const version = /(\d+)\.(\d+)\.(\d+)/
    .exec(answer.stdout ?? '')
    ?.slice(1)
    .map(Number);
  if (answer.status !== 0 || version === undefined) return false;
  const difference = version.map((part, index) => part - oldestAct[index]).find((part) => part !== 0);
  return (difference ?? 0) >= 0;
}

/** @type {Part} */
export const tools = virtualEnvironment('tools', 'tools for the local AWS and act', [
  'local-aws/requirements.txt',
  ...(hasAct() ? [] : ['scripts/requirements.txt']),
]);

/** @type {Part} */
export const testTools = virtualEnvironment('test-tools', 'tools of the tests', ['test/requirements.txt']);

/**
 * Python environments that the stand-in would otherwise create at their first use.
 * @param {string} of what runs in them, for the title
 * @param {string[][]} kinds of the stand-in's requirements; the second of two is installed on top of the first
 * @returns {Part}
 */
function pythonEnvironments(of, kinds) {
  const textOf = (kind) => read(`local-aws/python/${kind}requirements.txt`);
  const stamp = ({ version }) => {
    const digest = createHash('sha256')
      .update(`Python ${version}\n${kinds.flat().map(textOf).join('')}`)
      .digest('hex');
    return join(folder, 'envs', `.prepared-${digest.slice(0, 16)}`);
  };
  return {
    title: `Python environments of ${of} (the first time can take minutes)`,
    python: true,
    ready: (python) => existsSync(stamp(python)),
    async make(python) {
      const build = ['local-aws/python/build_environment.py', join(folder, 'envs')];
      await Promise.all(kinds.map((texts) => execute(python.command, [...build, ...texts.map(textOf)])));
      writeFileSync(stamp(python), '');
    },
  };
}

export const environments = pythonEnvironments('jobs, endpoints (PyTorch) and functions', [[''], ['function-']]);

/**
 * Not all users need EC2 and notebook instances, so `npm start` waits for their environments only when the first one
 * starts.
 */
export const testEnvironments = pythonEnvironments('jobs, endpoints (PyTorch), functions, EC2 and notebook instances', [
  [''],
  ['function-'],
  ['', 'instance-'],
  ['notebook-'],
]);
