import { refuseWithoutRoom } from '../quota.ts';
import type { Scope } from '../scope.ts';

/** Checks whether the account's quota allows the notebook instance. @throws Failure when it does not */
export function refuseWithoutQuota(scope: Scope, instance: string): Promise<void> {
  return refuseWithoutRoom(scope, {
    ...{ key: 'notebook', instance, usage: 'notebook instance usage' },
    ...{ within: 'all its notebook instances together', what: 'the notebook instance' },
    needs: async () => [{ instances: 1, why: 'it has 1' }],
  });
}
