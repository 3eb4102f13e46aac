import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type EndedRun,
  fetchPullRequest,
  findPullRequests,
  readEndedRun,
  readPullRequest,
} from '../../../actions/lib/github-api/pull-request.ts';
import { BASE, failureOf, github, HEAD, pullRequest } from '../../support/github.ts';

const folder = mkdtempSync(join(tmpdir(), 'event-'));
const file = join(folder, 'event.json');
afterAll(() => rmSync(folder, { recursive: true }));

function read(event: unknown) {
  writeFileSync(file, typeof event === 'string' ? event : JSON.stringify(event));
  return readPullRequest({ GITHUB_EVENT_PATH: file });
}

const event = (more: object = {}) => ({ action: 'labeled', pull_request: { ...pullRequest(7), ...more } });
const { head } = pullRequest(7);

describe('the event of a pull request', () => {
  test('is read with what happened', () => {
    const hostile = `<!-- sagemaker-actions --> @octo/team\n::error::x ${'y'.repeat(1000)}`;
    expect(read(event({ title: hostile, labels: [{ name: 'preview', color: 'red' }] }))).toEqual({
      action: 'labeled',
      pullRequest: {
        ...{
          number: 7,
          title: hostile.slice(0, 500),
          head: HEAD,
          base: BASE,
          headBranch: 'more-data',
          baseBranch: 'main',
        },
        ...{ isFork: false, isClosed: false, isMerged: false, labels: ['preview'] },
      },
    });
  });

  test.each([
    ['another repository', { id: 2, full_name: 'octo/shop' }],
    ['one that was deleted', null],
  ])('is a fork’s where its commits are in %s', (_, repo) => {
    expect(read(event({ head: { ...head, repo } }))?.pullRequest.isFork).toBe(true);
  });

  test('tells that it was merged', () => {
    const merged = read(event({ state: 'closed', merged: true }))?.pullRequest;
    expect(merged).toMatchObject({ isClosed: true, isMerged: true });
  });

  test('is none for a push', () => {
    expect(read({ ref: 'refs/heads/main', after: HEAD })).toBeUndefined();
    expect(readPullRequest({})).toBeUndefined();
  });

  test.each([
    ['{', 'it is not JSON'],
    ['[]', 'see its root'],
    [event({ number: '7' }), 'see pull_request.number'],
    [event({ head: { ...head, sha: '$(curl x.example)' } }), 'see pull_request.head.sha'],
    [event({ head: { ...head, sha: 'A'.repeat(40) } }), 'see pull_request.head.sha'],
    [event({ labels: [{ name: 1 }] }), 'see pull_request.labels.0.name'],
    [event({ title: null }), 'see pull_request.title'],
  ])('is refused where it is not what GitHub sends: %j', (wrong, why) => {
    expect(() => read(wrong)).toThrow(`is not what GitHub sends: ${why}`);
  });

  test('is refused where its file is not there', () => {
    expect(() => readPullRequest({ GITHUB_EVENT_PATH: join(folder, 'none') })).toThrow('ENOENT');
  });
});

describe('a pull request as it is now', () => {
  test('is read from GitHub, closed or not', async () => {
    await using hub = await github();
    for (const pull of hub.standIn.repository.pulls) pull.state = 'closed';
    expect(await fetchPullRequest(await hub.connect(), 7)).toMatchObject({ head: HEAD, isClosed: true });
  });

  test('that there is not is told so', async () => {
    await using hub = await github();
    const failure = await failureOf(fetchPullRequest(await hub.connect(), 8));
    expect(failure.message).toMatch(
      /^Reading the pull request \(8 of octo\/shop\) failed: GitHub answered 404: Not Found/,
    );
  });

  test('that is none is refused', async () => {
    await using hub = await github();
    hub.standIn.intercept = () => ({ status: 200, body: { number: 7 } });
    const failure = await failureOf(fetchPullRequest(await hub.connect(), 7));
    expect(failure.message).toContain('GitHub answered with something else, at title');
  });
});

describe('the run whose end started a workflow', () => {
  const run = { id: 5, head_sha: HEAD, head_branch: 'more-data', conclusion: 'failure' };
  const readRun = (more: object) => {
    writeFileSync(file, JSON.stringify({ action: 'completed', workflow_run: { ...run, ...more } }));
    return readEndedRun({ GITHUB_EVENT_PATH: file });
  };
  const head_repository = { owner: { login: 'octo' } };

  test('is read with its conclusion', () => {
    const read = { id: 5, head: HEAD, branch: 'more-data', owner: 'octo', conclusion: 'failure' };
    expect(readRun({ head_repository })).toEqual(read);
    expect(readRun({ head_repository: null, conclusion: null })).toEqual({ ...read, owner: undefined, conclusion: '' });
  });

  test('concerns all open pull requests of its commit, and none where its repository is gone', async () => {
    await using hub = await github();
    const [closed, other] = [pullRequest(9), pullRequest(10)];
    closed.state = 'closed';
    hub.standIn.repository.pulls.push({ ...pullRequest(8), base: { ...pullRequest(8).base, ref: 'release' } }, closed, {
      ...other,
      head: { ...other.head, sha: BASE },
    });
    const way = await hub.connect();
    const find = (more: object) => findPullRequests(way, readRun(more) as EndedRun);
    expect((await find({ head_repository })).toSorted()).toEqual([7, 8]);
    expect(await find({ head_repository: null })).toEqual([]);
  });
});
