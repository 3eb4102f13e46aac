import { previewsIn, replacePreviews } from '../report/preview-mark.ts';
import type { GitHub } from './client.ts';
import { isMissing } from './errors.ts';
import { writerOf } from './marker.ts';

const NEEDS = 'pull-requests: write';

/** The comments to read: those on one pull request, or all since a time. */
export type Where = { readonly pullRequest: number } | { readonly since: Date };

/**
 * Corrects the comments of a pipeline about a preview that no longer exists, so that no user follows its link. Only
 * comments of this token's user are changed. Two runs that do this at once write the same text.
 *
 * @param gone the text that replaces a preview; undefined: the preview exists
 * @returns addresses of the comments that were changed
 * @throws GitHubFailure; the signal's reason when aborted
 */
export async function correctPreviews(
  github: GitHub,
  pipeline: string,
  where: Where,
  gone: (endpoint: string) => Promise<string | undefined>,
): Promise<string[]> {
  const self = await github.self();
  const changed: string[] = [];
  for (const { id, html_url: url, user, body = '' } of await commentsIn(github, where)) {
    if (user?.id !== self || writerOf(body, pipeline) === undefined) continue;
    const words = new Map<string, string | undefined>();
    for (const endpoint of previewsIn(body)) words.set(endpoint, await gone(endpoint));
    const now = replacePreviews(body, (endpoint) => words.get(endpoint));
    if (now !== body && (await update(github, Number(id), now))) changed.push(url);
  }
  return changed;
}

function commentsIn(github: GitHub, where: Where) {
  const purpose = { what: 'Reading the comments', of: github.repository, needs: NEEDS };
  return 'pullRequest' in where
    ? github.list(purpose, 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        issue_number: where.pullRequest,
      })
    : github.list(purpose, 'GET /repos/{owner}/{repo}/issues/comments', { since: where.since.toISOString() });
}

/** @returns whether the comment existed */
async function update(github: GitHub, id: number, body: string): Promise<boolean> {
  const purpose = { what: 'Correcting a comment', of: github.repository, needs: NEEDS };
  try {
    await github.send(purpose, 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: id, body });
    return true;
  } catch (error) {
    // Somebody deleted the comment in the meantime.
    if (isMissing(error)) return false;
    throw error;
  }
}
