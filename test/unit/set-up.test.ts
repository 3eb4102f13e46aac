import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { until } from '../support/until.ts';

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
    'local-aws/python/instance-requirements.txt',
    'local-aws/python/notebook-requirements.txt',
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
  return setUpWith({}, ...args);
}

function setUpWith(env: Readonly<Record<string, string>>, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/setup.mjs', ...args], {
    cwd: checkout,
    encoding: 'utf8',
    env: { PATH: join(checkout, 'bin'), ...env },
  });
  return { status, stdout, stderr };
}

/** Lets set-up believe that it runs on another machine. */
function machine(platform: string, arch: string, node: string): Record<string, string> {
  const file = join(checkout, 'machine.mjs');
  writeFileSync(
    file,
    `const set = (name, value) => Object.defineProperty(process, name, { value });
    set('platform', '${platform}'); set('arch', '${arch}'); set('versions', { ...process.versions, node: '${node}' });`,
  );
  return { NODE_OPTIONS: `--import ${file}` };
}

/** A Python that only says how it was asked to install the tools, and fails. */
function talkingPython(): void {
  program(
    'python3',
    `case "$1" in
    *installer.py) echo "home $HOME, index $PIP_INDEX_URL, asked for $*"; exit 9;;
    *build_environment.py) ${patient()};;
    *) echo 3 12 3.12.1;;
    esac`,
  );
  program('npm', 'exit 0');
}

/** A Python that takes longer than any test to install packages. */
function patientPython(): void {
  program('python3', `case "$1" in *.py) ${patient()};; *) echo 3 12 3.12.1;; esac`);
}

/** What a program does that takes longer than any test, in a process of its own. */
function patient(): string {
  return `/bin/sleep 300 & echo $! >>'${join(checkout, 'patient')}'; wait`;
}

/** The processes of patient programs that run. */
function patientProcesses(): number[] {
  const file = join(checkout, 'patient');
  const started = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];
  return started.filter((pid) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  });
}

/** Set-up at work on its first round, and what it prints. */
async function working(env: Readonly<Record<string, string>> = {}, command = [process.execPath, 'scripts/setup.mjs']) {
  patientPython();
  program('npm', patient());
  const [name = '', ...args] = command;
  const child = spawn(name, [...args, 'start'], { cwd: checkout, env: { PATH: join(checkout, 'bin'), ...env } });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (out += chunk));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  await until(() => patientProcesses().length === 4);
  return { child, ended, out: () => out };
}

const locks = () => readdirSync(join(checkout, '.local-aws')).filter((name) => name.includes('.lock'));

test('an unknown target is refused in one line that names the others', () => {
  const { status, stderr } = setUp('strat');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^set-up: .*start, test, build.*\n$/);
});

test('every script of package.json that sets up begins with the Node packages', () => {
  patientPython();
  program('npm', 'exit 7');
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const targets = Object.values(scripts).flatMap(
    (script) => /^node scripts\/setup\.mjs (\S+)$/.exec(script)?.[1] ?? [],
  );
  expect(targets).toEqual(expect.arrayContaining(['start', 'test', 'build', 'policies', 'local-aws']));
  for (const target of targets) {
    const { stdout, stderr } = setUp(target);
    expect(stdout, stderr).toMatch(/^set-up: Node packages \(npm ci\)/);
    expect(stderr).toContain('npm ci ended with 7');
  }
});

test('a missing Python is explained in one line', () => {
  const { status, stderr } = setUp('start');
  expect(status).toBe(1);
  expect(stderr).toBe('set-up: Python 3.10 to 3.14 with venv is needed, but none was found.\n');
});

test('an old Python is named', () => {
  program('python3', 'echo 3 9 3.9.18');
  expect(setUp('start').stderr).toBe('set-up: Python 3.10 to 3.14 with venv is needed, but python3 is 3.9.18.\n');
});

test('a Python without venv is told how to get it', () => {
  program('python3', 'case "$2" in *ensurepip*) exit 1;; *) echo 3 12 3.12.1;; esac');
  expect(setUp('start').stderr).toMatch(/^set-up: .*python3 3\.12\.1 lacks the venv module .*python3-venv.*\n$/);
});

test('a step that fails shows its last lines and where the rest is, ends what goes beside it, and holds no lock', () => {
  patientPython();
  program('npm', 'echo no network; exit 7');
  const { status, stdout, stderr } = setUp('start');
  expect(status).toBe(1);
  expect(stdout).toContain('set-up: Node packages (npm ci); tools');
  expect(stderr).toContain('npm ci ended with 7');
  expect(stderr).toContain('no network');
  expect(stderr).toContain('.local-aws/logs/set-up.log');
  expect(statSync(join(checkout, '.local-aws/logs')).mode & 0o777).toBe(0o700);
  expect(existsSync(join(checkout, '.local-aws/set-up.lock'))).toBe(false);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s in set-up ends all that it has started, and the lock', async (signal, status) => {
  const { child, ended, out } = await working();
  child.kill(signal);
  expect(await ended).toBe(status);
  expect(out()).toMatch(/\nset-up: stopped; the next run starts the unfinished parts again\n$/);
  await until(() => patientProcesses().length === 0);
  expect(locks()).toEqual([]);
});

