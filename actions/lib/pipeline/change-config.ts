import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import { endpointKind, updateEndpoint } from '../aws/endpoint.ts';
import { describeEndpointConfig } from '../aws/endpoint-config.ts';
import { readRegistration, restoreRegistration, scalableTargetKind } from '../aws/scaling.ts';
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
 * @returns as soon as AWS has accepted the update; with another instance type when the endpoint has settled
 */
export async function changeConfig(scope: Scope, name: string, from: string, to: string): Promise<void> {
  const { aws } = scope;
  const [before, after] = await Promise.all(
    [from, to].map(async (config) => (await describeEndpointConfig(aws, config))?.ProductionVariants?.[0]),
  );
  const keepsCount = before?.InitialInstanceCount === after?.InitialInstanceCount;
  const keepsMachine = before?.InstanceType === after?.InstanceType;
  const variant = scaledVariant(name);
  const registration = keepsCount && keepsMachine ? undefined : await readRegistration(aws, variant);
  const update = () =>
    updateEndpoint(aws, {
      EndpointName: name,
      EndpointConfigName: to,
      RetainAllVariantProperties: keepsCount || registration !== undefined,
    });
  if (registration === undefined || keepsMachine) return update();
  const { MinCapacity, MaxCapacity } = registration.target;
  const tell = (line: string) => scope.progress(`endpoint:${name}`, line);
  tell(`autoscaling (${MinCapacity} to ${MaxCapacity}) is taken off while the instance type changes`);
  await scalableTargetKind(aws).remove?.(variant);
  try {
    await update();
    await untilSettled(scope, name);
  } finally {
    if (scope.signal.aborted) tell('autoscaling is still off: the stage scale puts it back');
    else {
      await restoreRegistration(aws, registration);
      tell('autoscaling is back');
    }
  }
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
