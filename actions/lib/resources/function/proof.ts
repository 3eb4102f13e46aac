import { stagesLeft } from '../../core/pending.ts';
import type { Scope } from '../scope.ts';
import { functionAliasKind, previousOf } from './alias.aws.ts';
import { askFunctionTest } from './ask.ts';
import { listProvisioned, provisionedConcurrencyKind } from './concurrency.aws.ts';
import type { LambdaFunction } from './config.ts';
import { functionKind } from './function.aws.ts';

/** How a version is verified before the alias moves to it. A version to which the alias points counts as verified. */
export async function proofOf(scope: Scope, name: string, wanted: LambdaFunction) {
  const alias = (await functionAliasKind(scope.aws).observe(`${name}:${wanted.alias}`))?.resource;
  const served = alias?.FunctionVersion;
  // The previous version was served, and a rollback left it.
  const before = alias && previousOf(alias);
  // If a user deleted the alias, a scheduled run does not create it again, so it verifies no version for it.
  const isLeftAlone = alias === undefined && scope.scheduled && !(await isLeftPending(scope, name));
  return {
    /** The version that the alias points to; `undefined` when there is no alias. */
    served,
    unproven: (version: string) =>
      version === served || version === before || isLeftAlone ? undefined : { before: '0' },
    /** Sends the test event. @throws Failure when the answer is wrong */
    verify: (version: string, signal: AbortSignal) => askFunctionTest(scope, name, wanted, version, signal),
    /**
     * Removes the provisioned concurrency of versions that are not served.
     *
     * @returns the beginning of a sentence that says which version is served
     */
    async revert() {
      await dropOthers(scope, name, [served]);
      return `The alias ${wanted.alias} was not moved`;
    },
  };
}

/** Whether a pending run has left the stage `function` unfinished: then the alias may not have been created yet. */
async function isLeftPending({ aws }: Scope, name: string): Promise<boolean> {
  return stagesLeft((await functionKind(aws).observe(name))?.tags).includes('function');
}

/**
 * Removes the provisioned concurrency that failed or killed runs left on versions, because the reserved concurrency has
 * room for only two versions.
 */
export async function dropOthers({ aws }: Scope, name: string, kept: readonly (string | undefined)[]): Promise<void> {
  const keptIds = kept.map((version) => `${name}:${version}`);
  for (const id of await listProvisioned(aws, name))
    if (!keptIds.includes(id)) await provisionedConcurrencyKind(aws).remove(id);
}
