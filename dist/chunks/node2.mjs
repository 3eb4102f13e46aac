import { Lt as Failure, f as prefixOf } from "./shared.mjs";
import { c as ListMultipartUploadsCommand, d as GetPublicAccessBlockCommand, h as CreateBucketCommand, o as PutBucketLifecycleConfigurationCommand, u as HeadBucketCommand, v as AbortMultipartUploadCommand, y as S3Client } from "./aws-s3.mjs";
import { c as unlessDenied, l as unlessNotFound, o as isDenied } from "./errors.mjs";

// actions/lib/resources/storage/bucket.aws.ts
function bucketKind(aws) {
	return {
		name: "bucket",
		async observe(id) {
			const foreign = await unlessNotFound(isForeign(aws, id));
			return foreign === void 0 ? void 0 : {
				resource: { foreign },
				phase: {
					is: "ready",
					detail: "there"
				}
			};
		}
	};
}
async function isForeign(aws, Bucket) {
	const client = aws.client(S3Client);
	try {
		await client.send(new HeadBucketCommand({
			Bucket,
			ExpectedBucketOwner: await aws.account()
		}));
		return false;
	} catch (error) {
		if (!isDenied(error)) throw error;
		await client.send(new HeadBucketCommand({ Bucket }));
		return true;
	}
}
async function createBucket(aws, name) {
	const place = aws.region === "us-east-1" ? {} : { CreateBucketConfiguration: { LocationConstraint: aws.region } };
	await aws.client(S3Client).send(new CreateBucketCommand({
		Bucket: name,
		...place
	}));
}
const GIVEN_UP_AFTER = 1;
async function giveUpUnfinished(aws, name) {
	const request = {
		Bucket: name,
		LifecycleConfiguration: { Rules: [{
			ID: "give-up-unfinished-uploads",
			Status: "Enabled",
			Filter: { Prefix: "" },
			AbortIncompleteMultipartUpload: { DaysAfterInitiation: GIVEN_UP_AFTER }
		}] }
	};
	return await unlessDenied(aws.client(S3Client).send(new PutBucketLifecycleConfigurationCommand(request))) !== void 0;
}
const PUBLIC_ACCESS = [
	"BlockPublicAcls",
	"IgnorePublicAcls",
	"BlockPublicPolicy",
	"RestrictPublicBuckets"
];
async function unblockedSettings(aws, name) {
	const request = aws.client(S3Client).send(new GetPublicAccessBlockCommand({ Bucket: name }));
	try {
		const found = await unlessNotFound(request);
		return PUBLIC_ACCESS.filter((setting) => found?.PublicAccessBlockConfiguration?.[setting] !== true);
	} catch (error) {
		if (isDenied(error)) return void 0;
		throw error;
	}
}

// actions/lib/resources/storage/unfinished-uploads.aws.ts
const DAY = 864e5;
function unfinishedUploadsKind(aws, prefixes) {
	return {
		name: "unfinished uploads",
		async observe(bucket) {
			const resource = (await Promise.all(prefixes.map((prefix) => unlessDenied(unlessNotFound(listUnfinished(aws, bucket, prefix)))))).flatMap((list) => list ?? []);
			return {
				resource,
				phase: {
					is: "ready",
					detail: resource.length === 0 ? "none" : `${resource.length} of them`
				}
			};
		}
	};
}
async function listUnfinished(aws, Bucket, Prefix) {
	const found = [];
	let page;
	do {
		const from = {
			KeyMarker: page?.NextKeyMarker,
			UploadIdMarker: page?.NextUploadIdMarker
		};
		page = await aws.client(S3Client).send(new ListMultipartUploadsCommand({
			Bucket,
			Prefix,
			...from
		}));
		for (const { Key: key, UploadId: uploadId, Initiated } of page.Uploads ?? []) {
			const isOld = Initiated !== void 0 && aws.clock.now() - Initiated.getTime() > DAY;
			if (key !== void 0 && uploadId !== void 0 && isOld) found.push({
				key,
				uploadId
			});
		}
	} while (page.IsTruncated === true);
	return found;
}
async function giveUp(aws, bucket, { key, uploadId }) {
	const request = new AbortMultipartUploadCommand({
		Bucket: bucket,
		Key: key,
		UploadId: uploadId
	});
	await unlessNotFound(aws.client(S3Client).send(request));
}

// actions/lib/resources/storage/unfinished-uploads.ts
function unfinishedUploadsNode(scope, bucket) {
	const { aws, config, domain } = scope;
	const own = `${prefixOf(scope, domain)}/`;
	const { prefix: data } = config.data;
	const prefixes = domain !== "main" || data.startsWith(own) ? [own] : [own, data];
	return {
		key: "unfinished-uploads",
		stages: ["sync-data"],
		kind: unfinishedUploadsKind(aws, prefixes),
		needs: [bucket],
		goesOn: true,
		hideIfUnchanged: true,
		desire: (of) => ({
			id: of(bucket),
			changes: ({ length }) => length === 0 ? [] : [{
				path: "uploads",
				before: length,
				after: "none",
				by: "update"
			}],
			async update(id, resource) {
				for (const each of resource) await giveUp(aws, id, each);
			},
			output: () => void 0
		})
	};
}

// actions/lib/resources/storage/node.ts
function buildBucket({ scope, add }) {
	const node = bucketNode(scope);
	add(node, unfinishedUploadsNode(scope, node));
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
				create: async () => {
					await createBucket(aws, id);
					if (!await giveUpUnfinished(aws, id)) scope.warn("bucket", withoutRule(id));
				},
				inspect: async (_, { foreign }) => {
					if (!foreign) await inspectBucket(scope, id);
					else if (id !== byDefault) scope.warn("bucket", riskOf(id));
				},
				plannedOutput: id,
				output: (_, { foreign }) => {
					if (foreign && id === byDefault) throw takenName(id);
					return id;
				}
			};
		}
	};
}
function withoutRule(name) {
	return `The role may not write a lifecycle rule for the new bucket ${name} (s3:PutLifecycleConfiguration). The parts of a killed upload are therefore billed until a later run deletes them. Generate the roles again with npm run policies and deploy them.`;
}
function riskOf(name) {
	return `The bucket ${name} (\`aws.bucket\`) belongs to another account, which can read, change and delete the data, the code and the models in it. If you did not intend this, set \`aws.bucket\` to a bucket of this account.`;
}
function takenName(name) {
	return new Failure(`not-the-owner: The bucket ${name} belongs to another account. That account has taken the name of this account's default bucket, and would receive its data, code and models.`, "Nothing was written to it. Set `aws.bucket` to another name, and report that bucket to AWS (trustandsafety@support.aws.com).");
}
async function inspectBucket({ aws, warn }, name) {
	const unblocked = await unblockedSettings(aws, name) ?? [];
	if (unblocked.length === 0) return;
	const all = PUBLIC_ACCESS.map((setting) => `${setting}=true`).join();
	warn("bucket", `The bucket ${name} does not block all public access (${unblocked.join(", ")}). The action did not change it. To block public access: aws s3api put-public-access-block --bucket ${name} --public-access-block-configuration ${all}`);
}

export { buildBucket as t };