/** The run of a workflow that writes to GitHub. */
export interface WorkflowRun {
  /** GITHUB_RUN_ID: later runs of a repository have greater ones. */
  readonly id: number;
  /** GITHUB_RUN_ATTEMPT, from 1. */
  readonly attempt: number;
  /** The commit that it is about: the head of the pull request. */
  readonly head: string;
}

/**
 * The first line of a comment, which GitHub does not show: which pipeline it is of, and which run wrote it. No text of
 * others can be taken for it, since it stands before all of them.
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

/** Above 0 where the first run is the newer one; a run that was started again is newer than its earlier attempts. */
export function compareRuns(one: WorkflowRun, other: WorkflowRun): number {
  return one.id - other.id || one.attempt - other.attempt;
}

/**
 * The run that this process belongs to.
 *
 * @param head the commit that it is about
 */
export function workflowRunOf(environment: Readonly<Record<string, string | undefined>>, head: string): WorkflowRun {
  const read = (name: string, least: number) => Math.max(least, Number.parseInt(environment[name] ?? '', 10) || least);
  return { id: read('GITHUB_RUN_ID', 0), attempt: read('GITHUB_RUN_ATTEMPT', 1), head };
}
