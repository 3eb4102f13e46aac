import { l as DescribeScalingPoliciesCommand, m as ApplicationAutoScalingClient, p as DeleteScalingPolicyCommand, s as PutScalingPolicyCommand } from "./aws-application-auto-scaling.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { U as byPipeline } from "./shared.mjs";
import { r as describeTarget, s as readTargetTags, t as SCALED } from "./scaling2.aws.mjs";

// actions/lib/resources/autoscaling/alarm.aws.ts
const load = () => import("./dist-es5.mjs");
async function describeAlarm(aws, name) {
	const { CloudWatchClient, DescribeAlarmsCommand } = await load();
	const { MetricAlarms } = await aws.client(CloudWatchClient).send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
	return MetricAlarms?.[0];
}
async function* findAlarms(aws, prefix) {
	const { CloudWatchClient, paginateDescribeAlarms } = await load();
	const pages = paginateDescribeAlarms({ client: aws.client(CloudWatchClient) }, { AlarmNamePrefix: prefix });
	for await (const { MetricAlarms = [] } of pages) yield* MetricAlarms;
}
async function readAlarmTags(aws, ResourceARN) {
	const { CloudWatchClient, ListTagsForResourceCommand } = await load();
	const request = new ListTagsForResourceCommand({ ResourceARN });
	const found = await unlessNotFound(aws.client(CloudWatchClient).send(request));
	return Object.fromEntries((found?.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}
async function putAlarm(aws, alarm) {
	const { CloudWatchClient, PutMetricAlarmCommand } = await load();
	await aws.client(CloudWatchClient).send(new PutMetricAlarmCommand(alarm));
}
async function deleteAlarm(aws, name) {
	const { CloudWatchClient, DeleteAlarmsCommand } = await load();
	await aws.client(CloudWatchClient).send(new DeleteAlarmsCommand({ AlarmNames: [name] }));
}
async function redirectAlarm(aws, name, from, to) {
	const alarm = await describeAlarm(aws, name);
	if (!alarm?.AlarmActions?.includes(from)) return;
	const { AlarmArn: _arn, StateValue: _state, ...kept } = alarm;
	const swap = (actions = []) => actions.map((action) => action === from ? to : action);
	await putAlarm(aws, {
		...kept,
		AlarmName: name,
		AlarmActions: swap(alarm.AlarmActions)
	});
}

// actions/lib/resources/autoscaling/step-scaling.aws.ts
const POLICY = "step";
function stepScalingKind(aws) {
	const scaling = () => aws.client(ApplicationAutoScalingClient);
	return {
		name: "step scaling",
		identity: "name",
		async observe(id) {
			const { ResourceId, PolicyName, alarmName } = split(id);
			const request = {
				...SCALED,
				ResourceId,
				PolicyNames: [PolicyName]
			};
			const { ScalingPolicies } = await scaling().send(new DescribeScalingPoliciesCommand(request));
			const [policy] = ScalingPolicies ?? [];
			const alarm = await describeAlarm(aws, alarmName);
			if (policy === void 0 && alarm === void 0) return void 0;
			const resource = {
				...policy && { policy },
				...alarm && { alarm }
			};
			const target = policy && await describeTarget(aws, ResourceId);
			const tags = target && await readTargetTags(aws, target.ScalableTargetARN);
			return {
				resource,
				phase: {
					is: "ready",
					detail: "in effect"
				},
				...tags && { tags }
			};
		},
		ownPrefix: byPipeline,
		async *find(prefix) {
			for await (const { AlarmName = "", AlarmArn, Dimensions = [] } of findAlarms(aws, prefix)) {
				const [endpoint, variant] = ["EndpointName", "VariantName"].map((name) => Dimensions.find(({ Name }) => Name === name)?.Value);
				if (AlarmName !== `${prefix}${endpoint}-step`) continue;
				yield {
					id: `endpoint/${endpoint}/variant/${variant}:${AlarmName}`,
					running: false,
					tags: () => readAlarmTags(aws, AlarmArn)
				};
			}
		},
		async remove(id) {
			const { alarmName, ...policy } = split(id);
			await deleteAlarm(aws, alarmName);
			await unlessNotFound(scaling().send(new DeleteScalingPolicyCommand({
				...SCALED,
				...policy
			})));
		}
	};
}
async function putStepScaling(aws, id, configuration, alarm, tags) {
	const { alarmName: AlarmName, ...names } = split(id);
	const policy = {
		PolicyType: "StepScaling",
		StepScalingPolicyConfiguration: configuration
	};
	const request = new PutScalingPolicyCommand({
		...SCALED,
		...names,
		...policy
	});
	const client = aws.client(ApplicationAutoScalingClient);
	const { PolicyARN = "" } = await aws.onceKnown(() => client.send(request));
	const Tags = Object.entries(tags).map(([Key, Value]) => ({
		Key,
		Value
	}));
	await putAlarm(aws, {
		...alarm,
		AlarmName,
		AlarmActions: [PolicyARN],
		Tags
	});
}
function split(id) {
	const at = id.lastIndexOf(":");
	return {
		ResourceId: id.slice(0, at),
		PolicyName: POLICY,
		alarmName: id.slice(at + 1)
	};
}

export { stepScalingKind as n, redirectAlarm as r, putStepScaling as t };