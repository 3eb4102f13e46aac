import type { UpdateEndpointInput } from '@aws-sdk/client-sagemaker';
import { inTurn, restoreScaling } from '../autoscaling/restore-scaling.ts';
import { registrationOf, withoutScaling } from '../autoscaling/without-scaling.ts';
import type { Scope } from '../scope.ts';
import { updateEndpoint } from './endpoint.aws.ts';
import { describeEndpointConfig } from './endpoint-config.aws.ts';

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
    const registration = await registrationOf(aws, name);
    if (registration === undefined || keepsMachine) return update(keepsCount || registration !== undefined);
    return withoutScaling(scope, name, registration, () => update(true));
  });
}
