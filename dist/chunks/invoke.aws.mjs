import { n as SageMakerRuntimeClient, t as InvokeEndpointCommand } from "./aws-sagemaker-runtime.mjs";
import { Ut as isTransient, zt as Pending } from "./shared.mjs";

// actions/lib/resources/endpoint/invoke.aws.ts
const WARMS_UP_WITHIN = 6e4;
const AGAIN_AFTER = 1e3;
function warmUp(who, { clock, signal, deadline }) {
	const end = clock.now() + WARMS_UP_WITHIN;
	return async () => {
		if (clock.now() >= end) return false;
		if (clock.now() + AGAIN_AFTER > deadline) throw new Pending(`${who}, whose model may still be loading,`);
		await clock.sleep(AGAIN_AFTER, signal);
		return true;
	};
}
const NEVER = /failed to deploy/;
async function invokeEndpoint(aws, endpoint, payload, patience) {
	const again = warmUp(`endpoint ${endpoint}`, patience);
	for (;;) try {
		return await invokeOnce(aws, endpoint, payload, patience.signal);
	} catch (error) {
		if (!(isWarmingUp(error) || isTransient(error)) || !await again()) throw error;
	}
}
async function invokeOnce(aws, endpoint, payload, signal) {
	const started = performance.now();
	const { Body, ContentType, $metadata } = await aws.client(SageMakerRuntimeClient).send(new InvokeEndpointCommand({
		EndpointName: endpoint,
		Body: payload.body,
		ContentType: payload.contentType,
		Accept: "application/json"
	}), { abortSignal: signal });
	const milliseconds = performance.now() - started;
	const contentType = ContentType ?? "";
	return {
		...decode(Body ?? /* @__PURE__ */ new Uint8Array(), contentType),
		contentType,
		milliseconds,
		tries: $metadata.attempts ?? 1
	};
}
function decode(bytes, contentType) {
	const [, charset = "utf-8"] = /;\s*charset="?([^\s;"]+)/i.exec(contentType) ?? [];
	try {
		return {
			body: new TextDecoder(charset, { fatal: true }).decode(bytes),
			binary: void 0
		};
	} catch {
		return {
			body: Buffer.from(bytes).toString("latin1"),
			binary: bytes.length
		};
	}
}
function isWarmingUp(error) {
	if (!(error instanceof Error) || !("OriginalStatusCode" in error)) return false;
	return error.OriginalStatusCode === 503 && !NEVER.test(error.message);
}

export { invokeOnce as n, warmUp as r, invokeEndpoint as t };