import { describe, expect, test } from 'vitest';
import { type PutComment, putComment } from '../../../actions/lib/github-api/comment.ts';
import { marker, type WorkflowRun } from '../../../actions/lib/github-api/marker.ts';
import { marked } from '../../../actions/lib/report/preview-mark.ts';
import { ACTIONS_BOT, type User } from '../../../local-aws/src/github/state.ts';
import { github, HEAD, writes } from '../../support/github.ts';

const place = { pullRequest: 7, pipeline: 'shop' };
const run = (id: number, attempt = 1): WorkflowRun => ({ id, attempt, head: HEAD });
const text = (...sections: string[]) => ({ sections, rest: '[The summary](https://x.example) has the rest.' });
const mallory: User = { id: 666, login: 'mallory', type: 'User' };

type Hub = Awaited<ReturnType<typeof github>>;

/** A comment that is there already. */
function put({ standIn }: Hub, user: User, body: string) {
  const comment = { id: standIn.repository.nextId(), issue: 7, user, body, created_at: '', updated_at: '' };
  standIn.repository.comments.push(comment);
  return comment;
}

const bodies = ({ standIn }: Hub) => standIn.repository.comments.map(({ body }) => body);
const written = (by: WorkflowRun, body: string) => `${marker('shop', by)}\n${body}`;

