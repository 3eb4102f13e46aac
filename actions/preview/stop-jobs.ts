import { domainPrefix, tuningPrefix } from '../lib/core/domain.ts';
import { ownershipConflict, ownTag } from '../lib/core/tags.ts';
import { trainingJobKind } from '../lib/resources/training/training-job.aws.ts';
import { tuningJobKind } from '../lib/resources/tuning/tuning-job.aws.ts';
import type { Session } from '../lib/runner/session.ts';

/**
 * Stops the jobs of a pull request that still run. A run that reached its wait limit left them to the next run, and a
 * closed pull request has none.
 */
export async function stopJobs({ scope, run }: Session, pullRequest: number): Promise<void> {
  const { aws, config, owner } = scope;
  // The tuning job comes first: it stops its own training jobs.
  for (const [kind, prefix] of [
    [tuningJobKind(aws), tuningPrefix(config.name, 'pull-request')],
    [trainingJobKind(aws), domainPrefix(config.name, 'pull-request')],
  ] as const)
    for await (const { id, running, tags } of kind.find(prefix)) {
      if (!running) continue;
      const own = await tags();
      if (ownershipConflict(own, owner) !== undefined || ownTag(own, 'ref') !== `refs/pull/${pullRequest}/merge`)
        continue;
      await kind.stop?.(id);
      run.step({ key: id, kind: kind.name, does: 'stop', id, detail: `pull request ${pullRequest} was closed` });
    }
}
