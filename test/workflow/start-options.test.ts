import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cloneRepository } from '../support/clone.ts';
import { newestLog } from '../support/newest-log.ts';
import { processesNaming } from '../support/processes.ts';
import { TOOLS } from '../support/stand-in.ts';
import { until } from '../support/until.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';

let clone: Awaited<ReturnType<typeof cloneRepository>>;
let small: UserRepository;
/** As long as there is a file at this path, no training ends. */
const hold = join(tmpdir(), `hold-${process.pid}`);
/** The record of a training job in the clone's state. */
const lostJob = 'regions/eu-central-1/training-jobs/small-lost.json';

/** A clone of this repository that also holds a small pipeline without torch, in another region than the usual one. */
beforeAll(async () => {
  clone = await cloneRepository();
  small = userRepository('small');
  small.edit((config) => {
    config['training'].hyperparameters.hold = hold;
    config['aws'].region = 'eu-central-1';
    config['report'] = true;
    config['pull-request'] = { compare: { 'Test Accuracy': { 'higher-is-better': true, tolerance: 0.01 } } };
  });
  cpSync(small.folder, clone.folder, { recursive: true });
});

beforeEach(({ onTestFailed }) => {
  // It leaves nothing to the next one.
  onTestFailed(end);
});

afterEach(() => rmSync(hold, { force: true }));

afterAll(() => {
  end();
  small[Symbol.dispose]();
  clone[Symbol.dispose]();
});

interface Run {
  readonly child: ChildProcess;
  /** Its exit code; null when a signal has ended it. */
  readonly ended: Promise<number | null>;
  /** What it has printed. */
  out(): string;
}

/** `npm start` with the small pipeline, after set-up. */
function start(...args: string[]): Run {
  return run(process.execPath, 'scripts/start.ts', '--config', small.config, ...args);
}

/** `npm run local-aws`, after set-up. */
function localAws(): Run {
  const folders = ['state', 'tools', 'environments'].flatMap((name) => [
    `--${name}`,
    join(clone.folder, '.local-aws', name === 'environments' ? 'envs' : name),
  ]);
  return run(process.execPath, 'local-aws/src/main.ts', ...folders, '--started-by', 'npm run local-aws');
}

/**
 * Without the tools of `npm test` on its PATH: the set-up of `npm start` would find act there, think that the clone's tools
 * were made for somebody who has none, and install them anew.
 */
const env = {
  ...process.env,
  PATH: (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== join(TOOLS, 'bin'))
    .join(delimiter),
};

function run(command: string, ...args: string[]): Run {
  const child = spawn(command, args, { cwd: clone.folder, env });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
  }
  return { child, ended: once(child, 'close').then(([code]) => code as number | null), out: () => out };
}

/** A file of the clone's state. */
function state(...path: string[]): string {
  return join(clone.folder, '.local-aws/state', ...path);
}

/** A process, since when it runs, and where it serves. */
const since = (pid: number | undefined) => `\\(process ${pid}, since [\\d-]+ [\\d:]+\\)`;
const address = 'http://127\\.0\\.0\\.1:\\d+';
const typed = (...args: string[]) => ['npm start -- --config pipeline\\.yml', ...args].join(' ');

function end(): void {
  for (const pid of running()) process.kill(pid, 'SIGKILL');
}

/** Processes that work on the clone's state. */
const running = () => processesNaming(clone.folder);

/** Waits for the end of a run that is refused, and expects one line. */
async function expectRefusal({ ended, out }: Run, line: string): Promise<void> {
  expect(await ended, out()).toBe(1);
  expect(out()).toMatch(new RegExp(`^${line}\n$`));
}

/** What a run prints, or what there is, at a stage. */
const stages: Readonly<Record<string, (out: string) => boolean>> = {
  // A machine that is quick may be past it when somebody looks.
  'start of the local AWS': () => existsSync(state('lock')),
  roles: () => existsSync(state('serving.json')),
  // What a run shows in a pipe has few lines of progress; its log has all.
  training: () => / [12] running/.test(newestLog(clone.folder)),
  deploy: (out) => out.includes('▸ Deploy'),
  end: (out) => out.includes('Done:'),
};

