import type { Answer } from './answer.ts';
import type { Repository, User } from './state.ts';

/** A request that has passed the checks which all routes have in common. */
export interface Asked {
  readonly repository: Repository;
  readonly user: User;
  /** Values of the path's parameters. */
  readonly path: Readonly<Record<string, string>>;
  readonly url: URL;
  /** Checked against GitHub's description; `{}` when the request has no body. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Base URL of web pages. */
  readonly origin: string;
}

export interface Route {
  /** Name in GitHub's description, e.g. `POST /repos/{owner}/{repo}/check-runs`. */
  readonly name: string;
  /**
   * Permissions of which one is sufficient, in the format of GitHub's header `x-accepted-github-permissions`. Source:
   * docs.github.com, "Permissions required for GitHub Apps". Empty list: any valid token is sufficient. `undefined`:
   * the URL itself gives access, and a request with a token is refused, as by GitHub's storage of artifacts.
   */
  readonly permissions: readonly string[] | undefined;
  readonly answer: (asked: Asked) => Answer;
}

/** The number in a path. A text that is not a number gives NaN, which is no ID. */
export function numberIn({ path }: Asked, name: string): number {
  return Number(path[name]);
}
