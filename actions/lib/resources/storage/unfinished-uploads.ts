import type { Node } from '../../core/graph.ts';
import { prefixOf } from '../published.ts';
import type { Scope } from '../scope.ts';
import { giveUp, type Unfinished, unfinishedUploadsKind } from './unfinished-uploads.aws.ts';

/** Removes the parts that killed runs left in the bucket, because they are useless and cost money. */
export function unfinishedUploadsNode(scope: Scope, bucket: Node<string>): Node<void> {
  const { aws, config, domain } = scope;
  const own = `${prefixOf(scope, domain)}/`;
  const { prefix: data } = config.data;
  const prefixes = domain !== 'main' || data.startsWith(own) ? [own] : [own, data];
  const node: Node<void, readonly Unfinished[]> = {
    key: 'unfinished-uploads',
    stages: ['sync-data'],
    kind: unfinishedUploadsKind(aws, prefixes),
    needs: [bucket],
    goesOn: true,
    hideIfUnchanged: true,
    desire: (of) => ({
      id: of(bucket),
      changes: ({ length }) => (length === 0 ? [] : [{ path: 'uploads', before: length, after: 'none', by: 'update' }]),
      async update(id, resource) {
        for (const each of resource) await giveUp(aws, id, each);
      },
      output: () => undefined,
    }),
  };
  return node;
}
