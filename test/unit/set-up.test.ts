import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
let checkout: string;

/** A checkout with nothing but set-up, and a PATH with nothing but what a test puts into `bin`. */
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'set-up-'));
  mkdirSync(join(checkout, 'bin'));
  mkdirSync(join(checkout, 'scripts'));
  cpSync(join(root, 'scripts/setup.mjs'), join(checkout, 'scripts/setup.mjs'));
  cpSync(join(root, 'scripts/setup'), join(checkout, 'scripts/setup'), { recursive: true });
  for (const file of [
    'local-aws/requirements.txt',
    'local-aws/python/requirements.txt',
    'local-aws/python/function-requirements.txt',
    'scripts/requirements.txt',
    'test/requirements.txt',
    'package-lock.json',
  ]) {
    cpSync(join(root, file), join(checkout, file));
  }
});
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

function program(name: string, script: string): void {
  const file = join(checkout, 'bin', name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

function setUp(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/setup.mjs', ...args], {
    cwd: checkout,
    encoding: 'utf8',
    env: { PATH: join(checkout, 'bin') },
  });
  return { status, stdout, stderr };
}

test('an unknown target is refused in one line that names the others', () => {
  const { status, stderr } = setUp('strat');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^set-up: .*start, test, build.*\n$/);
});

test('a missing Python is explained in one line', () => {
  const { status, stderr } = setUp('start');
  expect(status).toBe(1);
  expect(stderr).toBe('set-up: Python 3.10 to 3.14 with venv is needed, and none was found.\n');
});

test('an old Python is named', () => {
  program('python3', 'echo 3 9 3.9.18');
  expect(setUp('start').stderr).toBe('set-up: Python 3.10 to 3.14 with venv is needed, and python3 is 3.9.18.\n');
});

test('a Python without venv is told how to get it', () => {
  program('python3', 'case "$2" in *ensurepip*) exit 1;; *) echo 3 12 3.12.1;; esac');
  expect(setUp('start').stderr).toMatch(/^set-up: .*python3 3\.12\.1 lacks the venv module .*python3-venv.*\n$/);
});

test('a step that fails shows its last lines and where the rest is, and holds no lock', () => {
  program('python3', 'echo 3 12 3.12.1');
  program('npm', 'echo no network; exit 7');
  const { status, stdout, stderr } = setUp('start');
  expect(status).toBe(1);
  expect(stdout).toContain('set-up 1/3: Node packages (npm ci)');
  expect(stderr).toContain('npm ci ended with 7');
  expect(stderr).toContain('no network');
  expect(stderr).toContain('.local-aws/logs/set-up.log');
  expect(existsSync(join(checkout, '.local-aws/set-up.lock'))).toBe(false);
});

test('the lock of a set-up that was killed is no obstacle', () => {
  program('python3', 'echo 3 12 3.12.1');
  program('npm', 'exit 7');
  mkdirSync(join(checkout, '.local-aws'));
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(join(checkout, '.local-aws/set-up.lock'), String(pid));
  expect(setUp('start').stderr).toContain('npm ci ended with 7');
});

test('--help waits for nothing but the Node packages', () => {
  program('npm', 'exit 7');
  const { stdout, stderr } = setUp('start', '--help');
  expect(stdout).toContain('set-up 1/1: Node packages (npm ci)');
  expect(stderr).toContain('npm ci ended with 7');
});
