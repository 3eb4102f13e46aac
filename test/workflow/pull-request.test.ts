import { execFileSync } from 'node:child_process';
import { cpSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runWorkflow } from '../../scripts/workflow.ts';
import { github, pullRequest, REPOSITORY, TOKEN } from '../support/github.ts';
import { judgedRepository, setParameters } from '../support/judged-repository.ts';

import { TOOLS } from '../support/stand-in.ts';
import type { UserRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let bench: Workbench;
let hub: Awaited<ReturnType<typeof github>>;
let repository: UserRepository;
let number = 100;

const git = (...args: string[]) =>
  execFileSync('git', ['-C', repository.folder, '-c', 'user.name=test', '-c', 'user.email=t@example.com', ...args], {
    encoding: 'utf8',
  });

beforeAll(async () => {
  bench = await startWorkbench();
  hub = await github();
  repository = judgedRepository('pulled');
  for (const path of ['dist', '.github/workflows', ...globSync('actions/*/action.yml', { cwd: ROOT })])
    cpSync(join(ROOT, path), join(repository.folder, path), { recursive: true });
  await bench.runAll(['sync-data', 'train', 'deploy'], repository, { env: { GITHUB_REPOSITORY: REPOSITORY } });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'main');
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await hub[Symbol.asyncDispose]();
  await bench[Symbol.asyncDispose]();
});

/** Commits the repository as it is now, opens a pull request with it, and runs the real workflow. */
async function openPullRequest(change: () => void) {
  change();
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'change');
  const head = git('rev-parse', 'HEAD').trim();
  const pull = { ...pullRequest(++number), head: { ...pullRequest(number).head, sha: head } };
  hub.standIn.repository.pulls.push(pull);
  const before = bench.proxy.calls.length;
  const outcome = await runWorkflow({
    root: repository.folder,
    workflow: '.github/workflows/pull-request.yml',
    event: 'pull_request',
    payload: { action: 'opened', number, pull_request: pull, repository: pull.base.repo },
    vars: {
      AWS_PULL_REQUEST_ROLE_ARN: 'arn:aws:iam::123456789012:role/pulled-pull-request',
      SAGEMAKER_PULL_REQUEST_EXECUTION_ROLE_ARN: bench.standIn.executionRole,
      PIPELINE_CONFIG: repository.config,
    },
    secrets: { GITHUB_TOKEN: TOKEN },
    env: {
      ...bench.standIn.env,
      AWS_ENDPOINT_URL: bench.proxy.endpoint,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_API_URL: hub.standIn.address,
      GITHUB_SERVER_URL: hub.standIn.origin,
    },
    tools: TOOLS,
    logFile: join(repository.folder, '.git/run.log'),
  });
  const { comments, checkRuns } = hub.standIn.repository;
  const writes = bench.proxy.calls.slice(before).filter(({ write }) => write);
  return {
    log: readFileSync(join(repository.folder, '.git/run.log'), 'utf8'),
    outcome,
    results: Object.fromEntries(Object.entries(outcome.jobs).map(([job, { result }]) => [job, result])),
    outputs: outcome.jobs['compare']?.steps['compare'] ?? {},
    comments: comments.filter(({ issue }) => issue === number).map(({ body }) => body),
    checks: checkRuns.filter((check) => check['head_sha'] === head),
    writes: writes.map(({ operation }) => operation),
  };
}

test('equal content: no job, no write in AWS, and the pull request is told', async () => {
  const { results, outputs, comments, checks, writes, log } = await openPullRequest(() => undefined);
  expect(results, log).toEqual({
    ...{ plan: 'success', 'sync-data': 'skipped', tune: 'skipped', train: 'skipped', compare: 'success' },
  });
  expect(writes).toEqual([]);
  expect(outputs['verdict']).toBe('nothing-to-compare');
  expect(comments).toEqual([expect.stringContaining('**Nothing to compare.**')]);
  expect(checks).toMatchObject([{ conclusion: 'success', name: 'Model comparison (pipeline.yml)' }]);
});

test('a better candidate passes', async () => {
  const { results, outputs, comments, checks, log } = await openPullRequest(() =>
    setParameters(repository, { right: 185 }),
  );
  expect(results, log).toMatchObject({ plan: 'success', train: 'success', compare: 'success' });
  expect(outputs['verdict']).toBe('pass');
  expect(comments).toEqual([expect.stringMatching(/`Test Accuracy` \| 0\.85 \| 0\.925 \| \+0\.075 \|/)]);
  expect(checks).toMatchObject([{ conclusion: 'success' }]);
});

test('a worse candidate fails the check and the job', async () => {
  const { results, outputs, comments, checks, log } = await openPullRequest(() =>
    setParameters(repository, { right: 130 }),
  );
  expect(results, log).toMatchObject({ train: 'success', compare: 'failure' });
  expect(outputs['verdict']).toBe('fail');
  expect(comments).toEqual([expect.stringContaining('Fail: the candidate is worse')]);
  expect(checks).toMatchObject([{ conclusion: 'failure' }]);
});

test('a candidate that cannot be told apart is inconclusive, and the check neutral', async () => {
  const { results, outputs, checks, log } = await openPullRequest(() =>
    setParameters(repository, { right: 168, odd: 40 }),
  );
  expect(results, log).toMatchObject({ compare: 'success' });
  expect(outputs['verdict']).toBe('inconclusive');
  expect(checks).toMatchObject([{ conclusion: 'neutral' }]);
});

test('a broken config is told on its lines', async () => {
  const before = repository.read(repository.config);
  const { results, comments, checks, writes, log } = await openPullRequest(() =>
    repository.write(repository.config, before.replace('entry-point', 'entry-pont')),
  );
  repository.write(repository.config, before);
  expect(results, log).toMatchObject({ plan: 'failure', compare: 'failure' });
  expect(writes).toEqual([]);
  expect(comments).toEqual([expect.stringMatching(/pipeline\.yml:\d+:\d+: training\.entry-pont: .*entry-point/)]);
  expect(checks).toMatchObject([
    { conclusion: 'failure', output: { annotations: [{ path: 'pipeline.yml', start_line: 9 }] } },
  ]);
});
