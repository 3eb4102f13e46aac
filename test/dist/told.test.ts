import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { DescribeTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../local-aws/src/github/server.ts';
import { ACTIONS_BOT } from '../../local-aws/src/github/state.ts';
import { github, HEAD, pullRequest, TOKEN } from '../support/github.ts';
import { judgedRepository, setParameters } from '../support/judged-repository.ts';
import type { UserRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const REPOSITORY = 'someone/pipelines';
/** It tries to be a tag, a mention, a link, a cell, the end of a comment, and a command of the runner. */
const HOSTILE =
  '<img src=x onerror=alert(1)>|@octocat [x](https://evil.example) `a` --> ::error::no %0A::add-mask::cat';

let bench: Workbench;
let hub: Awaited<ReturnType<typeof github>>;
let repository: UserRepository;
let baseline: string;

beforeAll(async () => {
  [bench, hub] = await Promise.all([startWorkbench(), github({ repository: REPOSITORY })]);
  repository = judgedRepository('told');
  const script = repository.read('training/train.py');
  const hostile = JSON.stringify(HOSTILE);
  // Half of the examples have a class whose name is hostile; so is the answer of the model where it is wrong.
  repository.write(
    'training/train.py',
    script.replace(
      '{"class": "cat", "predicted": "cat" if good else "dog"',
      `{"class": ${hostile}, "predicted": ${hostile} if good else "dog"`,
    ),
  );
  const [, trained] = await bench.runAll(['sync-data', 'train', 'deploy'], repository);
  baseline = trained?.outputs['training-job'] ?? '';
  setParameters(repository, { right: 185 });
  await bench.runAll(['train'], repository, { env: ENV });
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await hub[Symbol.asyncDispose]();
  await bench[Symbol.asyncDispose]();
});

beforeEach(() => {
  const { comments, checkRuns } = hub.standIn.repository;
  for (const list of [comments, checkRuns]) list.length = 0;
  hub.standIn.intercept = () => undefined;
});

const ENV = { GITHUB_REF: 'refs/pull/7/merge', GITHUB_EVENT_NAME: 'pull_request' };

/** Compares, and tells the pull request. */
async function told({ run = 10, attempt = 1, head = HEAD, closed = false, env = {} } = {}) {
  const pull = { ...pullRequest(7), title: `"; rm -rf / # ${HOSTILE}`, state: closed ? 'closed' : 'open' };
  const event = {
    action: 'synchronize',
    number: 7,
    pull_request: { ...pull, head: { ...pull.head, sha: head, ref: '$(touch owned)' } },
  };
  const path = join(repository.folder, 'event.json');
  writeFileSync(path, JSON.stringify(event));
  const result = await bench.run('compare-metrics', repository, {
    inputs: { 'github-token': TOKEN },
    env: {
      ...{
        ...ENV,
        GITHUB_EVENT_PATH: path,
        GITHUB_API_URL: hub.standIn.address,
        GITHUB_SERVER_URL: 'https://ghe.example',
      },
      ...{ GITHUB_REPOSITORY: REPOSITORY, GITHUB_RUN_ID: String(run), GITHUB_RUN_ATTEMPT: String(attempt), ...env },
    },
  });
  const { comments, checkRuns } = hub.standIn.repository;
  return {
    ...{ result, errors: result.annotations.filter(({ level }) => level === 'error').map(({ message }) => message) },
    comments: comments.map(({ body }) => body),
    checks: checkRuns.map(({ conclusion }) => conclusion),
  };
}

/** Faults in place of GitHub's answers, for requests that match. */
function fail(matches: RegExp, fault: Fault, times = 99) {
  let left = times;
  hub.standIn.intercept = ({ method, path }) => (matches.test(`${method} ${path}`) && left-- > 0 ? fault : undefined);
}

describe('one right comment', () => {
  it('shows words of others as they are, which nobody obeys; and is there after an edit, a re-run, a deletion, and on a closed pull request', async () => {
    const { comments } = hub.standIn.repository;
    const { result, comments: first, checks } = await told();
    expect(result.code, result.log).toBe(0);
    expect(checks).toEqual(['success']);
    const [text = ''] = first;
    const shown =
      '``<img src=x onerror=alert(1)>\\|@octocat [x](https://evil.example) `a` --> ::error::no %0A::add-mask::cat``';
    expect(text).toContain(`| ${shown} | 0.85 | 0.925 | 200 |`);
    expect(text.replaceAll(shown, '')).not.toMatch(/evil|octocat|onerror|rm -rf|owned/);
    expect(text).toContain('[run 10](https://ghe.example/someone/pipelines/actions/runs/10)');
    for (const beside of [
      /cost of the training \| \$[\d.]+ \| \$[\d.]+ \|/,
      /size of the model \| [\d.]+ KiB \| [\d.]+ KiB \|/,
    ])
      expect(text).toMatch(beside);
    expect(text).toMatch(/latency \| [\d.]+ ms \(median of 20 requests, .*\) on `ml\.m5\.xlarge` \| unknown \|/);
    // The summary of the job tells the same.
    const row = /^\| ✅ `Test Accuracy` .*$/m.exec(text)?.[0] ?? 'no row';
    expect(result.summary).toContain(row);
    expect(result.commands.filter(({ name }) => name === 'add-mask' || name === 'error')).toEqual([]);
    const [comment] = comments;
    if (comment !== undefined) comment.body = comment.body.replace('Pass', 'Whatever');
    expect((await told({ attempt: 2 })).comments).toEqual([expect.stringMatching(/run=10\.2 (.|\n)*\*\*Pass/)]);
    comments.length = 0;
    expect((await told({ attempt: 3, closed: true })).comments).toEqual([expect.stringContaining('run=10.3 ')]);
  });

  it('after a force push: a run of the commit before, which ends later, leaves it, and has its own check', async () => {
    await told({ run: 12 });
    const late = await told({ run: 11, head: 'b'.repeat(40) });
    expect(late.comments).toEqual([expect.stringMatching(/run=12\.1 head=a{40} /)]);
    expect(late.result.log).toContain('comment superseded');
    expect(hub.standIn.repository.checkRuns.map(({ head_sha: sha }) => sha)).toEqual([HEAD, 'b'.repeat(40)]);
  });
});

describe('GitHub refuses', () => {
  const limit = {
    status: 403,
    headers: { 'retry-after': '1' },
    body: { message: 'You have exceeded a secondary rate limit' },
  };

  it('too many requests for a while: they are made again', async () => {
    fail(/^POST .*(comments|check-runs)$/, limit, 2);
    const { result, comments, checks } = await told();
    expect([result.code, comments.length, checks], result.log).toEqual([0, 1, ['success']]);
  });

  it('the check: its permission is named, the job fails, and the comment is there', async () => {
    hub.standIn.repository.tokens.set('reads', { user: ACTIONS_BOT, permissions: { pull_requests: 'write' } });
    fail(/check-runs/, { status: 403, body: { message: 'Resource not accessible by integration' } });
    const { result, errors, comments } = await told();
    expect(result.code).toBe(1);
    expect(errors).toEqual([expect.stringMatching(/Opening the check .*403(.|\n)*`checks: write`/)]);
    expect(comments).toEqual([expect.stringContaining('**Pass')]);
  });

  it('the comment, as to the token of a fork: a warning that names the permission; the check is there', async () => {
    fail(/comments/, { status: 403, body: { message: 'Resource not accessible by integration' } });
    const { result, checks } = await told();
    expect([result.code, checks]).toEqual([0, ['success']]);
    const warnings = result.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
    expect(warnings.at(-1)).toMatch(/403(.|\n)*`pull-requests: write`/);
  });

  it('a pull request that is gone, and a commit that is: what is wrong and what to do', async () => {
    hub.standIn.intercept = ({ method, path }) => {
      if (path.includes('/issues/7/comments')) return { status: 404, body: { message: 'Not Found' } };
      if (method !== 'POST' || !path.endsWith('check-runs')) return undefined;
      return { status: 422, body: { message: 'No commit found for SHA: a' } };
    };
    const { result, errors } = await told();
    expect(result.code).toBe(1);
    expect(errors.filter((error) => /GitHub answered 404(.|\n)*still exists/.test(error)).length).toBeGreaterThan(0);
    expect(errors.filter((error) => /answered 422: No commit found for SHA/.test(error)).length).toBeGreaterThan(0);
    for (const error of errors) expect(error).toMatch(/answered 404(.|\n)*still exists|answered 422: No commit found/);
    // What was compared is an output all the same.
    expect(result.outputs['verdict']).toBe('pass');
  });
});

it.each([
  ['failure', 'failure', 1],
  ['success', 'success', 0],
] as const)('an inconclusive comparison is a %s where the config says so', async (inconclusive, conclusion, code) => {
  const before = repository.read(repository.config);
  repository.edit((config) => {
    Object.assign(config['pull-request'], {
      inconclusive,
      compare: { 'Test Accuracy': { 'higher-is-better': false, tolerance: 0.075 } },
    });
  });
  const { result, checks, comments } = await told();
  repository.write(repository.config, before);
  expect([result.outputs['verdict'], result.code, checks], result.log).toEqual(['inconclusive', code, [conclusion]]);
  expect(comments[0]).toContain('Inconclusive');
});

it('a candidate that passes may be worse, within the tolerance: nothing says that it is not', async () => {
  const before = repository.read(repository.config);
  repository.edit((config) => {
    config['pull-request'].compare = { 'Test Accuracy': { 'higher-is-better': false, tolerance: 0.5 } };
  });
  const { result, comments } = await told();
  repository.write(repository.config, before);
  expect(result.outputs['verdict'], result.log).toBe('pass');
  expect(comments[0]).toContain('**Pass: the candidate is not worse by more than the tolerance.**');
  expect(comments[0]).toContain('0.075 worse');
});

it('a config with more problems than a request may have remarks is told on all its lines', async () => {
  const before = repository.read(repository.config);
  repository.edit((config) => {
    config['training'].environment = Object.fromEntries(
      Array.from({ length: 120 }, (_, index) => [`not ok ${index}`, 'x']),
    );
  });
  const { comments, checks, result } = await told();
  repository.write(repository.config, before);
  expect([result.code, result.outputs['verdict'], checks]).toEqual([1, 'error', ['failure']]);
  const [check] = hub.standIn.repository.checkRuns as unknown as {
    output: { annotations: { start_line: number }[] };
  }[];
  // A hundred, and how many more there are.
  expect(new Set(check?.output.annotations.map(({ start_line: line }) => line)).size).toBe(101);
  expect(comments[0]?.length).toBeLessThanOrEqual(65_536);
});

describe('the baseline', () => {
  it('whose job is gone cannot be compared with, which is inconclusive, and it is said why', async () => {
    const error = ['ValidationException', 'Requested resource not found.'] as const;
    bench.proxy.fault({ operation: 'DescribeTrainingJob', resource: baseline, how: 'refuse', error });
    const { result, comments, checks } = await told();
    expect([result.code, result.outputs['verdict'], checks], result.log).toEqual([0, 'inconclusive', ['neutral']]);
    expect(comments[0]).toContain('**Inconclusive: a served model cannot be compared with.**');
    expect(comments[0]).toContain(
      `The served model cannot be compared with: the training job ${baseline} no longer exists.`,
    );
  });

  it('without a metric that the config of the pull request has added shows nothing about it', async () => {
    const before = repository.read(repository.config);
    repository.edit((config) => {
      config['training'].metrics['Test Recall'] = 'Test Accuracy: ([0-9.]+)';
      config['pull-request'].compare['Test Recall'] = { 'higher-is-better': true, tolerance: 0.1 };
    });
    await bench.runAll(['train'], repository, { env: ENV });
    const { result, comments } = await told();
    repository.write(repository.config, before);
    expect(result.outputs['verdict'], result.log).toBe('inconclusive');
    expect(comments[0]).toMatch(/Test Recall is not compared: \S+ has reported no such metric\./);
  });

  it('whose evaluation is gone is compared by its final metrics, and the comment says that it proves less', async () => {
    const { OutputDataConfig } = await bench.sagemaker.send(
      new DescribeTrainingJobCommand({ TrainingJobName: baseline }),
    );
    const [, Bucket, prefix] = /^s3:\/\/([^/]+)\/(.*)$/.exec(OutputDataConfig?.S3OutputPath ?? '') ?? [];
    await bench.s3.send(new DeleteObjectCommand({ Bucket, Key: `${prefix}/${baseline}/output/output.tar.gz` }));
    const { result, comments } = await told();
    expect([result.code, result.outputs['verdict']], result.log).toEqual([0, 'inconclusive']);
    expect(comments[0]).toContain('final figures');
  });
});
