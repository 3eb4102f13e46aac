import { ListTrainingJobsForHyperParameterTuningJobCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActionResult } from '../support/action.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

/** Leaves a model, and prints what the script was started with. */
const SCRIPT = `"""A script.

    Validation Loss: 0.5
    Test Accuracy: 0.9
"""
import json, os, pathlib, sys
print("ARGV", json.dumps(sys.argv[1:]))
print("MINE", json.dumps({name: value for name, value in os.environ.items() if name.startswith("MINE_")}))
(pathlib.Path(os.environ["SM_MODEL_DIR"]) / "model.json").write_text("x" * 3000)
value = dict(zip(sys.argv[1::2], sys.argv[2::2]))
`;
const GOOD = 'print("Validation Loss: 0.5")\nprint("Test Accuracy: 0.9")\n';

let bench: Workbench;
let repository: UserRepository;
let config: string;
beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('values');
  config = repository.read(repository.config);
  await bench.runAll(['sync-data'], repository);
}, 120_000);
afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

// biome-ignore lint/suspicious/noExplicitAny: tests write configs of every shape.
type Change = (config: any) => void;

/** Ends the repository's script with some lines of Python, and changes its first config; its data is synced. */
function prepare(lines: string, change: Change = () => undefined): void {
  repository.write('training/train.py', SCRIPT + lines);
  repository.write(repository.config, config);
  repository.edit((config) => {
    delete config['endpoints'];
    delete config['serving'];
    config['training'].hyperparameters = {};
    change(config);
  });
}

const withoutTuning: Change = (config) => {
  delete config.tune;
  delete config.training.seed;
};

function printed(result: ActionResult | undefined, word: string): unknown {
  return JSON.parse(new RegExp(`^(?:.*\\s)?${word} (.*)$`, 'm').exec(result?.log ?? '')?.[1] ?? 'null');
}

const warnings = ({ annotations }: ActionResult) =>
  annotations.flatMap(({ level, message }) => (level === 'warning' ? [message] : []));

test('a value arrives as it was written: through tuning, outputs, inputs and the environment', async () => {
  const strange = { MINE_QUOTES: `it's "so"`, MINE_BLANKS: ' a  b ', MINE_DOLLAR: '$HOME `id`', MINE_EMPTY: '' };
  prepare(GOOD, (config) => {
    config.training.environment = strange;
    config.training.hyperparameters = {
      ...{ zip: '007', version: '1.10', flag: 'true', none: 'null', path: 'a/b@c:1,2%+=', ümlaut: 'ß' },
      ...{ real: true, count: 100200300400, small: 0.00001 },
    };
    config.tune.ranges = { augment: [true], tag: ['0012'], word: ['False'], layers: [8] };
    config.tune.jobs = 1;
    config.tune.parallel = 1;
  });
  const [tuned] = await bench.runAll(['tune'], repository);
  const best = tuned?.outputs['best-hyperparameters'] ?? '';
  expect(JSON.parse(best)).toEqual({ augment: true, tag: '0012', word: 'False', layers: 8 });
  const [trained] = await bench.runAll(['train'], repository);
  const argv = [
    ...['--augment', 'True', '--count', '100200300400', '--flag', 'true', '--layers', '8', '--none', 'null'],
    ...['--path', 'a/b@c:1,2%+=', '--real', 'True', '--seed', '7', '--small', '1e-05', '--tag', '0012'],
    ...['--version', '1.10', '--word', 'False', '--zip', '007', '--ümlaut', 'ß'],
  ];
  expect(printed(trained, 'ARGV')).toEqual(argv);
  expect(printed(trained, 'MINE')).toEqual(strange);
  // Handed on as an input, it is the same content.
  const [again] = await bench.runAll(['train'], repository, { inputs: { hyperparameters: best } });
  expect(again?.outputs['training-job']).toBe(trained?.outputs['training-job']);
}, 120_000);

