// actions/lib/resources/endpoint/served-here.ts
function isLeftAlone({ endpoint, stages = [] }, { model }) {
	if (endpoint !== void 0 || stages.length === 0) return false;
	const isOnEc2 = model === "ec2";
	return stages.includes("train-on-ec2") ? !isOnEc2 && !stages.includes("train") : isOnEc2;
}

export { isLeftAlone as t };