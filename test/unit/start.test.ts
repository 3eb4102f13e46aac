import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { display } from '../../scripts/start/display.ts';
import { readOptions } from '../../scripts/start/options.ts';
import { outcomeTable, unfinished } from '../../scripts/start/outcome.ts';
import type { WorkflowOutcome } from '../../scripts/workflow.ts';

const root = join(import.meta.dirname, '../..');

/** `npm start` with the given options, after set-up. */
function start(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test.each([
  [['--bogus'], "Unknown option '--bogus'; --help shows the options\n"],
  [['extra'], "Unexpected argument 'extra'; --help shows the options\n"],
  [['--config'], "Option '--config <value>' argument missing; --help shows the options\n"],
  [['--config', 'no.yml'], '--config: there is no file no.yml\n'],
  [['--config', '../my.yml'], '--config: ../my.yml is outside this repository, and the workflow sees nothing else\n'],
  [
    ['--stages', 'tun,train'],
    '--stages names what is no stage: tun (did you mean tune?). Write some of these, separated by commas: sync-data, tune, train, deploy, scale, function, invoke.\n',
  ],
])('%j is refused in one line', (args, message) => {
  expect(start(...args)).toEqual({ status: 2, stdout: '', stderr: message });
});

test('the config may be given by its whole path', () => {
  expect(readOptions(['--config', join(root, 'pipeline-config/dog-breeds.yml')], root).config).toBe(
    'pipeline-config/dog-breeds.yml',
  );
});

test('--help names every option and starts nothing', () => {
  const { status, stdout } = start('--help');
  expect(status).toBe(0);
  for (const option of ['--config', '--plan', '--stages', '--retry', '--keep', '--reset', '--help'])
    expect(stdout).toContain(option);
});

test('the stages of a run are given in the workflow’s own names, in any order', () => {
  expect(readOptions(['--stages', 'train, tune'], root)).toMatchObject({ stages: 'tune,train', plan: false });
  expect(readOptions(['--plan', '--retry'], root)).toMatchObject({ stages: '', plan: true, retry: true });
  expect(() => readOptions(['--stages='], root)).toThrow('--stages names no stage. Write some of these, ');
});

test('what a run shows: steps, progress, errors line by line, no groups', () => {
  const lines: string[] = [];
  const show = display(
    (line) => lines.push(line),
    () => 75,
  );
  show({ is: 'step-started', job: 'tune', step: 'Check out', stage: 'Main' });
  show({ is: 'step-started', job: 'tune', step: 'Tune', stage: 'Main' });
  show({ is: 'group', job: 'tune', title: 'Log' });
  show({ is: 'line', job: 'tune', step: 'Tune', text: 'Epoch 1' });
  show({ is: 'group-ended', job: 'tune' });
  show({ is: 'line', job: 'tune', step: 'Tune', text: '1 of 4 trials' });
  show({ is: 'annotation', job: 'tune', level: 'error', text: 'failed\n→ try this' });
  show({ is: 'step-ended', job: 'tune', step: 'Tune', stage: 'Main', result: 'failure', seconds: 3.21 });
  expect(lines).toEqual([
    ' 1:15  tune       ▸ Tune',
    ' 1:15  tune         1 of 4 trials',
    ' 1:15  tune         error: failed',
    ' 1:15  tune       → try this',
    ' 1:15  tune       ✗ Tune, 3.2 s',
  ]);
});

test('what others write does not move, colour or hide anything in the terminal', () => {
  const lines: string[] = [];
  const show = display(
    (line) => lines.push(line),
    () => 5,
  );
  show({ is: 'line', job: 'tune', step: 'Tune', text: '\u001b[2J\u001b[31mred\u001b]0;title\u0007 \u202eabc\u0007' });
  show({ is: 'annotation', job: 'tune', level: 'error', text: 'a\r\u009b2Kb', at: 'x\u001b[8m' });
  expect(lines).toEqual([
    ' 0:05  tune         red \ufffdabc\ufffd',
    ' 0:05  tune         error: x: a',
    ' 0:05  tune       b',
  ]);
});

const outcome: WorkflowOutcome = {
  ok: true,
  jobs: {
    'not-set-up': { result: 'skipped', steps: {} },
    plan: { result: 'success', steps: { plan: { run: '["tune","train","deploy","function"]' } } },
    tune: {
      result: 'success',
      steps: { tune: { 'best-hyperparameters': '{"batch_size":64,"learning_rate":0.005831234}' } },
    },
    train: { result: 'skipped', steps: {} },
    deploy: {
      result: 'success',
      steps: { deploy: { 'endpoint-names': '{"classifier":"classifier","second":"second"}' } },
    },
    function: {
      result: 'success',
      steps: {
        function: {
          'function-name': 'classify',
          version: '3',
          'provisioned-concurrency': '5',
          'reserved-concurrency': '10',
        },
        answer: { prediction: 'Beagle', 'latency-ms': '31' },
      },
    },
  },
};

test('a job of the plan that was skipped has not done its work', () => {
  expect(unfinished(outcome)).toEqual([{ job: 'train', result: 'skipped' }]);
});

test('without a plan, nothing but the plan was there to be done', () => {
  const { plan: _, ...others } = outcome.jobs;
  const jobs = { ...others, plan: { result: 'failure' as const, steps: {} }, deploy: { result: 'skipped', steps: {} } };
  expect(unfinished({ ok: false, jobs: jobs as WorkflowOutcome['jobs'] })).toEqual([
    { job: 'plan', result: 'failure' },
  ]);
});

test('the table has what is known and nothing else', () => {
  expect(outcomeTable(outcome, 104.4, 'logs')).toEqual([
    '  best hyperparameters  batch_size 64, learning_rate 0.005831',
    '  endpoints             classifier, second',
    '  function              classify version 3, 5 executions READY, at most 10 at once, answers Beagle (in 31 ms)',
    '  time                  1 min 44 s',
    '  logs                  logs',
  ]);
});