test('whatever ends it at whatever stage, nothing runs afterwards, and the next start goes on', {
  timeout: 240_000,
}, async () => {
  const ends = [
    ['start of the local AWS', 'SIGTERM', 'npm start'],
    ['roles', 'SIGKILL', 'node scripts/start.ts'],
    ['training', 'SIGKILL', 'npm start'],
    ['deploy', 'SIGKILL', 'node scripts/start.ts'],
    ['end', 'SIGTERM', 'npm start'],
  ] as const;
  let killed = '';
  for (const [stage, signal, target] of ends) {
    const { child, ended, out } =
      target === 'npm start' ? run('npm', 'start', '--', '--config', small.config) : start();
    if (stage === 'training') writeFileSync(hold, '');
    await until(() => stages[stage]?.(out()) === true || child.exitCode !== null, 120_000);
    child.kill(signal);
    await ended;
    rmSync(hold, { force: true });
    await until(() => running().length === 0);
    if (killed === '') expect(out(), stage).not.toContain('was killed');
    else
      expect(out(), stage).toMatch(
        new RegExp(`^${typed()} ${killed} was killed\\. Its finished results are kept\\.\n`, 'm'),
      );
    killed = signal === 'SIGKILL' && target !== 'npm start' ? since(child.pid) : '';
  }
});

