import { leftEndpointsNode } from '../endpoint/left.ts';
import type { Pipeline } from '../family.ts';

/** Adds the search for endpoints that the config no longer names. Other resources that it leaves are not searched for. */
export function buildLeft({ scope, add }: Pipeline): void {
  add(leftEndpointsNode(scope));
}
