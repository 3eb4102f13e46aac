import { zt as poll } from "./shared.mjs";
import { r as endpointKind } from "./endpoint2.aws.mjs";

// actions/lib/resources/endpoint/observe.ts
function untilSettled(scope, name) {
	const look = async () => {
		const observed = await endpointKind(scope.aws).observe(name);
		if (observed === void 0) return "gone";
		return observed.phase.is === "in-progress" ? void 0 : observed;
	};
	return poll(`endpoint ${name}`, look, scope);
}

export { untilSettled as t };