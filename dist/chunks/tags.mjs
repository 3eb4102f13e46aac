// actions/lib/core/tags.ts
const PREFIX = "sagemaker-actions:";
/** Tags that say who made a resource, for which node, and of what. */
function ownTags(owner, node, content) {
	return {
		[`${PREFIX}pipeline`]: owner.pipeline,
		[`${PREFIX}repository`]: owner.repository,
		[`${PREFIX}ref`]: owner.ref,
		[`${PREFIX}stage`]: node.stages.join("+"),
		[`${PREFIX}node`]: node.key,
		[`${PREFIX}commit`]: owner.commit,
		[`${PREFIX}run`]: owner.run,
		...Object.fromEntries(Object.entries(content).map(([part, hash]) => [`${PREFIX}content:${part}`, hash]))
	};
}
/** The value of one of our tags, by its name without the prefix. */
function ownTag(tags, name) {
	return tags[PREFIX + name];
}
/** Name of one of our tags with the prefix. */
function tagName(name) {
	return PREFIX + name;
}
/** The hashed parts of the content that the tags tell. */
function contentOf(tags) {
	const parts = Object.entries(tags).filter(([key]) => key.startsWith(`${PREFIX}content:`));
	return Object.fromEntries(parts.map(([key, hash]) => [key.slice(`${PREFIX}content:`.length), hash]));
}
/** Why a resource with these tags must not be touched; `undefined` = it is ours. */
function ownershipConflict(tags, owner) {
	const repository = ownTag(tags, "repository");
	const pipeline = ownTag(tags, "pipeline");
	if (repository === void 0) return "has no tag that names its owner";
	if (repository !== owner.repository) return `belongs to the repository ${repository}`;
	if (pipeline !== owner.pipeline) return `belongs to the pipeline ${pipeline ?? "(unknown)"} of this repository`;
}

export { tagName as a, ownershipConflict as i, ownTag as n, ownTags as r, contentOf as t };