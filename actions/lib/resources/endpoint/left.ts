import type { DescribeEndpointOutput } from '@aws-sdk/client-sagemaker';
import { unlessDenied } from '../../aws/errors.ts';
import { readTags } from '../../aws/tags.ts';
import type { Node, Tags, View } from '../../core/graph.ts';
import { contentPrefix } from '../../core/names.ts';
import { ownershipConflict, ownTag } from '../../core/tags.ts';
import { changedBy, unprovenIn } from '../../core/unproven.ts';
import type { Scope } from '../scope.ts';
import { describeEndpoint } from './endpoint.aws.ts';
import { endpointConfigKind } from './endpoint-config.aws.ts';
import { stateOf } from './proof.ts';

/** An endpoint of the pipeline that the config no longer names. */
interface Left {
  readonly name: string;
  readonly resource: DescribeEndpointOutput;
  readonly tags: Tags;
}

/**
 * Endpoints that this pipeline created and that its config no longer names: they still serve and are billed. They
 * cannot be verified, because the config no longer has their smoke request, so this only warns about them.
 */
export function leftEndpointsNode(scope: Scope): Node<void> {
  const kind: View<readonly Left[]> = {
    name: 'endpoints that the config no longer names',
    observe: async () => ({ resource: await findLeft(scope), phase: { is: 'ready', detail: 'searched' } }),
  };
  const node: Node<void, readonly Left[]> = {
    key: 'left-endpoints',
    // Without endpoints in the config, the stage deploy does not run.
    stages: ['sync-data', 'deploy'],
    kind,
    needs: [],
    hideIfUnchanged: true,
    desire: () => ({
      id: scope.config.name,
      inspect: async (_id, left) => {
        for (const each of left) scope.warn(`endpoint:${each.name}`, describeLeft(scope, each));
      },
      output: () => undefined,
    }),
  };
  return node;
}

/**
 * Endpoints have arbitrary names, but the names of their configurations begin with the pipeline's name, and
 * configurations are not deleted together with endpoints. An endpoint that the role may not read belongs to another
 * pipeline, or belonged to this one before the roles were last generated.
 */
async function findLeft({ aws, config, owner }: Scope): Promise<Left[]> {
  const prefix = `${config.name}-`;
  const looked = new Set(Object.keys(config.endpoints));
  const left: Left[] = [];
  const configurations = await unlessDenied(Array.fromAsync(endpointConfigKind(aws).find(prefix)));
  for (const { id, tags } of configurations ?? []) {
    const name = contentPrefix(id)?.slice(prefix.length) ?? '';
    if (name === '' || looked.has(name)) continue;
    looked.add(name);
    const made = (await unlessDenied(tags())) ?? {};
    if (ownershipConflict(made, owner) !== undefined || ownTag(made, 'node') !== `endpoint-config:${name}`) continue;
    const resource = await unlessDenied(describeEndpoint(aws, name));
    if (resource === undefined) continue;
    const borne = await unlessDenied(readTags(aws, resource.EndpointArn));
    if (borne !== undefined && ownershipConflict(borne, owner) === undefined)
      left.push({ name, resource, tags: borne });
  }
  return left;
}

function describeLeft({ aws }: Scope, { name, resource, tags }: Left): string {
  const { EndpointStatus: status, EndpointConfigName: served = '' } = resource;
  const unproven = unprovenIn({ state: stateOf(served) }, { resource, tags, phase: { is: 'ready', detail: '' } });
  const on = `--endpoint-name ${name} --region ${aws.region}`;
  const ways = [`delete it: aws sagemaker delete-endpoint ${on}`];
  if (unproven?.before !== undefined)
    ways.push(
      `roll back to ${unproven.before}, which was verified: aws sagemaker update-endpoint ${on} --endpoint-config-name ${unproven.before} --retain-all-variant-properties`,
    );
  const doubt = unproven === undefined ? '' : ` Also, ${changedBy(tags)} was not verified.`;
  const again = unproven === undefined ? '' : ': the next deploy verifies it';
  return `this pipeline created it, but the config no longer names it. It is ${status} with ${served}, and AWS bills it.${doubt} Add it to the config again${again}; or ${ways.join('; or ')}`;
}