test('the shell of a shell script keeps blanks and nothing', async () => {
  prepare(GOOD, withoutTuning);
  repository.write('training/start.sh', '#!/bin/bash\n[[ $# -eq 6 ]] && python train.py "$@"\n');
  repository.edit((config) => {
    config['training']['entry-point'] = 'start.sh';
    config['training'].hyperparameters = { text: 'adam w', none: '', glob: '*' };
  });
  const [trained] = await bench.runAll(['train'], repository);
  expect(printed(trained, 'ARGV')).toEqual(['--glob', '*', '--none', '', '--text', 'adam w']);
}, 60_000);

test('a number in an input arrives with the digits that are written there', async () => {
  prepare(GOOD, withoutTuning);
  const hyperparameters =
    '{"id": 12345678901234567890, "rate": 1.0, "most": 1e400, "none": -0.0, "constructor": 5e-05}';
  const [trained] = await bench.runAll(['train'], repository, { inputs: { hyperparameters } });
  expect(printed(trained, 'ARGV')).toEqual(
    ['--constructor 5e-05', '--id 12345678901234567890', '--most 1e400', '--none -0.0', '--rate 1.0'].flatMap((pair) =>
      pair.split(' '),
    ),
  );
}, 60_000);

test.each([
  [
    'everything that no job can be given',
    JSON.stringify({ long: 'a'.repeat(2499), lines: 'a\u2028b' }).replace(/}$/, ', "half": "\\ud800"}'),
    [
      /long has 2501 characters as JSON; SageMaker/,
      /lines has several lines; SageMaker allows one/,
      /half is not valid Unicode/,
    ],
  ],
  [
    'everything that a shell would tear',
    JSON.stringify({ text: 'adam w', layers: [64, 32], 'a;b': 1, fine: 'a-b' }),
    [/`hyperparameters`.*: text .* spaces\. layers .*\. a;b .*name\./],
  ],
  ['a key that is there twice', '{"x": 1, "y": {"x": 1}, "x": 2}', [/hyperparameters has the key x twice/]],
])(
  '%s in an input is refused before anything is made, and names no job',
  async (_what, hyperparameters, reasons) => {
    prepare(GOOD, withoutTuning);
    const calls = bench.proxy.calls.length;
    const result = await bench.run('train', repository, { inputs: { hyperparameters } });
    const error = onlyError(result, 'input-invalid');
    for (const why of reasons) expect(error).toMatch(why);
    expect(result.outputs).not.toHaveProperty('training-job');
    expect(bench.proxy.calls.slice(calls).filter(({ operation }) => operation.startsWith('Create'))).toEqual([]);
  },
  60_000,
);

test('a job that AWS refuses to create is no output', async () => {
  // Another value than before: another job.
  prepare(`\n${GOOD}`, withoutTuning);
  bench.proxy.fault({ operation: 'CreateTrainingJob', how: 'deny', times: 1 });
  const result = await bench.run('train', repository);
  expect(onlyError(result)).toContain('CreateTrainingJob');
  expect(result.outputs).not.toHaveProperty('training-job');
}, 60_000);

