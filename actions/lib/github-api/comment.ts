import { markedIn } from '../report/preview-mark.ts';
import type { GitHub } from './client.ts';
import { COMMENT, cutToFit } from './cut-to-fit.ts';
import { type GitHubFailure, isDenied, isMissing } from './errors.ts';
import { compareRuns, marker, type WorkflowRun, writerOf } from './marker.ts';

/** The one comment of a pipeline on a pull request. */
export interface CommentPlace {
  /** Number of the pull request. */
  readonly pullRequest: number;
  readonly pipeline: string;
}

/** What became of a comment. */
export type PutComment =
  | { readonly state: 'created' | 'updated'; readonly url: string }
  /** A newer run has already written; its comment is left as it is. */
  | { readonly state: 'superseded'; readonly url: string; readonly by: WorkflowRun }
  /** The token may not write, as none may that a pull request from a fork gets. */
  | { readonly state: 'refused'; readonly why: GitHubFailure };

interface Comment {
  readonly id: number;
  readonly url: string;
  readonly writer: WorkflowRun;
  readonly body: string;
}

/** Writes in one attempt after another, while others delete what was just found. */
const ROUNDS = 3;

/**
 * Writes the pipeline's comment on a pull request, open or closed: the one that this token's user has written before is
 * updated in place, whoever has edited it since; where there is none, or it was deleted, a new one is made. What others
 * wrote is never touched, whatever it contains. Of two runs at once the newer one wins, and its comment alone remains. A run
 * that was started again tells what is true now of its commit, also where another run has told of it since.
 *
 * GitHub has no conditional update. An older run that has looked before the newer one writes, and writes after the newer one
 * has looked again, overwrites it: let the workflow's `concurrency` group cancel the older run.
 *
 * @param sections Markdown, the most important first; what has no room in GitHub's 65,536 characters is left out
 * @param rest Markdown that says where all of it is, such as a link to the job's summary
 * @throws GitHubFailure unless it is that the token may not write; the signal's reason when aborted
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
        // Somebody has deleted it in the meantime.
        if (!isMissing(error) || round === ROUNDS) throw error;
      }
    }
  } catch (error) {
    if (isDenied(error)) return { state: 'refused', why: error as GitHubFailure };
    throw error;
  }
}

/** What a comment is to say. */
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
  // A list may lag behind what was just written.
  const all = listed.some(({ id }) => id === written.id) ? listed : inOrder([...listed, written]);
  const [kept = written, ...others] = all;
  for (const { id } of others) await remove(github, place, id);
  const difference = compareRuns(kept.writer, run);
  if (difference > 0) return superseded(kept);
  // An older run has written between this one's two looks.
  if (difference < 0) await update(github, place, kept.id, run, body);
  return { state: before === undefined ? 'created' : 'updated', url: kept.url };
}

/** @param before what the comment says of the same commit, with previews that a run which was started again does not know */
function bodyOf({ pipeline }: CommentPlace, run: WorkflowRun, { sections, rest }: Text, before: string): string {
  const own = markedIn(sections.join('\n\n'));
  const kept = [...markedIn(before)].flatMap(([endpoint, part]) => (own.has(endpoint) ? [] : [part]));
  const [first = '', ...others] = sections;
  return cutToFit([`${marker(pipeline, run)}\n${first}`, ...others, ...kept], COMMENT, rest);
}

function superseded({ url, writer }: Comment): PutComment {
  return { state: 'superseded', url, by: writer };
}

/** The comments that this token's user has written for the pipeline: the newest run's first, of these the oldest first. */
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
