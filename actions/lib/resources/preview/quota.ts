import { besides } from '../endpoint/quota.ts';
import { refuseWithoutRoom } from '../quota.ts';
import type { Scope } from '../scope.ts';
import type { Preview } from '../types.ts';

/**
 * Whether the account may have the instances of all previews of a pull request, beside those of the pipeline's endpoints.
 * The answer is read once.
 *
 * @returns what throws a Failure when the account may not
 */
export function previewQuota(scope: Scope, { endpoints }: Preview): () => Promise<void> {
  let checked: Promise<unknown> | undefined;
  const instances = Object.values(endpoints).map(({ instance }) => instance);
  return async () => {
    checked ??= Promise.all([...new Set(instances)].map((instance) => check(scope, instance, instances)));
    await checked;
  };
}

function check(scope: Scope, instance: string, all: readonly string[]): Promise<void> {
  const own = all.filter((one) => one === instance).length;
  return refuseWithoutRoom(scope, {
    ...{ key: 'preview', instance, usage: 'endpoint usage' },
    ...{ within: 'all its endpoints together', what: 'the preview' },
    needs: () =>
      Promise.all([{ instances: own, why: `the preview has ${own}` }, ...besides(scope, undefined, instance, [])]),
  });
}
