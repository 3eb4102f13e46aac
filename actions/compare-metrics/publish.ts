import { formatProblem } from '../lib/config/load.ts';
import type { Problem } from '../lib/config/problem.ts';
import { Failures } from '../lib/core/failure.ts';
import { type CheckReport, completeCheck, openCheck, type Remark } from '../lib/github-api/check.ts';
import { putComment } from '../lib/github-api/comment.ts';
import { workflowRunOf } from '../lib/github-api/marker.ts';
import { connectStep, pageOfRun } from '../lib/github-api/of-step.ts';
import { readPullRequest } from '../lib/github-api/pull-request.ts';
import { comparisonSection, lacksEvidence, worstOf } from '../lib/report/comparison.ts';
import { block, code, prose } from '../lib/report/markdown.ts';
import { plannedSection } from '../lib/report/planned.ts';
import { previewSection } from '../lib/report/preview.ts';
import type { RunRecord } from '../lib/report/run.ts';
import { problemSections } from '../lib/report/summary.ts';
import { loadConfig } from '../lib/resources/load-config.ts';
import type { Config } from '../lib/resources/types.ts';
import type { ActionContext } from '../lib/runner/action-context.ts';
import { configFile, rootOf } from '../lib/runner/read-config.ts';

/**
 * Writes the check run and the comment of the pull request that started this workflow.
 *
 * @param config undefined if the config file has problems, which become annotations on its lines
 * @throws Failure when GitHub refuses; a comment that the token may not write is only a warning
 */
export async function publish(context: ActionContext, record: RunRecord, config: Config | undefined): Promise<void> {
  const { environment } = context;
  const event = readPullRequest(environment);
  if (event === undefined)
    return context.info('No pull request started this run: no check and no comment are written.');
  const { number, head } = event.pullRequest;
  // A config with problems has no name, so its file identifies the pipeline.
  const pipeline = configFile(context);
  const problems = config === undefined ? problemsOf(context) : [];
  const github = await connectStep(context);
  const run = workflowRunOf(environment, head);
  const page = pageOfRun(context, github.repository, run.id);
  const rest = `[All of it is in the summary of the run](${page}).`;
  const compared = [headline(record), ...record.comparisons.map(comparisonSection)];
  const details = [
    ...problemSections(record),
    ...listed(problems),
    ...plannedSection(context.input('changes'), context.input('cost-per-run'), context.input('cost-per-month')),
  ];
  const shown = (text: string) => context.printer.shown(text);
  const check = async () => {
    const opened = await openCheck(github, {
      name: `Model comparison (${pipeline})`,
      head,
      run: `${run.id}.${run.attempt}`,
      page,
    });
    await completeCheck(github, opened, {
      conclusion: conclusionOf(record, config),
      title: titleOf(record),
      summary: [...compared, ...details].map(shown),
      remarks: problems.map(remarkOf),
      rest,
    });
  };
  const comment = async () => {
    const put = await putComment(github, { pullRequest: number, pipeline }, run, {
      sections: [
        `### Model comparison: ${code(config?.name ?? pipeline)}`,
        ...compared,
        // Only the comment has the preview, because it can be corrected once the preview is gone.
        ...record.previews.map(previewSection),
        ...details,
        `Commit ${head}, [run ${run.id}](${page}).`,
      ].map(shown),
      rest,
    });
    if (put.state === 'refused') context.annotate('warning', `${put.why.message}\n→ ${put.why.next}`);
    else context.info(`comment ${put.state}: ${put.url}`);
  };
  // If one of them cannot be written, the other one still reports.
  const both = await Promise.allSettled([check(), comment()]);
  context.signal.throwIfAborted();
  const failures = both.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (failures.length > 0) throw failures.length > 1 ? new Failures(failures) : failures[0];
}

function conclusionOf(record: RunRecord, config: Config | undefined): CheckReport['conclusion'] {
  // Without a verdict a merge must be blocked, and branch protection accepts `neutral`.
  if (record.problems.length > 0 || record.pending !== undefined) return 'failure';
  return worstOf(record.comparisons) === 'inconclusive' ? (config?.pullRequest?.inconclusive ?? 'neutral') : 'success';
}

function titleOf(record: RunRecord): string {
  const verdict = worstOf(record.comparisons);
  if (verdict === 'fail')
    return 'Fail: the candidate is worse than the model that main serves by more than the tolerance';
  if (record.problems.length > 0) return 'There is no verdict: the run failed';
  if (record.pending !== undefined)
    return 'There is no verdict yet: training is still running; re-run the workflow to go on';
  if (verdict === 'pass') return 'Pass: the candidate is not worse by more than the tolerance';
  if (verdict !== 'inconclusive') return 'Nothing to compare';
  if (record.comparisons.some(({ serves }) => serves)) return 'Inconclusive: a served model cannot be compared with';
  return record.comparisons.some(lacksEvidence)
    ? 'Inconclusive: a metric cannot be compared'
    : 'Inconclusive: the test set cannot tell';
}

function headline(record: RunRecord): string {
  const notes = record.notes.map(prose);
  return [`**${titleOf(record)}.**`, ...notes].join('\n\n');
}

/** The problems of the config file. */
function problemsOf(context: ActionContext): readonly Problem[] {
  const loaded = loadConfig(configFile(context), rootOf(context));
  return 'problems' in loaded ? loaded.problems : [];
}

function listed(problems: readonly Problem[]): string[] {
  return problems.length === 0 ? [] : [block(problems.map(formatProblem).join('\n'))];
}

function remarkOf({ file, line, path, what, instead }: Problem): Remark {
  return { path: file, line, level: 'failure', message: `${path === '' ? '' : `${path}: `}${what}; ${instead}` };
}
