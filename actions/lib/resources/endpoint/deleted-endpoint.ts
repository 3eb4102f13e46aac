import { Failure } from '../../core/failure.ts';
import { isContentName } from '../../core/names.ts';
import { ownershipConflict, ownTag } from '../../core/tags.ts';
import type { Scope } from '../scope.ts';
import { describeEndpoint } from './endpoint.aws.ts';
import { endpointConfigKind } from './endpoint-config.aws.ts';

/**
 * If an endpoint is missing but its configuration exists, a user deleted the endpoint to stop paying for it:
 * DeleteEndpoint does not delete configurations (API reference). A scheduled run does not create the endpoint again,
 * even if a model for it is pending.
 *
 * @throws Failure in a scheduled run, when the endpoint was deleted
 */
export async function refuseDeleted(scope: Scope, name: string): Promise<void> {
  const { aws, config, owner } = scope;
  if (!scope.scheduled || (await describeEndpoint(aws, name)) !== undefined) return;
  const prefix = `${config.name}-${name}-`;
  for await (const { id, tags } of endpointConfigKind(aws).find(prefix)) {
    if (!isContentName(id, prefix)) continue;
    const configTags = await tags();
    if (ownershipConflict(configTags, owner) !== undefined || ownTag(configTags, 'node') !== `endpoint-config:${name}`)
      continue;
    throw new Failure(
      `schedule-starts-nothing: The endpoint ${name} was deleted (its configuration ${id} still exists), so a scheduled run does not create it again.`,
      'To create it again, push, or run the workflow by hand.',
    );
  }
}
