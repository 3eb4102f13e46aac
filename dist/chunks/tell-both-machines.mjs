import { n as bothMachinesLines } from "./both-machines.mjs";
import { t as explain } from "./explain.mjs";

// actions/lib/runner/tell-both-machines.ts
async function tellBothMachines({ context, scope, run, record }, of, output) {
	const { ec2 } = scope.config;
	if (ec2 === void 0 || scope.domain !== "main") return true;
	try {
		const { compareMachines } = await import("./both-machines2.mjs");
		const both = await compareMachines(scope, of, output, run);
		if (both === void 0) return true;
		record.bothMachines = both;
		for (const line of bothMachinesLines(both)) context.info(line);
		return true;
	} catch (error) {
		context.signal.throwIfAborted();
		const [{ what = "" } = {}] = explain(error);
		context.annotate("warning", `The trainings on EC2 and by SageMaker were not compared: ${what}`);
		return false;
	}
}

export { tellBothMachines as t };