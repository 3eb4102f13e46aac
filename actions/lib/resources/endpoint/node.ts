import type { DescribeEndpointOutput, UpdateEndpointInput } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../aws/clients.ts';
import { writeTags } from '../../aws/tags.ts';
import type { Node, Refused, Tags } from '../../core/graph.ts';
import { ownTag } from '../../core/tags.ts';
import type { Scope } from '../scope.ts';
import type { Trained } from '../training/node.ts';
import { changeConfig } from './change-config.ts';
import type { Endpoint } from './config.ts';
import { createEndpoint, describeEndpoint, endpointKind, endpointPhase, updateEndpoint } from './endpoint.aws.ts';
import { gate } from './gate.ts';
import { measureLatency } from './latency.ts';
import type { Configuration } from './model.ts';
import type { Placement } from './placement.ts';
import { PREVIOUS, rejectedBefore, stateOf, triedBefore } from './proof.ts';
import { findUnproven, markRejected, recover, revert } from './recovery.ts';
import { askSmoke, questionOf } from './smoke.ts';

/** A served endpoint. */
export interface Served {
  readonly endpoint: string;
  readonly endpointConfig: string;
  readonly model: string;
  /** The previous configuration, for a rollback. */
  readonly previousConfig?: string;
}

/**
 * The endpoint: it is created or updated, then gets its smoke request. A configuration that AWS rolled back, or that
 * failed its smoke test, is reported by the next run and not deployed again, unless the smoke request has changed.
 */
export function endpointNode(
  scope: Scope,
  { endpoint: name, stage, tags: more, changes: by }: Placement,
  wanted: Endpoint,
  { model, configuration, train }: { model: Node<string>; configuration: Node<Configuration>; train: Node<Trained> },
): Node<Served> {
  const { aws } = scope;
  const node: Node<Served, DescribeEndpointOutput> = {
    key: `endpoint:${name}`,
    id: name,
    stages: [stage],
    kind: endpointKind(aws),
    needs: [model, configuration, train],
    recovery: { find: () => findUnproven(scope, name, wanted), verify: () => recover(scope, name, wanted) },
    async desire(of) {
      const { name: config, rejected } = of(configuration);
      const question = await questionOf(scope, wanted.smoke);
      let gated: Promise<Refused | undefined> | undefined;
      return {
        id: name,
        refusal: rejected !== question || scope.retryFailed ? undefined : rejectedBefore(name, config),
        state: {
          ...stateOf(config),
          measured: (id, signal) => measureLatency(scope, id, { config, smoke: wanted.smoke, asked: question }, signal),
        },
        changes(resource) {
          if (resource.EndpointConfigName === config) return [];
          return [{ path: 'endpoint-config', before: resource.EndpointConfigName, after: config, by }];
        },
        async refused(resource, tags, again) {
          const tried = again ? undefined : triedBefore(name, config, question, resource, tags);
          if (tried !== undefined) return tried;
          gated ??= gate(scope, name, wanted, of(train));
          return gated;
        },
        create: (id, tags) =>
          createEndpoint(aws, { EndpointName: id, EndpointConfigName: config }, { ...tags, ...more }),
        update: (id, resource, _changes, tags) =>
          changeConfig(scope, id, { from: resource.EndpointConfigName ?? '', to: config }, (request) =>
            tagAndUpdate(aws, request, tags),
          ),
        async verify(id, _seen, signal) {
          if (wanted.smoke !== undefined) await askSmoke(scope, id, wanted.smoke, signal);
          if (rejected !== '') await markRejected(scope, config, '');
        },
        revert: (id, before) => revert(scope, id, { tried: config, before, question }),
        output: (id, _seen, tags) => {
          const previousConfig = ownTag(tags, PREVIOUS);
          return {
            endpoint: id,
            endpointConfig: config,
            model: of(model),
            ...(previousConfig === undefined ? {} : { previousConfig }),
          };
        },
      };
    },
  };
  return node;
}

/**
 * Writes the tags of an endpoint, then updates it. During another change, AWS refuses the update, and the tags belong
 * to that other change, so they are not written.
 */
async function tagAndUpdate(aws: Aws, request: UpdateEndpointInput, tags: Tags): Promise<void> {
  const resource = await describeEndpoint(aws, request.EndpointName ?? '');
  if (resource !== undefined && endpointPhase(resource).is !== 'in-progress')
    await writeTags(aws, resource.EndpointArn, tags);
  await updateEndpoint(aws, request);
}
