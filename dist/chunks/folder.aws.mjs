import { n as paginateListObjectsV2, p as DeleteObjectsCommand, s as ListObjectsV2Command, y as S3Client } from "./aws-s3.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { n as parseS3 } from "./read-object.mjs";
import { Lt as Failure, mt as domainPrefix } from "./shared.mjs";

// actions/lib/resources/storage/folder.aws.ts
const DOMAINS = ["main", "pull-request"];
function folderKind(aws) {
	const client = () => aws.client(S3Client);
	const begin = async (id) => {
		const { bucket: Bucket, key: Prefix } = parseS3(id);
		const first = await unlessNotFound(client().send(new ListObjectsV2Command({
			Bucket,
			Prefix,
			MaxKeys: 1
		})));
		return first?.KeyCount === 0 ? void 0 : first;
	};
	return {
		name: "folder",
		identity: "name",
		untagged: true,
		async observe(id) {
			return await begin(id) && {
				resource: {},
				phase: {
					is: "ready",
					detail: "holds objects"
				}
			};
		},
		ownPrefix: ({ bucket, pipeline }) => `s3://${bucket}/${pipeline}`,
		async *find(prefix) {
			for (const domain of DOMAINS) {
				const id = `${domainPrefix(prefix, domain)}/`;
				if (await begin(id) !== void 0) yield {
					id,
					running: false,
					tags: async () => ({})
				};
			}
		},
		async remove(id) {
			if (await begin(id) === void 0) return;
			const { bucket: Bucket, key: Prefix } = parseS3(id);
			for await (const { Contents = [] } of paginateListObjectsV2({ client: client() }, {
				Bucket,
				Prefix
			})) {
				const Objects = Contents.map(({ Key }) => ({ Key }));
				const { Errors = [] } = await client().send(new DeleteObjectsCommand({
					Bucket,
					Delete: {
						Objects,
						Quiet: true
					}
				}));
				const [error] = Errors;
				if (error === void 0) continue;
				throw new Failure(`aws-request-failed: ${Errors.length} objects of ${id} could not be deleted, for example ${error.Key}: ${error.Code}, ${error.Message}`, "Fix the cause and run again; what is deleted stays deleted.");
			}
		}
	};
}

export { folderKind };