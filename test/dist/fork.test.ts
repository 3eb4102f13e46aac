import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAction } from '../support/action.ts';
import { zip } from '../support/archives.ts';
import { github, HEAD, pullRequest, REPOSITORY, TOKEN } from '../support/github.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';

let hub: Awaited<ReturnType<typeof github>>;
let repository: UserRepository;
let valid: string;

const FORK = { id: 2, full_name: 'mallory/shop' };
const RUN = 55;

beforeAll(async () => {
  hub = await github();
  const { tokens, pulls } = hub.standIn.repository;
  const token = tokens.get(TOKEN);
  if (token !== undefined) tokens.set(TOKEN, { ...token, permissions: { ...token.permissions, actions: 'read' } });
  const pull = pullRequest(8);
  pulls.push({ ...pull, head: { ...pull.head, repo: FORK } });
  repository = userRepository('forked');
  valid = repository.read(repository.config);
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await hub[Symbol.asyncDispose]();
});

beforeEach(() => {
  repository.write(repository.config, valid);
  const { comments, checkRuns, artifacts } = hub.standIn.repository;
  for (const list of [comments, checkRuns, artifacts]) list.length = 0;
  rmSync(join(repository.folder, 'fork-report.json'), { force: true });
});

/** The run of the fork: no role, no credentials, no token. */
async function checked() {
  const result = await runAction('plan', {
    workspace: repository.folder,
    inputs: { config: repository.config, 'fork-report': repository.folder },
    env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/8/merge' },
  });
  const report = readFileSync(join(repository.folder, 'fork-report.json'), 'utf8');
  return { ...result, report };
}

/** The run that may write, with what the fork has left. */
async function told(report: string) {
  const { standIn } = hub;
  standIn.repository.artifacts.push({
    ...{ id: standIn.repository.nextId(), run: RUN, name: 'fork-report', expired: false },
    content: zip([{ name: 'fork-report.json', body: report }]),
  });
  const event = join(repository.folder, 'event.json');
  const run = { id: RUN, head_sha: HEAD, head_branch: 'more-data', conclusion: 'success' };
  const ended = { ...run, head_repository: { ...FORK, owner: { login: 'mallory' } } };
  writeFileSync(event, JSON.stringify({ action: 'completed', workflow_run: ended }));
  const result = await runAction('fork-report', {
    workspace: repository.folder,
    inputs: { 'github-token': TOKEN },
    env: {
      ...{ GITHUB_REPOSITORY: REPOSITORY, GITHUB_API_URL: standIn.address, GITHUB_EVENT_PATH: event },
      GITHUB_EVENT_NAME: 'workflow_run',
    },
  });
  expect(result.code, result.log).toBe(0);
  const { comments, checkRuns } = standIn.repository;
  return { comments: comments.map(({ body }) => body), checks: checkRuns.map(({ conclusion }) => conclusion) };
}

describe('a valid config', () => {
  it('is told with the stages and the prices of a run on main, without AWS', async () => {
    repository.edit((config) => {
      config['endpoints']['forked-endpoint'].scaling = {
        ...{ min: 1, max: 3, 'target-invocations-per-instance-per-minute': 60 },
      };
    });
    const { code, log, report } = await checked();
    expect(code, log).toBe(0);
    expect(log).toContain('This run costs $1.38 at most.');
    expect(log).toContain('$0.23 an hour = $0.92 at most; earlier runs could not be read');
    expect(log).toContain('(AWS Price List as of 2026-09-24; AWS Price List as of 2026-09-28)');
    const { comments, checks } = await told(report);
    expect(checks).toEqual(['success']);
    expect(comments).toHaveLength(1);
    expect(comments[0]).toContain(
      [
        'After the merge, a run on main has these stages: `sync-data`, `tune`, `train`, `deploy`, `scale`, `invoke`.',
        '',
        '- Its jobs cost $1.38 at most, where nothing of earlier runs can be reused. What they are expected to cost is unknown: without a role in AWS no earlier run can be read.',
        '- What stays costs $167.90 to $503.70 a month.',
      ].join('\n'),
    );
  });

  it('has no price of what only other workflows make', async () => {
    const { report: before } = await checked();
    repository.edit((config) => {
      Object.assign(config, { ec2: { 'max-runtime': '1h' }, notebook: { instance: 'ml.m5.xlarge' } });
      config['endpoints']['forked-ec2'] = { model: 'ec2', instance: 'ml.m5.xlarge' };
    });
    const { code, log, report } = await checked();
    expect(code, log).toBe(0);
    expect(JSON.parse(report)).toEqual(JSON.parse(before));
  });

  it('has no price for what the table does not have, which is counted and said', async () => {
    repository.edit((config) => {
      config['train'].single.instance = 'ml.p4d.24xlarge';
      config['training'].image = 'example.com/image:1';
    });
    const { comments } = await told((await checked()).report);
    expect(comments[0]).toContain(
      'Its jobs cost $0.92 at most, where nothing of earlier runs can be reused, without 1 item of which no price is known.',
    );
    repository.edit((config) => {
      config['aws'].region = 'eu-central-2';
      config['serving'].image = 'example.com/image:1';
    });
    const nowhere = (await told((await checked()).report)).comments;
    expect(nowhere).toEqual([
      expect.stringMatching(
        /Its jobs cost an unknown amount: the table has no price of 2 items\. (.|\n)*What stays costs an unknown amount: the table has no price of 1 item\./,
      ),
    ]);
  });

  it('over its budget is told; what stays fails the check, what may be reused does not', async () => {
    repository.edit((config) => Object.assign(config, { budget: { 'per-run': 1 } }));
    const jobs = await checked();
    expect([jobs.code, (await told(jobs.report)).checks]).toEqual([0, ['success']]);
    expect(hub.standIn.repository.comments[0]?.body).toContain('more than `budget.per-run`, if nothing can be reused');
    repository.edit((config) => Object.assign(config, { budget: { 'per-month': 100 } }));
    const stays = await checked();
    expect(stays.code).toBe(1);
    expect(stays.log).toContain('which is $67.90 more than `budget.per-month` ($100.00)');
    const { comments, checks } = await told(stays.report);
    expect(checks).toEqual(['success', 'failure']);
    expect(comments).toEqual([expect.stringContaining('**The config is valid, and over its budget.**')]);
  });
});

/** test/unit/fork-report.test.ts tries all that a report may not hold. */
describe('what a fork has left', () => {
  const plan = {
    ...{ stages: ['train'], run: { worst: 1, unknown: 0 }, month: { least: 0, worst: 0, unknown: 0 }, over: [] },
  };
  const good = { version: 2, problems: 0, lines: [], plan };

  it.each<[string, string]>([
    ['words of its own', JSON.stringify({ ...good, problems: '<img src=x>', title: '@everyone' })],
    ['no JSON', '{"version": 2,'],
  ])('is no report where it holds %s', async (_, report) => {
    const { comments, checks } = await told(report);
    expect(checks).toEqual(['failure']);
    expect(comments).toEqual([expect.stringContaining('**The run left no valid report.**')]);
    expect(comments[0]).not.toMatch(/everyone|img/);
  });

  it('is a report where all of it is right', async () => {
    expect((await told(JSON.stringify(good))).checks).toEqual(['success']);
  });
});
