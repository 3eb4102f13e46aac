import type { UpdateEndpointInput } from '@aws-sdk/client-sagemaker';
import { inTurn, restoreScaling } from '../autoscaling/restore-scaling.ts';
import { registrationOf, withoutScaling } from '../autoscaling/without-scaling.ts';
import type { Scope } from '../scope.ts';
import { updateEndpoint } from './endpoint.aws.ts';
import { describeEndpointConfig } from './endpoint-config.aws.ts';

/**
 * Updates an endpoint to another configuration. With autoscaling, the endpoint keeps its current number of instances;
 * without it, a changed number in the configuration is applied.
 *
 * AWS refuses another instance type while the variant is registered for autoscaling (documentation of endpoints that
 * use auto scaling). So the variant is deregistered, updated, and registered again when the endpoint is stable, with
 * the new configuration or the old one.
 *
 * @param send sends the update request
 * @returns when AWS has accepted the update; with another instance type, when the endpoint is stable
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
    // A registration that an earlier run removed and did not restore counts as registered.
    await restoreScaling(scope, name);
    const registration = await registrationOf(aws, name);
    if (registration === undefined || keepsMachine) return update(keepsCount || registration !== undefined);
    return withoutScaling(scope, name, registration, () => update(true));
  });
}
