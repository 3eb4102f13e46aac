import { c as HeadBucketCommand, f as CreateBucketCommand, g as S3Client, i as PutBucketLifecycleConfigurationCommand, l as GetPublicAccessBlockCommand } from "./aws-s3.mjs";
import { c as unlessDenied, l as unlessNotFound, o as isDenied } from "./errors.mjs";

// actions/lib/resources/storage/bucket.aws.ts
/** The bucket of data, code and artifacts. It is shared with other pipelines, so it bears no owner. */
function bucketKind(aws) {
	return {
		name: "bucket",
		onCancel: "leave",
		naming: "stable",
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
/**
* Whether the bucket is of another account, which S3 tells by refusing the account that it should be of with 403 (S3 User
* Guide, "Verifying bucket ownership with bucket owner condition").
*
* @throws an error of the SDK when there is none, and when the caller may not see it whoever it belongs to
*/
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
/**
* Makes a private bucket in one call: AWS blocks public access to every new bucket by itself (AWS News Blog, "Amazon S3
* Block Public Access", update of 2023-04-27), so no kill leaves one without.
*/
async function createBucket(aws, name) {
	const place = aws.region === "us-east-1" ? {} : { CreateBucketConfiguration: { LocationConstraint: aws.region } };
	await aws.client(S3Client).send(new CreateBucketCommand({
		Bucket: name,
		...place
	}));
}
/** Days after which S3 gives up uploads in parts that were begun and not completed; it knows no shorter time. */
const GIVEN_UP_AFTER = 1;
/**
* Lets S3 give up uploads that were cut short: their parts are billed as long as they are there. For new buckets only: it
* replaces all lifecycle rules of the bucket.
*
* @returns whether the caller may do so
*/
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
/** The four settings of S3's Block Public Access. */
const PUBLIC_ACCESS = [
	"BlockPublicAcls",
	"IgnorePublicAcls",
	"BlockPublicPolicy",
	"RestrictPublicBuckets"
];
/** Settings of Block Public Access that a bucket has not; `undefined` when the caller may not know. */
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

export { unblockedSettings as a, giveUpUnfinished as i, bucketKind as n, createBucket as r, PUBLIC_ACCESS as t };