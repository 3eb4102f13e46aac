import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneRepository } from '../support/clone.ts';
import { processesNaming } from '../support/processes.ts';
import { accessRecords } from '../support/role-repository.ts';

let clone: Awaited<ReturnType<typeof cloneRepository>>;

/** What is shipped, with fewer and shorter trainings, whose learning rates are good enough for so few epochs. */
beforeAll(async () => {
  clone = await cloneRepository();
  const config = join(clone.folder, 'pipeline-config/local.yml');
  const shorter = readFileSync(config, 'utf8')
    .replace(/ epochs: \d+/, ' epochs: 2')
    .replace(/ jobs: \d+/, ' jobs: 2')
    .replace(/( learning_rate: ){.*}/, '$1{ min: 0.018, max: 0.025, scale: log }')
    .replace(/( batch_size: )\[.*\]/, '$1[12, 16]');
  writeFileSync(config, shorter);
});

afterAll(() => {
  for (const pid of processesNaming(clone.folder)) process.kill(pid, 'SIGKILL');
  clone[Symbol.dispose]();
});

function start(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/start.ts', ...args], {
    cwd: clone.folder,
    encoding: 'utf8',
  });
  return { status, out: stdout };
}

/** The operations of AWS that the workflow's role has asked for so far. */
function calls(): string[] {
  const records = accessRecords({ state: join(clone.folder, '.local-aws/state') });
  return records.flatMap(({ role, action }) => (role === 'local-main' ? [action] : []));
}

test('npm start trains on real pictures and serves the best model; again, it reuses everything', {
  timeout: 280_000,
}, () => {
  // The second start finds the endpoints as they are; start-options.test.ts has one that starts its endpoint again.
  const first = start('--keep');
  expect(first.status, first.out).toBe(0);
  const accuracy = Number(/Test Accuracy ([\d.]+)/.exec(first.out)?.[1]);
  expect(accuracy).toBeGreaterThanOrEqual(0.7);
  expect(first.out.match(/ Completed +batch_size=/g)?.length).toBeGreaterThanOrEqual(2);
  expect(first.out).toMatch(/multi on 2 × ml\.m5\.xlarge took \d+ s, single on one took \d+ s: /);
  expect(first.out).toMatch(/endpoints +local-classifier, local-classifier-multi\n/);
  expect(first.out).toMatch(
    /function +local-classify version 1, 2 executions READY, at most 4 at once, answers Trouser \(in \d+ ms\)\n/,
  );
  expect(first.out).toMatch(/autoscaling +local-classifier: 1 to 4 instances, one for each 20 requests a minute\n/);
  expect(first.out).toMatch(/prediction +Trouser/);
  const [, report = ''] = / {2}report +(\S+)\n/.exec(first.out) ?? [];
  const html = readFileSync(join(clone.folder, report), 'utf8');
  expect(report).toMatch(/^\.local-aws\/reports\/\d+\.html$/);
  for (const part of ['Learning curves', 'Confusion matrix', `Test Accuracy</span>`, 'data:image/png;base64,'])
    expect(html).toContain(part);

  const before = calls().length;
  const second = start();
  expect(second.status, second.out).toBe(0);
  expect(second.out).toContain('Nothing to do: everything exists already.');
  expect(second.out).not.toMatch(/^ {2}report /m);
  expect(second.out).not.toMatch(/^ *\d+:\d+ +\S+ +(create|update|replace|wait for|stop|remove) /m);
  expect([...second.out.matchAll(/▸ (.*)/g)].map(([, step]) => step)).toEqual(['Plan', 'Invoke']);
  expect(second.out).toMatch(/training jobs +local-single-\w+, local-multi-\w+\n/);
  expect(second.out).toMatch(/endpoints +local-classifier, local-classifier-multi\n/);
  expect(second.out).toMatch(/function +local-classify\n/);
  expect(second.out).toMatch(/prediction +Trouser/);
  const operations = [...new Set(calls().slice(before))];
  expect(operations).toContain('sagemaker:InvokeEndpoint');
  expect(operations.filter((action) => !/:(Describe|Get|Invoke|List)/.test(action))).toEqual([]);
});
