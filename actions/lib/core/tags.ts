import type { Tags } from './graph.ts';

const PREFIX = 'sagemaker-actions:';

/** The owner of a run; all resources of the run have it in their tags. */
export interface Owner {
  /** Name of the config. */
  readonly pipeline: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** The git ref that the run is for, e.g. `refs/heads/main`. */
  readonly ref: string;
  readonly commit: string;
  /** `<run id>.<attempt>`: identifies one attempt of one workflow run. */
  readonly run: string;
}

/** Tags with the owner of a resource, its node and its content. */
export function ownTags(owner: Owner, node: { key: string; stages: readonly string[] }, content: Tags): Tags {
  return {
    [`${PREFIX}pipeline`]: owner.pipeline,
    [`${PREFIX}repository`]: owner.repository,
    [`${PREFIX}ref`]: owner.ref,
    [`${PREFIX}stage`]: node.stages.join('+'),
    [`${PREFIX}node`]: node.key,
    [`${PREFIX}commit`]: owner.commit,
    [`${PREFIX}run`]: owner.run,
    ...Object.fromEntries(Object.entries(content).map(([part, hash]) => [`${PREFIX}content:${part}`, hash])),
  };
}

/** The value of one of our tags, by the name without the prefix. */
export function ownTag(tags: Tags, name: string): string | undefined {
  return tags[PREFIX + name];
}

/** Name of one of our tags with the prefix. */
export function tagName(name: string): string {
  return PREFIX + name;
}

/** The hashed parts of the content, from the tags. */
export function contentOf(tags: Tags): Tags {
  const parts = Object.entries(tags).filter(([key]) => key.startsWith(`${PREFIX}content:`));
  return Object.fromEntries(parts.map(([key, hash]) => [key.slice(`${PREFIX}content:`.length), hash]));
}

/** Why a resource with these tags must not be changed; `undefined` = it belongs to the owner. */
export function ownershipConflict(tags: Tags, owner: Pick<Owner, 'pipeline' | 'repository'>): string | undefined {
  const repository = ownTag(tags, 'repository');
  const pipeline = ownTag(tags, 'pipeline');
  if (repository === undefined) return 'has no tag that names its owner';
  if (repository !== owner.repository) return `belongs to the repository ${repository}`;
  if (pipeline !== owner.pipeline) return `belongs to the pipeline ${pipeline ?? '(unknown)'} of this repository`;
  return undefined;
}
