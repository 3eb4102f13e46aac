import type { NamedProxy } from '../aws/proxy.ts';
import { Failure } from '../core/failure.ts';
import { plainLines, shorten } from '../report/plain-text.ts';
import { neededPermission } from './permissions.ts';

/** The purpose of a request, for messages. */
export interface Purpose {
  /** Such as `Writing the comment`. */
  readonly what: string;
  /** Its object, such as `pull request 7 of octo/shop`. */
  readonly of: string;
  /** The permission of a job's token that it needs, in a workflow's notation: `pull-requests: write`. */
  readonly needs: string;
}

/**
 * The kind of a failure: the token is not valid; the token lacks a permission; the resource does not exist; GitHub
 * refuses the request; too many requests; GitHub or the connection does not work; the resource has another address.
 */
type Kind = 'unknown-token' | 'denied' | 'missing' | 'invalid' | 'limited' | 'unavailable' | 'moved';

/** A request to GitHub that failed. */
export class GitHubFailure extends Failure {
  readonly kind: Kind;
  /** Whether a retry may succeed. */
  readonly transient: boolean;

  constructor(kind: Kind, what: string, next: string) {
    super(`github-request-failed: ${what}`, next);
    this.kind = kind;
    this.transient = kind === 'unavailable' || kind === 'limited';
  }
}

type Headers = Readonly<Record<string, string | number | undefined>>;

/** An error of octokit. Its `request` contains the token, so it is never shown. */
export interface RequestError extends Error {
  readonly status: number;
  readonly response?: { readonly headers: Headers; readonly data?: unknown };
}

export function isRequestError(error: unknown): error is RequestError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

/** Whether GitHub answered that the resource does not exist, or that this token may not see it. */
export function isMissing(error: unknown): boolean {
  return error instanceof GitHubFailure && error.kind === 'missing';
}

/** Whether the token lacks the permission; this is so for all tokens of a pull request from a fork. */
export function isDenied(error: unknown): boolean {
  return error instanceof GitHubFailure && error.kind === 'denied';
}

/**
 * Whether GitHub asks for fewer requests. Source: docs.github.com, "Rate limits for the REST API", "Exceeding the rate
 * limit".
 */
export function isRateLimit({ status, response, message }: RequestError): boolean {
  if (status === 429) return true;
  const { 'retry-after': retry, 'x-ratelimit-remaining': remaining } = response?.headers ?? {};
  return status === 403 && (retry !== undefined || `${remaining}` === '0' || /rate limit/i.test(message));
}

/** Whether no answer arrived: octokit gives such an error its own status, and no response. */
export function isBroken({ response }: RequestError): boolean {
  return response === undefined;
}

/** Longest part of GitHub's message that is shown, in characters. */
const LONGEST = 2_000;

/**
 * The failure of a request: its purpose, GitHub's own message, the request's id, and what to do.
 *
 * @param token is removed from the message, even if GitHub repeats it
 * @param proxy that requests go through
 */
export function explainGitHub(
  error: unknown,
  { what, of, needs }: Purpose,
  { token, proxy }: { token: string; proxy?: NamedProxy | undefined },
): unknown {
  if (error instanceof Failure) return error;
  const failed = (said: string) => `${what} (${of}) failed: ${said}`.replaceAll(token, '***');
  if (!isRequestError(error)) {
    if (!(error instanceof Error) || error.name !== 'GraphqlResponseError') return error;
    return new GitHubFailure(
      'invalid',
      failed(short(error.message)),
      'Give the action a token that this GitHub knows.',
    );
  }
  const headers = error.response?.headers ?? {};
  const kind = kindOf(error);
  const id = headers['x-github-request-id'];
  const answered = isBroken(error) ? causeOf(error) : `GitHub answered ${error.status}: ${wordsOf(error)}`;
  const to = kind === 'moved' ? ` (to ${headers['location'] ?? 'nowhere'})` : '';
  const way = isBroken(error) && proxy ? `. ${proxy.variable} sends requests through ${proxy.address}` : '';
  return new GitHubFailure(
    kind,
    failed(`${answered}${to}${id === undefined ? '' : ` (request ${id})`}${way}`),
    adviceFor(kind, wordsOf(error), neededPermission(needs, headers['x-accepted-github-permissions'])),
  );
}

function kindOf(error: RequestError): Kind {
  const { status } = error;
  if (isBroken(error) || status >= 500) return 'unavailable';
  if (isRateLimit(error)) return 'limited';
  if (status >= 300 && status < 400) return 'moved';
  if (status === 401) return 'unknown-token';
  if (status === 403) return 'denied';
  return status === 404 || status === 410 ? 'missing' : 'invalid';
}

function adviceFor(kind: Kind, words: string, permission: string): string {
  switch (kind) {
    case 'unknown-token':
      return 'Give the input `github-token` the token `github.token` of the job, which is valid as long as the job runs.';
    case 'denied':
      if (/archived/i.test(words)) return 'Unarchive the repository: nothing can be written into an archived one.';
      if (/locked/i.test(words)) return 'Unlock the conversation of the pull request and run again.';
      return `Add \`${permission}\` to the \`permissions\` of this job in the workflow file. For a pull request from a fork, the token can only read, whatever the workflow says: report it from a workflow that runs \`on: workflow_run\`.`;
    case 'missing':
      return `Check that it still exists, and that the \`permissions\` of this job include \`${permission}\`: GitHub answers 404 for what a token may not see.`;
    case 'invalid':
      return 'Correct the value that GitHub names; this request changed nothing.';
    case 'limited':
      return 'Wait until GitHub accepts requests again, and run again. All jobs of a repository share the limit of their tokens: let fewer run at the same time.';
    case 'unavailable':
      return 'See githubstatus.com, check the network (GITHUB_API_URL, a proxy), and run again.';
    case 'moved':
      return 'The repository was renamed or transferred. Run the workflow again from its new address.';
  }
}

/** GitHub's message and its messages about each field. Source: docs.github.com, "Troubleshooting the REST API". */
function wordsOf({ response, message }: RequestError): string {
  const { message: said = message, errors = [] } = Object(response?.data) as { message?: unknown; errors?: unknown };
  const details = (Array.isArray(errors) ? errors : []).map((detail: unknown) => {
    if (typeof detail !== 'object' || detail === null) return String(detail);
    const { resource, field, code, message: told } = detail as Readonly<Record<string, unknown>>;
    return [[resource, field].filter(Boolean).join('.'), told ?? code].filter(Boolean).join(': ');
  });
  return short([said, ...details].join('; '));
}

/** `fetch` hides the reason of a failed connection in `cause`. */
function causeOf({ message, cause }: Error): string {
  return short(cause instanceof Error && cause.message !== '' ? `${message}: ${cause.message}` : message);
}

function short(text: string): string {
  return plainLines(shorten(text, LONGEST)).filter(Boolean).join(' ');
}
