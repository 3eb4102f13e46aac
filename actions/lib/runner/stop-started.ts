import type { Aws } from '../aws/clients.ts';
import type { Kind } from '../core/graph.ts';
import type { Ref } from '../core/run.ts';
import { withdraw } from '../core/withdraw.ts';
import { explain } from '../report/explain.ts';
import { renderStep } from '../report/summary.ts';
import type { Job } from './job.ts';
import { reconnect, runOf } from './surroundings.ts';

/**
 * Stops the jobs that this run started and has not seen end. Needs no config. What AWS has agreed to stop, the post step
 * needs not stop again.
 */
export async function stopStarted(job: Job, refs: readonly Ref[]): Promise<void> {
  const { stopped, failed } = await withdraw(refs, {
    kinds: await stoppable(reconnect(job)),
    run: runOf(job.environment),
    step: (step) => job.info(renderStep(step)),
  });
  for (const ref of stopped) job.ledger.settled(ref);
  for (const { ref, error } of failed) {
    for (const { what, next } of explain(error))
      job.annotate('warning', `The ${ref.kind} ${ref.id} may still run: ${what}\n→ ${next}`);
  }
}

/** Loaded when something is to be stopped: no action's start waits for it. */
async function stoppable(aws: Aws): Promise<ReadonlyMap<string, Kind<unknown>>> {
  const { trainingJobKind } = await import('../resources/training/training-job.aws.ts');
  const { tuningJobKind } = await import('../resources/tuning/tuning-job.aws.ts');
  const kinds: Kind<unknown>[] = [trainingJobKind(aws), tuningJobKind(aws)];
  return new Map(kinds.map((kind) => [kind.name, kind]));
}
