import { Rt as Failures } from "./shared.mjs";

// actions/lib/runner/refuse-over-budget.ts
async function refuseOverBudget(scope, { graph, costs }, stages, run) {
	const { budget } = scope.config;
	if (budget === void 0 || scope.scheduled) return;
	const [{ plan }, { estimate }, { checkBudget }] = await Promise.all([
		import("./plan2.mjs"),
		import("./estimate.mjs"),
		import("./budget.mjs")
	]);
	const { steps } = await plan(graph, stages, run);
	const { failures, unchecked } = checkBudget(await estimate(scope, steps, costs), budget);
	for (const sentence of unchecked) scope.warn("budget", sentence);
	if (failures.length > 0) throw new Failures(failures);
}

export { refuseOverBudget };