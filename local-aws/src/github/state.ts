/**
 * The user that a token acts as. A job's own token acts as `github-actions[bot]`, whose ID is the same for all
 * repositories on github.com.
 */
export interface User {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot';
}

export const ACTIONS_BOT: User = { id: 41_898_282, login: 'github-actions[bot]', type: 'Bot' };

/** The user of a request without a token. */
export const NOBODY: User = { id: 0, login: '', type: 'User' };

/** A token's permissions, by GitHub's names: `pull_requests`, `checks`, … */
export interface Token {
  readonly user: User;
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
}

export interface Comment {
  readonly id: number;
  readonly issue: number;
  user: User;
  body: string;
  readonly created_at: string;
  updated_at: string;
}

export interface CheckRun {
  readonly id: number;
  readonly [member: string]: unknown;
}

export interface Deployment {
  readonly id: number;
  readonly statuses: object[];
  readonly [member: string]: unknown;
}

/** A pull request in its REST representation, with its files. */
export interface PullRequest {
  readonly number: number;
  state: 'open' | 'closed';
  title: string;
  merged: boolean;
  labels: { name: string }[];
  readonly head: { ref: string; sha: string; repo: { id: number; full_name: string } | null };
  readonly base: { ref: string; sha: string; repo: { id: number; full_name: string } };
  readonly files: { filename: string; status: string }[];
}

export interface Artifact {
  readonly id: number;
  readonly run: number;
  readonly name: string;
  readonly content: Buffer;
  readonly expired: boolean;
}

/** The content of the repository; tests read and change it. */
export class Repository {
  /** `owner/name`. */
  readonly name: string;
  readonly comments: Comment[] = [];
  readonly checkRuns: CheckRun[] = [];
  readonly deployments: Deployment[] = [];
  readonly pulls: PullRequest[] = [];
  readonly artifacts: Artifact[] = [];
  /** By the text of the token. */
  readonly tokens = new Map<string, Token>();
  #last = 1_000;

  constructor(name: string) {
    this.name = name;
  }

  /** A new ID. IDs increase with time, as on GitHub. */
  nextId(): number {
    return ++this.#last;
  }

  /** Whether a pull request has this commit as its head or base. */
  hasCommit(sha: string): boolean {
    return this.pulls.some(({ head, base }) => [head.sha, base.sha].includes(sha));
  }

  pull(number: number): PullRequest | undefined {
    return this.pulls.find((pull) => pull.number === number);
  }
}
