import type { Answer } from './answer.ts';
import type { Repository, User } from './state.ts';

/** A request that has passed everything that is the same for all. */
export interface Asked {
  readonly repository: Repository;
  readonly user: User;
  /** Values of the path's parameters. */
  readonly path: Readonly<Record<string, string>>;
  readonly url: URL;
  /** Checked against GitHub's description; `{}` where the request has none. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Addresses of pages are below it. */
  readonly address: string;
}

export interface Route {
  /** As in GitHub's description: `POST /repos/{owner}/{repo}/check-runs`. */
  readonly name: string;
  /**
   * Permissions of which one is enough, as GitHub's header `x-accepted-github-permissions` names them. Source:
   * docs.github.com, "Permissions required for GitHub Apps".
   */
  readonly permissions: readonly string[];
  readonly answer: (asked: Asked) => Answer;
}

/** The number in a path; what is none is the number of nothing. */
export function numberIn({ path }: Asked, name: string): number {
  return Number(path[name]);
}
