import type { Aws } from '../../aws/clients.ts';
import { untilSettled } from '../endpoint/observe.ts';
import type { Scope } from '../scope.ts';
import { scaledVariant } from './node.ts';
import { type Registration, readRegistration } from './registration.aws.ts';
import { noteScaling, restoreScaling } from './restore-scaling.ts';
import { scalableTargetKind } from './scaling.aws.ts';

/** How an endpoint is registered for autoscaling; `undefined` = it is not. */
export function registrationOf(aws: Aws, endpoint: string): Promise<Registration | undefined> {
  return readRegistration(aws, scaledVariant(endpoint));
}

/**
 * Takes autoscaling off, changes the endpoint, and puts autoscaling back once the endpoint has settled, whatever came of
 * the change. What is taken off is written down first, so that the next run puts it back when this one is killed. What
 * went wrong with the change is thrown before what went wrong with putting back.
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
    // A scaling activity that has begun goes on without its target, and AWS refuses an update beside it.
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
