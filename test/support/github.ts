import { Failure } from '../../actions/lib/core/failure.ts';
import { connectToGitHub, type GitHub } from '../../actions/lib/github-api/client.ts';
import { type GitHubOptions, type GitHubStandIn, startGitHub } from '../../local-aws/src/github/server.ts';
import { ACTIONS_BOT, type PullRequest, type User } from '../../local-aws/src/github/state.ts';
import { failureOf as errorOf } from './failure-of.ts';
import { FakeClock } from './fake-clock.ts';

export const REPOSITORY = 'octo/shop';
export const HEAD = 'a'.repeat(40);
export const BASE = 'b'.repeat(40);
/** Of the form of a job's own token. */
export const TOKEN = `ghs_${'ofThisJob'.repeat(4)}`;

/** GitHub with an open pull request 7, and the way to it of a job that may write. */
export async function github(options: Partial<GitHubOptions> = {}) {
  const standIn = await startGitHub({ repository: REPOSITORY, ...options });
  standIn.repository.pulls.push(pullRequest(7));
  const write = {
    issues: 'write',
    pull_requests: 'write',
    checks: 'write',
    deployments: 'write',
  } as const;
  standIn.repository.tokens.set(TOKEN, { user: ACTIONS_BOT, permissions: write });
  const clock = new FakeClock();
  const abort = new AbortController();
  const said: string[] = [];
  const connect = (token = TOKEN): Promise<GitHub> =>
    connectToGitHub({
      ...{ token, address: standIn.address, repository: REPOSITORY, clock, signal: abort.signal },
      deadline: clock.now() + 3_600_000,
      say: (line) => said.push(line),
    });
  return {
    ...{ standIn, clock, abort, said, connect },
    /** A way to it with a token of somebody else. */
    as: (user: User, permissions: Record<string, 'read' | 'write'>, token = `token-of-${user.id}`) => {
      standIn.repository.tokens.set(token, { user, permissions });
      return connect(token);
    },
    [Symbol.asyncDispose]: () => standIn.close(),
  };
}

export function pullRequest(number: number): PullRequest {
  const repo = { id: 1, full_name: REPOSITORY };
  return {
    ...{ number, state: 'open', title: 'More data', merged: false, labels: [], files: [] },
    head: { ref: 'more-data', sha: HEAD, repo },
    base: { ref: 'main', sha: BASE, repo },
  };
}

/** What a request to GitHub fails with. @throws what is no failure that is explained to the user */
export async function failureOf(call: Promise<unknown>): Promise<Failure> {
  const error = await errorOf(call);
  if (error instanceof Failure) return error;
  throw error;
}

/** What was written, in the order in which it was. */
export function writes({ seen }: GitHubStandIn): string[] {
  return seen.flatMap(({ method, path }) => (method === 'GET' || path === '/graphql' ? [] : [`${method} ${path}`]));
}
