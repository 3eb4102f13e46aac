import { type Domain, domainPrefix } from '../core/domain.ts';
import { Failure } from '../core/failure.ts';
import type { Desired } from '../core/graph.ts';
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
export function inDomain<Seen, Out>(scope: Scope, at: (domain: Domain) => Desired<Seen, Out>): Desired<Seen, Out> {
  if (scope.domain === 'main') return at('main');
  const main = at('main');
  return { ...at('pull-request'), published: { ...main, refusal: main.refusal ?? MAINS } };
}

/**
 * A request as a pull request expects it of what main has made: main's own role is not known to it, and only main's roles
 * write under main's names.
 */
export function asOthersMade<Request extends { RoleArn?: string | undefined }>(
  scope: Scope,
  domain: Domain,
  seen: { readonly RoleArn?: string | undefined },
  request: Request,
): Request {
  return domain === scope.domain ? request : { ...request, RoleArn: seen.RoleArn };
}

const MAINS = new Failure('Main has not made it.', 'A pull request makes its own.');
