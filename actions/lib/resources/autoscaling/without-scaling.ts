import type { Aws } from '../../aws/clients.ts';
import { untilSettled } from '../endpoint/observe.ts';
import type { Scope } from '../scope.ts';
import { scaledVariant } from './node.ts';
import { type Registration, readRegistration } from './registration.aws.ts';
import { noteScaling, restoreScaling } from './restore-scaling.ts';
import { scalableTargetKind } from './scaling.aws.ts';

/** The registration of an endpoint for autoscaling; `undefined` if it is not registered. */
export function registrationOf(aws: Aws, endpoint: string): Promise<Registration | undefined> {
  return readRegistration(aws, scaledVariant(endpoint));
}

/**
 * Deregisters the endpoint, changes it, and restores the registration when the endpoint is stable, even if the change
 * failed. The registration is saved first, so that the next run restores it if this one is killed. An error of the
 * change has priority over an error of restoring.
 */
export async function withoutScaling(
  scope: Scope,
  name: string,
  registration: Registration,
  change: () => Promise<void>,
): Promise<void> {
  const { MinCapacity, MaxCapacity } = registration.target;
  const tell = (line: string) => scope.progress(`endpoint:${name}`, line);
  tell(`autoscaling (${MinCapacity} to ${MaxCapacity}) is deregistered while the instance type changes`);
  await noteScaling(scope, name, registration);
  const errors: unknown[] = [];
  try {
    await scalableTargetKind(scope.aws).remove(scaledVariant(name));
    // A scaling activity that has started continues after the deregistration; AWS refuses an update during it.
    await untilSettled(scope, name);
    await change();
  } catch (error) {
    errors.push(error);
  }
  try {
    await restoreScaling(scope, name);
  } catch (error) {
    errors.push(error);
    const why = scope.signal.aborted || !(error instanceof Error) ? '' : ` (${error.message})`;
    tell(`autoscaling is not registered again yet${why}: the next run of deploy or scale registers it`);
  }
  if (errors.length > 0) throw errors[0];
}