test('a trial that diverged after its best figure does not win', async () => {
  const lines = `
rate = float(value["--rate"])
for loss in [rate / 10 + 0.1, "nan" if rate < 0.25 else "inf"] if rate < 0.5 else [0.9, rate / 10 + 0.5]:
    print("Validation Loss:", loss)
print("Test Accuracy: 0.9")
`;
  prepare(lines, (config) => {
    config.tune.ranges = { rate: { min: 0, max: 1 } };
    config.tune.jobs = 6;
    config.tune.parallel = 3;
  });
  const tuned = await bench.run('tune', repository);
  expect(tuned.code, tuned.log).toBe(0);
  const { TrainingJobSummaries: trials = [] } = await bench.sagemaker.send(
    new ListTrainingJobsForHyperParameterTuningJobCommand({
      HyperParameterTuningJobName: tuned.outputs['tuning-job'],
    }),
  );
  const rates = trials.map(({ TunedHyperParameters }) => Number(TunedHyperParameters?.['rate']));
  const best = Math.min(...rates.filter((rate) => rate >= 0.5));
  expect(Math.min(...rates)).toBeLessThan(0.5);
  expect(JSON.parse(tuned.outputs['best-hyperparameters'] ?? '')).toEqual({ rate: best });
  expect(Number(tuned.outputs['best-objective'])).toBeCloseTo(best / 10 + 0.5, 6);
  expect(tuned.outputs['best-training-job']).toBe(trials[rates.indexOf(best)]?.TrainingJobName);
  for (const rate of rates.filter((rate) => rate < 0.5)) {
    const name = trials[rates.indexOf(rate)]?.TrainingJobName;
    expect(warnings(tuned).join('\n')).toMatch(
      new RegExp(
        `the trial ${name} diverged after its best value: at the end of its log, Validation Loss is (nan|inf)`,
      ),
    );
  }
  // Every later action chooses the same one.
  const [trained] = await bench.runAll(['train'], repository);
  expect(printed(trained, 'ARGV')).toEqual(['--rate', String(best), '--seed', '7']);
}, 120_000);

test('every trial diverged: there is no best one', async () => {
  prepare(`${GOOD}print("Validation Loss: nan")\n`, (config) => {
    config.tune.ranges = { rate: ['1', '2'] };
  });
  expect(onlyError(await bench.run('tune', repository), 'resource-failed')).toMatch(
    /every trial that reported the objective diverged: \S+ \(Validation Loss is nan after 0\.5\)/,
  );
}, 60_000);

test('a job that diverged does not pass, not even for those who only read it', async () => {
  prepare(`${GOOD}print("Validation Loss: -inf")\n`, (config) => {
    withoutTuning(config);
    config.serving = { source: 'serving' };
    config.endpoints = { 'values-endpoint': { model: 'single', instance: 'ml.m5.xlarge' } };
  });
  const said = /it diverged: at the end of its log, Validation Loss is -inf after 0\.5\./;
  expect(onlyError(await bench.run('train', repository), 'resource-failed')).toMatch(said);
  expect(onlyError(await bench.run('train', repository), 'resource-failed')).toMatch(said);
  expect(onlyError(await bench.run('deploy', repository), 'resource-failed')).toMatch(said);
}, 60_000);

test('a figure is the one that was printed, and the parts of figures are told', async () => {
  const lines = `
print("Tokens: 100200300400")
print("Small: 1.5e-05 x")
print("Many: 1,234.5 x")
print("Loss: 0.30000001192092896")
print("Colour: 0.5")
print("Colour: \\x1b[32m0.25\\x1b[0m")
`;
  prepare(`${GOOD}${lines}`, withoutTuning);
  repository.write('training/train.py', repository.read('training/train.py').replace(/"""[\s\S]*?"""/, ''));
  repository.edit((config) => {
    config['training'].metrics = {
      ...{ Tokens: 'Tokens: ([0-9]+)', Small: 'Small: ([0-9.]+)', Many: 'Many: ([0-9.]+)' },
      ...{ Loss: '(?i)^loss: (?P<loss>[0-9.]+)', Colour: 'Colour: ([0-9.]+)' },
    };
  });
  for (let round = 1; round <= 2; round++) {
    const trained = await bench.run('train', repository);
    expect(trained.code, trained.log).toBe(0);
    expect(JSON.parse(trained.outputs['metrics'] ?? '')).toEqual({
      ...{ Tokens: 100200300400, Small: 0.000015, Many: 1234.5, Loss: 0.30000001192092896, Colour: 0.5 },
    });
    expect(warnings(trained).join('\n')).toMatch(
      /SageMaker recorded 1\.5 for the metric Small of \S+, but the log shows 1\.5e-05:/,
    );
    expect(warnings(trained).join('\n')).toMatch(
      /SageMaker recorded 1 for the metric Many of \S+, but the log shows 1,234\.5:/,
    );
    expect(warnings(trained).join('\n')).toMatch(/SageMaker did not record 0\.25, the last value of the metric Colour/);
  }
}, 60_000);
