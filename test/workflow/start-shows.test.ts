import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { cloneRepository } from '../support/clone.ts';
import { handlerCode } from '../support/function-repository.ts';
import { processesNaming } from '../support/processes.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests write configs of every shape.
type Config = Record<string, any>;

let clone: Awaited<ReturnType<typeof cloneRepository>>;
let small: UserRepository;

/** A clone of this repository that also holds a small pipeline without torch. */
beforeAll(async () => {
  clone = await cloneRepository();
  small = userRepository('small');
  small.write('function/handler.py', handlerCode('first'));
  const image = readFileSync(join(small.folder, 'images/test/001.cat/5.png'), 'base64');
  small.edit((config) => {
    const scaling = { min: 1, max: 2, 'target-invocations-per-instance-per-minute': 60 };
    config['endpoints'][small.endpoint].scaling = scaling;
    config['report'] = true;
    config['ec2'] = { train: 'single', 'max-runtime': '5m' };
    config['notebook'] = { 'idle-stop': '1h' };
    config['functions'] = {
      'small-classify': { source: 'function', endpoint: small.endpoint, test: { event: { image }, expect: 'cat' } },
    };
  });
  cpSync(small.folder, clone.folder, { recursive: true });
});

afterAll(() => {
  for (const pid of running()) process.kill(pid, 'SIGKILL');
  small[Symbol.dispose]();
  clone[Symbol.dispose]();
});

/** What `npm start`, after set-up, has shown when it has ended, and the folder of its logs. */
async function start(...args: string[]): Promise<{ status: number; out: string; logs: string }> {
  const child = spawn(process.execPath, ['scripts/start.ts', ...args], { cwd: clone.folder });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
  }
  const [status] = await once(child, 'close');
  const [, logs = ''] = /^ {2}logs +(\.local-aws\/logs\/\S+)$/m.exec(out) ?? [];
  return { status, out, logs: join(clone.folder, logs) };
}

/** Writes a config beside that of the small pipeline, from which it differs. @returns its path */
function variant(name: string, change: (config: Config) => void): string {
  const config = parse(small.read(small.config)) as Config;
  change(config);
  writeFileSync(join(clone.folder, `${name}.yml`), stringify(config));
  return `${name}.yml`;
}

/** Processes that work on the clone's state. */
const running = () => processesNaming(clone.folder);

function shell(command: string): unknown {
  return JSON.parse(spawnSync('sh', ['-c', command], { cwd: clone.folder, encoding: 'utf8' }).stdout);
}