describe('a comment', () => {
  test('is made once and then updated in place, run after run', async () => {
    await using hub = await github();
    const first = await putComment(await hub.connect(), place, run(1), text('# One', 'more'));
    expect(first).toMatchObject({ state: 'created', url: expect.stringContaining('/octo/shop/pull/7#issuecomment-') });
    expect(bodies(hub)).toEqual([written(run(1), '# One\n\nmore')]);
    expect(await putComment(await hub.connect(), place, run(2), text('# Two'))).toMatchObject({ state: 'updated' });
    expect(await putComment(await hub.connect(), place, run(2, 2), text('# Three'))).toMatchObject({
      state: 'updated',
    });
    expect(bodies(hub)).toEqual([written(run(2, 2), '# Three')]);
    const one = `/repos/octo/shop/issues/comments/${hub.standIn.repository.comments[0]?.id}`;
    expect(writes(hub.standIn)).toEqual(['POST /repos/octo/shop/issues/7/comments', `PATCH ${one}`, `PATCH ${one}`]);
  });

  test('of another pipeline is another one', async () => {
    await using hub = await github();
    for (const pipeline of ['shop', 'shop-2', 'sh--op>'])
      await putComment(await hub.connect(), { pullRequest: 7, pipeline }, run(1), text(pipeline));
    await putComment(await hub.connect(), { pullRequest: 7, pipeline: 'sh--op>' }, run(2), text('again'));
    expect(bodies(hub).map((body) => body.split('\n')[1])).toEqual(['shop', 'shop-2', 'again']);
  });

  test('that somebody else wrote is not ours, whatever it contains', async () => {
    await using hub = await github();
    const forged = put(hub, mallory, written(run(999_999), 'All good, merge it.'));
    const quoted = put(hub, ACTIONS_BOT, `> ${written(run(1), 'another workflow quotes us')}`);
    const before = [forged.body, quoted.body];
    expect(await putComment(await hub.connect(), place, run(2), text('Worse.'))).toMatchObject({ state: 'created' });
    expect(bodies(hub)).toEqual([...before, written(run(2), 'Worse.')]);
  });

  test('of a token that is not a job’s own is found by the user of that token', async () => {
    await using hub = await github();
    const ours = await hub.as({ id: 42, login: 'octocat', type: 'User' }, { pull_requests: 'write' });
    await putComment(await hub.connect(), place, run(1), text("the job's"));
    await putComment(ours, place, run(1), text('One'));
    await putComment(ours, place, run(2), text('Two'));
    expect(bodies(hub)).toEqual([written(run(1), "the job's"), written(run(2), 'Two')]);
  });

  test('is found behind hundreds of others', async () => {
    await using hub = await github();
    for (let n = 0; n < 250; n++) put(hub, mallory, `comment ${n}`);
    await putComment(await hub.connect(), place, run(1), text('One'));
    expect(await putComment(await hub.connect(), place, run(2), text('Two'))).toMatchObject({ state: 'updated' });
    expect(bodies(hub)).toHaveLength(251);
  });

  test('that was edited is overwritten, and that was deleted is made anew', async () => {
    await using hub = await github();
    await putComment(await hub.connect(), place, run(1), text('One'));
    for (const comment of hub.standIn.repository.comments) comment.body += '\nedited';
    await putComment(await hub.connect(), place, run(2), text('Two'));
    expect(bodies(hub)).toEqual([written(run(2), 'Two')]);
    hub.standIn.repository.comments.pop();
    expect(await putComment(await hub.connect(), place, run(3), text('Three'))).toMatchObject({ state: 'created' });
    expect(bodies(hub)).toEqual([written(run(3), 'Three')]);
  });

  test('that is deleted while it is being updated is made anew', async () => {
    await using hub = await github();
    await putComment(await hub.connect(), place, run(1), text('One'));
    hub.standIn.intercept = ({ method }) => {
      if (method === 'PATCH') hub.standIn.repository.comments.length = 0;
      return undefined;
    };
    expect(await putComment(await hub.connect(), place, run(2), text('Two'))).toMatchObject({ state: 'created' });
    expect(bodies(hub)).toEqual([written(run(2), 'Two')]);
  });

  test('of a newer run is left as it is', async () => {
    await using hub = await github();
    await putComment(await hub.connect(), place, run(5), text('Five'));
    const before = writes(hub.standIn).length;
    for (const older of [run(4), { ...run(4, 9), head: 'c'.repeat(40) }])
      expect(await putComment(await hub.connect(), place, older, text('Four'))).toMatchObject({
        state: 'superseded',
        by: run(5),
      });
    expect(bodies(hub)).toEqual([written(run(5), 'Five')]);
    expect(writes(hub.standIn)).toHaveLength(before);
  });

  test('of a run that was started again tells what is true now of the commit, and keeps its previews', async () => {
    await using hub = await github();
    const preview = marked('shop-pr-7-a', '#### Preview');
    await putComment(await hub.connect(), place, run(5), text('Failed', preview, 'Commit'));
    expect(await putComment(await hub.connect(), place, run(4, 2), text('Passed', 'Commit'))).toMatchObject({
      state: 'updated',
    });
    expect(bodies(hub)).toEqual([written(run(4, 2), ['Passed', 'Commit', preview].join('\n\n'))]);
    const other = marked('shop-pr-7-a', '#### Another');
    await putComment(await hub.connect(), place, run(4, 3), text('Passed', other));
    expect(bodies(hub)).toEqual([written(run(4, 3), ['Passed', other].join('\n\n'))]);
    await putComment(await hub.connect(), place, run(6), text('Six'));
    expect(bodies(hub)).toEqual([written(run(6), 'Six')]);
  });

  test('can be written on a closed pull request', async () => {
    await using hub = await github();
    for (const pull of hub.standIn.repository.pulls) pull.state = 'closed';
    expect(await putComment(await hub.connect(), place, run(1), text('One'))).toMatchObject({ state: 'created' });
  });

  test('is on the one of GitHub Enterprise Server, below the prefix of its address', async () => {
    await using hub = await github({ prefix: '/api/v3' });
    for (let n = 0; n < 120; n++) put(hub, mallory, `comment ${n}`);
    await putComment(await hub.connect(), place, run(1), text('One'));
    expect(await putComment(await hub.connect(), place, run(2), text('Two'))).toMatchObject({ state: 'updated' });
  });

  test('is refused to the token of a fork, and the caller can go on', async () => {
    await using hub = await github();
    const reader = await hub.as(ACTIONS_BOT, { pull_requests: 'read', contents: 'read' });
    const answer = await putComment(reader, place, run(1), text('One'));
    expect(answer.state).toBe('refused');
    const { why } = answer as Extract<PutComment, { state: 'refused' }>;
    expect(why.message).toMatch(
      /^Writing the comment \(pull request 7 of octo\/shop\) failed: GitHub answered 403: Resource not accessible by integration \(request [0-9A-F]{20}\)$/,
    );
    expect(why.next).toContain('Add `pull-requests: write` to the `permissions` of this job');
    expect(why.next).toContain('fork');
    expect(bodies(hub)).toEqual([]);
  });
});

