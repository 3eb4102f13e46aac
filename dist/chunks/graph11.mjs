import { t as buildEndpoints } from "./graph9.mjs";
import { a as restoreScalingNode, c as scaledVariant, d as VARIANT, l as scalingPolicyNode, o as stepScalingNode, s as scalableTargetNode, u as scheduleNode } from "./quota.mjs";
import { n as describeEndpoint } from "./endpoint2.aws.mjs";
import { l as scalableTargetKind } from "./scaling2.aws.mjs";

// actions/lib/resources/autoscaling/end-scaling.ts
function endScalingNode({ aws }, name, needs) {
	return {
		key: `scaling:${name}`,
		stages: ["scale"],
		kind: scalableTargetKind(aws),
		needs,
		hideIfUnchanged: true,
		desire: () => ({
			id: scaledVariant(name),
			absent: { async why() {
				const variant = (await describeEndpoint(aws, name))?.ProductionVariants?.find(({ VariantName }) => VariantName === VARIANT);
				const left = variant?.DesiredInstanceCount ?? variant?.CurrentInstanceCount;
				return `the config no longer scales it${left === void 0 ? "" : `; ${name} keeps its ${left} ${left === 1 ? "instance" : "instances"}`}`;
			} },
			output: () => void 0
		})
	};
}

// actions/lib/resources/autoscaling/graph.ts
function buildScaling({ scope, of, add }) {
	const scaled = /* @__PURE__ */ new Map();
	for (const [name, endpoint] of of(buildEndpoints)) {
		const wanted = scope.config.endpoints[name]?.scaling;
		const restored = restoreScalingNode(scope, name);
		add(restored);
		if (wanted === void 0) {
			const step = stepScalingNode(scope, name, void 0, restored);
			add(step, endScalingNode(scope, name, [restored, step]));
			continue;
		}
		const target = scalableTargetNode(scope, name, wanted, [endpoint, restored]);
		add(target, scalingPolicyNode(scope, name, wanted, target), stepScalingNode(scope, name, wanted.step, target), scheduleNode(scope, name, wanted, target));
		scaled.set(name, target);
	}
	return scaled;
}

export { buildScaling as t };