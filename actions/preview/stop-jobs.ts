import { domainPrefix } from '../lib/core/domain.ts';
import { Failures } from '../lib/core/failure.ts';
import type { Ref } from '../lib/core/run.ts';
import { stopAll } from '../lib/core/stop-all.ts';
import { ownershipConflict, ownTag } from '../lib/core/tags.ts';
import { trainingJobKind } from '../lib/resources/training/training-job.aws.ts';
import { tuningJobKind } from '../lib/resources/tuning/tuning-job.aws.ts';
import type { Session } from '../lib/runner/session.ts';

/**
 * Stops the jobs of a pull request that still run. A run that reached its wait limit left them to the next run, and a
 * closed pull request has none.
 *
 * @throws Failures
 */
export async function stopJobs({ scope, run }: Session, pullRequest: number): Promise<void> {
  const { aws, config, owner } = scope;
  const prefix = `${domainPrefix(config.name, 'pull-request')}-`;
  const kinds = [tuningJobKind(aws), trainingJobKind(aws)];
  const refs: Ref[] = [];
  for (const kind of kinds)
    for await (const { id, running } of kind.find(prefix)) if (running) refs.push({ kind: kind.name, id });
  const { failed } = await stopAll(refs, {
    kinds: new Map(kinds.map((kind) => [kind.name, kind])),
    isOwn: (tags) =>
      ownershipConflict(tags, owner) === undefined && ownTag(tags, 'ref') === `refs/pull/${pullRequest}/merge`,
    why: `pull request ${pullRequest} was closed`,
    step: run.step,
  });
  if (failed.length > 0) throw new Failures(failed.map(({ error }) => error));
}
