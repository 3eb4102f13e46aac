import type { Aws } from '../../aws/clients.ts';
import type { OwnedKind } from '../../core/graph.ts';
import { endpointKind } from './endpoint.aws.ts';
import { endpointConfigKind } from './endpoint-config.aws.ts';
import { modelKind } from './model.aws.ts';

/** Kinds of serving resources, in the order of their removal: a resource is not used by the kinds after it. */
export function servingKinds(aws: Aws): readonly OwnedKind<unknown>[] {
  return [endpointKind(aws), endpointConfigKind(aws), modelKind(aws)] as readonly OwnedKind<unknown>[];
}
