import { leftEndpointsNode } from '../endpoint/left.ts';
import type { Pipeline } from '../family.ts';
import { leftNotebookNode } from '../notebook/left.ts';

/**
 * Adds the search for endpoints and for a notebook instance that the config no longer names. Other resources that it
 * leaves are not searched for.
 */
export function buildLeft({ scope, add }: Pipeline): void {
  add(leftEndpointsNode(scope));
  if (scope.config.notebook === undefined) add(leftNotebookNode(scope));
}
