import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Display, display } from '../../scripts/start/display.ts';
import { nextSteps } from '../../scripts/start/next-steps.ts';
import { readOptions } from '../../scripts/start/options.ts';
import { outcomeTable, unfinished } from '../../scripts/start/outcome.ts';
import { screenOf } from '../../scripts/start/screen.ts';
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
  [['--config', 'no.yml'], '--config: the file no.yml does not exist\n'],
  [['--config', '../my.yml'], '--config: ../my.yml is outside this repository, so the workflow cannot read it\n'],
  [
    ['--stages', 'tun,train'],
    '--stages has an unknown stage: tun (did you mean tune?). Write one or more of these, separated by commas: sync-data, tune, train, train-on-ec2, deploy, scale, function, invoke.\n',
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
  for (const option of ['--config', '--plan', '--stages', '--retry', '--all', '--keep', '--reset', '--help'])
    expect(stdout).toContain(option);
});

test('the stages of a run are given in the workflow’s own names, in any order', () => {
  expect(readOptions(['--stages', 'train, tune'], root)).toMatchObject({ stages: 'tune,train', plan: false });
  expect(readOptions(['--plan', '--retry'], root)).toMatchObject({ stages: '', plan: true, retry: true });
  expect(() => readOptions(['--stages='], root)).toThrow('--stages contains no stage. Write one or more of these, ');
});

/** A display, and what it has shown in a pipe. */
function inPipe(now: () => number): Display & { readonly lines: string[] } {
  const lines: string[] = [];
  return { ...display({ line: (line) => lines.push(line) }, now), lines };
}

test('what a run shows: steps, progress, errors line by line, no groups', () => {
  const { show, lines } = inPipe(() => 75);
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
  const { show, lines } = inPipe(() => 5);
  show({ is: 'line', job: 'tune', step: 'Tune', text: '\u001b[2J\u001b[31mred\u001b]0;title\u0007 \u202eabc\u0007' });
  show({ is: 'annotation', job: 'tune', level: 'error', text: 'a\r\u009b2Kb', at: 'x\u001b[8m' });
  expect(lines).toEqual([
    ' 0:05  tune         red \ufffdabc\ufffd',
    ' 0:05  tune         error: x: a',
    ' 0:05  tune       b',
  ]);
});

/** What jobs tell while they run, by seconds. */
const TOLD: readonly [seconds: number, text: string][] = [
  [1, 'tune: a-tune-1: InProgress, 0 of 2 trials done, 2 running (0 s)'],
  [5, 'tune:   001-0123abcd Completed  batch_size=64     Validation Loss 0.4'],
  [5, 'tune: a-tune-1: InProgress, 1 of 2 trials done, 1 running (4 s, about 4 s left)'],
  [6, 'train:multi: a-multi-1: InProgress, Training (2 s): [algo-1] Epoch: 1/8 Loss: 0.5'],
  [6, 'train:single: a-single-1: InProgress, Downloading (0 s)'],
  [8, 'train:single: a-single-1: InProgress, Training (2 s, about 9 s left): Epoch: 1/8 Loss: 0.5 (best)'],
  [22, 'train:single: a-single-1: InProgress, Training (16 s): Epoch: 7/8 Loss: 0.4'],
  [23, 'train:single: a-single-1: InProgress, Training (17 s): Epoch: 8/8 Loss: 0.4'],
  [24, 'train:single: a-single-1: Completed (18 s): Epoch: 8/8 Loss: 0.4'],
];

function showTold(shown: Display, clock: { now: number }): void {
  for (const [seconds, text] of TOLD) {
    clock.now = seconds;
    shown.show({ is: 'line', job: 'train', step: 'Train', text });
  }
}

test('in a pipe, progress takes a line every 15 seconds; what changes is shown at once', () => {
  const clock = { now: 0 };
  const shown = inPipe(() => clock.now);
  showTold(shown, clock);
  const texts = shown.lines.map((line) => line.slice(20));
  expect(texts).toEqual([0, 1, 3, 4, 5, 7, 8].map((index) => TOLD[index]?.[1]));
});

test('on a terminal, progress is a line that the next one takes the place of', () => {
  let output = '';
  const write = (text: string) => {
    output += text;
    return true;
  };
  const clock = { now: 0 };
  showTold(
    display(screenOf({ isTTY: true, write }, 'xterm'), () => clock.now),
    clock,
  );
  const passing = (index: number) => `\u001b[?7l${TOLD[index]?.[1]}\u001b[?7h`;
  const stays = (index: number) => `${TOLD[index]?.[1]}\n`;
  const erase = '\r\u001b[K';
  expect(output.replaceAll(/ 0:\d\d {2}train {8}/g, '')).toBe(
    [
      ...[stays(0), stays(1), passing(2), erase, stays(3), stays(4), stays(5)],
      ...[passing(6), erase, passing(7), erase, stays(8)],
    ].join(''),
  );
});

