import { compare, type Identity } from '../../core/compare.ts';
import type { Change } from '../../core/graph.ts';
import type { Scope } from '../scope.ts';
import { byPart, type Words } from '../since.ts';
import { shown, TRAINING_WORDS, withFiles } from '../training/since.ts';
import { readLaunch } from './attempt.aws.ts';

const WORDS: Words = [
  ...TRAINING_WORDS,
  [/^image$/, 'image', 'ami'],
  [/^instances\.\d+$/, 'instance', 'instance'],
  [/^spot$/, 'instance', 'spot'],
];

/** The differences between an earlier training on EC2 and the training that would be launched. */
export async function sinceOf(
  scope: Scope,
  id: string,
  identity: Identity,
): Promise<Readonly<Record<string, readonly Change[]>>> {
  const earlier = await readLaunch(scope.aws, id, 1);
  if (earlier === undefined) return {};
  const parts = byPart(compare(earlier.identity, identity), WORDS, shown);
  return withFiles(scope, parts, earlier.identity['hyperparameters'] as Readonly<Record<string, string>>);
}
