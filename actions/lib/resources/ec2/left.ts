import type { Scope } from '../scope.ts';
import { endLeft, recordFailed } from './left.aws.ts';
import { KEY } from './prepare.ts';

/**
 * Terminates instances of the pipeline's trainings that should have ended by themselves: they have written their
 * status, or their time is over. Records which trainings have failed without a status. A failure is only a warning,
 * because the instances' own timers end them.
 */
export async function endLeftInstances(scope: Scope): Promise<void> {
  const { aws, config, owner, progress, warn, signal } = scope;
  const tell = (error: unknown) => {
    signal.throwIfAborted();
    const words = error instanceof Error ? error.message : String(error);
    warn(KEY, `whether an instance should be ended could not be looked up: ${words}`);
  };
  try {
    const bucket = config.aws.bucket ?? `sagemaker-${aws.region}-${await aws.account()}`;
    const { ended, errors } = await endLeft(aws, bucket, owner);
    for (const name of ended) progress(KEY, `the instance of ${name} was ended`);
    errors.forEach(tell);
    await recordFailed(aws, bucket, owner);
  } catch (error) {
    tell(error);
  }
}
