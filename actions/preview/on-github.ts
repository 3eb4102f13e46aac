import { Failure } from '../lib/core/failure.ts';
import { connectStep, pageOfRun } from '../lib/github-api/of-step.ts';
import { correctPreviews, type Where } from '../lib/github-api/preview-comments.ts';
import { fetchPullRequest } from '../lib/github-api/pull-request.ts';
import { previewGone } from '../lib/report/preview.ts';
import { endpointKind } from '../lib/resources/endpoint/observe.ts';
import { previewsPrefix } from '../lib/resources/preview/names.ts';
import { configFile } from '../lib/runner/read-config.ts';
import type { Session } from '../lib/runner/session.ts';

/** Milliseconds. A preview lives for a week at most, and its comment is as old as its last change. */
const LOOK_BACK = 8 * 24 * 3_600_000;

/** Label of pull requests that get a preview. */
const LABEL = 'preview';

/**
 * Whether a pull request was closed or lost the label, but its preview still exists: the run that should remove it may
 * have been replaced by a newer one. If GitHub cannot be read, the preview stays until it expires.
 */
export async function isUnwanted({ context }: Session, pullRequest: number): Promise<boolean> {
  try {
    const { isClosed, labels } = await fetchPullRequest(await connectStep(context), pullRequest);
    return isClosed || !labels.includes(LABEL);
  } catch (error) {
    context.signal.throwIfAborted();
    context.annotate('warning', `Whether pull request ${pullRequest} wants its preview is unknown: ${wordsOf(error)}`);
    return false;
  }
}

/**
 * Corrects the comments about previews that no longer exist. If GitHub refuses, that is only a warning, because the
 * next scheduled run tries again.
 *
 * @param pullRequests whose comments are read
 * @param recent whether to read all comments of the last days as well
 */
export async function correctComments(
  { context, scope }: Session,
  pullRequests: readonly number[],
  recent: boolean,
): Promise<void> {
  const { aws, config, clock, signal } = scope;
  try {
    const github = await connectStep(context);
    const page = pageOfRun(context, github.repository, context.environment['GITHUB_RUN_ID'] ?? '');
    const words = (endpoint: string) => previewGone(endpoint, new Date(clock.now()), page);
    const gone = async (endpoint: string) => {
      if (!endpoint.startsWith(previewsPrefix(config.name))) return undefined;
      return (await endpointKind(aws).observe(endpoint)) === undefined ? words(endpoint) : undefined;
    };
    const where: Where[] = pullRequests.map((pullRequest) => ({ pullRequest }));
    if (recent) where.push({ since: new Date(clock.now() - LOOK_BACK) });
    for (const each of where)
      for (const url of await correctPreviews(github, configFile(context), each, gone))
        context.info(`comment corrected: ${url}`);
  } catch (error) {
    signal.throwIfAborted();
    context.annotate('warning', `Comments that tell of removed previews were not corrected: ${wordsOf(error)}`);
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof Failure ? `${error.message}\n→ ${error.next}` : error.message;
}
