import { n as Failure } from "./failure.mjs";
import { i as unblockedSettings, n as bucketKind, r as createBucket, t as PUBLIC_ACCESS } from "./bucket2.aws.mjs";

// actions/lib/resources/storage/node.ts
/** Adds the bucket that everything is kept in; its output is its name. */
function buildBucket({ scope, add }) {
	const node = bucketNode(scope);
	add(node);
	return node;
}
function bucketNode(scope) {
	const { aws, config } = scope;
	return {
		key: "bucket",
		stages: ["sync-data"],
		kind: bucketKind(aws),
		needs: [],
		async desire() {
			const byDefault = `sagemaker-${aws.region}-${await aws.account()}`;
			const id = config.aws.bucket ?? byDefault;
			return {
				id,
				content: {},
				changes: () => [],
				create: () => createBucket(aws, id),
				inspect: async (_, { foreign }) => {
					if (!foreign) await inspectBucket(scope, id);
					else if (id !== byDefault) scope.warn("bucket", riskOf(id));
				},
				foretold: id,
				output: (_, { foreign }) => {
					if (foreign && id === byDefault) throw takenName(id);
					return id;
				}
			};
		}
	};
}
function riskOf(name) {
	return `The bucket ${name} (\`aws.bucket\`) belongs to another account, which can read, change and delete the data, the code and the models in it. If you did not intend this, set \`aws.bucket\` to a bucket of this account.`;
}
/** The name can be foreseen, so anyone may have made the bucket first and read, or change, what is stored there. */
function takenName(name) {
	return new Failure(`The bucket ${name} belongs to another account. That account has taken the name of this account's default bucket, and would receive its data, code and models.`, "Nothing was written to it. Set `aws.bucket` to another name, and report that bucket to AWS (trustandsafety@support.aws.com).");
}
/** A bucket that lets the public in was made so by somebody, on purpose or long ago: that is told, and theirs to change. */
async function inspectBucket({ aws, warn }, name) {
	const unblocked = await unblockedSettings(aws, name) ?? [];
	if (unblocked.length === 0) return;
	const all = PUBLIC_ACCESS.map((setting) => `${setting}=true`).join();
	warn("bucket", `The bucket ${name} does not block all public access (${unblocked.join(", ")}). The action did not change it. To block public access: aws s3api put-public-access-block --bucket ${name} --public-access-block-configuration ${all}`);
}

export { buildBucket as t };