describe('two runs at once', () => {
  /** Lets the older and the newer run look before either writes, and then one after the other write. */
  async function race(first: 'older' | 'newer', before: boolean) {
    await using hub = await github();
    if (before) await putComment(await hub.connect(), place, run(1), text('One'));
    const gates = { older: Promise.withResolvers<void>(), newer: Promise.withResolvers<void>() };
    const waiting: string[] = [];
    hub.standIn.intercept = async ({ method, body }) => {
      const who = body.includes('run=2.1') ? 'older' : 'newer';
      if ((method !== 'POST' && method !== 'PATCH') || body.includes('viewer')) return undefined;
      if (waiting.includes(who)) return undefined;
      waiting.push(who);
      if (waiting.length === 2) gates[first].resolve();
      await gates[who].promise;
      const other = who === 'older' ? 'newer' : 'older';
      setTimeout(() => gates[other].resolve(), 0);
      return undefined;
    };
    const [older, newer] = [await hub.connect(), await hub.connect()];
    const states = await Promise.all([
      putComment(older, place, run(2), text('Older')),
      putComment(newer, place, run(3), text('Newer')),
    ]);
    return { bodies: bodies(hub), states: states.map(({ state }) => state) };
  }

  test.each([
    ['older', false],
    ['newer', false],
    ['older', true],
  ] as const)(
    'leave one comment, the newer one’s: the %s one writes first, one was there: %s',
    async (first, before) => {
      const { bodies, states } = await race(first, before);
      expect(bodies).toEqual([written(run(3), 'Newer')]);
      expect(states[1]).toBe(before ? 'updated' : 'created');
    },
  );

  test('a second comment that a killed run has left is deleted', async () => {
    await using hub = await github();
    for (const id of [3, 2]) put(hub, ACTIONS_BOT, written(run(id), 'left over'));
    await putComment(await hub.connect(), place, run(4), text('Four'));
    expect(bodies(hub)).toEqual([written(run(4), 'Four')]);
  });
});

describe('a comment that is too long', () => {
  const rest = '[The summary](https://x.example) has the rest.';

  test('is cut after a whole section and says where the rest is', async () => {
    await using hub = await github();
    const sections = ['# Verdict', '🐶'.repeat(10_000), 'x'.repeat(46_000), 'the last'];
    await putComment(await hub.connect(), place, run(1), text(...sections));
    const [head, dogs = '', ...ending] = bodies(hub)[0]?.split('\n\n') ?? [];
    expect([head, dogs.length]).toEqual([written(run(1), '# Verdict'), 20_000]);
    expect(ending).toEqual([`(Cut here, because GitHub allows 65,536 characters. ${rest})`]);
  });

  test('is one from the first character on that GitHub refuses', async () => {
    await using hub = await github();
    const room = 65_536 - written(run(1), '').length;
    for (const [length, isCut] of [
      [room, false],
      [room + 1, true],
    ] as const) {
      hub.standIn.repository.comments.length = 0;
      await putComment(await hub.connect(), place, run(1), text('x'.repeat(length)));
      expect(bodies(hub)[0]?.includes('Cut here')).toBe(isCut);
    }
  });
});

test('an answer that is lost does not lead to a second comment', async () => {
  await using hub = await github();
  let lost = 0;
  hub.standIn.intercept = ({ method, path }) =>
    method === 'POST' && path.endsWith('/comments') && lost++ === 0
      ? { status: 502, body: { message: 'Bad Gateway' }, late: true }
      : undefined;
  const way = await hub.connect();
  expect(await hub.clock.run(putComment(way, place, run(1), text('One')))).toMatchObject({ state: 'created' });
  expect(bodies(hub)).toEqual([written(run(1), 'One')]);
});
