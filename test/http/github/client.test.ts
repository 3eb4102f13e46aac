import { describe, expect, test } from 'vitest';
import { accessOf, type GitHub } from '../../../actions/lib/github-api/client.ts';
import { GitHubFailure } from '../../../actions/lib/github-api/errors.ts';
import { fetchPullRequest } from '../../../actions/lib/github-api/pull-request.ts';
import type { Fault } from '../../../local-aws/src/github/server.ts';
import { failureOf, github, pullRequest, TOKEN } from '../../support/github.ts';

type Hub = Awaited<ReturnType<typeof github>>;

/** Answers so the first times, and as usual then. */
function fail({ standIn }: Hub, times: number, fault: Fault) {
  let left = times;
  standIn.intercept = () => (left-- > 0 ? fault : undefined);
}

const create = (way: GitHub) =>
  way.send(
    { what: 'Writing', of: 'a test', needs: 'pull-requests: write' },
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { issue_number: 7, body: 'text' },
  );

const limit = (
  headers: Record<string, string>,
  status = 403,
  message = 'You have exceeded a secondary rate limit.',
) => ({
  ...{ status, headers, body: { message } },
});

describe('a request is made again', () => {
  test.each([
    ['after an outage', { status: 502 }, 3, [250, 500, 1000]],
    ['when the connection breaks', { status: 0, cut: true }, 2, [250, 500]],
    [
      'when what arrives is no answer of GitHub',
      { status: 200, body: Buffer.from('<html>'), headers: { 'content-type': 'text/html' } },
      1,
      [250],
    ],
    ['after the seconds that an outage names', { status: 503, headers: { 'retry-after': '7' } }, 1, [7000]],
    ['after the seconds that a rate limit names', limit({ 'retry-after': '30' }), 2, [30_000, 30_000]],
    ['after a minute, then two, where it names none', limit({}), 2, [60_000, 120_000]],
    ['also when its status is 429', limit({ 'retry-after': '1' }, 429, 'Too many'), 1, [1000]],
  ] as const)('%s', async (_, fault, times, waits) => {
    await using hub = await github();
    hub.clock.random = () => 0;
    fail(hub, times, fault);
    const pull = fetchPullRequest(await hub.connect(), 7);
    expect(await hub.clock.run(pull)).toMatchObject({ number: 7 });
    expect(hub.clock.sleeps).toEqual(waits);
    expect(hub.standIn.seen).toHaveLength(times + 1);
  });

  test('when the limit of requests an hour is lifted, by the clock of GitHub', async () => {
    await using hub = await github();
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '1900',
      date: new Date(1_000_000).toUTCString(),
    };
    fail(hub, 1, limit(headers, 403, 'API rate limit exceeded'));
    await hub.clock.run(fetchPullRequest(await hub.connect(), 7));
    expect(hub.clock.sleeps).toEqual([900_000]);
    expect(hub.said).toEqual(['GitHub asks for a pause: 900 s']);
  });

  test('but not after the deadline', async () => {
    await using hub = await github();
    fail(hub, 9, limit({ 'retry-after': '4000' }));
    const failure = await failureOf(fetchPullRequest(await hub.connect(), 7));
    expect(failure).toMatchObject({ kind: 'limited', transient: true });
    expect(failure.next).toContain('Wait until GitHub accepts requests again');
    expect(hub.standIn.seen).toHaveLength(1);
  });

  test('five times in all', async () => {
    await using hub = await github();
    fail(hub, 99, { status: 500, body: { message: 'Server Error' } });
    const failure = await failureOf(hub.clock.run(fetchPullRequest(await hub.connect(), 7)));
    expect(failure.message).toMatch(
      /^Reading the pull request \(7 of octo\/shop\) failed: GitHub answered 500: Server Error \(request/,
    );
    expect(failure.next).toContain('githubstatus.com');
    expect(hub.standIn.seen).toHaveLength(5);
  });

  test('but not what may have created something, unless GitHub did not carry it out', async () => {
    await using hub = await github();
    fail(hub, 9, { status: 502, late: true });
    expect(await failureOf(create(await hub.connect()))).toMatchObject({ kind: 'unavailable' });
    expect(hub.standIn.repository.comments).toHaveLength(1);
    fail(hub, 1, limit({ 'retry-after': '2' }));
    await hub.clock.run(create(await hub.connect()));
    expect(hub.standIn.repository.comments).toHaveLength(2);
  });

  test('and is given up when the run is cancelled', async () => {
    await using hub = await github();
    hub.standIn.intercept = () => new Promise(() => undefined);
    const asked = fetchPullRequest(await hub.connect(), 7);
    await expect.poll(() => hub.standIn.seen).toHaveLength(1);
    hub.abort.abort(new Error('cancelled'));
    await expect(asked).rejects.toThrow('cancelled');
  });

  test('at another address where GitHub sends it on and it only reads', async () => {
    await using hub = await github();
    hub.standIn.repository.pulls.push(pullRequest(8));
    const location = '/repos/octo/shop/pulls/8';
    hub.standIn.intercept = ({ path }) => (path === location ? undefined : { status: 301, headers: { location } });
    expect(await fetchPullRequest(await hub.connect(), 7)).toMatchObject({ number: 8 });
  });

  test('and not when the run is cancelled meanwhile', async () => {
    await using hub = await github();
    fail(hub, 9, limit({}));
    const asked = fetchPullRequest(await hub.connect(), 7);
    await expect.poll(() => hub.clock.sleeps).toHaveLength(1);
    hub.abort.abort(new Error('cancelled'));
    await expect(asked).rejects.toThrow('cancelled');
  });
});

