import { unlessDenied } from '../../aws/errors.ts';
import type { Node, View } from '../../core/graph.ts';
import { ownershipConflict } from '../../core/tags.ts';
import type { Scope } from '../scope.ts';
import { type Instance, notebookInstanceKind } from './instance.aws.ts';
import { notebookName } from './names.ts';

/** A notebook instance of the pipeline that the config no longer has: it holds files, so this only warns about it. */
export function leftNotebookNode(scope: Scope): Node<void> {
  const { aws, config, owner } = scope;
  const kind: View<Instance | undefined> = {
    name: 'notebook instance that the config no longer has',
    async observe(id) {
      // Roles that were generated before notebooks existed may not read one.
      const found = await unlessDenied(notebookInstanceKind(aws).observe(id));
      const isOwn = found !== undefined && ownershipConflict(found.tags ?? {}, owner) === undefined;
      return { resource: isOwn ? found.resource : undefined, phase: { is: 'ready', detail: 'searched' } };
    },
  };
  const node: Node<void, Instance | undefined> = {
    key: 'left-notebook',
    stages: ['sync-data', 'notebook'],
    kind,
    needs: [],
    hideIfUnchanged: true,
    desire: () => ({
      id: notebookName(config.name),
      inspect: async (id, left) => {
        if (left !== undefined) scope.warn('notebook', describeLeft(id, left));
      },
      output: () => undefined,
    }),
  };
  return node;
}

function describeLeft(id: string, { NotebookInstanceStatus: status, VolumeSizeInGB: size }: Instance): string {
  const billed = status === 'InService' ? 'the instance and its volume' : 'its volume';
  return `this pipeline created the notebook instance ${id}, but the config no longer has \`notebook\`. It is ${status}, and AWS bills ${billed} of ${size} GB. Add \`notebook\` to the config again; or save its files and run the workflow Notebook with the mode delete`;
}
