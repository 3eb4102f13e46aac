import { t as chosen } from "./chosen.mjs";
import { t as buildTraining } from "./graph4.mjs";
import { t as baselineOf } from "./baseline.mjs";

// actions/lib/resources/comparison/node.ts
function comparisonNode(scope, endpoint, train) {
	return {
		key: `comparison:${endpoint}`,
		stages: ["compare"],
		kind: {
			name: "served model",
			observe: async () => ({
				resource: await baselineOf(scope, endpoint),
				phase: {
					is: "ready",
					detail: "read"
				}
			})
		},
		needs: [train],
		hideIfUnchanged: true,
		desire: (of) => ({
			id: endpoint,
			output: (_id, baseline) => ({
				endpoint,
				candidate: of(train),
				baseline
			})
		})
	};
}

// actions/lib/resources/comparison/graph.ts
function buildComparisons({ scope, only, of, add }) {
	const comparisons = /* @__PURE__ */ new Map();
	if (scope.config.pullRequest === void 0) return comparisons;
	const trained = of(buildTraining);
	for (const [name, { model }] of chosen(scope.config.endpoints, "endpoint", only.endpoint)) {
		const train = trained.get(model);
		if (train !== void 0) comparisons.set(name, comparisonNode(scope, name, train));
	}
	add(...comparisons.values());
	return comparisons;
}

export { buildComparisons as t };