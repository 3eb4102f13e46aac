import { a as RegisterScalableTargetCommand, c as ListTagsForResourceCommand, d as DeregisterScalableTargetCommand, f as DeleteScheduledActionCommand, i as TagResourceCommand, l as DescribeScalingPoliciesCommand, m as ApplicationAutoScalingClient, o as PutScheduledActionCommand, r as paginateDescribeScalableTargets, s as PutScalingPolicyCommand, t as paginateDescribeScheduledActions, u as DescribeScalableTargetsCommand } from "./aws-application-auto-scaling.mjs";
import { l as unlessNotFound } from "./errors.mjs";

// actions/lib/resources/autoscaling/scaling.aws.ts
const SCALED = {
	ServiceNamespace: "sagemaker",
	ScalableDimension: "sagemaker:variant:DesiredInstanceCount"
};
function scalableTargetKind(aws) {
	return {
		name: "scalable target",
		identity: "name",
		async observe(id) {
			const resource = await describeTarget(aws, id);
			if (resource === void 0) return void 0;
			const detail = `${resource.MinCapacity} to ${resource.MaxCapacity} instances`;
			const tags = await readTargetTags(aws, resource.ScalableTargetARN);
			return tags && {
				resource,
				phase: {
					is: "ready",
					detail
				},
				tags
			};
		},
		async *find(prefix) {
			const client = aws.client(ApplicationAutoScalingClient);
			for await (const { ScalableTargets = [] } of paginateDescribeScalableTargets({ client }, SCALED)) for (const { ResourceId: id, ScalableTargetARN, CreationTime: created } of ScalableTargets) {
				const tags = async () => await readTargetTags(aws, ScalableTargetARN) ?? {};
				if (id?.startsWith(prefix)) yield {
					id,
					created,
					running: false,
					tags
				};
			}
		},
		async remove(id) {
			const request = new DeregisterScalableTargetCommand({
				...SCALED,
				ResourceId: id
			});
			await unlessNotFound(aws.client(ApplicationAutoScalingClient).send(request));
		}
	};
}
function scalingPolicyKind(aws) {
	return {
		name: "scaling policy",
		identity: "name",
		partOf: "scalable target",
		async observe(id) {
			const { ResourceId, PolicyName } = splitPolicyId(id);
			const { ScalingPolicies } = await aws.client(ApplicationAutoScalingClient).send(new DescribeScalingPoliciesCommand({
				...SCALED,
				ResourceId,
				PolicyNames: [PolicyName]
			}));
			const [resource] = ScalingPolicies ?? [];
			return resource && {
				resource,
				phase: {
					is: "ready",
					detail: "in effect"
				}
			};
		}
	};
}
function scheduledActionsKind(aws) {
	return {
		name: "scheduled actions",
		identity: "name",
		partOf: "scalable target",
		async observe(id) {
			const resource = await listScheduledActions(aws, id);
			return {
				resource,
				phase: {
					is: "ready",
					detail: resource.length === 0 ? "none" : `${resource.length} in effect`
				}
			};
		}
	};
}
async function putScheduledAction(aws, id, action) {
	const request = new PutScheduledActionCommand({
		...SCALED,
		ResourceId: id,
		...action
	});
	await aws.onceKnown(() => aws.client(ApplicationAutoScalingClient).send(request));
}
async function deleteScheduledAction(aws, id, name) {
	const request = new DeleteScheduledActionCommand({
		...SCALED,
		ResourceId: id,
		ScheduledActionName: name
	});
	await unlessNotFound(aws.client(ApplicationAutoScalingClient).send(request));
}
async function listScheduledActions(aws, id) {
	const actions = [];
	const client = aws.client(ApplicationAutoScalingClient);
	for await (const page of paginateDescribeScheduledActions({ client }, {
		...SCALED,
		ResourceId: id
	})) actions.push(...page.ScheduledActions ?? []);
	return actions;
}
async function registerTarget(aws, id, range, tags) {
	const request = {
		...SCALED,
		ResourceId: id,
		MinCapacity: range.min,
		MaxCapacity: range.max
	};
	const command = new RegisterScalableTargetCommand({
		...request,
		Tags: tags
	});
	await aws.onceKnown(() => aws.client(ApplicationAutoScalingClient).send(command));
}
async function updateTarget(aws, { ResourceId, ScalableTargetARN }, range, tags) {
	const client = aws.client(ApplicationAutoScalingClient);
	await client.send(new TagResourceCommand({
		ResourceARN: ScalableTargetARN,
		Tags: tags
	}));
	const request = {
		...SCALED,
		ResourceId,
		MinCapacity: range.min,
		MaxCapacity: range.max
	};
	await client.send(new RegisterScalableTargetCommand(request));
}
async function putTargetTracking(aws, id, configuration) {
	const command = new PutScalingPolicyCommand({
		...SCALED,
		...splitPolicyId(id),
		PolicyType: "TargetTrackingScaling",
		TargetTrackingScalingPolicyConfiguration: configuration
	});
	await aws.onceKnown(() => aws.client(ApplicationAutoScalingClient).send(command));
}
async function describeTarget(aws, id) {
	const request = new DescribeScalableTargetsCommand({
		...SCALED,
		ResourceIds: [id]
	});
	const { ScalableTargets } = await aws.client(ApplicationAutoScalingClient).send(request);
	return ScalableTargets?.[0];
}
async function readTargetTags(aws, arn) {
	const request = new ListTagsForResourceCommand({ ResourceARN: arn });
	const found = await unlessNotFound(aws.client(ApplicationAutoScalingClient).send(request));
	return found && (found.Tags ?? {});
}
function splitPolicyId(id) {
	const at = id.lastIndexOf(":");
	return {
		ResourceId: id.slice(0, at),
		PolicyName: id.slice(at + 1)
	};
}

export { putScheduledAction as a, registerTarget as c, scheduledActionsKind as d, updateTarget as f, listScheduledActions as i, scalableTargetKind as l, deleteScheduledAction as n, putTargetTracking as o, describeTarget as r, readTargetTags as s, SCALED as t, scalingPolicyKind as u };