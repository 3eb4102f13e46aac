import { unlessDenied } from '../../aws/errors.ts';
import type { Node, OwnedKind } from '../../core/graph.ts';
import { ownershipConflict } from '../../core/tags.ts';
import { servingKinds } from '../endpoint/kinds.ts';
import type { Scope } from '../scope.ts';
import { expiryOf } from './expiry.ts';
import { previewPrefix, previewsPrefix, pullRequestOf } from './names.ts';

/** A resource of a preview. */
interface Part {
  readonly kind: string;
  readonly id: string;
  readonly pullRequest: number;
  readonly expires: number;
}

/** Removes the previews of a pull request. */
export function removalNodes(scope: Scope, pullRequest: number): Node<void>[] {
  const prefix = `${previewPrefix(scope.config.name, pullRequest)}-`;
  return absentNodes(scope, `no preview of pull request ${pullRequest} is wanted`, () => partsOf(scope, prefix));
}

/**
 * Removes the previews that are over. Each endpoint expires by itself; what it used may serve another one, so that is
 * removed when everything of the pull request has expired.
 *
 * @param unwanted whether a pull request no longer wants a preview, although its previews have not expired
 */
export function expiryNodes(scope: Scope, unwanted: (pullRequest: number) => Promise<boolean>): Node<void>[] {
  const now = scope.clock.now();
  return absentNodes(scope, 'its preview has expired, or its pull request wants none any more', async () => {
    const all = await partsOf(scope, previewsPrefix(scope.config.name));
    const byPullRequest = [...Map.groupBy(all, ({ pullRequest }) => pullRequest)];
    const endpoint = servingKinds(scope.aws)[0]?.name;
    const over = byPullRequest.map(async ([pullRequest, parts]) => {
      const expired = parts.filter(({ expires }) => expires <= now);
      if (expired.length === parts.length || (await unwanted(pullRequest))) return parts;
      return expired.filter(({ kind }) => kind === endpoint);
    });
    return (await Promise.all(over)).flat();
  });
}

/** Nodes that remove `parts`, endpoints first: a configuration that an endpoint uses must not be deleted. */
function absentNodes(scope: Scope, why: string, parts: () => Promise<readonly Part[]>): Node<void>[] {
  let found: Promise<readonly Part[]> | undefined;
  const nodes: Node<void>[] = [];
  for (const kind of servingKinds(scope.aws)) {
    const needs = [...nodes];
    nodes.push({
      key: `no-preview:${kind.name}`,
      stages: ['preview'],
      kind,
      needs,
      goesOn: true,
      hideIfUnchanged: true,
      desire: () => ({
        id: previewsPrefix(scope.config.name),
        absent: {
          ids: async () => {
            found ??= parts();
            return (await found).filter((part) => part.kind === kind.name).map(({ id }) => id);
          },
          why: () => why,
        },
        output: () => undefined,
      }),
    });
  }
  return nodes;
}

/**
 * The pipeline's own resources among all with this prefix. A resource whose tags the role may not read belongs to
 * another pipeline.
 */
async function partsOf(scope: Scope, prefix: string): Promise<Part[]> {
  const reading = Promise.all(servingKinds(scope.aws).map((kind) => partsOfKind(scope, kind, prefix)));
  if (scope.config.preview !== undefined) return (await reading).flat();
  const parts = await unlessDenied(reading);
  if (parts !== undefined) return parts.flat();
  scope.progress(
    'preview',
    `the roles of this config may not look for previews: what an earlier config made (${prefix}…) is deleted in the SageMaker console`,
  );
  return [];
}

async function partsOfKind({ config, owner }: Scope, kind: OwnedKind<unknown>, prefix: string): Promise<Part[]> {
  const parts: Part[] = [];
  for await (const { id, tags } of kind.find(prefix)) {
    const pullRequest = pullRequestOf(config.name, id);
    const borne = pullRequest === undefined ? undefined : await unlessDenied(tags());
    if (pullRequest !== undefined && borne !== undefined && ownershipConflict(borne, owner) === undefined)
      parts.push({ kind: kind.name, id, pullRequest, expires: expiryOf(borne) });
  }
  return parts;
}
