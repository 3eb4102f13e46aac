import { DescribeTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionResult } from '../support/action.ts';
import { type FunctionRepository, functionRepository } from '../support/function-repository.ts';
import { obeyedByAct } from '../support/runner-lines.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

/** Lines that GitHub's runner or act would obey, and Markdown that would be more than text. */
const EVIL = [
  '::add-mask::EVIL',
  '::set-output name=state::EVIL',
  '::save-state name=started::[{"kind":"training job","id":"EVIL"}]',
  '   ::error file=pipeline.yml,line=1::EVIL',
  'loss 0.5 ##[add-mask]EVIL',
  'progress\r::add-path::EVIL',
  '\u001b[2K::warning::EVIL',
  '%0A::error::EVIL',
  '::stop-commands::EVIL',
  '<img src=x onerror=EVIL> | @octocat [EVIL](http://evil.org) ``` # EVIL',
].join('\n');
/** For Python. */
const QUOTED = JSON.stringify(EVIL);
/** The number of the stand-in's account, in a value of the user's. */
const START = 'run-123456789012';
const ANSWER = `cat 123456789012\n${EVIL}`;

let bench: Workbench;
let repository: FunctionRepository;
beforeAll(async () => {
  bench = await startWorkbench();
  repository = await functionRepository('evil', bench.standIn, bench.proxy.endpoint, []);
  repository.edit((config) => {
    config['training'].hyperparameters = {};
    config['training'].metrics.Tokens = 'Tokens: ([0-9]+)';
    config['tune'].ranges = { start_from: [START] };
    config['tune'].jobs = 1;
    config['tune'].parallel = 1;
    delete config['endpoints'][repository.endpoint].smoke.expect;
    delete config['functions'][repository.function].test.expect;
  });
  const script = repository
    .read('training/train.py')
    .replace('Test Accuracy: 0.9\n"""', 'Test Accuracy: 0.9\n    Tokens: 1\n"""')
    .replace('arguments = parser', 'parser.add_argument("--start_from", default="")\narguments = parser')
    .replace('arguments.answer or classes[0]', JSON.stringify(ANSWER));
  repository.write('training/train.py', `${script}\nprint("Tokens: 100200300000")\nprint(${QUOTED}, flush=True)\n`);
  const serving = repository.read('serving/serve_app.py');
  repository.write('serving/serve_app.py', serving.replace('"only image/png is taken"', QUOTED));
}, 120_000);
afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