test('--all --keep leaves endpoint, function and notebook serving; what it prints asks them, and their logs are files', {
  timeout: 300_000,
}, async () => {
  const { status, out, logs } = await start('--config', small.config, '--all', '--keep');
  expect(status, out).toBe(0);
  expect(out).toMatch(/^ {2}training on EC2 +small-ec2-\S+, billable: \d+ s$/m);
  expect(out).toMatch(/^ {2}notebook instance +small-notebook, InService$/m);
  const [, report = ''] =
    /training on EC2 .*\n(?:.*\n)*? {2}report +(\S+)\n {2}log +\S+train-on-ec2\.log\n/.exec(out) ?? [];
  expect(readFileSync(join(clone.folder, report), 'utf8')).toContain('EC2 beside SageMaker');
  const [endpoint = '', classify = ''] = [...out.matchAll(/Try it:\n +(curl .*)\n/g)].map(([, command]) => command);
  const answer = { predictions: [{ class: 'cat', probability: 1 }] };
  expect(shell(endpoint)).toEqual(answer);
  const { statusCode, body } = shell(classify) as { statusCode: number; body: string };
  expect([statusCode, JSON.parse(body)]).toEqual([200, answer]);
  const [, open = ''] = /within 5 minutes:\n +(curl .*)\n/.exec(out) ?? [];
  const { AuthorizedUrl } = shell(open) as { AuthorizedUrl: string };
  expect((await fetch(AuthorizedUrl, { redirect: 'manual' })).headers.get('location')).toMatch(/small-notebook\/lab$/);
  for (const file of readdirSync(logs)) expect(readFileSync(join(logs, file), 'utf8'), file).not.toContain('authToken');
  const [, pid] = /To stop it: kill (\d+)/.exec(out) ?? [];
  expect(running()).toContain(Number(pid));

  // A trial is a line when it ends, and no other line tells it again.
  for (const trial of ['001', '002']) expect(out.match(new RegExp(` tune: +${trial}-`, 'g'))).toHaveLength(1);
  const files = readdirSync(logs).sort();
  expect(files.filter((file) => file.startsWith('summary-'))).toEqual(
    ['deploy', 'function', 'invoke', 'notebook', 'plan', 'scale', 'sync-data', 'train-on-ec2', 'train', 'tune'].map(
      (job) => `summary-${job}.md`,
    ),
  );
  expect(files).toContain('endpoint-small-endpoint.log');
  expect(readFileSync(join(logs, 'summary-function.md'), 'utf8')).toMatch(/^### Update Lambda\n(.*\n)*### Invoke\n/);
  expect(readFileSync(join(logs, 'function-small-classify.log'), 'utf8')).toMatch(
    /^\d{4}-\d\d-\d\dT\S+Z \[\[1\][0-9a-f]{32}\] START RequestId: /m,
  );
  expect(files.filter((file) => /^training-small-tune-.*\.log$/.test(file))).toHaveLength(2);
  for (const file of files) expect(statSync(join(logs, file)).mode & 0o777, file).toBe(0o600);
  expect(statSync(logs).mode & 0o777).toBe(0o700);
});

test('--plan shows what a change would make, and starts nothing', { timeout: 240_000 }, async () => {
  const config = variant('more-trials', ({ tune }) => {
    tune.jobs = 3;
  });
  const { status, out } = await start('--plan', '--config', config);
  expect(status, out).toBe(0);
  expect(out).toMatch(/ create +tuning job small-tune-\w+: jobs: 2 → 3 since small-tune-/);
  expect(out).toMatch(/\nThis plan started nothing\. To run it: npm start -- --config more-trials\.yml\n/);
  expect(out).not.toMatch(/▸ (?!Plan)/);
  expect(out).not.toMatch(/Not done|skipped/);
});

test.each<[what: string, stages: string[], change: (config: Config) => void]>([
  [
    'data alone',
    ['Sync data'],
    (config) => {
      config['name'] = 'data-alone';
      for (const part of ['training', 'tune', 'train', 'ec2', 'serving', 'endpoints', 'functions']) delete config[part];
    },
  ],
  [
    'an endpoint and a function that are not asked',
    ['Deploy', 'Scale', 'Update Lambda'],
    ({ endpoints, functions }) => {
      endpoints['small-endpoint'].instance = 'ml.m5.large';
      functions['small-classify'].memory = '256MB';
      delete endpoints['small-endpoint'].smoke;
      delete functions['small-classify'].test;
    },
  ],
])('a config with %s runs to a good end', { timeout: 240_000 }, async (_, stages, change) => {
  const { status, out } = await start('--config', variant('part', change));
  expect(status, out).toBe(0);
  expect([...out.matchAll(/▸ (.*)/g)].map(([, step]) => step).sort()).toEqual(['Plan', ...stages].sort());
  expect(out).toMatch(/\nDone:\n/);
  expect(out).not.toMatch(/skipped|failure|error/);
});

test('after a failure: which log to read; --retry tries the same again, in a config that only trains', {
  timeout: 240_000,
}, async () => {
  const luck = join(small.folder, 'luck');
  writeFileSync(
    join(clone.folder, 'training/lucky.py'),
    `import os, sys\nif not os.path.exists("${luck}"): sys.exit("no luck today")\nprint("Test Accuracy: 0.9")\nopen(os.environ["SM_MODEL_DIR"] + "/model.json", "w").write("{}")\n`,
  );
  const config = variant('lucky', (lucky) => {
    for (const part of ['tune', 'ec2', 'serving', 'endpoints', 'functions']) delete lucky[part];
    lucky['name'] = 'lucky';
    lucky['training'] = {
      ...{ source: 'training', 'entry-point': 'lucky.py' },
      metrics: { 'Test Accuracy': 'Test Accuracy: ([0-9.]+)' },
    };
  });
  const { status, out, logs } = await start('--config', config, '--stages', 'train,sync-data');
  expect(status, out).toBe(1);
  expect(out).toMatch(/\nNot done: train \(failure\)\n/);
  const [, log = ''] = /Read \.local-aws\/logs\/[^/]+\/(training-lucky-single-\w+\.log): /.exec(out) ?? [];
  expect(log, out).not.toBe('');
  expect(readFileSync(join(logs, log), 'utf8')).toContain('no luck today');
  expect(out).toMatch(/npm start -- --config lucky\.yml --stages sync-data,train --retry\n/);

  writeFileSync(luck, '');
  const again = await start('--config', config, '--retry');
  expect(again.status, again.out).toBe(0);
  expect(again.out).toMatch(/ create +training job lucky-single-\w+-r2: /);
  expect(again.out).toMatch(/\nDone:\n/);
  expect(again.out).not.toContain('skipped');
});
