import { execFileSync } from 'node:child_process';
import { cpSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkflowEvent } from '../../scripts/workflow/events.ts';
import { runWorkflow, type WorkflowRun } from '../../scripts/workflow.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { type StandIn, startStandIn, TOOLS } from '../support/stand-in.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STAGES = ['plan', 'sync-data', 'tune', 'train', 'deploy', 'scale', 'function', 'invoke'];

let standIn: StandIn;
let proxy: FaultProxy;
let repository: UserRepository;

beforeAll(async () => {
  standIn = await startStandIn();
  proxy = await startProxy(standIn.endpoint);
  repository = userRepository('flow');
  for (const path of ['dist', '.github/workflows', ...globSync('actions/*/action.yml', { cwd: ROOT })]) {
    cpSync(join(ROOT, path), join(repository.folder, path), { recursive: true });
  }
  const git = (...args: string[]) => execFileSync('git', ['-C', repository.folder, ...args], { stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message', 'files');
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await proxy.close();
  await standIn.stop();
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
    vars: { AWS_ROLE_ARN: standIn.executionRole, SAGEMAKER_EXECUTION_ROLE_ARN: standIn.executionRole },
    env: { ...standIn.env, AWS_ENDPOINT_URL: proxy.endpoint, GITHUB_REPOSITORY: 'someone/flow' },
    tools: TOOLS,
    logFile: join(repository.folder, '.git/run.log'),
    onEvent: (event) => events.push(event),
    ...more,
  });
  const calls = proxy.calls.slice(before);
  const results = Object.fromEntries(Object.entries(outcome.jobs).map(([job, { result }]) => [job, result]));
  return { outcome, results, events, calls, writes: calls.filter(({ write }) => write) };
}

const all = (result: string) => Object.fromEntries(STAGES.map((stage) => [stage, result]));

test('a push by hand runs every stage and hands on hyperparameters, job and endpoint', async () => {
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

test('the schedule finds everything there and changes nothing', async () => {
  const vars = {
    AWS_ROLE_ARN: 'x',
    SAGEMAKER_EXECUTION_ROLE_ARN: standIn.executionRole,
    PIPELINE_CONFIG: repository.config,
  };
  const { results, writes } = await run({ event: 'schedule', inputs: {}, vars });
  expect(results).toMatchObject(all('success'));
  expect(writes).toEqual([]);
});

test('a stage that is asked for alone runs alone, and takes what it needs from AWS', async () => {
  const { results, events } = await run({ inputs: { config: repository.config, stages: 'train' } });
  expect(results).toMatchObject({ ...all('skipped'), plan: 'success', train: 'success' });
  const lines = events.flatMap((event) => (event.is === 'line' ? [event.text] : []));
  expect(lines.some((line) => /^reuse +training job flow-single-/.test(line))).toBe(true);
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
  expect(results).toMatchObject({
    'sync-data': 'success',
    tune: 'failure',
    train: 'skipped',
    deploy: 'skipped',
    invoke: 'skipped',
  });
  const errors = events.flatMap((event) => (event.is === 'annotation' && event.level === 'error' ? [event.text] : []));
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/tuning job flow-tune-/);
  expect(writes.map(({ operation }) => operation)).not.toContain('UpdateEndpoint');
});
