import { besides } from '../endpoint/quota.ts';
import { refuseWithoutRoom } from '../quota.ts';
import type { Scope } from '../scope.ts';
import type { Preview } from './config.ts';

/**
 * Checks whether the account's quota allows the instances of all previews of a pull request, in addition to those of
 * the pipeline's endpoints. It is checked once.
 *
 * @returns a function that throws a Failure if the quota does not
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
