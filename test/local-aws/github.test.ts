import { describe, expect, test } from 'vitest';
import { ACTIONS_BOT } from '../../local-aws/src/github/state.ts';
import { github, HEAD, TOKEN } from '../support/github.ts';

type Hub = Awaited<ReturnType<typeof github>>;

async function ask({ standIn }: Hub, route: string, body?: unknown, token = TOKEN) {
  const [method = '', path = ''] = route.split(' ');
  const response = await fetch(`${standIn.address}${path}`, {
    ...{ method, headers: { authorization: `Bearer ${token}` } },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

const COMMENTS = '/repos/octo/shop/issues/7/comments';
const CHECKS = '/repos/octo/shop/check-runs';

describe('a request is refused in the words of GitHub', () => {
  const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' };
  const check = (output: object) => ({ name: 'c', head_sha: HEAD, output: { title: 't', summary: 's', ...output } });

  test.each<[string, unknown, number, string]>([
    [`POST ${COMMENTS}`, {}, 422, 'Invalid request.\n\n"body" wasn\'t supplied.'],
    [`POST ${COMMENTS}`, { body: 7 }, 422, "Invalid request.\n\nFor 'body', 7 is not a string."],
    [`POST ${COMMENTS}`, '{', 400, 'Problems parsing JSON'],
    [`POST ${COMMENTS}`, { body: 'x'.repeat(65_537) }, 422, 'Validation Failed'],
    ['POST /repos/octo/shop/issues/8/comments', { body: 'x' }, 404, 'Not Found'],
    ['PATCH /repos/octo/shop/issues/comments/9', { body: 'x' }, 404, 'Not Found'],
    ['GET /repos/octo/other/pulls/7', undefined, 404, 'Not Found'],
    ['GET /repos/octo/shop/nothing', undefined, 404, 'Not Found'],
    [
      `POST ${CHECKS}`,
      check({ annotations: Array(51).fill(annotation) }),
      ...([422, 'Invalid request.\n\nNo more than 50 items are allowed; 51 were supplied.'] as const),
    ],
    [`POST ${CHECKS}`, check({ summary: 'ä'.repeat(40_000) }), 422, 'Validation Failed'],
    [`POST ${CHECKS}`, { name: 'c', head_sha: 'f'.repeat(40) }, 422, `No commit found for SHA: ${'f'.repeat(40)}`],
    [
      `POST ${CHECKS}`,
      { ...check({}), conclusion: 'maybe' },
      422,
      expect.stringContaining('"maybe" must be equal to one of'),
    ],
    ['POST /repos/octo/shop/deployments', { ref: 'nowhere' }, 422, 'No ref found for: nowhere'],
  ])('%s %j', async (route, body, status, message) => {
    await using hub = await github();
    const answer = await ask(hub, route, body);
    expect(answer).toMatchObject({ status, body: { message, status: String(status) } });
    expect(answer.headers.get('x-github-request-id')).toMatch(/^[0-9A-F]{20}$/);
    expect(hub.standIn.repository).toMatchObject({ comments: [], checkRuns: [], deployments: [] });
  });

  test('with the field that is too long', async () => {
    await using hub = await github();
    expect((await ask(hub, `POST ${COMMENTS}`, { body: '🐶'.repeat(65_536) })).status).toBe(201);
    expect((await ask(hub, `POST ${COMMENTS}`, { body: '🐶'.repeat(65_537) })).body.errors).toEqual([
      {
        ...{ resource: 'IssueComment', code: 'unprocessable', field: 'data' },
        message: 'Body is too long (maximum is 65536 characters)',
      },
    ]);
    const output = { title: 't', summary: 'ä'.repeat(33_000) };
    expect((await ask(hub, `POST ${CHECKS}`, { name: 'c', head_sha: HEAD, output })).body.errors).toMatchObject([
      { field: 'summary', message: 'summary exceeds a maximum bytesize of 65535' },
    ]);
  });
});

describe('a token', () => {
  test('that nobody knows is refused', async () => {
    await using hub = await github();
    expect(await ask(hub, `GET ${COMMENTS}`, undefined, 'other')).toMatchObject({
      ...{ status: 401, body: { message: 'Bad credentials' } },
    });
  });

  test('may do what its permissions say, and is told which one it lacks', async () => {
    await using hub = await github();
    const { tokens } = hub.standIn.repository;
    tokens.set('reader', { user: ACTIONS_BOT, permissions: { pull_requests: 'read' } });
    tokens.set('person', { user: { id: 1, login: 'octocat', type: 'User' }, permissions: {} });
    expect((await ask(hub, `GET ${COMMENTS}`, undefined, 'reader')).status).toBe(200);
    const refused = await ask(hub, `POST ${COMMENTS}`, { body: 'x' }, 'reader');
    expect(refused).toMatchObject({ status: 403, body: { message: 'Resource not accessible by integration' } });
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write');
    expect(await ask(hub, `GET ${COMMENTS}`, undefined, 'person')).toMatchObject({
      ...{ status: 403, body: { message: 'Resource not accessible by personal access token' } },
    });
  });
});

test('a list comes in pages of 30, or of at most 100, with a link to the next', async () => {
  await using hub = await github({ prefix: '/api/v3' });
  for (let n = 0; n < 130; n++) await ask(hub, `POST ${COMMENTS}`, { body: String(n) });
  const first = await ask(hub, `GET ${COMMENTS}`);
  expect(first.body).toHaveLength(30);
  expect(first.headers.get('link')).toBe(`<${hub.standIn.address}${COMMENTS}?page=2>; rel="next"`);
  const last = await ask(hub, `GET ${COMMENTS}?per_page=500&page=2`);
  expect(last.body.map(({ body }: { body: string }) => Number(body))).toEqual(
    Array.from({ length: 30 }, (_, n) => 100 + n),
  );
  expect(last.headers.get('link')).toBeNull();
});

test('labels are added and removed, and files listed', async () => {
  await using hub = await github();
  const labels = '/repos/octo/shop/issues/7/labels';
  hub.standIn.repository.pull(7)?.files.push({ filename: 'pipeline.yml', status: 'modified' });
  await ask(hub, `POST ${labels}`, { labels: ['preview', 'a/b'] });
  expect((await ask(hub, `DELETE ${labels}/a%2Fb`)).body).toEqual([{ name: 'preview' }]);
  expect((await ask(hub, `DELETE ${labels}/none`)).body.message).toBe('Label does not exist');
  expect((await ask(hub, 'GET /repos/octo/shop/pulls/7')).body).toMatchObject({ labels: [{ name: 'preview' }] });
  expect((await ask(hub, 'GET /repos/octo/shop/pulls/7/files')).body).toEqual([
    { filename: 'pipeline.yml', status: 'modified' },
  ]);
});

test('a check is the latest of its name; all are shown where all are asked for', async () => {
  await using hub = await github();
  for (const external_id of ['1', '2']) await ask(hub, `POST ${CHECKS}`, { name: 'c', head_sha: HEAD, external_id });
  const of = `GET /repos/octo/shop/commits/${HEAD}/check-runs`;
  expect((await ask(hub, of)).body).toMatchObject({ total_count: 1, check_runs: [{ external_id: '2' }] });
  expect((await ask(hub, `${of}?filter=all`)).body).toMatchObject({ total_count: 2 });
});
