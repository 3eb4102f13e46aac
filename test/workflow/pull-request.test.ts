import { execFileSync } from 'node:child_process';
import { cpSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idTokenRequest, repository as local, makeRoles } from '../../scripts/start/roles.ts';
import { runWorkflow } from '../../scripts/workflow.ts';
import { pullRequest as anyPullRequest, BASE, github, TOKEN } from '../support/github.ts';
import { judgedRepository, setParameters } from '../support/judged-repository.ts';

import { TOOLS } from '../support/stand-in.ts';
import type { UserRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

/** The repository that the roles trust. */
const REPOSITORY = `${local.owner}/${local.name}`;
const REPO = { id: Number(local.id), full_name: REPOSITORY };
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let bench: Workbench;
let hub: Awaited<ReturnType<typeof github>>;
let repository: UserRepository;
let roles: Record<string, string>;
let tokens: Record<string, string>;
let number = 100;
let payload: Record<string, unknown>;

const git = (...args: string[]) =>
  execFileSync('git', ['-C', repository.folder, '-c', 'user.name=test', '-c', 'user.email=t@example.com', ...args], {
    encoding: 'utf8',
  });

beforeAll(async () => {
  bench = await startWorkbench();
  hub = await github({ repository: REPOSITORY });
  // What pull-request-fork.yml gives its job.
  const { tokens: known } = hub.standIn.repository;
  const token = known.get(TOKEN);
  if (token !== undefined) known.set(TOKEN, { ...token, permissions: { ...token.permissions, actions: 'read' } });
  repository = judgedRepository('pulled');
  for (const path of ['dist', '.github/workflows', ...globSync('actions/*/action.yml', { cwd: ROOT })])
    cpSync(join(ROOT, path), join(repository.folder, path), { recursive: true });
  await bench.runAll(['sync-data', 'train', 'deploy'], repository, {
    inputs: { 'github-token': TOKEN },
    env: { GITHUB_REPOSITORY: REPOSITORY, GITHUB_API_URL: hub.standIn.address, GITHUB_SHA: BASE, GITHUB_RUN_ID: '1' },
  });
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = bench.standIn.env;
  const connection = { ...bench.standIn, accessKeyId, secretAccessKey };
  roles = await makeRoles(connection, repository.folder, repository.config);
  tokens = await idTokenRequest(connection, 'pull_request');
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'main');
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await hub[Symbol.asyncDispose]();
  await bench[Symbol.asyncDispose]();
});

/** Runs a real workflow file with GitHub's part played by its stand-in. */
async function runInHub(workflow: string, event: 'pull_request' | 'workflow_run', payload: Record<string, unknown>) {
  const run = Date.now();
  const logFile = join(repository.folder, `.git/run-${run}.log`);
  const outcome = await runWorkflow({
    ...{ root: repository.folder, workflow, event, payload, tools: TOOLS, logFile },
    vars: { ...roles, PIPELINE_CONFIG: repository.config },
    secrets: { GITHUB_TOKEN: TOKEN },
    env: {
      // No keys: each job gets the pull requests' role by its token.
      ...tokens,
      AWS_ENDPOINT_URL: bench.proxy.endpoint,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_API_URL: hub.standIn.address,
      GITHUB_SERVER_URL: hub.standIn.origin,
      GITHUB_RUN_ID: String(run),
    },
  });
  return { outcome, run, log: readFileSync(logFile, 'utf8') };
}

/** Runs pull-request.yml for the newest pull request. */
const runAgain = () => runInHub('.github/workflows/pull-request.yml', 'pull_request', payload);

/** Commits the repository as it is now, opens a pull request with it, and runs pull-request.yml. */
async function openPullRequest(change: () => void, from = REPO) {
  change();
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'change');
  const head = git('rev-parse', 'HEAD').trim();
  const any = anyPullRequest(++number);
  const pull = { ...any, head: { ...any.head, sha: head, repo: from }, base: { ...any.base, repo: REPO } };
  hub.standIn.repository.pulls.push(pull);
  const before = bench.proxy.calls.length;
  payload = { action: 'opened', number, pull_request: pull, repository: pull.base.repo };
  const { outcome, run, log } = await runAgain();
  const { comments, checkRuns } = hub.standIn.repository;
  const writes = bench.proxy.calls.slice(before).filter(({ write }) => write);
  return {
    ...{ log, outcome, run, head },
    results: Object.fromEntries(Object.entries(outcome.jobs).map(([job, { result }]) => [job, result])),
    outputs: outcome.jobs['compare']?.steps['compare'] ?? {},
    comments: comments.filter(({ issue }) => issue === number).map(({ body }) => body),
    checks: checkRuns.filter((check) => check['head_sha'] === head),
    writes: writes.map(({ operation }) => operation),
  };
}

