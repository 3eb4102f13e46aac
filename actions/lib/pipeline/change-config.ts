import type { DescribeEndpointOutput, UpdateEndpointInput } from '@aws-sdk/client-sagemaker';
import { endpointKind, updateEndpoint } from '../aws/endpoint.ts';
import { describeEndpointConfig } from '../aws/endpoint-config.ts';
import { type Registration, readRegistration, restoreRegistration, scalableTargetKind } from '../aws/scaling.ts';
import { systemClock } from '../core/clock.ts';
import type { Observed } from '../core/graph.ts';
import { poll } from '../core/poll.ts';
import { scaledVariant } from './scale.ts';
import type { Scope } from './scope.ts';

/** How long an endpoint may take to settle where nothing else waits for it. */
const SETTLES_WITHIN = 60 * 60_000;

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
  const registration = keepsCount && keepsMachine ? undefined : await readRegistration(aws, scaledVariant(name));
  const update = () =>
    send({
      EndpointName: name,
      EndpointConfigName: to,
      RetainAllVariantProperties: keepsCount || registration !== undefined,
    });
  return registration === undefined || keepsMachine ? update() : withoutScaling(scope, name, registration, update);
}

/**
 * Takes autoscaling off, changes the endpoint, and puts autoscaling back once the endpoint has settled, whatever came of
 * the change. What went wrong with the change is thrown before what went wrong with putting back.
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
  await scalableTargetKind(scope.aws).remove?.(scaledVariant(name));
  const errors: unknown[] = [];
  try {
    // A scaling activity that has begun goes on without its target, and AWS refuses an update beside it.
    await untilSettled(scope, name);
    await change();
  } catch (error) {
    errors.push(error);
  }
  try {
    // An endpoint that is being updated cannot be registered.
    await untilSettled(scope, name);
    await restoreRegistration(scope.aws, registration);
    tell('autoscaling is back');
  } catch (error) {
    errors.push(error);
    const why = scope.signal.aborted || !(error instanceof Error) ? '' : ` (${error.message})`;
    tell(`autoscaling is still off${why}: the stage scale puts it back`);
  }
  if (errors.length > 0) throw errors[0];
}

/** Waits until nothing is under way with an endpoint. */
export function untilSettled(scope: Scope, name: string): Promise<Observed<DescribeEndpointOutput> | 'gone'> {
  const look = async () => {
    const observed = await endpointKind(scope.aws).observe(name);
    if (observed === undefined) return 'gone';
    return observed.phase.is === 'settling' ? undefined : observed;
  };
  const deadline = systemClock.now() + SETTLES_WITHIN;
  return poll(`endpoint ${name}`, look, { clock: systemClock, signal: scope.signal, deadline });
}
