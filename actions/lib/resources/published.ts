import { type Domain, domainPrefix } from '../core/domain.ts';
import { Failure } from '../core/failure.ts';
import type { Change, Desired } from '../core/graph.ts';
import type { Scope } from './scope.ts';

/** What the keys and names of a trust domain of the config's pipeline begin with. */
export function prefixOf({ config }: Pick<Scope, 'config'>, domain: Domain): string {
  return domainPrefix(config.name, domain);
}

/**
 * What a node wants in the trust domain of the run. A pull request uses what main has published and makes its own of what
 * main does not have; main uses nothing that a pull request made.
 *
 * @param at what the node wants in a domain
 */
export function inDomain<Resource, Out>(
  scope: Scope,
  at: (domain: Domain) => Desired<Resource, Out>,
): Desired<Resource, Out> {
  if (scope.domain === 'main') return at('main');
  const main = at('main');
  // Whose role main's things were made with, a pull request does not know.
  const changes: typeof main.changes = (resource, tags) =>
    (main.changes?.(resource, tags) ?? []).filter(({ ofMaker }) => ofMaker !== true);
  return { ...at('pull-request'), published: { ...main, changes, refusal: main.refusal ?? MAINS } };
}

/**
 * Differences between what was found and what this run would request. The role of a job or model is for the stage that
 * makes it to judge: others may not know it, and a pull request does not know main's.
 */
export function ofMaker(changes: readonly Change[], { executionRole }: Pick<Scope, 'executionRole'>): Change[] {
  return changes
    .filter(({ path }) => !isRole(path) || executionRole !== '')
    .map((change) => (isRole(change.path) ? { ...change, ofMaker: true } : change));
}

function isRole(path: string): boolean {
  return path === 'role' || path.endsWith('.role');
}

const MAINS = new Failure('not-found', 'No run on main has created it.', 'A pull request creates its own.');