test('an annotation is shown once, and at the end how often it came', () => {
  const { show, lines, repeated, errors } = inPipe(() => 5);
  for (const job of ['plan', 'tune', 'train'])
    show({ is: 'annotation', job, level: 'warning', text: 'is not pinned\nat all', at: 'a.yml:3' });
  show({ is: 'annotation', job: 'train', level: 'error', text: 'failed' });
  expect(lines.map((line) => line.slice(7))).toEqual([
    'plan         warning: a.yml:3: is not pinned',
    'plan       at all',
    'train        error: failed',
  ]);
  expect(repeated()).toEqual(['3 times: warning: a.yml:3: is not pinned']);
  expect(errors()).toEqual(['failed']);
});

test('after a run: what to try; after one that failed: which log to read and how to go on', () => {
  const ended = {
    options: { config: 'pipeline-config/local.yml', stages: '', all: false, plan: false, keep: false },
    ...{ failed: [], serves: true, errors: [], folder: 'logs/1', files: [] },
  };
  const all = /npm start -- --keep .*\n.*edit pipeline-config\/local\.yml .*\n.*npm start -- --plan /;
  expect(nextSteps(ended).join('\n')).toMatch(all);
  expect(nextSteps({ ...ended, serves: false }).join('\n')).not.toContain('--keep');
  const my = { ...ended.options, config: 'my.yml' };
  expect(nextSteps({ ...ended, options: { ...my, plan: true } }).join('\n')).toMatch(
    /This plan started nothing\. .*npm start -- --config my\.yml$/,
  );
  const some = { ...ended.options, stages: 'train', all: true };
  expect(nextSteps({ ...ended, options: some }).join('\n')).toContain('npm start -- --stages train --all --keep ');
  expect(nextSteps({ ...ended, options: { ...some, plan: true } }).join('\n')).toMatch(
    /started nothing, and is of pipeline\.yml only\. To run it: npm start -- --stages train --all$/,
  );
  const files = ['endpoint-a.log', 'pipeline.log', 'training-a-one-1.log', 'training-a-tune-1-001-0123abcd.log'];
  const failed = (error: string, job: string) =>
    nextSteps({ ...ended, options: my, failed: [job, 'deploy'], errors: [error], files }).join('\n');
  expect(failed('The training job a-one-1 failed: x', 'train')).toMatch(
    /Read logs\/1\/training-a-one-1\.log: (.*\n)+.*Read logs\/1\/pipeline\.log: .*\[train\](.*\n)+.*npm start -- --config my\.yml --retry$/,
  );
  expect(failed('The tuning job a-tune-1 failed: x', 'tune')).toContain('training-a-tune-1-001-0123abcd.log');
  expect(failed('nothing that is named', 'train').match(/Read .*\.log/g)).toEqual(['Read logs/1/pipeline.log']);
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

test('the table names also what the plan has found as it should be, whose stages do not run', () => {
  const step = (key: string, does: string, id: string) => ({ key, does, id, detail: '' });
  const changes = [
    step('tune', 'reuse', 'dog-tune-1'),
    step('train:single', 'reuse', 'dog-single-1'),
    step('train:multi', 'create', 'dog-multi-1'),
    step('endpoint-config:classifier', 'reuse', 'dog-classifier-1'),
    step('endpoint:classifier', 'reuse', 'classifier'),
    step('function:classify', 'reuse', 'classify'),
  ];
  const plan = { result: 'success' as const, steps: { plan: { run: '[]', changes: JSON.stringify(changes) } } };
  expect(outcomeTable({ ok: true, jobs: { plan } }, 2.5, { folder: 'logs/2', files: [] })).toEqual([
    '  training jobs         dog-single-1',
    '  endpoints             classifier',
    '  function              classify',
    '  time                  2.5 s',
    '  logs                  logs/2',
  ]);
});

test('the table tells what the run, and what stays, would have cost on AWS', () => {
  const run = { worst: 5.52, expected: 0.0213, unknown: [], items: [{}] };
  const month = { least: 251.85, worst: 755.55, unknown: ['endpoint:second'], items: [{}, {}] };
  const steps = { plan: { run: '[]', 'cost-per-run': JSON.stringify(run), 'cost-per-month': JSON.stringify(month) } };
  const jobs = { plan: { result: 'success' as const, steps } };
  expect(outcomeTable({ ok: true, jobs }, 2.5, { folder: 'logs/2', files: [] }).slice(0, 2)).toEqual([
    '  price on AWS: run     $5.52 at most, $0.02 expected',
    '  price on AWS: month   $251.85 to $755.55 for what stays, without endpoint:second',
  ]);
});

test('the table has what is known and nothing else', () => {
  const files = ['endpoint-classifier.log', 'pipeline.log', ...[1, 2, 3, 4, 5].map((n) => `training-${n}.log`)];
  expect(outcomeTable(outcome, 104.4, { folder: 'logs/1', files }, 'reports/1.html')).toEqual([
    '  best hyperparameters  batch_size 64, learning_rate 0.005831',
    '  endpoints             classifier, second',
    '  function              classify version 3, 5 executions READY, at most 10 at once, answers Beagle (in 31 ms)',
    '  time                  1 min 44 s',
    '  report                reports/1.html',
    '  logs                  logs/1',
    '    of the run          pipeline.log',
    '    of endpoints        endpoint-classifier.log',
    '    of training jobs    training-1.log, training-2.log and 3 more',
  ]);
});
