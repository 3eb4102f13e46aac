import type { DescribeNotebookInstanceLifecycleConfigOutput } from '@aws-sdk/client-sagemaker';
import type { Node } from '../../core/graph.ts';
import { contentName } from '../../core/names.ts';
import type { Scope } from '../scope.ts';
import type { Notebook } from './config.ts';
import { createLifecycleConfig, lifecycleConfigKind } from './lifecycle-config.aws.ts';
import { notebookName, scriptsPrefix } from './names.ts';
import { startScript } from './script.ts';

/**
 * The lifecycle configuration of the notebook instance. A changed script gives a new configuration. Its output is its
 * name.
 */
export function scriptNode(scope: Scope, wanted: Notebook): Node<string> {
  const { aws, config } = scope;
  const node: Node<string, DescribeNotebookInstanceLifecycleConfigOutput> = {
    key: 'notebook-script',
    stages: ['notebook'],
    kind: lifecycleConfigKind(aws),
    needs: [],
    async desire() {
      const bucket = config.aws.bucket ?? `sagemaker-${aws.region}-${await aws.account()}`;
      const script = startScript(wanted, { pipeline: config.name, region: aws.region, bucket });
      const { id, parts } = contentName(notebookName(config.name), { script });
      return {
        id,
        content: parts,
        changes: ({ OnStart = [], OnCreate = [] }) =>
          OnCreate.length === 0 && OnStart.length === 1 && OnStart[0]?.Content === script
            ? []
            : [{ path: 'script', before: 'another one', after: 'the one of this run', by: 'replace' }],
        create: (name, tags) => createLifecycleConfig(aws, name, script, tags),
        plannedOutput: id,
        output: (name) => name,
      };
    },
  };
  return node;
}

/**
 * Removes lifecycle configurations that the instance no longer uses.
 *
 * @param kept node of the configuration that stays
 */
export function olderScriptsNode(scope: Scope, needs: readonly Node<unknown>[], kept?: Node<string>): Node<void> {
  const { aws, config } = scope;
  const kind = lifecycleConfigKind(aws);
  const prefix = scriptsPrefix(config.name);
  return {
    key: 'notebook-older-scripts',
    stages: ['notebook'],
    kind,
    needs: [...needs, ...(kept === undefined ? [] : [kept])],
    goesOn: true,
    hideIfUnchanged: true,
    desire: (of) => ({
      id: prefix,
      absent: {
        async ids() {
          const found = await Array.fromAsync(kind.find(prefix));
          return found.map(({ id }) => id).filter((id) => kept === undefined || id !== of(kept));
        },
        why: () => (kept === undefined ? 'its notebook instance is deleted' : 'the notebook instance has another one'),
      },
      output: () => undefined,
    }),
  };
}