/** The tests follow on one another: here the pipeline is complete, and this start finds it. */
describe('a start with --keep and --pull-request, after the one before was ended and files were cut short', () => {
  const given = ['--keep', '--pull-request'];
  const cached = () => globSync('.local-aws/cache/**/*', { cwd: clone.folder });
  let before: number;
  let code: number | null;
  let out: string;

  beforeAll(async () => {
    before = cached().length;
    const past = {
      pid: process.pid,
      endsWith: process.pid,
      since: '2026-01-02T03:04:05Z',
      endpoint: 'http://127.0.0.1:1',
    };
    writeFileSync(join(clone.folder, '.local-aws/start.lock'), '{"pid": 4');
    writeFileSync(state('serving.json'), JSON.stringify({ ...past, startedBy: 'npm run local-aws' }));
    writeFileSync(state(lostJob), '');
    writeFileSync(state('sessions.json'), '[{"keys": {');
    writeFileSync(state('lock'), '{');
    const run = start(...given);
    code = await run.ended;
    out = run.out();
  }, 240_000);

  test('a file that was cut short, or tells of a process whose number another one has by now, is not used', () => {
    expect(code, out).toBe(0);
    const [, lines = ''] = /^((?:.*\n)*?).*▸ Plan\n/.exec(out) ?? [];
    const cutShort = (file: string) =>
      `${state(file)} is truncated, so it is ignored \\(.+\\); kept as ${state(file)}\\.cut-short`;
    expect(lines.trimEnd().split('\n').sort()).toEqual(
      [
        '\\.local-aws/start\\.lock is truncated, so it is ignored\\.',
        cutShort(lostJob),
        cutShort('sessions.json'),
        `the stand-in of npm run local-aws ${since(process.pid)} was killed; its finished results are kept`,
      ].map((line): unknown => expect.stringMatching(new RegExp(`^${line}$`))),
    );
  });

  test('what was finished before is used: only the endpoint is asked', () => {
    const [pipeline = ''] = out.split('\nA pull request changes ');
    expect(pipeline).toContain('Nothing to do: everything exists already.');
    expect([...pipeline.matchAll(/▸ (.*)/g)].map(([, step]) => step)).toEqual(['Plan', 'Invoke']);
    // Each job has a checkout of its own, so a cache of compiled actions would grow with every run and never be used.
    expect(cached().length).toBe(before);
  });

  test('--keep leaves the endpoint serving, and the command that it prints asks it', async () => {
    expect(code, out).toBe(0);
    const [, command = ''] = /Try it:\n +(curl .*)\n/.exec(out) ?? [];
    const { stdout } = spawnSync('sh', ['-c', command], { cwd: clone.folder, encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual({ predictions: [{ class: 'cat', probability: 1 }] });
    const [, pid] = /To stop it: kill (\d+)/.exec(out) ?? [];
    expect(running()).toContain(Number(pid));
    const who = `${typed(...given)} ${since(Number(pid))}`;
    await expectRefusal(
      localAws(),
      `local-aws: ${who} already serves ${state()} at ${address}: use that one, or stop it: kill ${pid}`,
    );
  });

  test('--pull-request changes something, runs the real workflow, and shows comment, check and report', () => {
    expect(code, out).toBe(0);
    expect(out).toMatch(/\nA pull request changes training\.seed: 7 → 8:\n/);
    const [, changed = ''] = out.split('\nA pull request changes ');
    expect([...changed.matchAll(/▸ (.*)/g)].map(([, step]) => step)).toEqual(
      expect.arrayContaining(['Plan', 'Tune', 'Train', 'Compare']),
    );
    expect(out).toMatch(
      /\nCheck: Model comparison \(pipeline\.yml\): \w+ \(.+\)\nComment:\n\n### Model comparison: `small`\n/,
    );
    expect(out).toMatch(/\| \S+ `Test Accuracy` \| [\d.]+ \| [\d.]+ \|/);
    const [, comment = ''] = /\nThe comment is (\S+),/.exec(out) ?? [];
    const told = readFileSync(join(clone.folder, comment), 'utf8');
    expect(out).toContain(told);
    const [, report = ''] = /\nThe report is (\S+)\.\n/.exec(out) ?? [];
    const html = readFileSync(join(clone.folder, report), 'utf8');
    for (const part of ['Comparison with main', 'Trials', 'Timeline']) expect(html).toContain(part);
    expect(out).toMatch(/uploaded \S+report\.html as report-compare\n/);
    expect(out).not.toMatch(/report.* (was not written|could not be read)/);
  });
});

test('--reset forgets it; nothing else disturbs the run; Ctrl-C stops everything within five seconds', {
  timeout: 240_000,
}, async () => {
  writeFileSync(hold, '');
  const { child, ended, out } = start('--reset');
  await until(() => out().includes('▸ Tune'), 120_000);
  // What a run shows in a pipe has few lines of progress; its log has all.
  await until(() => /tune: small-tune-\w+: InProgress, .* 2 running/.test(newestLog(clone.folder)), 120_000);
  expect(out()).toMatch(/ create +bucket .*: it does not exist yet/);
  const who = `${typed('--reset')} ${since(child.pid)}`;
  const others = [
    expectRefusal(
      start(),
      `${who} is running here and serves at ${address}: wait until it ends, or stop it: kill ${child.pid}`,
    ),
    expectRefusal(start('--reset'), `${who} is running here .*`),
    expectRefusal(localAws(), `local-aws: ${who} already serves .*: use that one, or stop it: kill ${child.pid}`),
  ];
  await Promise.all(others);
  const interrupted = performance.now();
  child.kill('SIGINT');
  expect(await ended, out()).toBe(130);
  // What looks after the processes of a run ends a moment behind it.
  await until(() => running().length === 0);
  expect(performance.now() - interrupted).toBeLessThan(5_000);
  expect(out()).toMatch(/ stop +tuning job small-tune-\w+: this run started it, and this run was cancelled\n/);
  expect(out()).toMatch(/\nStopped\. Data, finished jobs and endpoints are kept in \.local-aws\/state; .*\n$/);
});

test('npm start uses the local AWS of npm run local-aws, leaves it alone and resets it not', {
  timeout: 240_000,
}, async () => {
  const local = localAws();
  await until(() => local.out().includes('FUNCTION_ROLE_ARN'), 120_000);
  await expectRefusal(
    start('--reset'),
    `--reset: npm run local-aws ${since(local.child.pid)} is serving the state that --reset would delete, at ${address}\\. Stop it first: kill ${local.child.pid}`,
  );
  const first = start();
  await until(() => first.out().includes('▸ Plan'), 120_000);
  first.child.kill('SIGHUP');
  expect(await first.ended, first.out()).toBe(130);
  expect(local.child.exitCode).toBe(null);
  local.child.kill('SIGKILL');
  await local.ended;
  const second = start();
  await until(() => second.out().includes('▸ Plan'), 120_000);
  expect(second.out()).toMatch(
    new RegExp(
      `^the stand-in of npm run local-aws ${since(local.child.pid)} was killed; its finished results are kept\n`,
    ),
  );
  second.child.kill('SIGTERM');
  expect(await second.ended, second.out()).toBe(130);
  await until(() => running().length === 0);
});
