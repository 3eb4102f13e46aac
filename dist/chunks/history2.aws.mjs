import { n as readCurves } from "./history.aws.mjs";
import { _ as nameOf, a as readLaunch, c as readStatus, h as fileOf, o as readOutput, r as newestLaunch, t as listAttempt } from "./attempt.aws.mjs";

// actions/lib/resources/ec2/history.aws.ts
async function readEc2Course(aws, id) {
	const files = await listAttempt(aws, id);
	const [launch, status] = await Promise.all([readLaunch(aws, id, newestLaunch(files)), readStatus(aws, id)]);
	if (launch === void 0 || status === void 0) return void 0;
	const { channels } = launch.identity;
	const data = channels?.training?.uri;
	const isWhole = status.outcome === "completed" && files.has("model.tar.gz");
	return {
		job: nameOf(id),
		status: isWhole ? "Completed" : "Failed",
		instance: status.instance.type,
		count: 1,
		created: launch.asked,
		phases: [{
			name: "waiting",
			from: launch.asked,
			to: Math.max(launch.asked, status.launched)
		}, ...status.phases],
		curves: readCurves([{ lines: await readOutput(aws, id) ?? [] }], launch.metrics),
		places: {
			...data !== void 0 && { data },
			...isWhole && { artifact: fileOf(id, "model.tar.gz") }
		}
	};
}

export { readEc2Course };