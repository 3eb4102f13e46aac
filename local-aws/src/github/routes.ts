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
  /** Pages are below it. */
  readonly origin: string;
}

export interface Route {
  /** As in GitHub's description: `POST /repos/{owner}/{repo}/check-runs`. */
  readonly name: string;
  /**
   * Permissions of which one is enough, as GitHub's header `x-accepted-github-permissions` names them. Source:
   * docs.github.com, "Permissions required for GitHub Apps". None: a valid token is enough. `undefined`: the address itself
   * is the proof, and a token beside it is refused, as by GitHub's storage of artifacts.
   */
  readonly permissions: readonly string[] | undefined;
  readonly answer: (asked: Asked) => Answer;
}

/** The number in a path; what is none is the number of nothing. */
export function numberIn({ path }: Asked, name: string): number {
  return Number(path[name]);
}
