import { type Domain, domainPrefix } from '../core/domain.ts';
import { Failure } from '../core/failure.ts';
import type { Change, Desired } from '../core/graph.ts';
import type { Scope } from './scope.ts';

/** The prefix of the pipeline's keys and names in a trust domain. */
export function prefixOf({ config }: Pick<Scope, 'config'>, domain: Domain): string {
  return domainPrefix(config.name, domain);
}

/**
 * The desired state of a node in the run's trust domain. A pull request uses resources that main has published, and
 * creates its own version of the others. Main uses nothing that a pull request created.
 *
 * @param at the desired state of the node in a trust domain
 */
export function inDomain<Resource, Out>(
  scope: Scope,
  at: (domain: Domain) => Desired<Resource, Out>,
): Desired<Resource, Out> {
  if (scope.domain === 'main') return at('main');
  const main = at('main');
  // A pull request does not know the role that created main's resources.
  const changes: typeof main.changes = (resource, tags) =>
    (main.changes?.(resource, tags) ?? []).filter(({ ofMaker }) => ofMaker !== true);
  return { ...at('pull-request'), published: { ...main, changes, refusal: main.refusal ?? MAINS } };
}

/**
 * Differences between an existing resource and the request that this run would send. Only the stage that creates a job
 * or model compares its role: other stages may not know it, and a pull request does not know main's.
 */
export function ofMaker(changes: readonly Change[], { executionRole }: Pick<Scope, 'executionRole'>): Change[] {
  return changes
    .filter(({ path }) => !isRole(path) || executionRole !== '')
    .map((change) => (isRole(change.path) ? { ...change, ofMaker: true } : change));
}

function isRole(path: string): boolean {
  return path === 'role' || path.endsWith('.role');
}

const MAINS = new Failure('not-found: No run on main has created it.', 'A pull request creates its own.');
