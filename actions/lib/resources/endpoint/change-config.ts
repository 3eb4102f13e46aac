import type { UpdateEndpointInput } from '@aws-sdk/client-sagemaker';
import { scaledVariant } from '../autoscaling/node.ts';
import { type Registration, readRegistration } from '../autoscaling/registration.aws.ts';
import { inTurn, noteScaling, restoreScaling } from '../autoscaling/restore-scaling.ts';
import { scalableTargetKind } from '../autoscaling/scaling.aws.ts';
import type { Scope } from '../scope.ts';
import { updateEndpoint } from './endpoint.aws.ts';
import { describeEndpointConfig } from './endpoint-config.aws.ts';
import { untilSettled } from './until-settled.ts';

/**
 * Lets an endpoint serve another configuration. It keeps the number of instances that autoscaling has given it; where
 * nothing scales it, a number that differs between the configurations is taken over.
 *
 * AWS refuses another instance type while the variant is registered for autoscaling (documentation of endpoints that use
 * auto scaling). So the registration is taken off, the endpoint settles, and the registration is put back, whichever
 * configuration is served then.
 *
 * @param send what asks AWS for the update
 * @returns as soon as AWS has accepted the update; with another instance type when the endpoint has settled
 */
export async function changeConfig(
  scope: Scope,
  name: string,
  { from, to }: { from: string; to: string },
  send: (request: UpdateEndpointInput) => Promise<void> = (request) => updateEndpoint(scope.aws, request),
): Promise<void> {
  const { aws } = scope;
  const [before, after] = await Promise.all(
    [from, to].map(async (config) => (await describeEndpointConfig(aws, config))?.ProductionVariants?.[0]),
  );
  const keepsCount = before?.InitialInstanceCount === after?.InitialInstanceCount;
  const keepsMachine = before?.InstanceType === after?.InstanceType;
  const update = (keeps: boolean) =>
    send({ EndpointName: name, EndpointConfigName: to, RetainAllVariantProperties: keeps });
  if (keepsCount && keepsMachine) return update(true);
  return inTurn(name, async () => {
    // What an earlier run has taken off counts as registered.
    await restoreScaling(scope, name);
    const registration = await readRegistration(aws, scaledVariant(name));
    if (registration === undefined || keepsMachine) return update(keepsCount || registration !== undefined);
    return withoutScaling(scope, name, registration, () => update(true));
  });
}

/**
 * Takes autoscaling off, changes the endpoint, and puts autoscaling back once the endpoint has settled, whatever came of
 * the change. What is taken off is written down first, so that the next run puts it back when this one is killed. What
 * went wrong with the change is thrown before what went wrong with putting back.
 */
async function withoutScaling(
  scope: Scope,
  name: string,
  registration: Registration,
  change: () => Promise<void>,
): Promise<void> {
  const { MinCapacity, MaxCapacity } = registration.target;
  const tell = (line: string) => scope.progress(`endpoint:${name}`, line);
  tell(`autoscaling (${MinCapacity} to ${MaxCapacity}) is taken off while the instance type changes`);
  await noteScaling(scope, name, registration);
  const errors: unknown[] = [];
  try {
    await scalableTargetKind(scope.aws).remove?.(scaledVariant(name));
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
    tell(`autoscaling is still off${why}: the next run of deploy or scale puts it back`);
  }
  if (errors.length > 0) throw errors[0];
}
