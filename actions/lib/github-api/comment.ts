import { markedIn } from '../report/preview-mark.ts';
import type { GitHub } from './client.ts';
import { COMMENT, cutToFit } from './cut-to-fit.ts';
import { type GitHubFailure, isDenied, isMissing } from './errors.ts';
import { compareRuns, marker, type WorkflowRun, writerOf } from './marker.ts';

/** Identifies the only comment of a pipeline on a pull request. */
export interface CommentPlace {
  /** Number of the pull request. */
  readonly pullRequest: number;
  readonly pipeline: string;
}

/** Result of writing a comment. */
export type PutComment =
  | { readonly state: 'created' | 'updated'; readonly url: string }
  /** A newer run has already written the comment; it is left unchanged. */
  | { readonly state: 'superseded'; readonly url: string; readonly by: WorkflowRun }
  /** The token may not write; this is always so for a pull request from a fork. */
  | { readonly state: 'refused'; readonly why: GitHubFailure };

interface Comment {
  readonly id: number;
  readonly url: string;
  readonly writer: WorkflowRun;
  readonly body: string;
}

/** Attempts to write, because others may delete the comment that was just found. */
const ROUNDS = 3;

/**
 * Writes the pipeline's comment on a pull request, open or closed. The comment that this token's user wrote before is
 * updated, even if somebody has edited it since. If there is none, or it was deleted, a new one is created. Comments of
 * other users are never changed. If two runs write at once, the newer one wins, and only its comment remains. A run
 * that was started again reports the current state of its commit, even if another run reported on it since.
 *
 * GitHub has no conditional update. An older run overwrites the comment if it read before the newer run wrote, and
 * writes after the newer run has read again. To prevent this, let the workflow's `concurrency` group cancel the older
 * run.
 *
 * @param sections Markdown, the most important first; sections beyond GitHub's 65,536 characters are omitted
 * @param rest Markdown that says where all sections are, such as a link to the job's summary
 * @throws GitHubFailure, except if the token may not write; the signal's reason when aborted
 */
export async function putComment(
  github: GitHub,
  place: CommentPlace,
  run: WorkflowRun,
  text: Text,
): Promise<PutComment> {
  try {
    for (let round = 1; ; round++) {
      try {
        return await write(github, place, run, text);
      } catch (error) {
        // Somebody deleted the comment in the meantime.
        if (!isMissing(error) || round === ROUNDS) throw error;
      }
    }
  } catch (error) {
    if (isDenied(error)) return { state: 'refused', why: error as GitHubFailure };
    throw error;
  }
}

/** The content of a comment. */
interface Text {
  readonly sections: readonly string[];
  readonly rest: string;
}

async function write(github: GitHub, place: CommentPlace, run: WorkflowRun, text: Text): Promise<PutComment> {
  const [before] = await ours(github, place);
  const again = run.attempt > 1 && before?.writer.head === run.head;
  if (before !== undefined && compareRuns(before.writer, run) > 0 && !again) return superseded(before);
  const body = bodyOf(place, run, text, again ? before.body : '');
  const find = async () => (await ours(github, place)).find(({ writer }) => compareRuns(writer, run) === 0);
  const written =
    before === undefined
      ? await github.findOrCreate(find, () => create(github, place, run, body))
      : await update(github, place, before.id, run, body);
  const listed = await ours(github, place);
  // A list may not show a new comment yet.
  const all = listed.some(({ id }) => id === written.id) ? listed : inOrder([...listed, written]);
  const [kept = written, ...others] = all;
  for (const { id } of others) await remove(github, place, id);
  const difference = compareRuns(kept.writer, run);
  if (difference > 0) return superseded(kept);
  // An older run wrote between the two reads of this run.
  if (difference < 0) await update(github, place, kept.id, run, body);
  return { state: before === undefined ? 'created' : 'updated', url: kept.url };
}

/**
 * @param before the comment about the same commit; it may have previews that a run which was started again does not
 * know
 */
function bodyOf({ pipeline }: CommentPlace, run: WorkflowRun, { sections, rest }: Text, before: string): string {
  const own = markedIn(sections.join('\n\n'));
  const kept = [...markedIn(before)].flatMap(([endpoint, part]) => (own.has(endpoint) ? [] : [part]));
  const [first = '', ...others] = sections;
  return cutToFit([`${marker(pipeline, run)}\n${first}`, ...others, ...kept], COMMENT, rest);
}

function superseded({ url, writer }: Comment): PutComment {
  return { state: 'superseded', url, by: writer };
}

/**
 * The comments that this token's user wrote for the pipeline: of the newest run first, and within a run the oldest
 * first.
 */
async function ours(github: GitHub, place: CommentPlace): Promise<Comment[]> {
  const self = await github.self();
  const all = await github.list(
    purposeOf('Reading the comments', github, place),
    'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { issue_number: place.pullRequest },
  );
  const found = all.flatMap(({ id, html_url: url, user, body = '' }) => {
    const writer = user?.id === self ? writerOf(body, place.pipeline) : undefined;
    return writer === undefined ? [] : [{ id: Number(id), url, writer, body }];
  });
  return inOrder(found);
}

function inOrder(comments: readonly Comment[]): Comment[] {
  return comments.toSorted((one, other) => compareRuns(other.writer, one.writer) || one.id - other.id);
}

async function create(github: GitHub, place: CommentPlace, writer: WorkflowRun, body: string): Promise<Comment> {
  const { id, html_url: url } = await github.send(
    purposeOf('Writing the comment', github, place),
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    { issue_number: place.pullRequest, body },
  );
  return { id: Number(id), url, writer, body };
}

async function update(
  github: GitHub,
  place: CommentPlace,
  id: number,
  writer: WorkflowRun,
  body: string,
): Promise<Comment> {
  const { html_url: url } = await github.send(
    purposeOf('Updating the comment', github, place),
    'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    { comment_id: id, body },
  );
  return { id, url, writer, body };
}

async function remove(github: GitHub, place: CommentPlace, id: number): Promise<void> {
  try {
    await github.send(
      purposeOf('Deleting a second comment', github, place),
      'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
      { comment_id: id },
    );
  } catch (error) {
    // The other run was faster.
    if (!isMissing(error)) throw error;
  }
}

function purposeOf(what: string, { repository }: GitHub, { pullRequest }: CommentPlace) {
  return { what, of: `pull request ${pullRequest} of ${repository}`, needs: 'pull-requests: write' };
}