describe('a failure says what GitHub says and what to do', () => {
  const fault = (status: number, message: string, more: object = {}, headers = {}) => ({
    ...{ status, body: { message, ...more }, headers: { 'x-github-request-id': 'A1:B2', ...headers } },
  });
  const accepted = { 'x-accepted-github-permissions': 'issues=write; pull_requests=write,contents=read' };

  test.each([
    [
      fault(401, 'Bad credentials'),
      'unknown-token',
      'GitHub answered 401: Bad credentials (request A1:B2)',
      'github.token',
    ],
    [
      fault(403, 'Resource not accessible by integration'),
      ...['denied', 'GitHub answered 403: Resource not accessible by integration (request A1:B2)'],
      'Add `pull-requests: write` to the `permissions` of this job',
    ],
    [
      fault(403, 'Resource not accessible by personal access token', {}, accepted),
      ...['denied', '403: Resource not accessible by personal access token'],
      'Add `pull-requests: write`, `contents: read` to the `permissions`',
    ],
    [
      fault(
        403,
        'Resource not accessible by integration',
        {},
        { 'x-accepted-github-permissions': 'x=`@all`; checks=write' },
      ),
      ...['denied', '403', 'Add `checks: write` to the `permissions`'],
    ],
    [fault(403, 'Repository was archived so is read-only.'), 'denied', 'archived so is read-only', 'Unarchive'],
    [fault(403, 'Unable to create comment because issue is locked.'), 'denied', 'is locked', 'Unlock the conversation'],
    [fault(404, 'Not Found'), 'missing', 'GitHub answered 404: Not Found', '`pull-requests: write`'],
    [
      fault(422, 'Validation Failed', {
        errors: [
          { resource: 'IssueComment', code: 'unprocessable', field: 'data', message: 'Body is too long' },
          'x',
          { field: 'head_sha', code: 'invalid' },
        ],
      }),
      ...['invalid', '422: Validation Failed; IssueComment.data: Body is too long; x; head_sha: invalid (request'],
      'Correct the value that GitHub names',
    ],
    [
      fault(307, 'Moved', {}, { location: 'https://x.example/repositories/1' }),
      ...['moved', '(to https://x.example/repositories/1)', 'renamed or transferred'],
    ],
    [
      fault(400, `a\n::error::b ${TOKEN}\u001b[31m`),
      'invalid',
      'GitHub answered 400: a ::error::b *** (request',
      'Correct',
    ],
  ] as const)('%#: %j', async (answer, kind, what, next) => {
    await using hub = await github();
    fail(hub, 1, answer);
    const failure = await failureOf(create(await hub.connect()));
    expect(failure).toBeInstanceOf(GitHubFailure);
    expect(failure).toMatchObject({ kind });
    expect(failure.message).toContain(what);
    expect(failure.next).toContain(next);
    expect(JSON.stringify([failure, failure.message, failure.stack, failure.cause ?? null])).not.toContain(TOKEN);
  });

  test('also when nobody answers', async () => {
    const hub = await github();
    const way = await hub.connect();
    await hub.standIn.close();
    const failure = await failureOf(hub.clock.run(fetchPullRequest(way, 7)));
    expect(failure.message).toMatch(/failed: .*ECONNREFUSED/);
    expect(failure).toMatchObject({ kind: 'unavailable' });
  });

  test('and a token that this GitHub does not know is told of by GraphQL too', async () => {
    await using hub = await github();
    const failure = await failureOf((await hub.connect('other')).self());
    expect(failure).toMatchObject({ kind: 'unknown-token' });
  });
});

describe('the way to GitHub', () => {
  const environment = { GITHUB_REPOSITORY: 'octo/shop', GITHUB_TOKEN: 'from-environment' };

  test('is what its variables say', () => {
    expect(accessOf(environment, '')).toMatchObject({
      ...{ token: 'from-environment', address: 'https://api.github.com', repository: 'octo/shop' },
    });
    const enterprise = { ...environment, GITHUB_API_URL: 'https://ghe.example/api/v3/' };
    expect(accessOf(enterprise, ' given ')).toMatchObject({ token: 'given', address: 'https://ghe.example/api/v3' });
  });

  test.each([
    [{ ...environment, GITHUB_TOKEN: '' }, 'There is no token for GitHub.'],
    [{ ...environment, GITHUB_API_URL: 'ghe.example' }, 'GITHUB_API_URL is not an address'],
    [{ ...environment, GITHUB_REPOSITORY: 'octo/shop/../x' }, 'GITHUB_REPOSITORY is not the name'],
    [{ GITHUB_TOKEN: 'x' }, 'GITHUB_REPOSITORY is not the name'],
  ])('is refused where one is wrong: %j', (wrong, what) => {
    expect(() => accessOf(wrong, '')).toThrow(what);
  });
});
