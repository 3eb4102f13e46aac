import { readArtifact } from '../lib/github-api/artifact.ts';
import { completeCheck, openCheck } from '../lib/github-api/check.ts';
import { putComment } from '../lib/github-api/comment.ts';
import { FORK_REPORT, type ForkReport, parseForkReport } from '../lib/github-api/fork-report.ts';
import { workflowRunOf } from '../lib/github-api/marker.ts';
import { connectStep, pageOfRun } from '../lib/github-api/of-step.ts';
import { findPullRequests, readEndedRun } from '../lib/github-api/pull-request.ts';
import { money } from '../lib/prices/arithmetic.ts';
import { code } from '../lib/report/markdown.ts';
import type { ActionContext } from '../lib/runner/action-context.ts';
import { ALL_STAGES } from '../lib/runner/stages.ts';

/** Conclusions of runs that checked nothing: another run reports on their commit, or they wait for an approval. */
const UNCHECKED: readonly string[] = ['cancelled', 'action_required', 'skipped'];

const NAME = 'Config check (fork)';

/**
 * Reports the result of a fork's own run on the pull requests of its commit. The fork controls that run, so only the
 * numbers of its report are used, and only valid ones.
 *
 * @throws Failure when GitHub refuses
 */
export async function reportOnFork(context: ActionContext): Promise<void> {
  const { environment } = context;
  const ended = readEndedRun(environment);
  if (ended === undefined)
    return context.info('No run has ended: this action is for workflows that run on `workflow_run`.');
  if (UNCHECKED.includes(ended.conclusion))
    return context.info(`Nothing to report: the run ${ended.id} ended as ${ended.conclusion}.`);
  if (context.input('github-token') === '') return context.info('Without the input `github-token` nothing is written.');
  const github = await connectStep(context);
  const numbers = await findPullRequests(github, ended);
  context.output('pull-request', numbers.join(','));
  if (numbers.length === 0) return context.info(`No open pull request has the commit ${ended.head} any more.`);
  const bytes = await readArtifact(github, { run: ended.id, ...FORK_REPORT });
  const report = bytes && parseForkReport(bytes, ALL_STAGES.main);
  context.output('problems', report?.problems);
  const page = pageOfRun(context, github.repository, ended.id);
  const sections = [
    `**${titleOf(report)}.**`,
    ...detailsOf(report),
    LIMITS,
    `Commit ${ended.head}, [its run](${page}).`,
  ];
  const rest = `[The run](${page}) has all of it.`;
  const run = workflowRunOf(environment, ended.head);
  const check = await openCheck(github, { name: NAME, head: ended.head, run: `${run.id}.${run.attempt}`, page });
  const passes = report?.problems === 0 && report.plan?.over.includes('per-month') !== true;
  const conclusion = passes ? 'success' : 'failure';
  await completeCheck(github, check, { conclusion, title: titleOf(report), summary: sections, rest });
  for (const pullRequest of numbers) {
    const place = { pullRequest, pipeline: NAME };
    const comment = await putComment(github, place, run, { sections: [`### ${NAME}`, ...sections], rest });
    if (comment.state === 'refused') context.annotate('warning', `${comment.why.message}\n→ ${comment.why.next}`);
    else context.info(`comment ${comment.state}: ${comment.url}`);
  }
}

const LIMITS =
  'A pull request from a fork gets no role in AWS, so no candidate was trained. A maintainer who has read the change can push it to a branch of this repository: its pull request is trained and compared.';

function titleOf(report: ForkReport | undefined): string {
  if (report === undefined) return 'The run left no valid report';
  const { problems } = report;
  if (problems === 0)
    return report.plan?.over.includes('per-month') ? 'The config is valid, and over its budget' : 'The config is valid';
  return problems === 1 ? 'The config has a problem' : `The config has ${problems} problems`;
}

function detailsOf(report: ForkReport | undefined): string[] {
  if (report === undefined) return [];
  const { lines, plan } = report;
  if (lines.length > 0) return [`Lines of the config: ${lines.join(', ')}. The log of the run names each problem.`];
  return plan === undefined ? [] : planned(plan);
}

/** What a run on main would do and cost, with the fork's own numbers. */
function planned({ stages, run, month, over }: NonNullable<ForkReport['plan']>): string[] {
  const range = month.least === month.worst ? money(month.worst) : `${money(month.least)} to ${money(month.worst)}`;
  return [
    `After the merge, a run on main has these stages: ${stages.map(code).join(', ')}.`,
    [
      `- Its jobs cost ${known(run, `${money(run.worst)} at most, where nothing of earlier runs can be reused`)}. What they are expected to cost is unknown: without a role in AWS no earlier run can be read.`,
      `- What stays costs ${known(month, `${range} a month`)}.`,
      ...over.map((limit) => `- ${EXCEEDED[limit]}`),
    ].join('\n'),
    'Prices are those of the dated table in this repository, not read from AWS.',
  ];
}

/** An amount, and how much it does not include. */
function known({ worst, unknown }: { worst: number; unknown: number }, words: string): string {
  if (unknown === 0) return words;
  const items = `${unknown} ${unknown === 1 ? 'item' : 'items'}`;
  return worst === 0
    ? `an unknown amount: the table has no price of ${items}`
    : `${words}, without ${items} of which no price is known`;
}

const EXCEEDED = {
  'per-run': 'That is more than `budget.per-run`, if nothing can be reused.',
  'per-month': '❌ That is more than `budget.per-month`, so a run on main would fail.',
} as const;
