import { execFileSync } from 'node:child_process';
import { cpSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DeleteEndpointCommand, ListEndpointsCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkflowEvent } from '../../scripts/workflow/events.ts';
import { runWorkflow, type WorkflowRun } from '../../scripts/workflow.ts';
import { handlerCode } from '../support/function-repository.ts';
import type { FaultProxy } from '../support/proxy.ts';
import { type StandIn, TOOLS } from '../support/stand-in.ts';
import { holdTraining } from '../support/training-jobs.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STAGES = ['plan', 'sync-data', 'tune', 'train', 'deploy', 'scale', 'function', 'invoke'];

let bench: Workbench;
let standIn: StandIn;
let proxy: FaultProxy;
let repository: UserRepository;

beforeAll(async () => {
  bench = await startWorkbench();
  ({ standIn, proxy } = bench);
  repository = userRepository('flow');
  for (const path of ['dist', '.github/workflows', ...globSync('actions/*/action.yml', { cwd: ROOT })]) {
    cpSync(join(ROOT, path), join(repository.folder, path), { recursive: true });
  }
  repository.write('function/handler.py', handlerCode('first'));
  const image = readFileSync(join(repository.folder, 'images/test/001.cat/5.png'), 'base64');
  repository.edit((config) => {
    const scaling = { min: 1, max: 2, 'target-invocations-per-instance-per-minute': 60 };
    config['endpoints'][repository.endpoint].scaling = scaling;
    config['functions'] = {
      'flow-classify': { source: 'function', endpoint: repository.endpoint, test: { event: { image }, expect: 'cat' } },
    };
  });
  const git = (...args: string[]) => execFileSync('git', ['-C', repository.folder, ...args], { stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message', 'files');
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

const vars = () => ({
  AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/flow-main',
  SAGEMAKER_EXECUTION_ROLE_ARN: standIn.executionRole,
  FUNCTION_ROLE_ARN: standIn.functionRole,
});

/** Runs the real pipeline.yml in the user's repository. */
async function run(more: Partial<WorkflowRun> = {}) {
  const events: WorkflowEvent[] = [];
  const before = proxy.calls.length;
  const outcome = await runWorkflow({
    root: repository.folder,
    workflow: '.github/workflows/pipeline.yml',
    event: 'workflow_dispatch',
    inputs: { config: repository.config },
    vars: vars(),
    env: {
      ...standIn.env,
      AWS_ENDPOINT_URL: proxy.endpoint,
      GITHUB_REPOSITORY: 'someone/flow',
    },
    tools: TOOLS,
    logFile: join(repository.folder, '.git/run.log'),
    onEvent: (event) => events.push(event),
    ...more,
  });
  const calls = proxy.calls.slice(before);
  const results = Object.fromEntries(Object.entries(outcome.jobs).map(([job, { result }]) => [job, result]));
  return { outcome, results, events, calls, writes: calls.filter(({ write }) => write) };
}

/** The stages of this config; it trains nothing on EC2. */
const all = (result: string) => ({
  ...Object.fromEntries(STAGES.map((stage) => [stage, result])),
  'train-on-ec2': 'skipped',
});

test('the first run runs every stage, and tells hyperparameters, job and endpoint', async () => {
  const { outcome, results } = await run();
  expect(results).toEqual({ ...all('success'), 'not-set-up': 'skipped' });
  const { tune, train, deploy, invoke } = outcome.jobs;
  expect(JSON.parse(tune?.steps['tune']?.['best-hyperparameters'] ?? '')).toEqual({
    batch_size: expect.any(Number),
    learning_rate: expect.any(Number),
  });
  expect(train?.steps['train']?.['training-job']).toMatch(/^flow-single-[0-9a-f]{10}$/);
  expect(deploy?.steps['deploy']?.['endpoint-name']).toBe('flow-endpoint');
  expect(invoke?.steps['invoke']?.['prediction']).toBe('cat');
});

/** Runs the workflow as a push or the schedule does. */
function runOn(event: 'push' | 'schedule') {
  return run({ event, inputs: {}, vars: { ...vars(), PIPELINE_CONFIG: repository.config } });
}
const runScheduled = () => runOn('schedule');

const only = (...stages: string[]) => ({
  ...all('skipped'),
  ...Object.fromEntries(stages.map((stage) => [stage, 'success'])),
  'not-set-up': 'skipped',
});
const ONLY_PLAN = only('plan');

test('a run by hand in which there is nothing to do asks the endpoint', async () => {
  const { outcome, results, writes } = await run();
  expect(results).toEqual(only('plan', 'invoke'));
  expect(outcome.jobs['invoke']?.steps['invoke']?.['prediction']).toBe('cat');
  expect(writes.map(({ operation }) => operation)).toEqual([]);
});

test('an edit of the function runs its stage alone, which asks it', async () => {
  repository.write('function/handler.py', handlerCode('second'));
  const { outcome, results } = await runOn('push');
  expect(results).toEqual(only('plan', 'function'));
  const { function: updated, answer } = outcome.jobs['function']?.steps ?? {};
  expect(updated).toMatchObject({ state: 'ready', version: '2' });
  expect(answer).toMatchObject({ prediction: 'cat' });
});

test('an edit of the serving code deploys what is trained already, and asks it; the next push ends with its first job', async () => {
  repository.write('serving/serve_app.py', `# edited\n${repository.read('serving/serve_app.py')}`);
  const { outcome, results } = await runOn('push');
  expect(results).toEqual(only('plan', 'deploy', 'scale', 'function', 'invoke'));
  expect(outcome.jobs['deploy']?.steps['deploy']).toMatchObject({ state: 'ready', 'endpoint-name': 'flow-endpoint' });
  const next = await runOn('push');
  expect(next.results).toEqual(ONLY_PLAN);
  expect(next.writes).toEqual([]);
  expect(JSON.stringify(next.events)).toContain('Nothing to do: everything exists already.');
});

test('a schedule with nothing pending ends with its first job, and changes nothing', async () => {
  const { results, writes } = await runScheduled();
  expect(results).toEqual(ONLY_PLAN);
  expect(writes).toEqual([]);
});

test('an endpoint that was deleted by hand stays deleted', async () => {
  const { sagemaker } = bench;
  await sagemaker.send(new DeleteEndpointCommand({ EndpointName: repository.endpoint }));
  const { results, writes } = await runScheduled();
  expect({ results, writes }).toEqual({ results: ONLY_PLAN, writes: [] });
  const { Endpoints } = await sagemaker.send(new ListEndpointsCommand({ NameContains: repository.endpoint }));
  expect(Endpoints).toEqual([]);
});

test('behind a stage whose wait ends first nothing runs; a schedule goes on with it, and with what comes behind it', async () => {
  using hold = holdTraining(repository);
  const workflow = '.github/workflows/pipeline.yml';
  const whole = repository.read(workflow);
  repository.write(workflow, whole.replace('with: &training\n', '$&          wait: 1s\n'));
  const left = await run({ inputs: { config: repository.config, stages: 'sync-data,tune,train,deploy' } });
  repository.write(workflow, whole);
  expect(left.results).toEqual(only('plan', 'sync-data', 'tune'));
  expect(left.outcome.jobs['tune']?.steps['tune']).toMatchObject({ state: 'pending' });
  hold.release();
  const { results, outcome } = await runScheduled();
  expect(results).toMatchObject({ ...all('skipped'), plan: 'success', tune: 'success', train: 'success' });
  expect(outcome.jobs['train']?.steps['train']).toMatchObject({ state: 'ready' });
  expect((await runScheduled()).results).toEqual(ONLY_PLAN);
});

test('a stage that is asked for alone runs alone, and takes what it needs from AWS', async () => {
  const { results, events } = await run({ inputs: { config: repository.config, stages: 'train' } });
  expect(results).toMatchObject({ ...all('skipped'), plan: 'success', train: 'success' });
  const lines = events.flatMap((event) => (event.is === 'line' ? [event.text] : []));
  expect(lines.some((line) => /^reuse +training job flow-single-/.test(line))).toBe(true);
});

test('a stage is its whole name: a part of one is none, and a run that names one starts nothing', async () => {
  const { results, events, writes } = await run({ inputs: { config: repository.config, stages: 'train-on-ec2, tun' } });
  expect(results).toMatchObject({ ...all('skipped'), plan: 'failure' });
  expect(writes).toEqual([]);
  expect(JSON.stringify(events)).toContain('tun (did you mean tune?)');
});

test('without a role in the repository nothing runs, nothing fails, and one notice says what to set', async () => {
  const { outcome, results, events, calls } = await run({ vars: {} });
  expect(outcome.ok).toBe(true);
  expect(results).toEqual({ ...all('skipped'), 'not-set-up': 'success' });
  expect(calls).toEqual([]);
  expect(JSON.stringify(events)).toContain('AWS_ROLE_ARN');
});

test('a script that fails ends the run at its stage: no endpoint is touched', async () => {
  repository.write('training/train.py', 'raise SystemExit("no luck")\n');
  const { results, events, writes } = await run();
  expect(results).toEqual({ ...ONLY_PLAN, tune: 'failure' });
  const errors = events.flatMap((event) => (event.is === 'annotation' && event.level === 'error' ? [event.text] : []));
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/tuning job flow-tune-/);
  expect(errors[0]).toMatch(/\nThe end of its log:\n {2}001-[0-9a-f]{8} Failed .*\n(.*\n)* {2}no luck\n/);
  const trials = events.flatMap((event) => (event.is === 'line' && event.text.includes('001-') ? [event.text] : []));
  expect(trials).toEqual([expect.stringMatching(/^tune: +001-[0-9a-f]{8} Failed .* AlgorithmError: .*no luck/)]);
  expect(writes.map(({ operation }) => operation)).not.toContain('UpdateEndpoint');
});

test('`retry` tries the failed job again under its next name', async () => {
  const failed = await run();
  expect(failed.results).toMatchObject({ ...all('skipped'), plan: 'failure' });
  const { results, events } = await run({ inputs: { config: repository.config, retry: 'true' } });
  expect(results).toEqual({ ...ONLY_PLAN, tune: 'failure' });
  expect(JSON.stringify(events)).toMatch(/create +tuning job flow-tune-[0-9a-f]{10}-r2/);
});