test('a set-up that is killed leaves no process, and the next one says so in one line', async () => {
  const { child } = await working();
  child.kill('SIGKILL');
  await until(() => patientProcesses().length === 0);
  program('npm', 'exit 7');
  const { stdout, stderr } = setUp('start');
  expect(stdout.match(/^.*was killed.*$/gm)).toEqual([
    expect.stringMatching(new RegExp(`^npm start \\(process ${child.pid}, since .*\\) was killed\\.`)),
  ]);
  expect(stderr).toContain('npm ci ended with 7');
  expect(locks()).toEqual([]);
});

test('set-up ends with the npm that has started it', async () => {
  // A shell that waits stands for npm.
  const shell = ['/bin/sh', '-c', `'${process.execPath}' scripts/setup.mjs "$@"; exit 1`, 'sh'];
  const { child } = await working({ npm_lifecycle_event: 'start' }, shell);
  child.kill('SIGKILL');
  await until(() => patientProcesses().length === 0);
  await until(() => locks().length === 0);
});

test('beside one that sets up, npm start says who is at work, and another target waits', async () => {
  const { child, ended } = await working();
  const who = `npm start \\(process ${child.pid}, since [\\d-]+ [\\d:]+\\)`;
  const { status, stdout, stderr } = setUp('start', '--reset');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(
    new RegExp(`^set-up: ${who} is running here: wait until it ends, or stop it: kill ${child.pid}\n$`),
  );
  const build = spawn(process.execPath, ['scripts/setup.mjs', 'build'], {
    cwd: checkout,
    env: { PATH: join(checkout, 'bin') },
  });
  let waited = '';
  build.stdout.on('data', (chunk) => (waited += chunk));
  await until(() => waited !== '');
  expect(waited).toMatch(new RegExp(`^set-up: ${who} is setting up here; waiting for it\n$`));
  program('npm', 'exit 7');
  child.kill('SIGTERM');
  await ended;
  expect(await once(build, 'close')).toEqual([1, null]);
  expect(waited).toContain('set-up: Node packages');
});

const someone = { began: '1', command: 'npm test', since: '2026-01-02T03:04:05Z' };

test.each([
  ['nothing', '', /^set-up: \.local-aws\/set-up\.lock is truncated, so it is ignored$/m],
  ['half of it', '{"pid": 4', /^set-up: \.local-aws\/set-up\.lock is truncated, so it is ignored$/m],
  [
    'a number that another process has by now',
    JSON.stringify({ ...someone, pid: process.pid }),
    new RegExp(
      `^set-up: npm test \\(process ${process.pid}, since .*\\) was killed; the unfinished parts start again$`,
      'm',
    ),
  ],
])('a lock that holds %s is told in one line, and no obstacle', (_what, content, line) => {
  patientPython();
  program('npm', 'exit 7');
  mkdirSync(join(checkout, '.local-aws'));
  writeFileSync(join(checkout, '.local-aws/set-up.lock'), content);
  const { stdout, stderr } = setUp('start');
  expect(stdout).toMatch(line);
  expect(stderr).toContain('npm ci ended with 7');
  expect(locks()).toEqual([]);
});

test('a record of npm that is cut short makes the packages be installed anew', () => {
  patientPython();
  program('npm', 'exit 7');
  mkdirSync(join(checkout, 'node_modules'));
  writeFileSync(join(checkout, 'node_modules/.package-lock.json'), '{"packages": {');
  expect(setUp('start').stderr).toContain('npm ci ended with 7');
});

test('--help waits for nothing but the Node packages', () => {
  program('npm', 'exit 7');
  const { stdout, stderr } = setUp('start', '--help');
  expect(stdout).toContain('set-up: Node packages (npm ci)');
  expect(stderr).toContain('npm ci ended with 7');
});

test.each([
  ['linux', 'x64', '18.20.0', 'Node 18.20.0 is too old: install Node 20 or newer (24 on macOS).'],
  ['darwin', 'arm64', '22.1.0', 'Node 22.1.0 is too old here: install Node 24 or newer (on Linux, npm brings it).'],
  ['win32', 'x64', '24.0.0', 'Windows is not supported: run it in WSL (Windows Subsystem for Linux).'],
  ['darwin', 'x64', '24.0.0', /^darwin-x64 is not supported, because PyTorch has no build for it\. /],
])('on %s-%s with Node %s one line says why it does not go on', (platform, arch, node, expected) => {
  const { status, stdout, stderr } = setUpWith(machine(platform, arch, node), 'start');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  const [, line] = /^set-up: (.*)\n$/.exec(stderr) ?? [];
  expect(line).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
});

test('packages are installed with the settings of the user', () => {
  talkingPython();
  const { stderr } = setUpWith({ HOME: '/home/someone', PIP_INDEX_URL: 'https://mirror.example/simple' }, 'start');
  expect(stderr).toContain(
    'home /home/someone, index https://mirror.example/simple, asked for local-aws/python/installer.py ',
  );
});

test.each([
  ['there is none', undefined, true],
  ['it is too old for Node 24', '0.2.80', true],
  ['it is new enough', '0.2.90', false],
])('act of the user: %s', (_what, version, installed) => {
  talkingPython();
  if (version !== undefined) program('act', `echo act version ${version}`);
  expect(setUp('start').stderr.includes(' scripts/requirements.txt')).toBe(installed);
});

test('act of the set-up itself is not that of the user: with it on the PATH the tools stay the same', () => {
  talkingPython();
  const tools = join(checkout, '.local-aws/tools/bin');
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, 'act'), '#!/bin/sh\necho act version 0.2.90\n', { mode: 0o755 });
  const { stderr } = setUpWith({ PATH: `${tools}:${join(checkout, 'bin')}` }, 'start');
  expect(stderr).toContain(' scripts/requirements.txt');
});
