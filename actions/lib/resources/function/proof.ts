import { stagesLeft } from '../../core/pending.ts';
import type { Scope } from '../scope.ts';
import type { LambdaFunction } from '../types.ts';
import { functionAliasKind, previousOf } from './alias.aws.ts';
import { askFunctionTest } from './ask.ts';
import { listProvisioned, provisionedConcurrencyKind } from './concurrency.aws.ts';
import { functionKind } from './function.aws.ts';

/** How a version is proved before the alias moves to it: it is proved when the alias points to it. */
export async function proofOf(scope: Scope, name: string, wanted: LambdaFunction) {
  const alias = (await functionAliasKind(scope.aws).observe(`${name}:${wanted.alias}`))?.resource;
  const served = alias?.FunctionVersion;
  // It was served, and somebody went back from it.
  const before = alias && previousOf(alias);
  // Whatever is made for an alias that somebody deleted, a scheduled run does not bring it back.
  const isLeftAlone = alias === undefined && scope.scheduled && !(await isLeftPending(scope, name));
  return {
    /** The version that the alias points to; `undefined` when there is no alias. */
    served,
    unproven: (version: string) =>
      version === served || version === before || isLeftAlone ? undefined : { before: '0' },
    /** Sends the test event. @throws Failure when the answer is wrong */
    verify: (version: string, signal: AbortSignal) => askFunctionTest(scope, name, wanted, version, signal),
    /** Removes what is provisioned for versions that are not served. @returns the beginning of a sentence that says what is served */
    async revert() {
      await dropOthers(scope, name, [served]);
      return `The alias ${wanted.alias} was not moved`;
    },
  };
}

/** Whether a run whose wait ended has left the function's stage to do: its alias may not have been made yet. */
async function isLeftPending({ aws }: Scope, name: string): Promise<boolean> {
  return stagesLeft((await functionKind(aws).observe(name))?.tags).includes('function');
}

/** Takes back what runs that failed or were killed have left on versions: the reserved number has room for two of them. */
export async function dropOthers({ aws }: Scope, name: string, kept: readonly (string | undefined)[]): Promise<void> {
  const keptIds = kept.map((version) => `${name}:${version}`);
  for (const id of await listProvisioned(aws, name))
    if (!keptIds.includes(id)) await provisionedConcurrencyKind(aws).remove(id);
}
