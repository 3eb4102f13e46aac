import { a as PutObjectCommand, b as S3ServiceException } from "./aws-s3.mjs";
import { Bt as getEndpointFromInstructions, H as SignatureV4, Mn as HttpRequest } from "./aws-core.mjs";
import { Ot as again } from "./shared.mjs";
import { t as annotate } from "./errors.mjs";
import { createReadStream } from "node:fs";
import { text } from "node:stream/consumers";

// actions/lib/aws/signed-put.ts
const ATTEMPTS = 7;
const pause = (attempt) => Math.random() * Math.min(100 * 2 ** attempt, 5e3);
async function signedPut(client, bucket, { signal, kmsKey, once = false }) {
	const { config } = client;
	const { url } = await getEndpointFromInstructions({
		Bucket: bucket,
		Key: ""
	}, PutObjectCommand, config);
	const signer = new SignatureV4({
		service: "s3",
		region: config.region,
		credentials: config.credentials,
		sha256: config.sha256,
		uriEscapePath: false,
		applyChecksum: false
	});
	const encryption = kmsKey && {
		"x-amz-server-side-encryption": "aws:kms",
		"x-amz-server-side-encryption-aws-kms-key-id": kmsKey
	};
	const send = async (key, body, size, sha256) => {
		const request = new HttpRequest({
			method: "PUT",
			protocol: url.protocol,
			hostname: url.hostname,
			...url.port !== "" && { port: Number(url.port) },
			path: `${url.pathname.replace(/\/$/, "")}/${encodeKey(key)}`,
			headers: {
				host: url.host,
				"content-length": String(size),
				"x-amz-content-sha256": sha256,
				"x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64"),
				...encryption,
				...once && { "if-none-match": "*" },
				...!Buffer.isBuffer(body) && { expect: "100-continue" }
			},
			body
		});
		const signed = await signer.sign(request, { signingDate: new Date(Date.now() + config.systemClockOffset) });
		const { response } = await config.requestHandler.handle(new HttpRequest(signed), { abortSignal: signal });
		const answer = await text(response.body);
		if (response.statusCode !== 200) throw serviceError(response.statusCode, response.headers, answer);
	};
	const sendFile = async (key, { file, size }, sha256) => {
		const body = createReadStream(file);
		const unreadable = new Promise((_, reject) => body.once("error", reject));
		await Promise.race([unreadable, send(key, body, size, sha256)]).finally(() => body.destroy());
	};
	return (key, body, sha256) => {
		const attempt = () => (Buffer.isBuffer(body) ? send(key, body, body.length, sha256) : sendFile(key, body, sha256)).catch((error) => {
			throw annotate(error, {
				operation: "PutObject",
				resource: `s3://${bucket}/${key}`
			});
		});
		return again(attempt, (error) => isPassing(error) ? ATTEMPTS : 1, {
			signal,
			pause
		});
	};
}
function isPassing({ transient, name }) {
	return transient || name === "RequestTimeout";
}
function encodeKey(key) {
	const encode = (part) => encodeURIComponent(part).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
	return key.split("/").map(encode).join("/");
}
function serviceError(httpStatusCode, headers, xml) {
	const name = /<Code>([^<]*)/.exec(xml)?.[1] ?? String(httpStatusCode);
	const message = /<Message>([^<]*)/.exec(xml)?.[1] ?? "S3 sent no reason";
	const requestId = headers["x-amz-request-id"];
	return new S3ServiceException({
		name,
		message,
		$fault: httpStatusCode < 500 ? "client" : "server",
		$metadata: {
			httpStatusCode,
			...requestId !== void 0 && { requestId }
		}
	});
}

export { signedPut as n, encodeKey as t };