import { t as nearest } from "./nearest.mjs";

// actions/lib/resources/endpoint/checks.ts
/** Bytes that `InvokeEndpoint` takes, and Lambda's `Invoke`. Source: `BodyBlob` in the service model. */
const LARGEST_BODY = 6291456;
/** Endpoints whose model no entry of `train` trains, or whose smoke request cannot be sent. */
function checkEndpoints({ endpoints = {}, train, ec2, ...rest }, repository) {
	const findings = [];
	const entries = train && [...Object.keys(train), ...ec2 === void 0 ? [] : ["ec2"]];
	if (Object.keys(endpoints).length > 0 && !("serving" in rest)) findings.push({
		path: ["endpoints"],
		at: "key",
		what: "need the section serving, which names the serving code",
		instead: "add serving: { source: python/serving }"
	});
	for (const [name, endpoint] of Object.entries(endpoints)) {
		const path = ["endpoints", name];
		const model = endpoint?.model;
		if (model !== void 0 && entries !== void 0 && !entries.includes(model)) {
			const instead = model === "ec2" ? "add the section ec2: { max-runtime: 2h }" : `write ${nearest(model, entries) ?? entries.join(" or ")}`;
			findings.push({
				path: [...path, "model"],
				what: `is not the name of an entry in train: ${JSON.stringify(model)}`,
				instead
			});
		}
		const file = endpoint?.smoke?.file;
		if (file === void 0) continue;
		if (repository.kind(file) !== "file") findings.push({
			path: [
				...path,
				"smoke",
				"file"
			],
			what: `does not exist: ${file}`,
			instead: "write the path of a file"
		});
		else if (repository.size(file) > 6291456) {
			const what = `has ${repository.size(file)} bytes; an endpoint accepts at most ${LARGEST_BODY}`;
			findings.push({
				path: [
					...path,
					"smoke",
					"file"
				],
				what,
				instead: "write the path of a smaller file"
			});
		}
	}
	return findings;
}

export { checkEndpoints as n, LARGEST_BODY as t };