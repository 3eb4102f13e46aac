import { writeTags } from '../../aws/tags.ts';
import type { Change, Node, View } from '../../core/graph.ts';
import type { Scope } from '../scope.ts';
import { isToRestart, NO_RESTART } from './change.ts';
import { type Instance, notebookInstanceKind, stopInstance } from './instance.aws.ts';
import { notebookName } from './names.ts';
import { olderScriptsNode } from './scripts.ts';

/** Stops the notebook instance, also that of a config that no longer has one. A missing instance counts as stopped. */
export function stoppedNode(scope: Scope): Node<string> {
  const { aws, config } = scope;
  const kind = notebookInstanceKind(aws);
  // A failed instance does not run either.
  const view: View<Instance> = {
    name: kind.name,
    async observe(id) {
      const observed = (await kind.observe(id)) ?? { resource: {}, phase: { is: 'ready', detail: 'does not exist' } };
      return observed.phase.is === 'failed' ? { ...observed, phase: { is: 'ready', detail: 'Failed' } } : observed;
    },
  };
  const node: Node<string, Instance> = {
    key: 'notebook-stopped',
    stages: ['notebook'],
    kind: view,
    needs: [],
    desire: () => ({
      id: notebookName(config.name),
      changes: ({ NotebookInstanceStatus: status }, tags): Change[] => [
        ...(status === 'InService'
          ? [{ path: 'status', before: status, after: 'Stopped', by: 'update' } as const]
          : []),
        ...(isToRestart(tags)
          ? [{ path: 'restart', before: 'by the next run', after: 'none', by: 'update' } as const]
          : []),
      ],
      async update(id, { NotebookInstanceArn, NotebookInstanceStatus: status }) {
        // A run that was killed during a change leaves the tag `restart`. It is cleared, because the next push must not
        // start an instance that a user stopped.
        await writeTags(aws, NotebookInstanceArn, NO_RESTART);
        if (status === 'InService') await stopInstance(aws, id);
      },
      output: (_id, { NotebookInstanceStatus: status = '' }) => status,
    }),
  };
  return node;
}

/** Deletes the notebook instance, with its files, and its lifecycle configurations. */
export function removalNodes(scope: Scope): Node<unknown>[] {
  const stopped = stoppedNode(scope);
  const removed: Node<void, Instance> = {
    key: 'no-notebook',
    stages: ['notebook'],
    kind: notebookInstanceKind(scope.aws),
    needs: [stopped],
    desire: () => ({
      id: notebookName(scope.config.name),
      absent: { why: () => 'its deletion was asked for' },
      output: () => undefined,
    }),
  };
  return [stopped, removed, olderScriptsNode(scope, [removed])];
}
