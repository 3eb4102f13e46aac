import type { Node } from '../../core/graph.ts';
import { chosen } from '../chosen.ts';
import { EC2 } from '../ec2/defaults.ts';
import { buildEc2 } from '../ec2/graph.ts';
import type { Pipeline } from '../family.ts';
import { buildBucket } from '../storage/node.ts';
import { buildTraining } from '../training/graph.ts';
import { refuseDeleted } from './deleted-endpoint.ts';
import { endpointConfigNode, modelNode } from './model.ts';
import { endpointNode, type Served } from './node.ts';
import { olderNodes } from './older.ts';
import { packageNode } from './package.ts';
import { placementOf } from './placement.ts';
import { endpointQuota } from './quota.ts';
import { isLeftAlone } from './served-here.ts';

/**
 * Adds the endpoints with their models and configurations.
 *
 * @returns the endpoints by name
 * @throws Failure when the config does not have the named endpoint
 */
export function buildEndpoints({ scope, only, of, add }: Pipeline): ReadonlyMap<string, Node<Served>> {
  const { config } = scope;
  const bucket = of(buildBucket);
  const trained = of(buildTraining);
  const onEc2 = of(buildEc2);
  const endpoints = new Map<string, Node<Served>>();
  for (const [name, wanted] of chosen(config.endpoints, 'endpoint', only.endpoint)) {
    const train = wanted.model === EC2 ? onEc2 : trained.get(wanted.model);
    if (config.serving === undefined || train === undefined || isLeftAlone(only, wanted)) continue;
    const changed = only.endpoint === undefined ? Object.keys(config.endpoints) : [only.endpoint];
    const at = placementOf(config, name);
    const fits = endpointQuota(scope, name, wanted, changed);
    let deleted: Promise<void> | undefined;
    // If one of these resources is missing, the endpoint will change.
    const preflight = async () => {
      // Checked before this run creates a configuration.
      deleted ??= refuseDeleted(scope, name);
      await deleted;
      await fits();
    };
    const packed = { ...packageNode(scope, at, config.serving, train, bucket), preflight };
    const model = { ...modelNode(scope, at, wanted, config.serving, packed), preflight };
    const configuration = { ...endpointConfigNode(scope, at, wanted, model), preflight };
    const endpoint = { ...endpointNode(scope, at, wanted, { model, configuration, train }), preflight };
    add(packed, model, configuration, endpoint, ...olderNodes(scope, name, endpoint));
    endpoints.set(name, endpoint);
  }
  return endpoints;
}
