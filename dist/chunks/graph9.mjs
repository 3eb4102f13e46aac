import { a as deleteStepScaling, c as scalingPolicyNode, i as stepScalingNode, l as scheduleNode, n as restoreScalingNode, o as scalableTargetNode, r as stepNames, s as scaledVariant, t as buildEndpoints, u as VARIANT } from "./graph7.mjs";
import { n as describeEndpoint } from "./endpoint2.aws.mjs";
import { i as ownershipConflict } from "./tags.mjs";
import { f as unwantedTargetKind, l as scalableTargetKind } from "./scaling2.aws.mjs";

// actions/lib/resources/autoscaling/end-scaling.ts
/**
* An endpoint that the config does not scale any more: what this pipeline has registered is taken off, with its policies
* and scheduled actions. What somebody else has registered is left alone.
*/
function endScalingNode(scope, name, restored) {
	const { aws, owner } = scope;
	return {
		key: `scaling:${name}`,
		stages: ["scale"],
		kind: unwantedTargetKind(aws),
		needs: [restored],
		hideIfUnchanged: true,
		desire: () => ({
			id: scaledVariant(name),
			content: {},
			changes({ target, tags = {} }) {
				if (target === void 0 || ownershipConflict(tags, owner) !== void 0) return [];
				return [{
					path: "scaling",
					before: `${target.MinCapacity} to ${target.MaxCapacity} instances`,
					after: "none",
					by: "update"
				}];
			},
			create: () => Promise.resolve(),
			async update(id) {
				await deleteStepScaling(aws, stepNames(scope, name));
				await scalableTargetKind(aws).remove?.(id);
				const variant = (await describeEndpoint(aws, name))?.ProductionVariants?.find(({ VariantName }) => VariantName === VARIANT);
				const left = variant?.DesiredInstanceCount ?? variant?.CurrentInstanceCount;
				if (left !== void 0) scope.progress(`scaling:${name}`, `${name} keeps its ${left} ${left === 1 ? "instance" : "instances"}`);
			},
			output: () => void 0
		})
	};
}

// actions/lib/resources/autoscaling/graph.ts
/**
* Adds the autoscaling of the endpoints, and takes off what an earlier config has registered.
*
* @returns the scaled variants by endpoint; of those that are not scaled there is none
*/
function buildScaling({ scope, of, add }) {
	const scaled = /* @__PURE__ */ new Map();
	for (const [name, endpoint] of of(buildEndpoints)) {
		const wanted = scope.config.endpoints[name]?.scaling;
		const restored = restoreScalingNode(scope, name);
		add(restored);
		if (wanted === void 0) {
			add(endScalingNode(scope, name, restored));
			continue;
		}
		const target = scalableTargetNode(scope, name, wanted, [endpoint, restored]);
		add(target, scalingPolicyNode(scope, name, wanted, target), stepScalingNode(scope, name, wanted.step, target), scheduleNode(scope, name, wanted, target));
		scaled.set(name, target);
	}
	return scaled;
}

export { buildScaling as t };