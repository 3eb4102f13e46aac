import { J as isContentName } from "./shared.mjs";
import { _ as nameOf, c as readStatus, g as idPrefix, n as listAttempts, u as unlessDamaged } from "./attempt.aws.mjs";
import { t as billedSeconds } from "./trained.mjs";

// actions/lib/resources/ec2/earlier.ts
async function earlierOnEc2({ aws, config }, instance) {
	const bucket = config.aws.bucket ?? `sagemaker-${aws.region}-${await aws.account()}`;
	const prefix = `${idPrefix(bucket, config.name)}-`;
	const earlier = [];
	for (const { id } of (await listAttempts(aws, prefix)).slice(0, 10)) {
		if (!isContentName(id, prefix)) continue;
		const status = await unlessDamaged(readStatus(aws, id));
		if (status?.outcome !== "completed" || status.instance.type !== instance) continue;
		earlier.push({
			job: nameOf(id),
			seconds: billedSeconds(status)
		});
		if (earlier.length === 3) break;
	}
	return earlier;
}

export { earlierOnEc2 };