test('what main deploys is recorded on GitHub', () => {
  expect(hub.standIn.repository.deployments).toMatchObject([
    {
      sha: BASE,
      environment: 'pulled-endpoint',
      statuses: [{ state: 'success', log_url: expect.stringMatching(/runs\/1$/) }],
    },
  ]);
});

test('equal content: no job, no write in AWS, and the pull request is told', async () => {
  const { results, outputs, comments, checks, writes, log } = await openPullRequest(() => undefined);
  expect(results, log).toEqual({
    ...{
      plan: 'success',
      'sync-data': 'skipped',
      tune: 'skipped',
      train: 'skipped',
      compare: 'success',
      fork: 'skipped',
    },
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
  expect(comments[0]).toContain('`right`: `170` → `185`');
  expect(comments[0]).toMatch(/This run costs \$\d+\.\d\d at most/);
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

test('over budget: nothing is trained, and the comment says by what', async () => {
  const before = repository.read(repository.config);
  const { results, comments, checks, writes, log } = await openPullRequest(() =>
    repository.edit((config) => {
      config['training'].hyperparameters = { right: 171 };
      config['budget'] = { 'per-run': 0.01 };
    }),
  );
  repository.write(repository.config, before);
  expect(results, log).toMatchObject({ plan: 'failure', train: 'skipped', compare: 'failure' });
  expect(writes).toEqual([]);
  expect(comments).toEqual([expect.stringMatching(/which is .*more than .*budget\.per-run/)]);
  expect(checks).toMatchObject([{ conclusion: 'failure' }]);
});

test('two runs at once for one pull request leave one comment, that of the newer run', async () => {
  const [first, second] = await Promise.all([
    openPullRequest(() => setParameters(repository, { right: 186 })),
    // The same commit, as a re-run: by then the first one is under way.
    new Promise((done) => setTimeout(done, 300)).then(() => runAgain()),
  ]);
  expect(first.results, first.log).toMatchObject({ compare: 'success' });
  expect(second.outcome.jobs['compare']?.result, second.log).toBe('success');
  const bodies = hub.standIn.repository.comments.filter(({ issue }) => issue === number).map(({ body }) => body);
  expect(bodies).toEqual([expect.stringContaining(`run=${Math.max(first.run, second.run)}.1 `)]);
});

test('a pull request from a fork: checked without a role, and told by a run with main’s code', async () => {
  const before = repository.read(repository.config);
  const fork = { id: 2, full_name: 'mallory/shop' };
  const { results, comments, checks, writes, log, run, head } = await openPullRequest(
    () => repository.write(repository.config, before.replace('entry-point', 'entry-pont')),
    fork,
  );
  repository.write(repository.config, before);
  expect(results, log).toEqual({
    ...{ plan: 'skipped', 'sync-data': 'skipped', tune: 'skipped', train: 'skipped', compare: 'skipped' },
    fork: 'failure',
  });
  expect({ writes, comments, checks }).toEqual({ writes: [], comments: [], checks: [] });
  const ended = { id: run, head_sha: head, head_branch: 'more-data', event: 'pull_request' };
  const report = await runInHub('.github/workflows/pull-request-fork.yml', 'workflow_run', {
    action: 'completed',
    workflow_run: { ...ended, head_repository: { ...fork, owner: { login: 'mallory' } } },
    repository: REPO,
  });
  expect(report.outcome.jobs['report'], report.log).toMatchObject({ result: 'success' });
  expect(report.outcome.jobs['report']?.steps['report']).toEqual({ 'pull-request': String(number), problems: '1' });
  const told = hub.standIn.repository.comments.filter(({ issue }) => issue === number).map(({ body }) => body);
  expect(told).toEqual([expect.stringContaining('**The config has a problem.**\n\nLines of the config: 9.')]);
  expect(told[0]).not.toContain('entry-pont');
});
