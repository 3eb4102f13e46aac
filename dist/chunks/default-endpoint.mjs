// actions/lib/resources/endpoint/default-endpoint.ts
function defaultEndpoint({ endpoints }) {
	const isOnEc2 = (name) => endpoints[name]?.model === "ec2";
	const names = Object.keys(endpoints).sort((one, other) => Number(isOnEc2(one)) - Number(isOnEc2(other)));
	return names.find((name) => endpoints[name]?.smoke !== void 0) ?? names[0];
}

export { defaultEndpoint as t };