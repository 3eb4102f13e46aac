import { R as AddTagsCommand, r as paginateListTags, w as DeleteTagsCommand, z as SageMakerClient } from "./aws-sagemaker.mjs";
import { l as unlessNotFound } from "./errors.mjs";

// actions/lib/aws/tags.ts
const LONGEST_VALUE = 256;
function toTags(tags) {
	return Object.entries(cleanTags(tags)).map(([Key, Value]) => ({
		Key,
		Value
	}));
}
function cleanTags(tags) {
	return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, value.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, "-").slice(0, LONGEST_VALUE)]));
}
async function readTags(aws, arn) {
	const pages = paginateListTags({ client: aws.client(SageMakerClient) }, { ResourceArn: arn });
	const found = await unlessNotFound(Array.fromAsync(pages, ({ Tags = [] }) => Tags));
	if (found === void 0) return void 0;
	const named = found.flat().filter(({ Key }) => Key !== void 0);
	return Object.fromEntries(named.map(({ Key = "", Value = "" }) => [Key, Value]));
}
function tagsOf(aws, arn) {
	return async () => await readTags(aws, arn) ?? {};
}
async function writeTags(aws, arn, tags) {
	await aws.client(SageMakerClient).send(new AddTagsCommand({
		ResourceArn: arn,
		Tags: toTags(tags)
	}));
}
async function deleteTags(aws, arn, keys) {
	await aws.client(SageMakerClient).send(new DeleteTagsCommand({
		ResourceArn: arn,
		TagKeys: [...keys]
	}));
}

export { toTags as a, tagsOf as i, deleteTags as n, writeTags as o, readTags as r, cleanTags as t };