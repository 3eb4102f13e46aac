import { execFileSync } from 'node:child_process';
import { cpSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PullRequest } from '../../local-aws/src/github/state.ts';
import { repository as local } from '../../scripts/start/repository.ts';
import { idTokenRequest, makeRoles } from '../../scripts/start/roles.ts';
import { runWorkflow, type WorkflowOutcome, type WorkflowRun } from '../../scripts/workflow.ts';
import { pullRequest as anyPullRequest, BASE, github, TOKEN } from './github.ts';
import { judgedRepository } from './judged-repository.ts';
import { TOOLS } from './stand-in.ts';
import { startWorkbench } from './workbench.ts';

/** The repository that the roles trust. */
const REPOSITORY = `${local.owner}/${local.name}`;
export const REPO = { id: Number(local.id), full_name: REPOSITORY };
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Ends of the subjects of GitHub's tokens, by the event that starts a run. */
const SUBJECTS = {
  pull_request: 'pull_request',
  workflow_run: 'ref:refs/heads/main',
  schedule: 'ref:refs/heads/main',
} as const;

type Event = keyof typeof SUBJECTS;
type Repo = typeof REPO;

/**
 * A pipeline that main has deployed, and pull requests to it: the real workflows run in act, with the stand-ins of AWS and
 * GitHub and with the roles that `plan` writes.
 *
 * @param edit changes the config that main has
 */
export async function startPullRequestBench(name: string, edit: (config: Config) => void = () => undefined) {
  const bench = await startWorkbench();
  const hub = await github({ repository: REPOSITORY });
  // What pull-request-fork.yml gives its job.
  const { tokens } = hub.standIn.repository;
  const token = tokens.get(TOKEN);
  if (token !== undefined) tokens.set(TOKEN, { ...token, permissions: { ...token.permissions, actions: 'read' } });
  const repository = judgedRepository(name);
  repository.edit(edit);
  for (const path of ['dist', '.github/workflows', ...globSync('actions/*/action.yml', { cwd: ROOT })])
    cpSync(join(ROOT, path), join(repository.folder, path), { recursive: true });
  await bench.runAll(['sync-data', 'train', 'deploy'], repository, {
    inputs: { 'github-token': TOKEN },
    env: { GITHUB_REPOSITORY: REPOSITORY, GITHUB_API_URL: hub.standIn.address, GITHUB_SHA: BASE, GITHUB_RUN_ID: '1' },
  });
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = bench.standIn.env;
  const connection = { ...bench.standIn, accessKeyId, secretAccessKey };
  const roles = await makeRoles(connection, repository.folder, repository.config);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository.folder, '-c', 'user.name=test', '-c', 'user.email=t@example.com', ...args], {
      encoding: 'utf8',
    });
  const commit = (message: string) => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', message);
    return git('rev-parse', 'HEAD').trim();
  };
  git('init', '--quiet');
  commit('main');
  let number = 100;
  let opened: PullRequest | undefined;

  /** Runs a workflow of `.github/workflows` with GitHub's part played by its stand-in. */
  async function run(workflow: string, event: Event, payload: WorkflowRun['payload'] & object) {
    const id = Date.now();
    const logFile = join(repository.folder, `.git/run-${id}.log`);
    const before = bench.proxy.calls.length;
    const outcome = await runWorkflow({
      ...{ root: repository.folder, workflow: `.github/workflows/${workflow}`, event, payload, tools: TOOLS, logFile },
      vars: { ...roles, PIPELINE_CONFIG: repository.config },
      secrets: { GITHUB_TOKEN: TOKEN },
      env: {
        // No keys: each job gets its role by its token.
        ...(await idTokenRequest(connection, SUBJECTS[event])),
        AWS_ENDPOINT_URL: bench.proxy.endpoint,
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_API_URL: hub.standIn.address,
        GITHUB_SERVER_URL: hub.standIn.origin,
        GITHUB_RUN_ID: String(id),
      },
    });
    const writes = bench.proxy.calls.slice(before).filter(({ write }) => write);
    return {
      ...{ outcome, run: id, log: readFileSync(logFile, 'utf8'), results: resultsOf(outcome) },
      writes: writes.map(({ operation }) => operation),
    };
  }

  /** What happens to a pull request, as GitHub tells a workflow. */
  const payloadOf = (pull: PullRequest, action: string) => ({
    ...{ action, number: pull.number, pull_request: pull, repository: REPO },
  });

  const commentsOn = (pull: number) =>
    hub.standIn.repository.comments.filter(({ issue }) => issue === pull).map(({ body }) => body);

  const checksOf = (head: string) => hub.standIn.repository.checkRuns.filter((check) => check['head_sha'] === head);

  /** Runs pull-request.yml for the newest pull request. */
  const again = () => run('pull-request.yml', 'pull_request', payloadOf(opened as PullRequest, 'opened'));

  return {
    ...{ bench, hub, again, repository, run, payloadOf, commentsOn, checksOf },
    /** Commits the repository as it is now, opens a pull request with it, and runs pull-request.yml. */
    async open(change: () => void, { from = REPO, labels = [] }: { from?: Repo; labels?: readonly string[] } = {}) {
      change();
      const head = commit('change');
      const any = anyPullRequest(++number);
      const pull: PullRequest = {
        ...{ ...any, labels: labels.map((name) => ({ name })) },
        ...{ head: { ...any.head, sha: head, repo: from }, base: { ...any.base, repo: REPO } },
      };
      hub.standIn.repository.pulls.push(pull);
      opened = pull;
      const ran = await again();
      return {
        ...{ ...ran, pull, head, number: pull.number },
        outputs: ran.outcome.jobs['compare']?.steps['compare'] ?? {},
        comments: commentsOn(pull.number),
        checks: checksOf(head),
      };
    },
    async [Symbol.asyncDispose]() {
      repository[Symbol.dispose]();
      await hub[Symbol.asyncDispose]();
      await bench[Symbol.asyncDispose]();
    },
  };
}

export type PullRequestBench = Awaited<ReturnType<typeof startPullRequestBench>>;

// biome-ignore lint/suspicious/noExplicitAny: tests write configs of every shape.
type Config = Record<string, any>;

function resultsOf({ jobs }: WorkflowOutcome): Record<string, string> {
  return Object.fromEntries(Object.entries(jobs).map(([job, { result }]) => [job, result]));
}
