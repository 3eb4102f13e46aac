import { n as hashUnpacked, r as objectKind } from "./object2.mjs";
import { t as putOnce } from "./put-once.mjs";
import { t as compare } from "./compare.mjs";
import { r as prefixOf, t as inDomain } from "./published.mjs";
import { t as buildBucket } from "./node.mjs";
import { d as compress, f as tarOf, i as readTraining } from "./sources.mjs";
import { createHash } from "node:crypto";

// actions/lib/resources/code/node.ts
/** Adds the training code. Without `training` in the config, the node is not part of the graph. */
function buildCode({ scope, of, add }) {
	const node = codeNode(scope, of(buildBucket));
	if (scope.config.training !== void 0) add(node);
	return node;
}
/** The training code as `sourcedir.tar.gz`, the name that SageMaker's script mode expects. */
function codeNode(scope, bucket) {
	const { aws } = scope;
	return {
		key: "code",
		stages: ["tune", "train"],
		kind: objectKind(aws, "code bundle", hashUnpacked),
		needs: [bucket],
		async desire(of) {
			const { files, hash } = await readTraining(scope);
			const tar = await tarOf(files);
			const sha256 = createHash("sha256").update(tar).digest("hex");
			return inDomain(scope, (domain) => {
				const uri = `s3://${of(bucket)}/${prefixOf(scope, domain)}/code/${hash}/sourcedir.tar.gz`;
				const code = {
					uri,
					hash
				};
				return {
					id: uri,
					changes: (seen) => compare({ sha256: seen.sha256 }, { sha256 }),
					create: () => putOnce(aws, uri, compress(tar), { kmsKey: scope.config.aws.kmsKey }),
					plannedOutput: code,
					output: () => code
				};
			});
		}
	};
}

export { buildCode as t };