import { expect, test } from 'vitest';
import { putComment } from '../../../actions/lib/github-api/comment.ts';
import type { WorkflowRun } from '../../../actions/lib/github-api/marker.ts';
import { github, HEAD, writes } from '../../support/github.ts';

const place = { pullRequest: 7, pipeline: 'shop' };
const run = (id: number, attempt = 1): WorkflowRun => ({ id, attempt, head: HEAD });
const text = (...sections: string[]) => ({ sections, rest: 'The rest is in the summary.' });

test('a comment is made once and then updated in place, run after run', async () => {
  await using hub = await github();
  const { comments } = hub.standIn.repository;
  const first = await putComment(await hub.connect(), place, run(1), text('# One', 'more'));
  expect(first).toMatchObject({ state: 'created', url: expect.stringContaining('/octo/shop/pull/7#issuecomment-') });
  expect(await putComment(await hub.connect(), place, run(2), text('# Two'))).toMatchObject({ state: 'updated' });
  expect(await putComment(await hub.connect(), place, run(2, 2), text('# Three'))).toMatchObject({ state: 'updated' });
  expect(comments.map(({ body }) => body)).toEqual([
    `<!-- sagemaker-actions pipeline=shop run=2.2 head=${HEAD} -->\n# Three`,
  ]);
  const one = `/repos/octo/shop/issues/comments/${comments[0]?.id}`;
  expect(writes(hub.standIn)).toEqual(['POST /repos/octo/shop/issues/7/comments', `PATCH ${one}`, `PATCH ${one}`]);
});
