import type { Node } from '../../core/graph.ts';
import { tagName } from '../../core/tags.ts';
import { endpointConfigNode, modelNode } from '../endpoint/model.ts';
import { endpointNode, type Served } from '../endpoint/node.ts';
import { packageNode } from '../endpoint/package.ts';
import type { Placement } from '../endpoint/placement.ts';
import type { Pipeline } from '../family.ts';
import { buildBucket } from '../storage/node.ts';
import { buildTraining } from '../training/graph.ts';
import { EXPIRES_AT } from './expiry.ts';
import { previewName, previewPrefix } from './names.ts';
import { previewQuota } from './quota.ts';

/**
 * Adds the preview endpoints of the pull request that the input `preview` names, with their models and configurations.
 *
 * @returns the preview endpoints, by the config's endpoint that each previews
 */
export function buildPreviews({ scope, of, add }: Pipeline): ReadonlyMap<string, Node<Served>> {
  const { config, given, clock } = scope;
  const previews = new Map<string, Node<Served>>();
  const settings = config.preview;
  if (given.preview === undefined || settings === undefined || config.serving === undefined) return previews;
  const bucket = of(buildBucket);
  const trained = of(buildTraining);
  const preflight = previewQuota(scope, settings);
  const expires = new Date(clock.now() + settings.expiresAfter * 1000).toISOString();
  for (const [entry, wanted] of Object.entries(settings.endpoints)) {
    const train = trained.get(wanted.model);
    if (train === undefined) continue;
    const at: Placement = {
      endpoint: previewName(config.name, given.preview, entry),
      prefix: previewPrefix(config.name, given.preview),
      stage: 'preview',
      domain: 'pull-request',
      tags: { [tagName(EXPIRES_AT)]: expires },
      changes: 'replace',
    };
    const packed = { ...packageNode(scope, at, config.serving, train, bucket), preflight };
    const model = { ...modelNode(scope, at, wanted, config.serving, packed), preflight };
    const configuration = { ...endpointConfigNode(scope, at, wanted, model), preflight };
    const endpoint = { ...endpointNode(scope, at, wanted, { model, configuration, train }), preflight };
    add(packed, model, configuration, endpoint);
    previews.set(entry, endpoint);
  }
  return previews;
}
