// actions/lib/resources/endpoint/default-endpoint.ts
/** The endpoint that is asked when none is named: the first that has a `smoke` request, else the first. */
function defaultEndpoint({ endpoints }) {
	const names = Object.keys(endpoints);
	return names.find((name) => endpoints[name]?.smoke !== void 0) ?? names[0];
}

export { defaultEndpoint as t };