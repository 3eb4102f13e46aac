import type { Node } from '../../core/graph.ts';
import type { Pipeline } from '../family.ts';
import { type NotebookState, notebookNode } from './node.ts';
import { olderScriptsNode, scriptNode } from './scripts.ts';

/** Adds the notebook instance with its lifecycle configuration. */
export function buildNotebook({ scope, add }: Pipeline): Node<NotebookState> | undefined {
  const { notebook } = scope.config;
  if (notebook === undefined) return undefined;
  const script = scriptNode(scope, notebook);
  const instance = notebookNode(scope, notebook, script);
  add(script, instance, olderScriptsNode(scope, [instance], script));
  return instance;
}
