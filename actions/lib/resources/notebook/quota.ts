import { refuseWithoutRoom } from '../quota.ts';
import type { Scope } from '../scope.ts';

/** Checks that the account may have the notebook instance. @throws Failure when it may not */
export function refuseWithoutQuota(scope: Scope, instance: string): Promise<void> {
  return refuseWithoutRoom(scope, {
    ...{ key: 'notebook', instance, usage: 'notebook instance usage' },
    ...{ within: 'all its notebook instances together', what: 'the notebook instance' },
    needs: async () => [{ instances: 1, why: 'it has 1' }],
  });
}
