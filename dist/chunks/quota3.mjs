import { t as findQuota } from "./quota2.mjs";
import { Lt as Failure } from "./shared.mjs";

// actions/lib/resources/quota.ts
async function refuseWithoutRoom(scope, room) {
	const { aws, signal } = scope;
	const { key, instance, usage, within, what } = room;
	const quotaName = `${instance} for ${usage}`;
	let quota;
	let needs;
	try {
		[quota, needs] = await Promise.all([findQuota(aws, "sagemaker", quotaName), room.needs()]);
	} catch (error) {
		signal.throwIfAborted();
		const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
		return scope.warn(key, `the quota \`${quotaName}\` could not be checked: ${words}`);
	}
	if (quota?.Value === void 0) return scope.warn(key, `Service Quotas has no \`${quotaName}\`, so it is not checked`);
	const { Value: value, QuotaCode: code } = quota;
	const instances = needs.reduce((sum, need) => sum + need.instances, 0);
	if (instances <= value) return;
	const why = needs.filter((need) => need.instances > 0).map((need) => need.why).join(", and ");
	throw new Failure(`quota-exceeded: The account may have ${value} ${instance} in ${within} (quota \`${quotaName}\`, ${code}), but ${what} needs ${instances}: ${why}. ${usage === "endpoint usage" ? "Nothing was changed" : "It was not started"}.`, `Choose another instance type in the config, or request a higher quota: aws service-quotas request-service-quota-increase --service-code sagemaker --quota-code ${code} --desired-value ${instances} --region ${aws.region}`);
}

export { refuseWithoutRoom as t };