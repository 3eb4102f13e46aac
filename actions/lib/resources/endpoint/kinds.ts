import type { Aws } from '../../aws/clients.ts';
import type { OwnedKind } from '../../core/graph.ts';
import { endpointKind } from './endpoint.aws.ts';
import { endpointConfigKind } from './endpoint-config.aws.ts';
import { modelKind } from './model.aws.ts';

/** What serves, in the order in which it is removed: none is used by those after it. */
export function servingKinds(aws: Aws): readonly OwnedKind<unknown>[] {
  return [endpointKind(aws), endpointConfigKind(aws), modelKind(aws)] as readonly OwnedKind<unknown>[];
}
