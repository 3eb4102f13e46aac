/** The run of a workflow that writes to GitHub. */
export interface WorkflowRun {
  /** GITHUB_RUN_ID: newer runs of a repository have higher ids. */
  readonly id: number;
  /** GITHUB_RUN_ATTEMPT, from 1. */
  readonly attempt: number;
  /** The commit of the run: the head of the pull request. */
  readonly head: string;
}

/**
 * The first line of a comment, which GitHub does not show: its pipeline, and the run that wrote it. It is before all
 * other text, so no text from outside can be mistaken for it.
 */
export function marker(pipeline: string, { id, attempt, head }: WorkflowRun): string {
  return `<!-- sagemaker-actions pipeline=${encodeURIComponent(pipeline)} run=${id}.${attempt} head=${head} -->`;
}

/** The run that wrote a comment of this pipeline; `undefined` for any other comment. */
export function writerOf(body: string, pipeline: string): WorkflowRun | undefined {
  const [, named, id, attempt, head = ''] =
    /^<!-- sagemaker-actions pipeline=(\S+) run=(\d{1,15})\.(\d{1,5}) head=(\w*) -->/.exec(body) ?? [];
  if (named !== encodeURIComponent(pipeline)) return undefined;
  return { id: Number(id), attempt: Number(attempt), head };
}

/** Above 0 if the first run is newer; a re-run is newer than its earlier attempts. */
export function compareRuns(one: WorkflowRun, other: WorkflowRun): number {
  return one.id - other.id || one.attempt - other.attempt;
}

/**
 * The run that this process belongs to.
 *
 * @param head the commit of the run
 */
export function workflowRunOf(environment: Readonly<Record<string, string | undefined>>, head: string): WorkflowRun {
  const read = (name: string, least: number) => Math.max(least, Number.parseInt(environment[name] ?? '', 10) || least);
  return { id: read('GITHUB_RUN_ID', 0), attempt: read('GITHUB_RUN_ATTEMPT', 1), head };
}
