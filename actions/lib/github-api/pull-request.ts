import { readFileSync } from 'node:fs';
import { Failure } from '../core/failure.ts';
import type { GitHub } from './client.ts';
import { eventSchema, type PullRequestPayload, pullRequestSchema } from './event-schema.ts';

/** A pull request. Title, branches and labels are texts of other users: see `report/markdown.ts`. */
export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly head: string;
  readonly base: string;
  readonly headBranch: string;
  readonly baseBranch: string;
  /** Whether its commits come from another repository, also from a deleted one. */
  readonly isFork: boolean;
  readonly isClosed: boolean;
  readonly isMerged: boolean;
  readonly labels: readonly string[];
}

/** Longest title that is read, in characters; GitHub allows 256. */
const LONGEST_TITLE = 500;

/**
 * The pull request of the event that started this workflow, and what happened to it (`opened`, `synchronize`, `labeled`,
 * `closed`, …); `undefined` for an event without one.
 *
 * @throws Failure when the file that GITHUB_EVENT_PATH names cannot be read or is not what GitHub sends
 */
export function readPullRequest(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly pullRequest: PullRequest; readonly action: string } | undefined {
  const { action = '', pull_request: pull } = readEvent(environment) ?? {};
  return pull && { pullRequest: read(pull), action };
}

/** The run whose completion started this workflow (`on: workflow_run`). */
export interface EndedRun {
  readonly id: number;
  readonly head: string;
  readonly branch: string;
  /** Owner of the repository that the commit is from; undefined if that repository was deleted. */
  readonly owner: string | undefined;
  /** GitHub's conclusion, such as `success`; `''` if there is none. */
  readonly conclusion: string;
}

/**
 * The completed run; `undefined` for another event.
 *
 * @throws Failure as {@link readPullRequest}
 */
export function readEndedRun(environment: Readonly<Record<string, string | undefined>>): EndedRun | undefined {
  const { workflow_run: run } = readEvent(environment) ?? {};
  if (run === undefined) return undefined;
  const { id, head_sha: head, head_branch: branch, head_repository: from, conclusion } = run;
  return { id, head, branch, owner: from?.owner.login, conclusion: conclusion ?? '' };
}

/**
 * The open pull requests whose newest commit a run was for; a branch may have several, with different bases. GitHub's
 * event names none of them if they are from a fork. They are searched by their branch, and accepted only by their
 * commit.
 *
 * @throws GitHubFailure; the signal's reason when aborted
 */
export async function findPullRequests(github: GitHub, run: EndedRun): Promise<number[]> {
  if (run.owner === undefined) return [];
  const purpose = {
    what: 'Reading the pull requests',
    of: github.repository,
    needs: 'pull-requests: read',
  };
  const open = await github.list(purpose, 'GET /repos/{owner}/{repo}/pulls', {
    head: `${run.owner}:${run.branch}`,
    state: 'open',
  });
  return open.filter(({ head }) => head.sha === run.head).map(({ number }) => number);
}

function readEvent(environment: Readonly<Record<string, string | undefined>>) {
  const path = environment['GITHUB_EVENT_PATH'] ?? '';
  if (path === '') return undefined;
  const event = eventSchema.safeParse(parse(path));
  if (event.success) return event.data;
  throw notAnEvent(path, `see ${placeOf(event.error)}`);
}

/** The current state of the pull request. @throws GitHubFailure; the signal's reason when aborted */
export async function fetchPullRequest(github: GitHub, number: number): Promise<PullRequest> {
  const purpose = {
    what: 'Reading the pull request',
    of: `${number} of ${github.repository}`,
    needs: 'pull-requests: read',
  };
  const answer = await github.send(purpose, 'GET /repos/{owner}/{repo}/pulls/{pull_number}', { pull_number: number });
  const pull = pullRequestSchema.safeParse(answer);
  if (pull.success) return read(pull.data);
  throw new Failure(
    `github-answer-invalid: ${purpose.what} (${purpose.of}) failed: GitHub answered with something else, at ${placeOf(pull.error)}.`,
    'Check the network between this machine and GitHub (GITHUB_API_URL, a proxy), and run again.',
  );
}

function read({ number, title, state, merged, labels = [], head, base }: PullRequestPayload): PullRequest {
  return {
    number,
    title: title.slice(0, LONGEST_TITLE).toWellFormed(),
    head: head.sha,
    base: base.sha,
    headBranch: head.ref,
    baseBranch: base.ref,
    isFork: head.repo === null || head.repo.id !== base.repo?.id,
    isClosed: state === 'closed',
    isMerged: merged === true,
    labels: labels.map(({ name }) => name),
  };
}

function placeOf({ issues: [first] }: { issues: { path: PropertyKey[] }[] }): string {
  return first?.path.join('.') || 'its root';
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw notAnEvent(path, error instanceof SyntaxError ? 'it is not JSON' : String((error as Error).message));
  }
}

function notAnEvent(path: string, why: string): Failure {
  return new Failure(
    `environment-invalid: The event of this workflow (GITHUB_EVENT_PATH, ${path}) is not what GitHub sends: ${why}.`,
    'GitHub writes this file before a job begins. Run the job again; where a workflow runs elsewhere, name the payload of an event.',
  );
}