/** Runs an action, and sees that nothing of what others wrote was obeyed or is more than text in the summary. */
async function run(action: string, code: number, inputs: Record<string, string> = {}): Promise<ActionResult> {
  const result = await repository.run(action, inputs);
  expect(result.code, result.log).toBe(code);
  const { commands, log, summary, state, outputs } = result;
  const resumes = commands.flatMap(({ name, data }) => (name === 'stop-commands' ? [data] : []));
  const ours = new Set(['error', 'warning', 'group', 'endgroup', 'stop-commands', ...resumes]);
  expect(commands.filter(({ name, data }) => !ours.has(name) || data.startsWith('EVIL'))).toEqual([]);
  expect(commands.filter(({ name }) => resumes.includes(name)).map(({ name }) => name)).toEqual(resumes);
  // act reads an annotation's name up to the last `::`.
  const byAct = obeyedByAct(log).filter((name) => !ours.has(name) && !/^(error|warning)::/.test(name));
  expect(byAct, log).toEqual([]);
  expect(log).not.toContain('\u001b');
  expect(Object.keys(state)).not.toContain('EVIL');
  expect(state['started'] ?? '[]').toBe('[]');
  if (action !== 'invoke') expect(outputs['state']).toBe(code === 0 ? 'ready' : undefined);
  const withoutCode = summary
    .replace(/^### .*/, '')
    .replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '')
    .replace(/(`+)(?!`).+?(?<!`)\1(?!`)/g, '');
  expect(withoutCode).not.toMatch(/[<@[]|##|::|^# /m);
  return result;
}

describe('what others write is shown and not obeyed, and outputs are what they are', () => {
  test('the log of training jobs, hyperparameters and metrics', async () => {
    await run('sync-data', 0);
    const tuned = await run('tune', 0);
    expect(tuned.outputs['best-hyperparameters']).toBe(JSON.stringify({ start_from: START }));
    const trained = await run('train', 0, { hyperparameters: tuned.outputs['best-hyperparameters'] ?? '' });
    expect(trained.log).toContain(`--start_from run-***`);
    expect(trained.log).toContain('\\::add-mask::EVIL');
    expect(JSON.parse(trained.outputs['metrics'] ?? '')).toMatchObject({ Tokens: 100_200_300_000 });
    const { HyperParameters } = await bench.sagemaker.send(
      new DescribeTrainingJobCommand({ TrainingJobName: trained.outputs['training-job'] }),
    );
    expect(HyperParameters?.['start_from']).toBe(JSON.stringify(START));
  });

  test('the answer of an endpoint and of the function in front of it', async () => {
    await run('deploy', 0);
    expect((await run('invoke', 0)).outputs['prediction']).toBe(ANSWER);
    await run('update-lambda', 0);
    const answered = await run('invoke', 0, { function: repository.function });
    expect(answered.outputs['prediction']).toBe(ANSWER);
    expect(answered.summary).toContain('cat ***');
  });

  test('the error of an endpoint, in words of AWS', async () => {
    const { annotations, summary } = await run('invoke', 1, { 'content-type': 'text/csv' });
    expect(annotations[0]?.message).toMatch(/ModelError: .*::add-mask::EVIL/);
    expect(annotations[0]?.message).toContain('in account ***');
    expect(summary).toContain('::add-mask::EVIL');
  });

  test('the error of a function', async () => {
    repository.write('function/handler.py', `def handler(event, context):\n    raise Exception(${QUOTED})\n`);
    const { annotations } = await run('update-lambda', 1);
    expect(annotations.map(({ message }) => message).join('\n')).toContain('\n\\::set-output');
  });

  test('the reason that a job gives for its failure, now and in later plans', async () => {
    const failure = `import pathlib\npathlib.Path("/opt/ml/output/failure").write_text(${QUOTED})\nraise SystemExit(1)\n`;
    repository.write(
      'training/train.py',
      `"""x\n\n    Validation Loss: 1\n    Test Accuracy: 1\n    Tokens: 1\n"""\n${failure}`,
    );
    repository.edit((config) => {
      delete config['tune'];
    });
    const { annotations, summary } = await run('train', 1);
    expect(annotations.at(-1)?.message).toContain('AlgorithmError');
    expect(annotations.at(-1)?.message).toContain('\n\\::set-output name=state::EVIL\n');
    expect(summary).toContain('\n::set-output name=state::EVIL\n');
    const plan = await repository.run('plan', { stages: 'train' });
    const changes: { key: string; detail: string }[] = JSON.parse(plan.outputs['changes'] ?? '');
    expect(changes.find(({ key }) => key === 'train:single')?.detail).toContain('\n::set-output name=state::EVIL\n');
    expect(plan.commands.filter(({ name }) => name !== 'error')).toEqual([]);
    expect(plan.annotations.every(({ message }) => message.startsWith('failed'))).toBe(true);
  });

  test('the name of a file, and a key of the config', async () => {
    repository.write(`images/train/001.cat/\n${EVIL.replaceAll('/', '')}.png`.slice(0, 200), 'no picture');
    const { annotations } = await run('sync-data', 1);
    expect(annotations.at(-1)?.message).toContain('::add-mask::EVIL');
    repository.edit((config) => {
      config[`x\n${EVIL}`] = 1;
      config['aws'].region = EVIL;
    });
    const bad = await run('sync-data', 1);
    expect(bad.annotations.filter(({ file }) => file === 'pipeline.yml').length).toBeGreaterThan(1);
  });
});
