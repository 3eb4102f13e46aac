import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isScalar, parseDocument } from 'yaml';
import { type GitHubStandIn, startGitHub } from '../../local-aws/src/github/server.ts';
import { ACTIONS_BOT } from '../../local-aws/src/github/state.ts';
import { checkOut } from '../workflow/checkout.ts';
import { repository } from './repository.ts';

const NUMBER = 1;
const FULL_NAME = `${repository.owner}/${repository.name}`;

/** A pull request on the stand-in of GitHub: its change, and how its workflow is started. */
export interface LocalPullRequest extends AsyncDisposable {
  /** A copy of the working tree with the change. */
  readonly root: string;
  /** The change as text, such as `training.hyperparameters.epochs: 20 → 10`. */
  readonly change: string;
  /** `github.event`. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Environment of its jobs, including the token for `github.token`. */
  readonly env: Readonly<Record<string, string>>;
  readonly token: string;
  /** The comment on the pull request in Markdown, and the conclusion of its check, as far as they exist. */
  told(): { readonly comment: string | undefined; readonly check: string | undefined };
}

/**
 * Opens a pull request that changes the config: half the epochs, or another seed if the script has no epochs.
 *
 * @param config path of the config relative to `root`
 * @throws Error when the config has neither
 */
export async function openPullRequest(root: string, config: string): Promise<LocalPullRequest> {
  const scratch = await mkdtemp(join(tmpdir(), 'pull-request-'));
  const copy = await checkOut(root, join(scratch, 'checkout'));
  if (copy === root) throw new Error('--pull-request changes a copy of the repository: run it in a git repository.');
  const { text, change } = edited(await readFile(join(copy, config), 'utf8'));
  await writeFile(join(copy, config), text);
  const github = await startGitHub({ repository: FULL_NAME });
  const token = `ghs_${randomBytes(18).toString('hex')}`;
  const sha = (side: string) => createHash('sha1').update(side).digest('hex');
  const repo = { id: Number(repository.id), full_name: FULL_NAME };
  const pull = {
    ...{ number: NUMBER, state: 'open' as const, title: change, merged: false, labels: [], files: [] },
    head: { ref: 'change', sha: sha(text), repo },
    base: { ref: 'main', sha: sha(root), repo },
  };
  github.repository.pulls.push(pull);
  const permissions = { pull_requests: 'write', issues: 'write', checks: 'write' } as const;
  github.repository.tokens.set(token, { user: ACTIONS_BOT, permissions });
  return {
    ...{ root: copy, change, token },
    payload: { action: 'opened', number: NUMBER, pull_request: pull, repository: repo },
    env: { GITHUB_API_URL: github.address, GITHUB_SERVER_URL: github.origin, GITHUB_REPOSITORY: FULL_NAME },
    told: () => toldIn(github),
    async [Symbol.asyncDispose]() {
      await github.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

function toldIn({ repository: { comments, checkRuns } }: GitHubStandIn) {
  const { name, conclusion, output } = Object(checkRuns.at(-1)) as Record<string, unknown>;
  const { title = '' } = Object(output) as { title?: string };
  return {
    comment: comments.at(-1)?.body.replace(/^<!--.*-->\n/, ''),
    check: name === undefined ? undefined : `${name}: ${conclusion} (${title})`,
  };
}

function edited(before: string): { text: string; change: string } {
  const document = parseDocument(before);
  for (const [path, next] of [
    [['training', 'hyperparameters', 'epochs'], (value: number) => Math.max(1, Math.floor(value / 2))],
    [['training', 'seed'], (value: number) => value + 1],
  ] as const) {
    const value = document.getIn(path);
    const node = document.getIn(path, true);
    if (typeof value !== 'number' || !isScalar(node) || node.range == null) continue;
    const [start, end] = node.range;
    const changed = next(value);
    return {
      text: before.slice(0, start) + changed + before.slice(end),
      change: `${path.join('.')}: ${value} → ${changed}`,
    };
  }
  throw new Error(
    '--pull-request changes training.hyperparameters.epochs or training.seed, and the config has neither.',
  );
}
