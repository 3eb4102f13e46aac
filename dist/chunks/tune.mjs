import { E as Failure, T as digest, _ as unlessNotFound, g as isNotFound, m as hasEnded, n as readTags, p as annotate, r as toTags, w as contentName } from "./EventStreamSerdeConfig.mjs";
import { r as refuseErrors, t as DatasetError } from "./error.mjs";
import { Ct as getSmithyContext, Et as setFeature, N as determineTimestampFormat, St as normalizeProvider, Tt as fromBase64, U as getEndpointFromInstructions, V as generateIdempotencyToken, _t as toUint8Array, gt as booleanSelector, ht as SelectorType$1, i as SignatureV4, lt as NormalizedSchema, n as ProtocolLib, nt as NoOpLogger, w as httpSigningMiddlewareOptions, wt as toBase64, yt as NumericValue } from "./Sha256Node.mjs";
import { o as isArrayBuffer } from "./hex-encoding.mjs";
import { t as HttpRequest } from "./httpRequest.mjs";
import { a as isReadableStream, d as HttpResponse, o as dateToUtcString, u as parseRfc7231DateTime } from "./node-http-handler.mjs";
import { a as HttpInterceptingShapeDeserializer, i as HttpInterceptingShapeSerializer, o as HttpBindingProtocol } from "./JsonCodec2.mjs";
import { n as XmlShapeDeserializer, r as SerdeContextConfig } from "./SignatureV4MultiRegion.mjs";
import { n as toBase64$1 } from "./sdk-stream-mixin.mjs";
import { b as CreateHyperParameterTuningJobCommand, c as ListHyperParameterTuningJobsCommand, f as DescribeHyperParameterTuningJobCommand, i as ListTrainingJobsForHyperParameterTuningJobCommand, r as StopHyperParameterTuningJobCommand, w as SageMakerClient } from "./aws-sagemaker.mjs";
import { m as Crc32Node } from "./event-streams.mjs";
import { a as ListObjectsV2Command, c as GetObjectCommand, d as CopyObjectCommand, f as CompleteMultipartUploadCommand, h as S3ServiceException, i as PutObjectCommand, l as CreateMultipartUploadCommand, m as S3Client, n as UploadPartCommand, o as HeadObjectCommand, p as AbortMultipartUploadCommand, r as PutPublicAccessBlockCommand, s as HeadBucketCommand, t as paginateListObjectsV2, u as CreateBucketCommand } from "./aws-s3.mjs";
import { t as require_tar_stream } from "./tar-stream.mjs";
import { i as formatBytes, l as Meter, s as hashFile, u as inParallel } from "./limits.mjs";
import { t as openFolder } from "./folder.mjs";
import { r as SourceUnavailable, t as download } from "./download.mjs";
import { mkdtemp, open, readFile, readdir, rm, stat } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import { createReadStream } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { createHash, createHmac, hash } from "node:crypto";
import { Readable, Writable } from "node:stream";
import { promisify } from "node:util";
import { createGunzip, gzipSync } from "node:zlib";
import { pipeline } from "node:stream/promises";
import { execFile } from "node:child_process";
import { text } from "node:stream/consumers";

// node_modules/@smithy/core/dist-es/submodules/serde/util-stream/checksum/ChecksumStream.js
var ChecksumStream$1 = class extends Readable {
	expectedChecksum;
	checksumSourceLocation;
	checksum;
	source;
	base64Encoder;
	constructor({ expectedChecksum, checksum, source, checksumSourceLocation, base64Encoder }) {
		super();
		if (typeof source.pipe !== "function") throw new Error(`@smithy/util-stream: unsupported source type ${source?.constructor?.name ?? source} in ChecksumStream.`);
		this.source = source;
		this.base64Encoder = base64Encoder ?? toBase64;
		this.expectedChecksum = expectedChecksum;
		this.checksum = checksum;
		this.checksumSourceLocation = checksumSourceLocation;
		this.source.on("data", this.onSourceData);
		this.source.on("end", this.onSourceEnd);
		this.source.on("error", this.onSourceError);
		this.source.on("close", this.onSourceClose);
		this.source.pause();
	}
	onSourceData = (chunk) => {
		if (this.destroyed) return;
		try {
			this.checksum.update(chunk);
		} catch (e) {
			this.destroy(e);
			return;
		}
		if (!this.push(chunk)) this.source.pause();
	};
	onSourceEnd = async () => {
		if (this.destroyed) return;
		try {
			const digest = await this.checksum.digest();
			const received = this.base64Encoder(digest);
			if (this.expectedChecksum !== received) {
				this.destroy(/* @__PURE__ */ new Error(`Checksum mismatch: expected "${this.expectedChecksum}" but received "${received}" in response header "${this.checksumSourceLocation}".`));
				return;
			}
		} catch (e) {
			this.destroy(e);
			return;
		}
		this.push(null);
	};
	onSourceError = (error) => {
		this.destroy(error);
	};
	onSourceClose = () => {
		if (!this.destroyed && !this.source.readableEnded) this.destroy(/* @__PURE__ */ new Error("Connection lost or stream closed before all data was received."));
	};
	_read(_size) {
		this.source.resume();
	}
	_destroy(error, callback) {
		this.source?.removeListener("data", this.onSourceData);
		this.source?.removeListener("end", this.onSourceEnd);
		this.source?.removeListener("error", this.onSourceError);
		this.source?.removeListener("close", this.onSourceClose);
		this.source?.destroy();
		callback(error);
	}
};

// node_modules/@smithy/core/dist-es/submodules/serde/util-stream/checksum/ChecksumStream.browser.js
const ReadableStreamRef = typeof ReadableStream === "function" ? ReadableStream : function() {};
var ChecksumStream = class extends ReadableStreamRef {};

// node_modules/@smithy/core/dist-es/submodules/serde/util-stream/checksum/createChecksumStream.browser.js
const createChecksumStream$1 = ({ expectedChecksum, checksum, source, checksumSourceLocation, base64Encoder }) => {
	if (!isReadableStream(source)) throw new Error(`@smithy/util-stream: unsupported source type ${source?.constructor?.name ?? source} in ChecksumStream.`);
	const encoder = base64Encoder ?? toBase64$1;
	if (typeof TransformStream !== "function") throw new Error("@smithy/util-stream: unable to instantiate ChecksumStream because API unavailable: ReadableStream/TransformStream.");
	const transform = new TransformStream({
		start() {},
		async transform(chunk, controller) {
			checksum.update(chunk);
			controller.enqueue(chunk);
		},
		async flush(controller) {
			const digest = await checksum.digest();
			const received = encoder(digest);
			if (expectedChecksum !== received) {
				const error = /* @__PURE__ */ new Error(`Checksum mismatch: expected "${expectedChecksum}" but received "${received}" in response header "${checksumSourceLocation}".`);
				controller.error(error);
			} else controller.terminate();
		}
	});
	source.pipeThrough(transform);
	const readable = transform.readable;
	Object.setPrototypeOf(readable, ChecksumStream.prototype);
	return readable;
};

// node_modules/@smithy/core/dist-es/submodules/serde/util-stream/checksum/createChecksumStream.js
function createChecksumStream(init) {
	if (typeof ReadableStream === "function" && isReadableStream(init.source)) return createChecksumStream$1(init);
	return new ChecksumStream$1(init);
}

// node_modules/@smithy/core/dist-es/submodules/serde/util-stream/ByteArrayCollector.js
var ByteArrayCollector = class {
	allocByteArray;
	byteLength = 0;
	byteArrays = [];
	constructor(allocByteArray) {
		this.allocByteArray = allocByteArray;
	}
	push(byteArray) {
		this.byteArrays.push(byteArray);
		this.byteLength += byteArray.byteLength;
	}
	flush() {
		if (this.byteArrays.length === 1) {
			const bytes = this.byteArrays[0];
			this.reset();
			return bytes;
		}
		const aggregation = this.allocByteArray(this.byteLength);
		let cursor = 0;
		for (let i = 0; i < this.byteArrays.length; ++i) {
			const bytes = this.byteArrays[i];
			aggregation.set(bytes, cursor);
			cursor += bytes.byteLength;
		}
		this.reset();
		return aggregation;
	}
	reset() {
		this.byteArrays = [];
		this.byteLength = 0;
	}
};

// node_modules/@smithy/core/dist-es/submodules/serde/util-stream/createBufferedReadable.browser.js
function createBufferedReadableStream(upstream, size, logger) {
	const reader = upstream.getReader();
	let streamBufferingLoggedWarning = false;
	let bytesSeen = 0;
	const buffers = ["", new ByteArrayCollector((size) => new Uint8Array(size))];
	let mode = -1;
	const pull = async (controller) => {
		const { value, done } = await reader.read();
		const chunk = value;
		if (done) {
			if (mode !== -1) {
				const remainder = flush(buffers, mode);
				if (sizeOf(remainder) > 0) controller.enqueue(remainder);
			}
			controller.close();
		} else {
			const chunkMode = modeOf(chunk, false);
			if (mode !== chunkMode) {
				if (mode >= 0) controller.enqueue(flush(buffers, mode));
				mode = chunkMode;
			}
			if (mode === -1) {
				controller.enqueue(chunk);
				return;
			}
			const chunkSize = sizeOf(chunk);
			bytesSeen += chunkSize;
			const bufferSize = sizeOf(buffers[mode]);
			if (chunkSize >= size && bufferSize === 0) controller.enqueue(chunk);
			else {
				const newSize = merge(buffers, mode, chunk);
				if (!streamBufferingLoggedWarning && bytesSeen > size * 2) {
					streamBufferingLoggedWarning = true;
					logger?.warn(`@smithy/util-stream - stream chunk size ${chunkSize} is below threshold of ${size}, automatically buffering.`);
				}
				if (newSize >= size) controller.enqueue(flush(buffers, mode));
				else await pull(controller);
			}
		}
	};
	return new ReadableStream({ pull });
}
function merge(buffers, mode, chunk) {
	switch (mode) {
		case 0:
			buffers[0] += chunk;
			return sizeOf(buffers[0]);
		case 1:
		case 2:
			buffers[mode].push(chunk);
			return sizeOf(buffers[mode]);
	}
}
function flush(buffers, mode) {
	switch (mode) {
		case 0:
			const s = buffers[0];
			buffers[0] = "";
			return s;
		case 1:
		case 2: return buffers[mode].flush();
	}
	throw new Error(`@smithy/util-stream - invalid index ${mode} given to flush()`);
}
function sizeOf(chunk) {
	return chunk?.byteLength ?? chunk?.length ?? 0;
}
function modeOf(chunk, allowBuffer = true) {
	if (allowBuffer && typeof Buffer !== "undefined" && chunk instanceof Buffer) return 2;
	if (chunk instanceof Uint8Array) return 1;
	if (typeof chunk === "string") return 0;
	return -1;
}

// node_modules/@smithy/core/dist-es/submodules/serde/util-stream/createBufferedReadable.js
function createBufferedReadable(upstream, size, logger) {
	if (isReadableStream(upstream)) return createBufferedReadableStream(upstream, size, logger);
	const downstream = new Readable({ read() {} });
	let streamBufferingLoggedWarning = false;
	let bytesSeen = 0;
	const buffers = [
		"",
		new ByteArrayCollector((size) => new Uint8Array(size)),
		new ByteArrayCollector((size) => Buffer.from(new Uint8Array(size)))
	];
	let mode = -1;
	upstream.on("data", (chunk) => {
		const chunkMode = modeOf(chunk, true);
		if (mode !== chunkMode) {
			if (mode >= 0) downstream.push(flush(buffers, mode));
			mode = chunkMode;
		}
		if (mode === -1) {
			downstream.push(chunk);
			return;
		}
		const chunkSize = sizeOf(chunk);
		bytesSeen += chunkSize;
		const bufferSize = sizeOf(buffers[mode]);
		if (chunkSize >= size && bufferSize === 0) downstream.push(chunk);
		else {
			const newSize = merge(buffers, mode, chunk);
			if (!streamBufferingLoggedWarning && bytesSeen > size * 2) {
				streamBufferingLoggedWarning = true;
				logger?.warn(`@smithy/util-stream - stream chunk size ${chunkSize} is below threshold of ${size}, automatically buffering.`);
			}
			if (newSize >= size) downstream.push(flush(buffers, mode));
		}
	});
	upstream.on("end", () => {
		if (mode !== -1) {
			const remainder = flush(buffers, mode);
			if (sizeOf(remainder) > 0) downstream.push(remainder);
		}
		downstream.push(null);
	});
	return downstream;
}

// node_modules/@smithy/core/dist-es/submodules/serde/util-stream/getAwsChunkedEncodingStream.browser.js
const getAwsChunkedEncodingStream$1 = (readableStream, options) => {
	const { base64Encoder, bodyLengthChecker, checksumAlgorithmFn, checksumLocationName, streamHasher } = options;
	const checksumRequired = base64Encoder !== void 0 && bodyLengthChecker !== void 0 && checksumAlgorithmFn !== void 0 && checksumLocationName !== void 0 && streamHasher !== void 0;
	const digest = checksumRequired ? streamHasher(checksumAlgorithmFn, readableStream) : void 0;
	Promise.resolve(digest).catch(() => {});
	const reader = readableStream.getReader();
	return new ReadableStream({ async pull(controller) {
		const { value, done } = await reader.read();
		if (done) {
			controller.enqueue(`0\r\n`);
			if (checksumRequired) {
				const checksum = base64Encoder(await digest);
				controller.enqueue(`${checksumLocationName}:${checksum}\r\n`);
				controller.enqueue(`\r\n`);
			}
			controller.close();
		} else controller.enqueue(`${(bodyLengthChecker(value) || 0).toString(16)}\r\n${value}\r\n`);
	} });
};

// node_modules/@smithy/core/dist-es/submodules/serde/util-stream/getAwsChunkedEncodingStream.js
function getAwsChunkedEncodingStream(stream, options) {
	const readable = stream;
	const readableStream = stream;
	if (isReadableStream(readableStream)) return getAwsChunkedEncodingStream$1(readableStream, options);
	const { base64Encoder, bodyLengthChecker, checksumAlgorithmFn, checksumLocationName, streamHasher } = options;
	const checksumRequired = base64Encoder !== void 0 && checksumAlgorithmFn !== void 0 && checksumLocationName !== void 0 && streamHasher !== void 0;
	const digest = checksumRequired ? streamHasher(checksumAlgorithmFn, readable) : void 0;
	Promise.resolve(digest).catch(() => {});
	const awsChunkedEncodingStream = new Readable({ read() {
		readable.resume();
	} });
	readable.on("data", (data) => {
		const length = bodyLengthChecker(data) || 0;
		if (length === 0) return;
		awsChunkedEncodingStream.push(`${length.toString(16)}\r\n`);
		awsChunkedEncodingStream.push(data);
		if (!awsChunkedEncodingStream.push("\r\n")) readable.pause();
	});
	readable.on("error", (err) => {
		awsChunkedEncodingStream.destroy(err);
	});
	readable.pause();
	readable.on("end", async () => {
		try {
			awsChunkedEncodingStream.push(`0\r\n`);
			if (checksumRequired) {
				const checksum = base64Encoder(await digest);
				awsChunkedEncodingStream.push(`${checksumLocationName}:${checksum}\r\n`);
				awsChunkedEncodingStream.push(`\r\n`);
			}
			awsChunkedEncodingStream.push(null);
		} catch (err) {
			awsChunkedEncodingStream.destroy(err);
		}
	});
	return awsChunkedEncodingStream;
}

// node_modules/@smithy/core/dist-es/legacy-root-exports/pagination/createPaginator.js
const makePagedClientRequest = async (CommandCtor, client, input, withCommand = (_) => _, ...args) => {
	let command = new CommandCtor(input);
	command = withCommand(command) ?? command;
	return await client.send(command, ...args);
};
function createPaginator(ClientCtor, CommandCtor, inputTokenName, outputTokenName, pageSizeTokenName) {
	return async function* paginateOperation(config, input, ...additionalArguments) {
		const _input = input;
		let token = config.startingToken ?? _input[inputTokenName];
		let hasNext = true;
		let page;
		while (hasNext) {
			_input[inputTokenName] = token;
			if (pageSizeTokenName) _input[pageSizeTokenName] = _input[pageSizeTokenName] ?? config.pageSize;
			if (config.client instanceof ClientCtor) page = await makePagedClientRequest(CommandCtor, config.client, input, config.withCommand, ...additionalArguments);
			else throw new Error(`Invalid client, expected instance of ${ClientCtor.name}`);
			yield page;
			const prevToken = token;
			token = get(page, outputTokenName);
			hasNext = !!(token && (!config.stopOnSameToken || token !== prevToken));
		}
		return void 0;
	};
}
const get = (fromObject, path) => {
	let cursor = fromObject;
	const pathComponents = path.split(".");
	for (const step of pathComponents) {
		if (!cursor || typeof cursor !== "object") return;
		cursor = cursor[step];
	}
	return cursor;
};

// node_modules/@aws-sdk/xml-builder/dist-es/escape-attribute.js
const ATTR_ESCAPE_RE = /[&<>"]/g;
const ATTR_ESCAPE_MAP = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
function escapeAttribute(value) {
	return value.replace(ATTR_ESCAPE_RE, (ch) => ATTR_ESCAPE_MAP[ch]);
}

// node_modules/@aws-sdk/xml-builder/dist-es/escape-element.js
const ELEMENT_ESCAPE_RE = /[&"'<>\r\n\u0085\u2028]/g;
const ELEMENT_ESCAPE_MAP = {
	"&": "&amp;",
	"\"": "&quot;",
	"'": "&apos;",
	"<": "&lt;",
	">": "&gt;",
	"\r": "&#x0D;",
	"\n": "&#x0A;",
	"": "&#x85;",
	"\u2028": "&#x2028;"
};
function escapeElement(value) {
	return value.replace(ELEMENT_ESCAPE_RE, (ch) => ELEMENT_ESCAPE_MAP[ch]);
}

// node_modules/@aws-sdk/xml-builder/dist-es/XmlText.js
var XmlText = class {
	value;
	constructor(value) {
		this.value = value;
	}
	toString() {
		return escapeElement("" + this.value);
	}
};

// node_modules/@aws-sdk/xml-builder/dist-es/XmlNode.js
var XmlNode = class XmlNode {
	name;
	children;
	attributes = {};
	static of(name, childText, withName) {
		const node = new XmlNode(name);
		if (childText !== void 0) node.addChildNode(new XmlText(childText));
		if (withName !== void 0) node.withName(withName);
		return node;
	}
	constructor(name, children = []) {
		this.name = name;
		this.children = children;
	}
	withName(name) {
		this.name = name;
		return this;
	}
	addAttribute(name, value) {
		this.attributes[name] = value;
		return this;
	}
	addChildNode(child) {
		this.children.push(child);
		return this;
	}
	removeAttribute(name) {
		delete this.attributes[name];
		return this;
	}
	n(name) {
		this.name = name;
		return this;
	}
	c(child) {
		this.children.push(child);
		return this;
	}
	a(name, value) {
		if (value != null) this.attributes[name] = value;
		return this;
	}
	cc(input, field, withName = field) {
		if (input[field] != null) {
			const node = XmlNode.of(field, input[field]).withName(withName);
			this.c(node);
		}
	}
	l(input, listName, memberName, valueProvider) {
		if (input[listName] != null) valueProvider().map((node) => {
			node.withName(memberName);
			this.c(node);
		});
	}
	lc(input, listName, memberName, valueProvider) {
		if (input[listName] != null) {
			const nodes = valueProvider();
			const containerNode = new XmlNode(memberName);
			nodes.map((node) => {
				containerNode.c(node);
			});
			this.c(containerNode);
		}
	}
	toString() {
		const hasChildren = Boolean(this.children.length);
		let xmlText = `<${this.name}`;
		const attributes = this.attributes;
		for (const attributeName of Object.keys(attributes)) {
			const attribute = attributes[attributeName];
			if (attribute != null) xmlText += ` ${attributeName}="${escapeAttribute("" + attribute)}"`;
		}
		return xmlText += !hasChildren ? "/>" : `>${this.children.map((c) => c.toString()).join("")}</${this.name}>`;
	}
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/xml/parseXmlBody.js
const loadRestXmlErrorCode = (output, data) => {
	if (data?.Error?.Code !== void 0) return data.Error.Code;
	if (data?.Code !== void 0) return data.Code;
	if (output.statusCode == 404) return "NotFound";
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/xml/XmlShapeSerializer.js
var XmlShapeSerializer = class extends SerdeContextConfig {
	settings;
	stringBuffer;
	byteBuffer;
	buffer;
	constructor(settings) {
		super();
		this.settings = settings;
	}
	write(schema, value) {
		const ns = NormalizedSchema.of(schema);
		if (ns.isStringSchema() && typeof value === "string") this.stringBuffer = value;
		else if (ns.isBlobSchema()) this.byteBuffer = "byteLength" in value ? value : (this.serdeContext?.base64Decoder ?? fromBase64)(value);
		else {
			this.buffer = this.writeStruct(ns, value, void 0);
			const traits = ns.getMergedTraits();
			if (traits.httpPayload && !traits.xmlName) this.buffer.withName(ns.getName());
		}
	}
	flush() {
		if (this.byteBuffer !== void 0) {
			const bytes = this.byteBuffer;
			delete this.byteBuffer;
			return bytes;
		}
		if (this.stringBuffer !== void 0) {
			const str = this.stringBuffer;
			delete this.stringBuffer;
			return str;
		}
		const buffer = this.buffer;
		if (this.settings.xmlNamespace) {
			if (!buffer?.attributes?.["xmlns"]) buffer.addAttribute("xmlns", this.settings.xmlNamespace);
		}
		delete this.buffer;
		return buffer.toString();
	}
	writeStruct(ns, value, parentXmlns) {
		const traits = ns.getMergedTraits();
		const name = ns.isMemberSchema() && !traits.httpPayload ? ns.getMemberTraits().xmlName ?? ns.getMemberName() : traits.xmlName ?? ns.getName();
		if (!name || !ns.isStructSchema()) throw new Error(`@aws-sdk/core/protocols - xml serializer, cannot write struct with empty name or non-struct, schema=${ns.getName(true)}.`);
		const structXmlNode = XmlNode.of(name);
		const [xmlnsAttr, xmlns] = this.getXmlnsAttribute(ns, parentXmlns);
		for (const [memberName, memberSchema] of ns.structIterator()) {
			const val = value[memberName];
			if (val != null || memberSchema.isIdempotencyToken()) {
				if (memberSchema.getMergedTraits().xmlAttribute) {
					structXmlNode.addAttribute(memberSchema.getMergedTraits().xmlName ?? memberName, this.writeSimple(memberSchema, val));
					continue;
				}
				if (memberSchema.isListSchema()) this.writeList(memberSchema, val, structXmlNode, xmlns);
				else if (memberSchema.isMapSchema()) this.writeMap(memberSchema, val, structXmlNode, xmlns);
				else if (memberSchema.isStructSchema()) structXmlNode.addChildNode(this.writeStruct(memberSchema, val, xmlns));
				else {
					const memberNode = XmlNode.of(memberSchema.getMergedTraits().xmlName ?? memberSchema.getMemberName());
					this.writeSimpleInto(memberSchema, val, memberNode, xmlns);
					structXmlNode.addChildNode(memberNode);
				}
			}
		}
		const { $unknown } = value;
		if ($unknown && ns.isUnionSchema() && Array.isArray($unknown) && Object.keys(value).length === 1) {
			const [k, v] = $unknown;
			const node = XmlNode.of(k);
			if (typeof v !== "string") {
				if (value instanceof XmlNode || value instanceof XmlText) structXmlNode.addChildNode(value);
				else throw new Error("@aws-sdk - $unknown union member in XML requires value of type string, @aws-sdk/xml-builder::XmlNode or XmlText.");
			}
			this.writeSimpleInto(0, v, node, xmlns);
			structXmlNode.addChildNode(node);
		}
		if (xmlns) structXmlNode.addAttribute(xmlnsAttr, xmlns);
		return structXmlNode;
	}
	writeList(listMember, array, container, parentXmlns) {
		if (!listMember.isMemberSchema()) throw new Error(`@aws-sdk/core/protocols - xml serializer, cannot write non-member list: ${listMember.getName(true)}`);
		const listTraits = listMember.getMergedTraits();
		const listValueSchema = listMember.getValueSchema();
		const listValueTraits = listValueSchema.getMergedTraits();
		const sparse = !!listValueTraits.sparse;
		const flat = !!listTraits.xmlFlattened;
		const [xmlnsAttr, xmlns] = this.getXmlnsAttribute(listMember, parentXmlns);
		const writeItem = (container, value) => {
			if (listValueSchema.isListSchema()) this.writeList(listValueSchema, Array.isArray(value) ? value : [value], container, xmlns);
			else if (listValueSchema.isMapSchema()) this.writeMap(listValueSchema, value, container, xmlns);
			else if (listValueSchema.isStructSchema()) {
				const struct = this.writeStruct(listValueSchema, value, xmlns);
				container.addChildNode(struct.withName(flat ? listTraits.xmlName ?? listMember.getMemberName() : listValueTraits.xmlName ?? "member"));
			} else {
				const listItemNode = XmlNode.of(flat ? listTraits.xmlName ?? listMember.getMemberName() : listValueTraits.xmlName ?? "member");
				this.writeSimpleInto(listValueSchema, value, listItemNode, xmlns);
				container.addChildNode(listItemNode);
			}
		};
		if (flat) {
			for (const value of array) if (sparse || value != null) writeItem(container, value);
		} else {
			const listNode = XmlNode.of(listTraits.xmlName ?? listMember.getMemberName());
			if (xmlns) listNode.addAttribute(xmlnsAttr, xmlns);
			for (const value of array) if (sparse || value != null) writeItem(listNode, value);
			container.addChildNode(listNode);
		}
	}
	writeMap(mapMember, map, container, parentXmlns, containerIsMap = false) {
		if (!mapMember.isMemberSchema()) throw new Error(`@aws-sdk/core/protocols - xml serializer, cannot write non-member map: ${mapMember.getName(true)}`);
		const mapTraits = mapMember.getMergedTraits();
		const mapKeySchema = mapMember.getKeySchema();
		const keyTag = mapKeySchema.getMergedTraits().xmlName ?? "key";
		const mapValueSchema = mapMember.getValueSchema();
		const mapValueTraits = mapValueSchema.getMergedTraits();
		const valueTag = mapValueTraits.xmlName ?? "value";
		const sparse = !!mapValueTraits.sparse;
		const flat = !!mapTraits.xmlFlattened;
		const [xmlnsAttr, xmlns] = this.getXmlnsAttribute(mapMember, parentXmlns);
		const addKeyValue = (entry, key, val) => {
			const keyNode = XmlNode.of(keyTag, key);
			const [keyXmlnsAttr, keyXmlns] = this.getXmlnsAttribute(mapKeySchema, xmlns);
			if (keyXmlns) keyNode.addAttribute(keyXmlnsAttr, keyXmlns);
			entry.addChildNode(keyNode);
			let valueNode = XmlNode.of(valueTag);
			if (mapValueSchema.isListSchema()) this.writeList(mapValueSchema, val, valueNode, xmlns);
			else if (mapValueSchema.isMapSchema()) this.writeMap(mapValueSchema, val, valueNode, xmlns, true);
			else if (mapValueSchema.isStructSchema()) valueNode = this.writeStruct(mapValueSchema, val, xmlns);
			else this.writeSimpleInto(mapValueSchema, val, valueNode, xmlns);
			entry.addChildNode(valueNode);
		};
		if (flat) for (const key in map) {
			const val = map[key];
			if (sparse || val != null) {
				const entry = XmlNode.of(mapTraits.xmlName ?? mapMember.getMemberName());
				addKeyValue(entry, key, val);
				container.addChildNode(entry);
			}
		}
		else {
			let mapNode;
			if (!containerIsMap) {
				mapNode = XmlNode.of(mapTraits.xmlName ?? mapMember.getMemberName());
				if (xmlns) mapNode.addAttribute(xmlnsAttr, xmlns);
				container.addChildNode(mapNode);
			}
			for (const key in map) {
				const val = map[key];
				if (sparse || val != null) {
					const entry = XmlNode.of("entry");
					addKeyValue(entry, key, val);
					(containerIsMap ? container : mapNode).addChildNode(entry);
				}
			}
		}
	}
	writeSimple(_schema, value) {
		if (null === value) throw new Error("@aws-sdk/core/protocols - (XML serializer) cannot write null value.");
		const ns = NormalizedSchema.of(_schema);
		let nodeContents = null;
		if (value && typeof value === "object") {
			if (ns.isBlobSchema()) nodeContents = (this.serdeContext?.base64Encoder ?? toBase64)(value);
			else if (ns.isTimestampSchema() && value instanceof Date) switch (determineTimestampFormat(ns, this.settings)) {
				case 5:
					nodeContents = value.toISOString().replace(".000Z", "Z");
					break;
				case 6:
					nodeContents = dateToUtcString(value);
					break;
				case 7:
					nodeContents = String(value.getTime() / 1e3);
					break;
				default:
					console.warn("Missing timestamp format, using http date", value);
					nodeContents = dateToUtcString(value);
			}
			else if (ns.isBigDecimalSchema() && value) {
				if (value instanceof NumericValue) return value.string;
				return String(value);
			} else if (ns.isMapSchema() || ns.isListSchema()) throw new Error("@aws-sdk/core/protocols - xml serializer, cannot call _write() on List/Map schema, call writeList or writeMap() instead.");
			else throw new Error(`@aws-sdk/core/protocols - xml serializer, unhandled schema type for object value and schema: ${ns.getName(true)}`);
		}
		if (ns.isBooleanSchema() || ns.isNumericSchema() || ns.isBigIntegerSchema() || ns.isBigDecimalSchema()) nodeContents = String(value);
		if (ns.isStringSchema()) {
			if (value === void 0 && ns.isIdempotencyToken()) nodeContents = generateIdempotencyToken();
			else nodeContents = String(value);
		}
		if (nodeContents === null) throw new Error(`Unhandled schema-value pair ${ns.getName(true)}=${value}`);
		return nodeContents;
	}
	writeSimpleInto(_schema, value, into, parentXmlns) {
		const nodeContents = this.writeSimple(_schema, value);
		const ns = NormalizedSchema.of(_schema);
		const content = new XmlText(nodeContents);
		const [xmlnsAttr, xmlns] = this.getXmlnsAttribute(ns, parentXmlns);
		if (xmlns) into.addAttribute(xmlnsAttr, xmlns);
		into.addChildNode(content);
	}
	getXmlnsAttribute(ns, parentXmlns) {
		const [prefix, xmlns] = ns.getMergedTraits().xmlNamespace ?? [];
		if (xmlns && xmlns !== parentXmlns) return [prefix ? `xmlns:${prefix}` : "xmlns", xmlns];
		return [void 0, void 0];
	}
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/xml/XmlCodec.js
var XmlCodec = class extends SerdeContextConfig {
	settings;
	constructor(settings) {
		super();
		this.settings = settings;
	}
	createSerializer() {
		const serializer = new XmlShapeSerializer(this.settings);
		serializer.setSerdeContext(this.serdeContext);
		return serializer;
	}
	createDeserializer() {
		const deserializer = new XmlShapeDeserializer(this.settings);
		deserializer.setSerdeContext(this.serdeContext);
		return deserializer;
	}
};

// node_modules/@aws-sdk/core/dist-es/submodules/protocols/xml/AwsRestXmlProtocol.js
var AwsRestXmlProtocol = class extends HttpBindingProtocol {
	codec;
	serializer;
	deserializer;
	mixin = new ProtocolLib();
	constructor(options) {
		super(options);
		const settings = {
			timestampFormat: {
				useTrait: true,
				default: 5
			},
			httpBindings: true,
			xmlNamespace: options.xmlNamespace,
			serviceNamespace: options.defaultNamespace
		};
		this.codec = new XmlCodec(settings);
		this.serializer = new HttpInterceptingShapeSerializer(this.codec.createSerializer(), settings);
		this.deserializer = new HttpInterceptingShapeDeserializer(this.codec.createDeserializer(), settings);
	}
	getPayloadCodec() {
		return this.codec;
	}
	getShapeId() {
		return "aws.protocols#restXml";
	}
	async serializeRequest(operationSchema, input, context) {
		const request = await super.serializeRequest(operationSchema, input, context);
		const inputSchema = NormalizedSchema.of(operationSchema.input);
		if (!request.headers["content-type"]) {
			const contentType = this.mixin.resolveRestContentType(this.getDefaultContentType(), inputSchema);
			if (contentType) request.headers["content-type"] = contentType;
		}
		if (typeof request.body === "string" && request.headers["content-type"] === this.getDefaultContentType() && !request.body.startsWith("<?xml ") && !this.hasUnstructuredPayloadBinding(inputSchema)) request.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + request.body;
		return request;
	}
	async deserializeResponse(operationSchema, context, response) {
		return super.deserializeResponse(operationSchema, context, response);
	}
	async handleError(operationSchema, context, response, dataObject, metadata) {
		const errorIdentifier = loadRestXmlErrorCode(response, dataObject) ?? "Unknown";
		this.mixin.compose(this.compositeErrorRegistry, errorIdentifier, this.options.defaultNamespace);
		if (dataObject.Error && typeof dataObject.Error === "object") for (const key of Object.keys(dataObject.Error)) {
			dataObject[key] = dataObject.Error[key];
			if (key.toLowerCase() === "message") dataObject.message = dataObject.Error[key];
		}
		if (dataObject.RequestId && !metadata.requestId) metadata.requestId = dataObject.RequestId;
		const { errorSchema, errorMetadata } = await this.mixin.getErrorSchemaOrThrowBaseException(errorIdentifier, this.options.defaultNamespace, response, dataObject, metadata);
		const ns = NormalizedSchema.of(errorSchema);
		const message = dataObject.Error?.message ?? dataObject.Error?.Message ?? dataObject.message ?? dataObject.Message ?? "UnknownError";
		const exception = new ((this.compositeErrorRegistry.getErrorCtor(errorSchema)) ?? Error)({});
		await this.deserializeHttpMessage(errorSchema, context, response, dataObject);
		const output = {};
		const errorDeserializer = this.codec.createDeserializer();
		for (const [name, member] of ns.structIterator()) {
			const target = member.getMergedTraits().xmlName ?? name;
			const value = dataObject.Error?.[target] ?? dataObject[target];
			output[name] = errorDeserializer.readSchema(member, value);
		}
		throw this.mixin.decorateServiceException(Object.assign(exception, errorMetadata, {
			$fault: ns.getMergedTraits().error,
			message
		}, output), dataObject);
	}
	getDefaultContentType() {
		return "application/xml";
	}
	hasUnstructuredPayloadBinding(ns) {
		for (const [, member] of ns.structIterator()) if (member.getMergedTraits().httpPayload) return !(member.isStructSchema() || member.isMapSchema() || member.isListSchema());
		return false;
	}
};

// node_modules/@smithy/core/dist-es/submodules/checksum/hash-stream-node/HashCalculator.js
var HashCalculator = class extends Writable {
	hash;
	constructor(hash, options) {
		super(options);
		this.hash = hash;
	}
	_write(chunk, encoding, callback) {
		try {
			this.hash.update(toUint8Array(chunk));
		} catch (err) {
			return callback(err);
		}
		callback();
	}
};

// node_modules/@smithy/core/dist-es/submodules/checksum/hash-stream-node/readableStreamHasher.js
const readableStreamHasher = (hashCtor, readableStream) => {
	if (readableStream.readableFlowing !== null) throw new Error("Unable to calculate hash for flowing readable stream");
	const hash = new hashCtor();
	const hashCalculator = new HashCalculator(hash);
	readableStream.pipe(hashCalculator);
	return new Promise((resolve, reject) => {
		readableStream.on("error", (err) => {
			hashCalculator.end();
			reject(err);
		});
		hashCalculator.on("error", reject);
		hashCalculator.on("finish", () => {
			hash.digest().then(resolve).catch(reject);
		});
	});
};

// node_modules/@smithy/core/dist-es/submodules/checksum/md5/Md5Js.js
var Md5Js = class {
	digestLength = 16;
	state = Uint32Array.from(INIT$1);
	writeBuffer = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(64));
	bufferLength = 0;
	bytesHashed = 0;
	update(sourceData) {
		const data = toUint8Array(sourceData);
		let pos = 0;
		let len = data.byteLength;
		this.bytesHashed += len;
		while (len > 0) {
			this.writeBuffer.setUint8(this.bufferLength++, data[pos++]);
			--len;
			if (this.bufferLength === 64) {
				compress(this.state, this.writeBuffer);
				this.bufferLength = 0;
			}
		}
	}
	async digest() {
		const state = Uint32Array.from(this.state);
		const buf = new DataView(this.writeBuffer.buffer.slice(0));
		let bufLen = this.bufferLength;
		const bits = this.bytesHashed * 8;
		buf.setUint8(bufLen++, 128);
		if (this.bufferLength % 64 >= 56) {
			for (let i = bufLen; i < 64; ++i) buf.setUint8(i, 0);
			compress(state, buf);
			bufLen = 0;
		}
		for (let i = bufLen; i < 56; ++i) buf.setUint8(i, 0);
		buf.setUint32(56, bits >>> 0, true);
		buf.setUint32(60, Math.floor(bits / 2 ** 32), true);
		compress(state, buf);
		const out = /* @__PURE__ */ new Uint8Array(16);
		const view = new DataView(out.buffer);
		for (let i = 0; i < 4; ++i) view.setUint32(i * 4, state[i], true);
		return out;
	}
	reset() {
		this.state.set(INIT$1);
		this.writeBuffer = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(64));
		this.bufferLength = 0;
		this.bytesHashed = 0;
	}
};
const INIT$1 = [
	1732584193,
	4023233417,
	2562383102,
	271733878
];
const M = 4294967295;
const S = Uint8Array.of(7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21);
const T$1 = Array.from({ length: 64 }, (_, i) => Math.abs(Math.sin(i + 1)) * 2 ** 32 >>> 0);
function compress(state, block) {
	let a = state[0], b = state[1], c = state[2], d = state[3];
	for (let i = 0; i < 64; ++i) {
		let f, g;
		if (i < 16) {
			f = b & c | ~b & d;
			g = i;
		} else if (i < 32) {
			f = d & b | c & ~d;
			g = (5 * i + 1) % 16;
		} else if (i < 48) {
			f = b ^ c ^ d;
			g = (3 * i + 5) % 16;
		} else {
			f = c ^ (b | ~d);
			g = 7 * i % 16;
		}
		const x = block.getUint32(g * 4, true);
		const tmp = d;
		d = c;
		c = b;
		const s = S[(i >> 4) * 4 + (i & 3)];
		const sum = (a + f & M) + (x + T$1[i] & M) & M;
		b = b + ((sum << s | sum >>> 32 - s) >>> 0) & M;
		a = tmp;
	}
	state[0] = state[0] + a & M;
	state[1] = state[1] + b & M;
	state[2] = state[2] + c & M;
	state[3] = state[3] + d & M;
}

// node_modules/@smithy/core/dist-es/submodules/checksum/md5/Md5Node.js
const hasNativeCrypto$1 = (() => {
	try {
		createHash("md5");
		return true;
	} catch {
		return false;
	}
})();
const Md5Node = hasNativeCrypto$1 ? buildNativeClass$1() : Md5Js;
function buildNativeClass$1() {
	return class Md5Node {
		digestLength = 16;
		hash = createHash("md5");
		update(data) {
			this.hash.update(toUint8Array(data));
		}
		async digest() {
			const buf = this.hash.copy().digest();
			return new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength);
		}
		reset() {
			this.hash = createHash("md5");
		}
	};
}

// actions/lib/aws/pages.ts
/** The pages of a List operation of SageMaker, one request each, as long as they are asked for. */
async function* pages(read) {
	let next;
	do {
		const page = await read(next);
		yield page;
		next = page.NextToken;
	} while (next !== void 0);
}

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/constants.js
const RequestChecksumCalculation = {
	WHEN_SUPPORTED: "WHEN_SUPPORTED",
	WHEN_REQUIRED: "WHEN_REQUIRED"
};
const DEFAULT_REQUEST_CHECKSUM_CALCULATION = RequestChecksumCalculation.WHEN_SUPPORTED;
const ResponseChecksumValidation = {
	WHEN_SUPPORTED: "WHEN_SUPPORTED",
	WHEN_REQUIRED: "WHEN_REQUIRED"
};
const DEFAULT_RESPONSE_CHECKSUM_VALIDATION = RequestChecksumCalculation.WHEN_SUPPORTED;
var ChecksumAlgorithm;
(function(ChecksumAlgorithm) {
	ChecksumAlgorithm["MD5"] = "MD5";
	ChecksumAlgorithm["CRC32"] = "CRC32";
	ChecksumAlgorithm["CRC32C"] = "CRC32C";
	ChecksumAlgorithm["CRC64NVME"] = "CRC64NVME";
	ChecksumAlgorithm["SHA1"] = "SHA1";
	ChecksumAlgorithm["SHA256"] = "SHA256";
})(ChecksumAlgorithm || (ChecksumAlgorithm = {}));
var ChecksumLocation;
(function(ChecksumLocation) {
	ChecksumLocation["HEADER"] = "header";
	ChecksumLocation["TRAILER"] = "trailer";
})(ChecksumLocation || (ChecksumLocation = {}));
const DEFAULT_CHECKSUM_ALGORITHM = ChecksumAlgorithm.CRC32;

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/stringUnionSelector.js
var SelectorType;
(function(SelectorType) {
	SelectorType["ENV"] = "env";
	SelectorType["CONFIG"] = "shared config entry";
})(SelectorType || (SelectorType = {}));
const stringUnionSelector = (obj, key, union, type) => {
	if (!(key in obj)) return;
	const value = obj[key].toUpperCase();
	if (!Object.values(union).includes(value)) throw new TypeError(`Cannot load ${type} '${key}'. Expected one of ${Object.values(union)}, got '${obj[key]}'.`);
	return value;
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/NODE_REQUEST_CHECKSUM_CALCULATION_CONFIG_OPTIONS.js
const ENV_REQUEST_CHECKSUM_CALCULATION = "AWS_REQUEST_CHECKSUM_CALCULATION";
const CONFIG_REQUEST_CHECKSUM_CALCULATION = "request_checksum_calculation";
const NODE_REQUEST_CHECKSUM_CALCULATION_CONFIG_OPTIONS = {
	environmentVariableSelector: (env) => stringUnionSelector(env, ENV_REQUEST_CHECKSUM_CALCULATION, RequestChecksumCalculation, SelectorType.ENV),
	configFileSelector: (profile) => stringUnionSelector(profile, CONFIG_REQUEST_CHECKSUM_CALCULATION, RequestChecksumCalculation, SelectorType.CONFIG),
	default: DEFAULT_REQUEST_CHECKSUM_CALCULATION
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/NODE_RESPONSE_CHECKSUM_VALIDATION_CONFIG_OPTIONS.js
const ENV_RESPONSE_CHECKSUM_VALIDATION = "AWS_RESPONSE_CHECKSUM_VALIDATION";
const CONFIG_RESPONSE_CHECKSUM_VALIDATION = "response_checksum_validation";
const NODE_RESPONSE_CHECKSUM_VALIDATION_CONFIG_OPTIONS = {
	environmentVariableSelector: (env) => stringUnionSelector(env, ENV_RESPONSE_CHECKSUM_VALIDATION, ResponseChecksumValidation, SelectorType.ENV),
	configFileSelector: (profile) => stringUnionSelector(profile, CONFIG_RESPONSE_CHECKSUM_VALIDATION, ResponseChecksumValidation, SelectorType.CONFIG),
	default: DEFAULT_RESPONSE_CHECKSUM_VALIDATION
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/getChecksumAlgorithmForRequest.js
const getChecksumAlgorithmForRequest = (input, { requestChecksumRequired, requestAlgorithmMember, requestChecksumCalculation }) => {
	if (!requestAlgorithmMember) return requestChecksumCalculation === RequestChecksumCalculation.WHEN_SUPPORTED || requestChecksumRequired ? DEFAULT_CHECKSUM_ALGORITHM : void 0;
	if (!input[requestAlgorithmMember]) return;
	return input[requestAlgorithmMember];
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/getChecksumLocationName.js
const getChecksumLocationName = (algorithm) => algorithm === ChecksumAlgorithm.MD5 ? "content-md5" : `x-amz-checksum-${algorithm.toLowerCase()}`;

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/hasHeader.js
const hasHeader = (header, headers) => {
	const soughtHeader = header.toLowerCase();
	for (const headerName of Object.keys(headers)) if (soughtHeader === headerName.toLowerCase()) return true;
	return false;
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/hasHeaderWithPrefix.js
const hasHeaderWithPrefix = (headerPrefix, headers) => {
	const soughtHeaderPrefix = headerPrefix.toLowerCase();
	for (const headerName of Object.keys(headers)) if (headerName.toLowerCase().startsWith(soughtHeaderPrefix)) return true;
	return false;
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/isStreaming.js
const isStreaming = (body) => body !== void 0 && typeof body !== "string" && !ArrayBuffer.isView(body) && !isArrayBuffer(body);

// node_modules/@aws-sdk/checksums/dist-es/submodules/crc/crc32c/Crc32cJs.js
const T = /* @__PURE__ */ new Uint32Array(256);
for (let i = 0; i < 256; ++i) {
	let c = i;
	for (let j = 0; j < 8; ++j) c = c & 1 ? 2197175160 ^ c >>> 1 : c >>> 1;
	T[i] = c >>> 0;
}
var Crc32cJs = class {
	digestLength = 4;
	crc = 4294967295;
	update(data) {
		let crc = this.crc;
		for (let i = 0; i < data.length; ++i) crc = crc >>> 8 ^ T[(crc ^ data[i]) & 255];
		this.crc = crc;
	}
	async digest() {
		const value = (this.crc ^ 4294967295) >>> 0;
		const out = /* @__PURE__ */ new Uint8Array(4);
		out[0] = value >>> 24;
		out[1] = value >>> 16 & 255;
		out[2] = value >>> 8 & 255;
		out[3] = value & 255;
		return out;
	}
	reset() {
		this.crc = 4294967295;
	}
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/crc/crc32c/Crc32cNode.js
const Crc32cNode = Crc32cJs;

// node_modules/@aws-sdk/checksums/dist-es/submodules/crc/crc64-nvme/crc64-nvme-crt-container.js
const crc64NvmeCrtContainer = { CrtCrc64Nvme: null };

// node_modules/@aws-sdk/checksums/dist-es/submodules/crc/crc64-nvme/Crc64NvmeJs.js
const generateCRC64NVMETable = () => {
	const sliceLength = 8;
	const tables = new Array(sliceLength);
	for (let slice = 0; slice < sliceLength; slice++) {
		const table = new Array(512);
		for (let i = 0; i < 256; i++) {
			let crc = BigInt(i);
			for (let j = 0; j < 8 * (slice + 1); j++) if (crc & 1n) crc = crc >> 1n ^ 11127430586519243189n;
			else crc = crc >> 1n;
			table[i * 2] = Number(crc >> 32n & 4294967295n);
			table[i * 2 + 1] = Number(crc & 4294967295n);
		}
		tables[slice] = new Uint32Array(table);
	}
	return tables;
};
let CRC64_NVME_REVERSED_TABLE;
let t0;
let t1;
let t2;
let t3;
let t4;
let t5;
let t6;
let t7;
const ensureTablesInitialized = () => {
	if (!CRC64_NVME_REVERSED_TABLE) {
		CRC64_NVME_REVERSED_TABLE = generateCRC64NVMETable();
		[t0, t1, t2, t3, t4, t5, t6, t7] = CRC64_NVME_REVERSED_TABLE;
	}
};
var Crc64NvmeJs = class {
	c1 = 0;
	c2 = 0;
	constructor() {
		ensureTablesInitialized();
		this.reset();
	}
	update(data) {
		const len = data.length;
		let i = 0;
		let crc1 = this.c1;
		let crc2 = this.c2;
		while (i + 8 <= len) {
			const idx0 = ((crc2 ^ data[i++]) & 255) << 1;
			const idx1 = ((crc2 >>> 8 ^ data[i++]) & 255) << 1;
			const idx2 = ((crc2 >>> 16 ^ data[i++]) & 255) << 1;
			const idx3 = ((crc2 >>> 24 ^ data[i++]) & 255) << 1;
			const idx4 = ((crc1 ^ data[i++]) & 255) << 1;
			const idx5 = ((crc1 >>> 8 ^ data[i++]) & 255) << 1;
			const idx6 = ((crc1 >>> 16 ^ data[i++]) & 255) << 1;
			const idx7 = ((crc1 >>> 24 ^ data[i++]) & 255) << 1;
			crc1 = t7[idx0] ^ t6[idx1] ^ t5[idx2] ^ t4[idx3] ^ t3[idx4] ^ t2[idx5] ^ t1[idx6] ^ t0[idx7];
			crc2 = t7[idx0 + 1] ^ t6[idx1 + 1] ^ t5[idx2 + 1] ^ t4[idx3 + 1] ^ t3[idx4 + 1] ^ t2[idx5 + 1] ^ t1[idx6 + 1] ^ t0[idx7 + 1];
		}
		while (i < len) {
			const idx = ((crc2 ^ data[i]) & 255) << 1;
			crc2 = (crc2 >>> 8 | (crc1 & 255) << 24) >>> 0;
			crc1 = crc1 >>> 8 ^ t0[idx];
			crc2 ^= t0[idx + 1];
			++i;
		}
		this.c1 = crc1;
		this.c2 = crc2;
	}
	async digest() {
		const c1 = this.c1 ^ 4294967295;
		const c2 = this.c2 ^ 4294967295;
		return new Uint8Array([
			c1 >>> 24,
			c1 >>> 16 & 255,
			c1 >>> 8 & 255,
			c1 & 255,
			c2 >>> 24,
			c2 >>> 16 & 255,
			c2 >>> 8 & 255,
			c2 & 255
		]);
	}
	reset() {
		this.c1 = 4294967295;
		this.c2 = 4294967295;
	}
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/crc/crc64-nvme/Crc64Nvme.js
var Crc64Nvme = class {
	impl;
	constructor() {
		const Crt = crc64NvmeCrtContainer.CrtCrc64Nvme;
		this.impl = Crt ? new Crt() : new Crc64NvmeJs();
	}
	update(data) {
		this.impl.update(data);
	}
	async digest() {
		return this.impl.digest();
	}
	reset() {
		this.impl.reset();
	}
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/types.js
const CLIENT_SUPPORTED_ALGORITHMS = [
	ChecksumAlgorithm.CRC32,
	ChecksumAlgorithm.CRC32C,
	ChecksumAlgorithm.CRC64NVME,
	ChecksumAlgorithm.SHA1,
	ChecksumAlgorithm.SHA256
];
const PRIORITY_ORDER_ALGORITHMS = [
	ChecksumAlgorithm.SHA256,
	ChecksumAlgorithm.SHA1,
	ChecksumAlgorithm.CRC32,
	ChecksumAlgorithm.CRC32C,
	ChecksumAlgorithm.CRC64NVME
];

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/selectChecksumAlgorithmFunction.js
const selectChecksumAlgorithmFunction = (checksumAlgorithm, config) => {
	const { checksumAlgorithms = {} } = config;
	switch (checksumAlgorithm) {
		case ChecksumAlgorithm.MD5: return checksumAlgorithms?.MD5 ?? config.md5;
		case ChecksumAlgorithm.CRC32: return checksumAlgorithms?.CRC32 ?? Crc32Node;
		case ChecksumAlgorithm.CRC32C: return checksumAlgorithms?.CRC32C ?? Crc32cNode;
		case ChecksumAlgorithm.CRC64NVME: return checksumAlgorithms?.CRC64NVME ?? Crc64Nvme;
		case ChecksumAlgorithm.SHA1: return checksumAlgorithms?.SHA1 ?? config.sha1;
		case ChecksumAlgorithm.SHA256: return checksumAlgorithms?.SHA256 ?? config.sha256;
		default:
			if (checksumAlgorithms?.[checksumAlgorithm]) return checksumAlgorithms[checksumAlgorithm];
			throw new Error(`The checksum algorithm "${checksumAlgorithm}" is not supported by the client. Select one of ${CLIENT_SUPPORTED_ALGORITHMS}, or provide an implementation to  the client constructor checksums field.`);
	}
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/stringHasher.js
const stringHasher = (checksumAlgorithmFn, body) => {
	const hash = new checksumAlgorithmFn();
	hash.update(toUint8Array(body || ""));
	return hash.digest();
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/flexibleChecksumsMiddleware.js
const flexibleChecksumsMiddlewareOptions = {
	name: "flexibleChecksumsMiddleware",
	step: "build",
	tags: ["BODY_CHECKSUM"],
	override: true
};
const flexibleChecksumsMiddleware = (config, middlewareConfig) => (next, context) => async (args) => {
	if (!HttpRequest.isInstance(args.request)) return next(args);
	if (hasHeaderWithPrefix("x-amz-checksum-", args.request.headers)) return next(args);
	const { request, input } = args;
	const { body: requestBody, headers } = request;
	const { base64Encoder, streamHasher } = config;
	const { requestChecksumRequired, requestAlgorithmMember } = middlewareConfig;
	const requestChecksumCalculation = await config.requestChecksumCalculation();
	const requestAlgorithmMemberName = requestAlgorithmMember?.name;
	const requestAlgorithmMemberHttpHeader = requestAlgorithmMember?.httpHeader;
	if (requestAlgorithmMemberName && !input[requestAlgorithmMemberName]) {
		if (requestChecksumCalculation === RequestChecksumCalculation.WHEN_SUPPORTED || requestChecksumRequired) {
			input[requestAlgorithmMemberName] = DEFAULT_CHECKSUM_ALGORITHM;
			if (requestAlgorithmMemberHttpHeader) headers[requestAlgorithmMemberHttpHeader] = DEFAULT_CHECKSUM_ALGORITHM;
		}
	}
	const checksumAlgorithm = getChecksumAlgorithmForRequest(input, {
		requestChecksumRequired,
		requestAlgorithmMember: requestAlgorithmMember?.name,
		requestChecksumCalculation
	});
	let updatedBody = requestBody;
	let updatedHeaders = headers;
	if (checksumAlgorithm) {
		switch (checksumAlgorithm) {
			case ChecksumAlgorithm.CRC32:
				setFeature(context, "FLEXIBLE_CHECKSUMS_REQ_CRC32", "U");
				break;
			case ChecksumAlgorithm.CRC32C:
				setFeature(context, "FLEXIBLE_CHECKSUMS_REQ_CRC32C", "V");
				break;
			case ChecksumAlgorithm.CRC64NVME:
				setFeature(context, "FLEXIBLE_CHECKSUMS_REQ_CRC64", "W");
				break;
			case ChecksumAlgorithm.SHA1:
				setFeature(context, "FLEXIBLE_CHECKSUMS_REQ_SHA1", "X");
				break;
			case ChecksumAlgorithm.SHA256: setFeature(context, "FLEXIBLE_CHECKSUMS_REQ_SHA256", "Y");
		}
		const checksumLocationName = getChecksumLocationName(checksumAlgorithm);
		const checksumAlgorithmFn = selectChecksumAlgorithmFunction(checksumAlgorithm, config);
		if (isStreaming(requestBody)) {
			const { getAwsChunkedEncodingStream, bodyLengthChecker } = config;
			updatedBody = getAwsChunkedEncodingStream(typeof config.requestStreamBufferSize === "number" && config.requestStreamBufferSize >= 8192 ? createBufferedReadable(requestBody, config.requestStreamBufferSize, context.logger) : requestBody, {
				base64Encoder,
				bodyLengthChecker,
				checksumLocationName,
				checksumAlgorithmFn,
				streamHasher
			});
			updatedHeaders = {
				...headers,
				"content-encoding": headers["content-encoding"] ? `${headers["content-encoding"]},aws-chunked` : "aws-chunked",
				"transfer-encoding": "chunked",
				"x-amz-decoded-content-length": headers["content-length"],
				"x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
				"x-amz-trailer": checksumLocationName
			};
			delete updatedHeaders["content-length"];
		} else if (!hasHeader(checksumLocationName, headers)) {
			const rawChecksum = await stringHasher(checksumAlgorithmFn, requestBody);
			updatedHeaders = {
				...headers,
				[checksumLocationName]: base64Encoder(rawChecksum)
			};
		}
	}
	try {
		return await next({
			...args,
			request: {
				...request,
				headers: updatedHeaders,
				body: updatedBody
			}
		});
	} catch (e) {
		if (e instanceof Error && e.name === "InvalidChunkSizeError") try {
			if (!e.message.endsWith(".")) e.message += ".";
			e.message += " Set [requestStreamBufferSize=number e.g. 65_536] in client constructor to instruct AWS SDK to buffer your input stream.";
		} catch (ignored) {}
		throw e;
	}
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/flexibleChecksumsInputMiddleware.js
const flexibleChecksumsInputMiddlewareOptions = {
	name: "flexibleChecksumsInputMiddleware",
	toMiddleware: "serializerMiddleware",
	relation: "before",
	tags: ["BODY_CHECKSUM"],
	override: true
};
const flexibleChecksumsInputMiddleware = (config, middlewareConfig) => (next, context) => async (args) => {
	const input = args.input;
	const { requestValidationModeMember } = middlewareConfig;
	const requestChecksumCalculation = await config.requestChecksumCalculation();
	const responseChecksumValidation = await config.responseChecksumValidation();
	switch (requestChecksumCalculation) {
		case RequestChecksumCalculation.WHEN_REQUIRED:
			setFeature(context, "FLEXIBLE_CHECKSUMS_REQ_WHEN_REQUIRED", "a");
			break;
		case RequestChecksumCalculation.WHEN_SUPPORTED: setFeature(context, "FLEXIBLE_CHECKSUMS_REQ_WHEN_SUPPORTED", "Z");
	}
	switch (responseChecksumValidation) {
		case ResponseChecksumValidation.WHEN_REQUIRED:
			setFeature(context, "FLEXIBLE_CHECKSUMS_RES_WHEN_REQUIRED", "c");
			break;
		case ResponseChecksumValidation.WHEN_SUPPORTED: setFeature(context, "FLEXIBLE_CHECKSUMS_RES_WHEN_SUPPORTED", "b");
	}
	if (requestValidationModeMember && !input[requestValidationModeMember]) {
		if (responseChecksumValidation === ResponseChecksumValidation.WHEN_SUPPORTED) input[requestValidationModeMember] = "ENABLED";
	}
	return next(args);
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/getChecksumAlgorithmListForResponse.js
const getChecksumAlgorithmListForResponse = (responseAlgorithms = []) => {
	const validChecksumAlgorithms = [];
	let i = PRIORITY_ORDER_ALGORITHMS.length;
	for (const algorithm of responseAlgorithms) {
		const priority = PRIORITY_ORDER_ALGORITHMS.indexOf(algorithm);
		if (priority !== -1) validChecksumAlgorithms[priority] = algorithm;
		else validChecksumAlgorithms[i++] = algorithm;
	}
	return validChecksumAlgorithms.filter(Boolean);
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/isChecksumWithPartNumber.js
const isChecksumWithPartNumber = (checksum) => {
	const lastHyphenIndex = checksum.lastIndexOf("-");
	if (lastHyphenIndex !== -1) {
		const numberPart = checksum.slice(lastHyphenIndex + 1);
		if (!numberPart.startsWith("0")) {
			const number = parseInt(numberPart, 10);
			if (!isNaN(number) && number >= 1 && number <= 1e4) return true;
		}
	}
	return false;
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/getChecksum.js
const getChecksum = async (body, { checksumAlgorithmFn, base64Encoder }) => base64Encoder(await stringHasher(checksumAlgorithmFn, body));

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/validateChecksumFromResponse.js
const validateChecksumFromResponse = async (response, { config, responseAlgorithms, logger }) => {
	const checksumAlgorithms = getChecksumAlgorithmListForResponse(responseAlgorithms);
	const { body: responseBody, headers: responseHeaders } = response;
	for (const algorithm of checksumAlgorithms) {
		const responseHeader = getChecksumLocationName(algorithm);
		const checksumFromResponse = responseHeaders[responseHeader];
		if (checksumFromResponse) {
			let checksumAlgorithmFn;
			try {
				checksumAlgorithmFn = selectChecksumAlgorithmFunction(algorithm, config);
			} catch (error) {
				if (algorithm === ChecksumAlgorithm.CRC64NVME) {
					logger?.warn(`Skipping ${ChecksumAlgorithm.CRC64NVME} checksum validation: ${error.message}`);
					continue;
				}
				throw error;
			}
			const { base64Encoder } = config;
			if (isStreaming(responseBody)) {
				response.body = createChecksumStream({
					expectedChecksum: checksumFromResponse,
					checksumSourceLocation: responseHeader,
					checksum: new checksumAlgorithmFn(),
					source: responseBody,
					base64Encoder
				});
				return;
			}
			const checksum = await getChecksum(responseBody, {
				checksumAlgorithmFn,
				base64Encoder
			});
			if (checksum === checksumFromResponse) break;
			throw new Error(`Checksum mismatch: expected "${checksum}" but received "${checksumFromResponse}" in response header "${responseHeader}".`);
		}
	}
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/flexibleChecksumsResponseMiddleware.js
const flexibleChecksumsResponseMiddlewareOptions = {
	name: "flexibleChecksumsResponseMiddleware",
	toMiddleware: "deserializerMiddleware",
	relation: "after",
	tags: ["BODY_CHECKSUM"],
	override: true
};
const flexibleChecksumsResponseMiddleware = (config, middlewareConfig) => (next, context) => async (args) => {
	if (!HttpRequest.isInstance(args.request)) return next(args);
	const input = args.input;
	const result = await next(args);
	const response = result.response;
	const { requestValidationModeMember, responseAlgorithms } = middlewareConfig;
	if (requestValidationModeMember && input[requestValidationModeMember] === "ENABLED") {
		const { clientName, commandName } = context;
		const customChecksumAlgorithms = Object.keys(config.checksumAlgorithms ?? {}).filter((algorithm) => {
			const responseHeader = getChecksumLocationName(algorithm);
			return response.headers[responseHeader] !== void 0;
		});
		const algoList = getChecksumAlgorithmListForResponse([...responseAlgorithms ?? [], ...customChecksumAlgorithms]);
		if (clientName === "S3Client" && commandName === "GetObjectCommand" && algoList.every((algorithm) => {
			const responseHeader = getChecksumLocationName(algorithm);
			const checksumFromResponse = response.headers[responseHeader];
			return !checksumFromResponse || isChecksumWithPartNumber(checksumFromResponse);
		})) return result;
		await validateChecksumFromResponse(response, {
			config,
			responseAlgorithms: algoList,
			logger: context.logger
		});
	}
	return result;
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/getFlexibleChecksumsPlugin.js
const getFlexibleChecksumsPlugin = (config, middlewareConfig) => ({ applyToStack: (clientStack) => {
	clientStack.add(flexibleChecksumsMiddleware(config, middlewareConfig), flexibleChecksumsMiddlewareOptions);
	clientStack.addRelativeTo(flexibleChecksumsInputMiddleware(config, middlewareConfig), flexibleChecksumsInputMiddlewareOptions);
	clientStack.addRelativeTo(flexibleChecksumsResponseMiddleware(config, middlewareConfig), flexibleChecksumsResponseMiddlewareOptions);
} });

// node_modules/@aws-sdk/checksums/dist-es/submodules/flexible-checksums/resolveFlexibleChecksumsConfig.js
const resolveFlexibleChecksumsConfig = (input) => {
	const { requestChecksumCalculation, responseChecksumValidation, requestStreamBufferSize } = input;
	return Object.assign(input, {
		requestChecksumCalculation: normalizeProvider(requestChecksumCalculation ?? DEFAULT_REQUEST_CHECKSUM_CALCULATION),
		responseChecksumValidation: normalizeProvider(responseChecksumValidation ?? DEFAULT_RESPONSE_CHECKSUM_VALIDATION),
		requestStreamBufferSize: Number(requestStreamBufferSize ?? 0),
		checksumAlgorithms: input.checksumAlgorithms ?? {}
	});
};

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-check-content-length-header/check-content-length-header.js
const CONTENT_LENGTH_HEADER = "content-length";
const DECODED_CONTENT_LENGTH_HEADER = "x-amz-decoded-content-length";
function checkContentLengthHeader() {
	return (next, context) => async (args) => {
		const { request } = args;
		if (HttpRequest.isInstance(request)) {
			if (!(CONTENT_LENGTH_HEADER in request.headers) && !(DECODED_CONTENT_LENGTH_HEADER in request.headers)) {
				const message = `Are you using a Stream of unknown length as the Body of a PutObject request? Consider using Upload instead from @aws-sdk/lib-storage.`;
				if (typeof context?.logger?.warn === "function" && !(context.logger instanceof NoOpLogger)) context.logger.warn(message);
				else console.warn(message);
			}
		}
		return next({ ...args });
	};
}
const checkContentLengthHeaderMiddlewareOptions = {
	step: "finalizeRequest",
	tags: ["CHECK_CONTENT_LENGTH_HEADER"],
	name: "getCheckContentLengthHeaderPlugin",
	override: true
};
const getCheckContentLengthHeaderPlugin = (unused) => ({ applyToStack: (clientStack) => {
	clientStack.add(checkContentLengthHeader(), checkContentLengthHeaderMiddlewareOptions);
} });

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-region-redirect/region-redirect-endpoint-middleware.js
const regionRedirectEndpointMiddleware = (config) => {
	return (next, context) => async (args) => {
		const originalRegion = await config.region();
		const regionProviderRef = config.region;
		let unlock = () => {};
		if (context.__s3RegionRedirect) {
			Object.defineProperty(config, "region", {
				writable: false,
				value: async () => {
					return context.__s3RegionRedirect;
				}
			});
			unlock = () => Object.defineProperty(config, "region", {
				writable: true,
				value: regionProviderRef
			});
		}
		try {
			const result = await next(args);
			if (context.__s3RegionRedirect) {
				unlock();
				if (originalRegion !== await config.region()) throw new Error("Region was not restored following S3 region redirect.");
			}
			return result;
		} catch (e) {
			unlock();
			throw e;
		}
	};
};
const regionRedirectEndpointMiddlewareOptions = {
	tags: ["REGION_REDIRECT", "S3"],
	name: "regionRedirectEndpointMiddleware",
	override: true,
	relation: "before",
	toMiddleware: "endpointV2Middleware"
};

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-region-redirect/region-redirect-middleware.js
function regionRedirectMiddleware(clientConfig) {
	return (next, context) => async (args) => {
		try {
			return await next(args);
		} catch (err) {
			if (clientConfig.followRegionRedirects) {
				const statusCode = err?.$metadata?.httpStatusCode;
				const isHeadBucket = context.commandName === "HeadBucketCommand";
				const bucketRegionHeader = err?.$response?.headers?.["x-amz-bucket-region"];
				if (bucketRegionHeader) {
					if (statusCode === 301 || statusCode === 400 && (err?.name === "IllegalLocationConstraintException" || isHeadBucket)) {
						try {
							const actualRegion = bucketRegionHeader;
							context.logger?.debug(`Redirecting from ${await clientConfig.region()} to ${actualRegion}`);
							context.__s3RegionRedirect = actualRegion;
							setFeature(context, "S3_REGION_REDIRECT", "Ah");
						} catch (e) {
							throw new Error("Region redirect failed: " + e);
						}
						return next(args);
					}
				}
			}
			throw err;
		}
	};
}
const regionRedirectMiddlewareOptions = {
	step: "initialize",
	tags: ["REGION_REDIRECT", "S3"],
	name: "regionRedirectMiddleware",
	override: true
};
const getRegionRedirectMiddlewarePlugin = (clientConfig) => ({ applyToStack: (clientStack) => {
	clientStack.add(regionRedirectMiddleware(clientConfig), regionRedirectMiddlewareOptions);
	clientStack.addRelativeTo(regionRedirectEndpointMiddleware(clientConfig), regionRedirectEndpointMiddlewareOptions);
} });

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-s3-express/classes/S3ExpressIdentityCache.js
var S3ExpressIdentityCache = class S3ExpressIdentityCache {
	data;
	lastPurgeTime = Date.now();
	static EXPIRED_CREDENTIAL_PURGE_INTERVAL_MS = 3e4;
	constructor(data = {}) {
		this.data = data;
	}
	get(key) {
		const entry = this.data[key];
		if (!entry) return;
		return entry;
	}
	set(key, entry) {
		this.data[key] = entry;
		return entry;
	}
	delete(key) {
		delete this.data[key];
	}
	clear() {
		this.data = {};
	}
	async purgeExpired() {
		const now = Date.now();
		if (this.lastPurgeTime + S3ExpressIdentityCache.EXPIRED_CREDENTIAL_PURGE_INTERVAL_MS > now) return;
		const data = this.data;
		for (const key in data) {
			const entry = data[key];
			if (!entry.isRefreshing) {
				const credential = await entry.identity;
				if (credential.expiration) {
					if (credential.expiration.getTime() < now && data[key] === entry) delete data[key];
				}
			}
		}
	}
};

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-s3-express/classes/S3ExpressIdentityCacheEntry.js
var S3ExpressIdentityCacheEntry = class {
	_identity;
	isRefreshing;
	accessed;
	constructor(_identity, isRefreshing = false, accessed = Date.now()) {
		this._identity = _identity;
		this.isRefreshing = isRefreshing;
		this.accessed = accessed;
	}
	get identity() {
		this.accessed = Date.now();
		return this._identity;
	}
};

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-s3-express/classes/S3ExpressIdentityProviderImpl.js
var S3ExpressIdentityProviderImpl = class S3ExpressIdentityProviderImpl {
	createSessionFn;
	cache;
	static REFRESH_WINDOW_MS = 6e4;
	accessKeyId;
	cacheGeneration = 0;
	constructor(createSessionFn, cache = new S3ExpressIdentityCache()) {
		this.createSessionFn = createSessionFn;
		this.cache = cache;
	}
	async getS3ExpressIdentity(awsIdentity, identityProperties) {
		const bucket = identityProperties.Bucket;
		const { cache } = this;
		if (awsIdentity.accessKeyId !== this.accessKeyId) {
			this.accessKeyId = awsIdentity.accessKeyId;
			this.cacheGeneration++;
			cache.clear();
		}
		const cacheGeneration = this.cacheGeneration;
		const entry = cache.get(bucket);
		if (entry) return entry.identity.then((identity) => {
			if ((identity.expiration?.getTime() ?? 0) < Date.now()) return cache.set(bucket, new S3ExpressIdentityCacheEntry(this.getIdentity(bucket))).identity;
			if ((identity.expiration?.getTime() ?? 0) < Date.now() + S3ExpressIdentityProviderImpl.REFRESH_WINDOW_MS && !entry.isRefreshing) {
				entry.isRefreshing = true;
				this.getIdentity(bucket).then((id) => {
					if (cacheGeneration === this.cacheGeneration) cache.set(bucket, new S3ExpressIdentityCacheEntry(Promise.resolve(id)));
				});
			}
			return identity;
		});
		return cache.set(bucket, new S3ExpressIdentityCacheEntry(this.getIdentity(bucket))).identity;
	}
	async getIdentity(bucket) {
		await this.cache.purgeExpired().catch((error) => {
			console.warn("Error while clearing expired entries in S3ExpressIdentityCache: \n" + error);
		});
		const session = await this.createSessionFn(bucket);
		if (!session.Credentials?.AccessKeyId || !session.Credentials?.SecretAccessKey) throw new Error("s3#createSession response credential missing AccessKeyId or SecretAccessKey.");
		return {
			accessKeyId: session.Credentials.AccessKeyId,
			secretAccessKey: session.Credentials.SecretAccessKey,
			sessionToken: session.Credentials.SessionToken,
			expiration: session.Credentials.Expiration ? new Date(session.Credentials.Expiration) : void 0
		};
	}
};

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-s3-configuration/s3Configuration.js
const resolveS3Config = (input, { session }) => {
	const [s3ClientProvider, CreateSessionCommandCtor] = session;
	const { forcePathStyle, useAccelerateEndpoint, disableMultiregionAccessPoints, followRegionRedirects, s3ExpressIdentityProvider, bucketEndpoint, expectContinueHeader } = input;
	return Object.assign(input, {
		forcePathStyle: forcePathStyle ?? false,
		useAccelerateEndpoint: useAccelerateEndpoint ?? false,
		disableMultiregionAccessPoints: disableMultiregionAccessPoints ?? false,
		followRegionRedirects: followRegionRedirects ?? false,
		s3ExpressIdentityProvider: s3ExpressIdentityProvider ?? new S3ExpressIdentityProviderImpl(async (key) => s3ClientProvider().send(new CreateSessionCommandCtor({ Bucket: key }))),
		bucketEndpoint: bucketEndpoint ?? false,
		expectContinueHeader: expectContinueHeader ?? 2097152
	});
};

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-s3-expires/s3-expires-middleware.js
const s3ExpiresMiddleware = (config) => {
	return (next, context) => async (args) => {
		const result = await next(args);
		const { response } = result;
		if (HttpResponse.isInstance(response)) {
			if (response.headers.expires) {
				response.headers.expiresstring = response.headers.expires;
				try {
					parseRfc7231DateTime(response.headers.expires);
				} catch (e) {
					context.logger?.warn(`AWS SDK Warning for ${context.clientName}::${context.commandName} response parsing (${response.headers.expires}): ${e}`);
					delete response.headers.expires;
				}
			}
		}
		return result;
	};
};
const s3ExpiresMiddlewareOptions = {
	tags: ["S3"],
	name: "s3ExpiresMiddleware",
	override: true,
	relation: "after",
	toMiddleware: "deserializerMiddleware"
};
const getS3ExpiresMiddlewarePlugin = (clientConfig) => ({ applyToStack: (clientStack) => {
	clientStack.addRelativeTo(s3ExpiresMiddleware(clientConfig), s3ExpiresMiddlewareOptions);
} });

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-s3-express/constants.js
const S3_EXPRESS_BUCKET_TYPE = "Directory";
const S3_EXPRESS_BACKEND = "S3Express";
const S3_EXPRESS_AUTH_SCHEME = "sigv4-s3express";
const SESSION_TOKEN_QUERY_PARAM = "X-Amz-S3session-Token";
const SESSION_TOKEN_HEADER = SESSION_TOKEN_QUERY_PARAM.toLowerCase();
const NODE_DISABLE_S3_EXPRESS_SESSION_AUTH_ENV_NAME = "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH";
const NODE_DISABLE_S3_EXPRESS_SESSION_AUTH_INI_NAME = "s3_disable_express_session_auth";
const NODE_DISABLE_S3_EXPRESS_SESSION_AUTH_OPTIONS = {
	environmentVariableSelector: (env) => booleanSelector(env, NODE_DISABLE_S3_EXPRESS_SESSION_AUTH_ENV_NAME, SelectorType$1.ENV),
	configFileSelector: (profile) => booleanSelector(profile, NODE_DISABLE_S3_EXPRESS_SESSION_AUTH_INI_NAME, SelectorType$1.CONFIG),
	default: false
};

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-s3-express/functions/s3ExpressMiddleware.js
const s3ExpressMiddleware = (options) => {
	return (next, context) => async (args) => {
		if (context.endpointV2) {
			const endpoint = context.endpointV2;
			const isS3ExpressAuth = endpoint.properties?.authSchemes?.[0]?.name === S3_EXPRESS_AUTH_SCHEME;
			if (endpoint.properties?.backend === "S3Express" || endpoint.properties?.bucketType === "Directory") {
				setFeature(context, "S3_EXPRESS_BUCKET", "J");
				context.isS3ExpressBucket = true;
			}
			if (isS3ExpressAuth) {
				const requestBucket = args.input.Bucket;
				if (requestBucket) {
					const s3ExpressIdentity = await options.s3ExpressIdentityProvider.getS3ExpressIdentity(await options.credentials(), { Bucket: requestBucket });
					context.s3ExpressIdentity = s3ExpressIdentity;
					if (HttpRequest.isInstance(args.request) && s3ExpressIdentity.sessionToken) args.request.headers[SESSION_TOKEN_HEADER] = s3ExpressIdentity.sessionToken;
				}
			}
		}
		return next(args);
	};
};
const s3ExpressMiddlewareOptions = {
	name: "s3ExpressMiddleware",
	step: "build",
	tags: ["S3", "S3_EXPRESS"],
	override: true
};
const getS3ExpressPlugin = (options) => ({ applyToStack: (clientStack) => {
	clientStack.add(s3ExpressMiddleware(options), s3ExpressMiddlewareOptions);
} });

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-s3-express/functions/signS3Express.js
const signS3Express = async (s3ExpressIdentity, signingOptions, request, sigV4MultiRegionSigner) => {
	const signedRequest = await sigV4MultiRegionSigner.signWithCredentials(request, s3ExpressIdentity, {});
	if (signedRequest.headers["X-Amz-Security-Token"] || signedRequest.headers["x-amz-security-token"]) throw new Error("X-Amz-Security-Token must not be set for s3-express requests.");
	return signedRequest;
};

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-s3-express/functions/s3ExpressHttpSigningMiddleware.js
const defaultErrorHandler = (signingProperties) => (error) => {
	throw error;
};
const defaultSuccessHandler = (httpResponse, signingProperties) => {};
const s3ExpressHttpSigningMiddleware = (config) => (next, context) => async (args) => {
	if (!HttpRequest.isInstance(args.request)) return next(args);
	const scheme = getSmithyContext(context).selectedHttpAuthScheme;
	if (!scheme) throw new Error(`No HttpAuthScheme was selected: unable to sign request`);
	const { httpAuthOption: { signingProperties = {} }, identity, signer } = scheme;
	let request;
	if (context.s3ExpressIdentity) request = await signS3Express(context.s3ExpressIdentity, signingProperties, args.request, await config.signer());
	else request = await signer.sign(args.request, identity, signingProperties);
	const output = await next({
		...args,
		request
	}).catch((signer.errorHandler || defaultErrorHandler)(signingProperties));
	(signer.successHandler || defaultSuccessHandler)(output.response, signingProperties);
	return output;
};
const getS3ExpressHttpSigningPlugin = (config) => ({ applyToStack: (clientStack) => {
	clientStack.addRelativeTo(s3ExpressHttpSigningMiddleware(config), httpSigningMiddlewareOptions);
} });

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/to-stream/toStream.js
function toStream(bytes) {
	return Readable.from(Buffer.from(bytes));
}

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-throw-200-exceptions/throw-200-exceptions.js
const THROW_IF_EMPTY_BODY = {
	CopyObjectCommand: true,
	UploadPartCopyCommand: true,
	CompleteMultipartUploadCommand: true
};
const throw200ExceptionsMiddleware = (config) => (next, context) => async (args) => {
	const result = await next(args);
	const { response } = result;
	if (!HttpResponse.isInstance(response)) return result;
	const { statusCode, body } = response;
	if (statusCode < 200 || statusCode >= 300) return result;
	const bodyBytes = await collectBody(body, config);
	response.body = toStream(bodyBytes);
	if (bodyBytes.length === 0 && THROW_IF_EMPTY_BODY[context.commandName]) {
		const err = /* @__PURE__ */ new Error("S3 aborted request");
		err.$metadata = { httpStatusCode: 503 };
		err.name = "InternalError";
		throw err;
	}
	const bodyStringTail = config.utf8Encoder(bodyBytes.subarray(bodyBytes.length - 16));
	if (bodyStringTail && bodyStringTail.endsWith("</Error>")) response.statusCode = 503;
	return result;
};
const collectBody = (streamBody = /* @__PURE__ */ new Uint8Array(), context) => {
	if (streamBody instanceof Uint8Array) return Promise.resolve(streamBody);
	return context.streamCollector(streamBody) || Promise.resolve(/* @__PURE__ */ new Uint8Array());
};
const throw200ExceptionsMiddlewareOptions = {
	relation: "after",
	toMiddleware: "deserializerMiddleware",
	tags: ["THROW_200_EXCEPTIONS", "S3"],
	name: "throw200ExceptionsMiddleware",
	override: true
};
const getThrow200ExceptionsPlugin = (config) => ({ applyToStack: (clientStack) => {
	clientStack.addRelativeTo(throw200ExceptionsMiddleware(config), throw200ExceptionsMiddlewareOptions);
} });

// node_modules/@aws-sdk/core/dist-es/submodules/util/util-arn-parser/arn.js
const validate = (str) => typeof str === "string" && str.indexOf("arn:") === 0 && str.split(":").length >= 6;

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-region-redirect/bucket-endpoint-middleware.js
function bucketEndpointMiddleware(options) {
	return (next, context) => async (args) => {
		if (options.bucketEndpoint) {
			const endpoint = context.endpointV2;
			if (endpoint) {
				const bucket = args.input.Bucket;
				if (typeof bucket === "string") try {
					const bucketEndpointUrl = new URL(bucket);
					context.endpointV2 = {
						...endpoint,
						url: bucketEndpointUrl
					};
				} catch (e) {
					const warning = `@aws-sdk/middleware-sdk-s3: bucketEndpoint=true was set but Bucket=${bucket} could not be parsed as URL.`;
					if (context.logger?.constructor?.name === "NoOpLogger") console.warn(warning);
					else context.logger?.warn?.(warning);
					throw e;
				}
			}
		}
		return next(args);
	};
}
const bucketEndpointMiddlewareOptions = {
	name: "bucketEndpointMiddleware",
	override: true,
	relation: "after",
	toMiddleware: "endpointV2Middleware"
};

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-validate-bucket-name/validate-bucket-name.js
function validateBucketNameMiddleware({ bucketEndpoint }) {
	return (next) => async (args) => {
		const { input: { Bucket } } = args;
		if (!bucketEndpoint && typeof Bucket === "string" && !validate(Bucket) && Bucket.indexOf("/") >= 0) {
			const err = /* @__PURE__ */ new Error(`Bucket name shouldn't contain '/', received '${Bucket}'`);
			err.name = "InvalidBucketName";
			throw err;
		}
		return next({ ...args });
	};
}
const validateBucketNameMiddlewareOptions = {
	step: "initialize",
	tags: ["VALIDATE_BUCKET_NAME"],
	name: "validateBucketNameMiddleware",
	override: true
};
const getValidateBucketNamePlugin = (options) => ({ applyToStack: (clientStack) => {
	clientStack.add(validateBucketNameMiddleware(options), validateBucketNameMiddlewareOptions);
	clientStack.addRelativeTo(bucketEndpointMiddleware(options), bucketEndpointMiddlewareOptions);
} });

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/protocol/S3RestXmlProtocol.js
var S3RestXmlProtocol = class extends AwsRestXmlProtocol {
	async serializeRequest(operationSchema, input, context) {
		const request = await super.serializeRequest(operationSchema, input, context);
		const ns = NormalizedSchema.of(operationSchema.input);
		const staticStructureSchema = ns.getSchema();
		let bucketMemberIndex = 0;
		const requiredMemberCount = staticStructureSchema[6] ?? 0;
		if (input && typeof input === "object") for (const [memberName, memberNs] of ns.structIterator()) {
			if (++bucketMemberIndex > requiredMemberCount) break;
			if (memberName === "Bucket") {
				if (!input.Bucket && memberNs.getMergedTraits().httpLabel) throw new Error(`No value provided for input HTTP label: Bucket.`);
				break;
			}
		}
		return request;
	}
};

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/NodeUseArnRegionConfigOptions.js
const NODE_USE_ARN_REGION_ENV_NAME = "AWS_S3_USE_ARN_REGION";
const NODE_USE_ARN_REGION_INI_NAME = "s3_use_arn_region";
const NODE_USE_ARN_REGION_CONFIG_OPTIONS = {
	environmentVariableSelector: (env) => booleanSelector(env, NODE_USE_ARN_REGION_ENV_NAME, SelectorType$1.ENV),
	configFileSelector: (profile) => booleanSelector(profile, NODE_USE_ARN_REGION_INI_NAME, SelectorType$1.CONFIG),
	default: void 0
};

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-expect-continue/middleware-expect-continue.js
function addExpectContinueMiddleware(options) {
	return (next) => async (args) => {
		const { request } = args;
		if (options.expectContinueHeader !== false && HttpRequest.isInstance(request) && request.body && options.runtime === "node" && options.requestHandler?.constructor?.name !== "FetchHttpHandler") {
			let sendHeader = true;
			if (typeof options.expectContinueHeader === "number") try {
				sendHeader = (Number(request.headers?.["content-length"]) ?? options.bodyLengthChecker?.(request.body) ?? 1e400) >= options.expectContinueHeader;
			} catch (e) {}
			else sendHeader = !!options.expectContinueHeader;
			if (sendHeader) request.headers.Expect = "100-continue";
		}
		return next({
			...args,
			request
		});
	};
}
const addExpectContinueMiddlewareOptions = {
	step: "build",
	tags: ["SET_EXPECT_HEADER", "EXPECT_HEADER"],
	name: "addExpectContinueMiddleware",
	override: true
};
const getAddExpectContinuePlugin = (options) => ({ applyToStack: (clientStack) => {
	clientStack.add(addExpectContinueMiddleware(options), addExpectContinueMiddlewareOptions);
} });

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-location-constraint/middleware-location-constraint.js
function locationConstraintMiddleware(options) {
	return (next) => async (args) => {
		const { CreateBucketConfiguration } = args.input;
		const region = await options.region();
		if (!CreateBucketConfiguration?.LocationConstraint && !CreateBucketConfiguration?.Location) {
			if (region !== "us-east-1") {
				args.input.CreateBucketConfiguration = args.input.CreateBucketConfiguration ?? {};
				args.input.CreateBucketConfiguration.LocationConstraint = region;
			}
		}
		return next(args);
	};
}
const locationConstraintMiddlewareOptions = {
	step: "initialize",
	tags: ["LOCATION_CONSTRAINT", "CREATE_BUCKET_CONFIGURATION"],
	name: "locationConstraintMiddleware",
	override: true
};
const getLocationConstraintPlugin = (config) => ({ applyToStack: (clientStack) => {
	clientStack.add(locationConstraintMiddleware(config), locationConstraintMiddlewareOptions);
} });

// node_modules/@aws-sdk/middleware-sdk-s3/dist-es/submodules/s3/middleware-ssec/middleware-ssec.js
function ssecMiddleware(options) {
	return (next) => async (args) => {
		const input = { ...args.input };
		for (const prop of [{
			target: "SSECustomerKey",
			hash: "SSECustomerKeyMD5"
		}, {
			target: "CopySourceSSECustomerKey",
			hash: "CopySourceSSECustomerKeyMD5"
		}]) {
			const value = input[prop.target];
			if (value) {
				let valueForHash;
				if (typeof value === "string") {
					if (isValidBase64EncodedSSECustomerKey(value, options)) valueForHash = options.base64Decoder(value);
					else {
						valueForHash = options.utf8Decoder(value);
						input[prop.target] = options.base64Encoder(valueForHash);
					}
				} else {
					valueForHash = ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value);
					input[prop.target] = options.base64Encoder(valueForHash);
				}
				const hash = new options.md5();
				hash.update(valueForHash);
				input[prop.hash] = options.base64Encoder(await hash.digest());
			}
		}
		return next({
			...args,
			input
		});
	};
}
const ssecMiddlewareOptions = {
	name: "ssecMiddleware",
	step: "initialize",
	tags: ["SSE"],
	override: true
};
const getSsecPlugin = (config) => ({ applyToStack: (clientStack) => {
	clientStack.add(ssecMiddleware(config), ssecMiddlewareOptions);
} });
function isValidBase64EncodedSSECustomerKey(str, options) {
	if (!/^(?:[A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(str)) return false;
	try {
		return options.base64Decoder(str).length === 32;
	} catch {
		return false;
	}
}

// node_modules/@aws-sdk/checksums/dist-es/submodules/sha/sha1/Sha1Js.js
const BLOCK = 64;
const DIGEST_LENGTH = 20;
const INIT = new Int32Array([
	1732584193,
	4023233417,
	2562383102,
	271733878,
	3285377520
]);
const K = new Int32Array([
	1518500249,
	1859775393,
	2400959708,
	3395469782
]);
var Sha1Js = class Sha1Js {
	digestLength = DIGEST_LENGTH;
	state = Int32Array.from(INIT);
	w;
	buffer = new Uint8Array(BLOCK);
	bufferLength = 0;
	bytesHashed = 0;
	finished = false;
	inner;
	outer;
	constructor(secret) {
		if (secret) {
			const key = Sha1Js.normalizeKey(secret);
			this.inner = new Sha1Js();
			this.outer = new Sha1Js();
			const pad = /* @__PURE__ */ new Uint8Array(128);
			for (let i = 0; i < BLOCK; ++i) {
				pad[i] = 54 ^ key[i];
				pad[i + BLOCK] = 92 ^ key[i];
			}
			this.inner.update(pad.subarray(0, BLOCK));
			this.outer.update(pad.subarray(BLOCK));
		}
	}
	update(data) {
		if (this.finished) throw new Error("Attempted to update an already finished HMAC.");
		if (this.inner) {
			this.inner.update(data);
			return;
		}
		let pos = 0;
		let { length } = data;
		this.bytesHashed += length;
		if (this.bufferLength > 0) {
			while (length > 0 && this.bufferLength < BLOCK) {
				this.buffer[this.bufferLength++] = data[pos++];
				--length;
			}
			if (this.bufferLength === BLOCK) {
				this.hashBuffer(this.buffer, 0);
				this.bufferLength = 0;
			}
		}
		while (length >= BLOCK) {
			this.hashBuffer(data, pos);
			pos += BLOCK;
			length -= BLOCK;
		}
		while (length > 0) {
			this.buffer[this.bufferLength++] = data[pos++];
			--length;
		}
	}
	async digest() {
		if (this.inner && this.outer) {
			if (this.finished) throw new Error("Attempted to digest an already finished HMAC.");
			this.finished = true;
			const innerDigest = this.inner.digestSync();
			this.outer.update(innerDigest);
			return this.outer.digestSync();
		}
		return this.digestSync();
	}
	reset() {
		this.state = Int32Array.from(INIT);
		this.buffer = new Uint8Array(BLOCK);
		this.bufferLength = 0;
		this.bytesHashed = 0;
	}
	digestSync() {
		const state = this.state.slice();
		const buffer = this.buffer.slice();
		let bufferLength = this.bufferLength;
		const bitsHi = this.bytesHashed / 536870912 | 0;
		const bitsLo = this.bytesHashed << 3;
		buffer[bufferLength++] = 128;
		if (bufferLength > 56) {
			for (let i = bufferLength; i < BLOCK; ++i) buffer[i] = 0;
			this.hashBufferWith(state, buffer, 0);
			bufferLength = 0;
		}
		for (let i = bufferLength; i < 56; ++i) buffer[i] = 0;
		const v = new DataView(buffer.buffer, buffer.byteOffset, BLOCK);
		v.setUint32(56, bitsHi, false);
		v.setUint32(60, bitsLo, false);
		this.hashBufferWith(state, buffer, 0);
		const out = new Uint8Array(DIGEST_LENGTH);
		out[0] = state[0] >>> 24 & 255;
		out[1] = state[0] >>> 16 & 255;
		out[2] = state[0] >>> 8 & 255;
		out[3] = state[0] & 255;
		out[4] = state[1] >>> 24 & 255;
		out[5] = state[1] >>> 16 & 255;
		out[6] = state[1] >>> 8 & 255;
		out[7] = state[1] & 255;
		out[8] = state[2] >>> 24 & 255;
		out[9] = state[2] >>> 16 & 255;
		out[10] = state[2] >>> 8 & 255;
		out[11] = state[2] & 255;
		out[12] = state[3] >>> 24 & 255;
		out[13] = state[3] >>> 16 & 255;
		out[14] = state[3] >>> 8 & 255;
		out[15] = state[3] & 255;
		out[16] = state[4] >>> 24 & 255;
		out[17] = state[4] >>> 16 & 255;
		out[18] = state[4] >>> 8 & 255;
		out[19] = state[4] & 255;
		return out;
	}
	static normalizeKey(secret) {
		const key = toUint8Array(secret);
		if (key.byteLength > BLOCK) {
			const h = new Sha1Js();
			h.update(key);
			const digest = h.digestSync();
			const padded = new Uint8Array(BLOCK);
			padded.set(digest);
			return padded;
		}
		const padded = new Uint8Array(BLOCK);
		padded.set(key);
		return padded;
	}
	hashBuffer(data, offset) {
		this.hashBufferWith(this.state, data, offset);
	}
	hashBufferWith(state, data, offset) {
		const w = this.w ??= /* @__PURE__ */ new Int32Array(80);
		let s0 = state[0], s1 = state[1], s2 = state[2], s3 = state[3], s4 = state[4];
		for (let t = 0; t < 16; ++t) w[t] = (data[offset + t * 4] & 255) << 24 | (data[offset + t * 4 + 1] & 255) << 16 | (data[offset + t * 4 + 2] & 255) << 8 | data[offset + t * 4 + 3] & 255;
		for (let t = 16; t < 80; ++t) {
			const x = w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16];
			w[t] = x << 1 | x >>> 31;
		}
		for (let t = 0; t < 80; ++t) {
			const r = t < 20 ? 0 : t < 40 ? 1 : t < 60 ? 2 : 3;
			const temp = ((s0 << 5 | s0 >>> 27) + (r === 0 ? s1 & s2 ^ ~s1 & s3 : r === 2 ? s1 & s2 ^ s1 & s3 ^ s2 & s3 : s1 ^ s2 ^ s3) | 0) + (s4 + (K[r] + w[t] | 0) | 0) | 0;
			s4 = s3;
			s3 = s2;
			s2 = s1 << 30 | s1 >>> 2;
			s1 = s0;
			s0 = temp;
		}
		state[0] = state[0] + s0 | 0;
		state[1] = state[1] + s1 | 0;
		state[2] = state[2] + s2 | 0;
		state[3] = state[3] + s3 | 0;
		state[4] = state[4] + s4 | 0;
	}
};

// node_modules/@aws-sdk/checksums/dist-es/submodules/sha/sha1/Sha1Node.js
const hasNativeCrypto = (() => {
	try {
		createHash("sha1");
		return true;
	} catch {
		return false;
	}
})();
const Sha1Node = hasNativeCrypto ? buildNativeClass() : Sha1Js;
function buildNativeClass() {
	return class Sha1Node {
		digestLength = 20;
		secret;
		hash;
		isHmac;
		finished = false;
		constructor(secret) {
			this.secret = secret;
			this.isHmac = !!secret;
			this.hash = this.createHash();
		}
		update(data) {
			if (this.finished) throw new Error("Attempted to update an already finished hash.");
			this.hash.update(data);
		}
		async digest() {
			let buf;
			if (this.isHmac) {
				this.finished = true;
				buf = this.hash.digest();
			} else buf = this.hash.copy().digest();
			return new Uint8Array(buf.buffer, buf.byteOffset, buf.byteLength);
		}
		reset() {
			this.hash = this.createHash();
			this.finished = false;
		}
		createHash() {
			return this.secret ? createHmac("sha1", toBuffer(this.secret)) : createHash("sha1");
		}
	};
}
function toBuffer(data) {
	if (typeof data === "string") return data;
	if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
	return Buffer.from(data);
}

// actions/lib/aws/artefact.ts
var import_tar_stream = require_tar_stream();
/** Bucket and key of an `s3://` address. */
function parseS3(uri) {
	const [, bucket, key] = /^s3:\/\/([^/]+)\/(.*)$/.exec(uri) ?? [];
	if (bucket === void 0 || key === void 0) throw new Error(`${uri} is no s3:// address.`);
	return {
		bucket,
		key
	};
}
/** What is known of an S3 object without reading it; `undefined` when it is not there. */
async function findArtefact(aws, uri) {
	const { bucket, key } = parseS3(uri);
	const head = await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({
		Bucket: bucket,
		Key: key
	})));
	return head && {
		tag: head.ETag?.replaceAll("\"", "") ?? "",
		bytes: head.ContentLength ?? 0
	};
}
/** No archive with a model in it is as small as this. */
const MAY_BE_EMPTY = 1024;
/** Whether a `.tar.gz` in S3 holds no file at all. Only a very small one is read. */
async function isEmptyArchive(aws, uri, { bytes }) {
	if (bytes > MAY_BE_EMPTY) return false;
	const { bucket, key } = parseS3(uri);
	const { Body } = await aws.client(S3Client).send(new GetObjectCommand({
		Bucket: bucket,
		Key: key
	}));
	const entries = (0, import_tar_stream.extract)();
	const read = pipeline(Body, createGunzip(), entries);
	let files = 0;
	for await (const entry of entries) {
		if (entry.header.type === "file") files++;
		entry.resume();
	}
	await read;
	return files === 0;
}

// actions/lib/aws/object.ts
/**
* S3 objects whose key holds a hash of their content, by their `s3://` address: what is there is right.
*
* @param name what people call it, e.g. `code bundle`
*/
function objectKind(aws, name) {
	return {
		name,
		onCancel: "leave",
		naming: "stable",
		async observe(id) {
			const { bucket, key } = parseS3(id);
			const seen = await unlessNotFound(aws.client(S3Client).send(new HeadObjectCommand({
				Bucket: bucket,
				Key: key
			})));
			return seen === void 0 ? void 0 : {
				seen,
				phase: {
					is: "ready",
					detail: "there"
				}
			};
		}
	};
}
/** Writes an object; S3 shows it whole or not at all. */
async function putObject(aws, uri, body) {
	const { bucket, key } = parseS3(uri);
	await aws.client(S3Client).send(new PutObjectCommand({
		Bucket: bucket,
		Key: key,
		Body: body
	}));
}

// actions/lib/aws/put-file.ts
/** Largest object that one PutObject takes. Source: Amazon S3's documentation of PutObject. */
const LARGEST = 5 * 1024 ** 3;
/** Sends a file without holding it in memory. */
async function putFile(aws, uri, file) {
	const { size } = await stat(file);
	if (size > LARGEST) throw new Failure(`${uri} would have ${size} bytes; S3 takes at most 5 GiB at once.`, "Make the artefact smaller.");
	const { bucket, key } = parseS3(uri);
	await aws.client(S3Client).send(new PutObjectCommand({
		Bucket: bucket,
		Key: key,
		Body: createReadStream(file),
		ContentLength: size
	}));
}

// actions/lib/pipeline/bundle.ts
/** Modification time of every file in an archive: 1980-01-01, the earliest that zip knows too. */
const FIXED_TIME = /* @__PURE__ */ new Date("1980-01-01T00:00:00Z");
/**
* Reads a folder of code: what git tracks or would track; where there is no git, everything but caches and hidden files.
*
* @param root root of the repository
* @param folder from the root
*/
async function readBundle(root, folder) {
	const paths = await listByGit(join(root, folder)) ?? await listByWalk(join(root, folder));
	const files = await Promise.all(paths.sort().map(async (path) => ({
		path,
		body: withUnixLineEnds(await readFile(join(root, folder, path)))
	})));
	if (files.length === 0) throw new Failure(`The folder ${folder} holds no files.`, "Name a folder with code in the config.");
	const hash = createHash("sha256");
	for (const { path, body } of files) hash.update(`${path}\0${body.length}\0`).update(body);
	return {
		files,
		hash: hash.digest("hex")
	};
}
/** A `.tar.gz` that depends on names and contents alone. */
async function archive(files) {
	const tar = (0, import_tar_stream.pack)();
	for (const { path, body } of files) tar.entry({
		name: path,
		mode: 420,
		mtime: FIXED_TIME
	}, body);
	tar.finalize();
	const gzip = gzipSync(Buffer.concat(await Array.fromAsync(tar)), { level: 9 });
	gzip[9] = 255;
	return gzip;
}
async function listByGit(folder) {
	try {
		const { stdout } = await promisify(execFile)("git", [
			"ls-files",
			"--cached",
			"--others",
			"--exclude-standard",
			"--deduplicate",
			"-z"
		], {
			cwd: folder,
			maxBuffer: 67108864
		});
		const listed = stdout.split("\0").filter((path) => path !== "");
		const there = new Set(await listByWalk(folder));
		const paths = listed.filter((path) => there.has(path));
		return paths.length === 0 ? void 0 : paths;
	} catch {
		return;
	}
}
async function listByWalk(folder) {
	return (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll("\\", "/")).filter((path) => !path.split("/").some((part) => part.startsWith(".") || part === "__pycache__"));
}
/** Text files (those without a NUL byte) get LF, whatever git's settings made of them. */
function withUnixLineEnds(body) {
	if (body.includes(0) || !body.includes("\r\n")) return body;
	return Buffer.from(body.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}

// actions/lib/aws/job-phase.ts
/**
* FailureReasons that say nothing about the content of a job: it may be tried again as it is. Source: the words that
* SageMaker begins its reasons with.
*/
const TRANSIENT = /^(CapacityError|InternalServerError|InternalError)\b/;
/** A limit that a job ran into; SageMaker calls it Stopped, for us it is a failure. */
const LIMITS = {
	MaxRuntimeExceeded: "it reached its longest runtime (`max-runtime`) and was stopped",
	MaxWaitTimeExceeded: "it waited longer than allowed for spot instances and was stopped"
};
/** Where a training or tuning job stands, from SageMaker's own statuses. */
function jobPhase(status, secondary, reason) {
	switch (status) {
		case "Completed": return {
			is: "ready",
			detail: "Completed"
		};
		case "Failed":
		case "DeleteFailed": {
			const detail = reason ?? `${status} without a reason`;
			return TRANSIENT.test(detail) ? {
				is: "failed",
				detail,
				transient: true
			} : {
				is: "failed",
				detail
			};
		}
		case "Stopped": {
			const limit = LIMITS[secondary ?? ""];
			return limit === void 0 ? {
				is: "stopped",
				detail: "Stopped by somebody",
				transient: true
			} : {
				is: "failed",
				detail: limit
			};
		}
		default: return {
			is: "settling",
			detail: secondary === void 0 || secondary === status ? status : `${status}, ${secondary}`
		};
	}
}

// actions/lib/pipeline/training-request.ts
/**
* Hyperparameters as SageMaker carries them: text. Each value is JSON, so that script mode gives the script the same
* type back, and `sagemaker_*` tell script mode which program of which archive to run.
*/
function hyperparameters(scope, code, searched) {
	const { training, aws } = scope.config;
	const own = {
		...training.hyperparameters,
		...training.seed === void 0 ? {} : { seed: training.seed },
		...searched
	};
	const control = {
		sagemaker_program: training.entryPoint,
		sagemaker_submit_directory: code.uri,
		sagemaker_region: aws.region
	};
	return Object.fromEntries(Object.entries({
		...own,
		...control
	}).map(([name, value]) => [name, JSON.stringify(value)]));
}
/** Members that training jobs and a tuning job's training jobs share. */
function trainingRequest(scope, resources, inputs) {
	const { config, executionRole } = scope;
	const { training, aws } = config;
	if (executionRole === "") throw new Failure("SageMaker needs a role to run jobs with.", "Set the input `execution-role` (in the workflows: the repository variable SAGEMAKER_EXECUTION_ROLE_ARN).");
	const kms = aws.kmsKey === void 0 ? {} : { KmsKeyId: aws.kmsKey };
	const volumeKms = aws.kmsKey === void 0 ? {} : { VolumeKmsKeyId: aws.kmsKey };
	const vpc = aws.subnets.length === 0 ? {} : { VpcConfig: {
		Subnets: [...aws.subnets],
		SecurityGroupIds: [...aws.securityGroups]
	} };
	return {
		AlgorithmSpecification: {
			TrainingImage: resources.image,
			TrainingInputMode: "File",
			MetricDefinitions: metricDefinitions(training.metrics)
		},
		RoleArn: executionRole,
		InputDataConfig: channels(inputs),
		OutputDataConfig: {
			S3OutputPath: `s3://${inputs.bucket}/${config.name}/jobs`,
			...kms
		},
		ResourceConfig: {
			InstanceType: resources.instance,
			InstanceCount: 1,
			VolumeSizeInGB: resources.volumeSize,
			...volumeKms
		},
		StoppingCondition: { MaxRuntimeInSeconds: resources.maxRuntime },
		Environment: { ...training.environment },
		...vpc
	};
}
function metricDefinitions(metrics) {
	return Object.entries(metrics).map(([Name, Regex]) => ({
		Name,
		Regex
	}));
}
function channels({ data, weights }) {
	const channel = (ChannelName, S3Uri) => ({
		ChannelName,
		DataSource: { S3DataSource: {
			S3DataType: "S3Prefix",
			S3Uri,
			S3DataDistributionType: "FullyReplicated"
		} }
	});
	return [channel("training", data.uri), ...weights === void 0 ? [] : [channel("weights", weights.channel)]];
}
/** Everything that decides what a training job with these resources and hyperparameters makes, by name. */
function trainingContent(scope, resources, inputs, parameters) {
	const { training } = scope.config;
	return {
		code: {
			hash: inputs.code.hash,
			entryPoint: training.entryPoint
		},
		data: inputs.data.version,
		weights: inputs.weights?.sha256,
		image: resources.image,
		instance: {
			type: resources.instance,
			count: 1
		},
		parameters: {
			fixed: training.hyperparameters,
			seed: training.seed,
			environment: training.environment,
			...parameters
		},
		metrics: training.metrics
	};
}

// actions/lib/aws/tuning-job.ts
/** SageMaker hyperparameter tuning jobs. A completed one without a best training job counts as failed. */
function tuningJobKind(aws) {
	const sagemaker = () => aws.client(SageMakerClient);
	return {
		name: "tuning job",
		onCancel: "stop",
		naming: "content",
		async observe(id) {
			const seen = await unlessNotFound(sagemaker().send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: id })));
			if (seen === void 0) return void 0;
			return {
				seen,
				phase: tuningPhase(seen),
				tags: await readTags(aws, seen.HyperParameterTuningJobArn)
			};
		},
		async *find(prefix) {
			const list = (NextToken) => sagemaker().send(new ListHyperParameterTuningJobsCommand({
				NameContains: prefix,
				SortBy: "CreationTime",
				SortOrder: "Descending",
				NextToken
			}));
			for await (const page of pages(list)) for (const job of page.HyperParameterTuningJobSummaries ?? []) {
				const id = job.HyperParameterTuningJobName;
				if (!id?.startsWith(prefix)) continue;
				yield {
					id,
					running: job.HyperParameterTuningJobStatus === "InProgress",
					tags: () => readTags(aws, job.HyperParameterTuningJobArn)
				};
			}
		},
		async stop(id) {
			try {
				await sagemaker().send(new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: id }));
			} catch (error) {
				if (!hasEnded(error) && !isNotFound(error)) throw error;
			}
		},
		news: async (id, seen, cursor) => ({
			lines: await trialRows(aws, id, cursor),
			log: [],
			secondsLeft: secondsLeft(seen)
		})
	};
}
function tuningPhase(seen) {
	const phase = jobPhase(seen.HyperParameterTuningJobStatus ?? "", void 0, seen.FailureReason);
	if (phase.is === "ready" && seen.BestTrainingJob?.FinalHyperParameterTuningJobObjectiveMetric === void 0) return {
		is: "failed",
		detail: "no training job reported the objective metric: does its regular expression match a line of the log?"
	};
	if (phase.is !== "settling") return phase;
	const { Completed = 0, InProgress = 0, NonRetryableError = 0 } = seen.TrainingJobStatusCounters ?? {};
	const of = seen.HyperParameterTuningJobConfig?.ResourceLimits?.MaxNumberOfTrainingJobs ?? "?";
	const failed = NonRetryableError > 0 ? `, ${NonRetryableError} failed` : "";
	return {
		...phase,
		detail: `${phase.detail}, ${Completed} of ${of} trials done, ${InProgress} running${failed}`
	};
}
/** From the time that the trials so far took. */
function secondsLeft(seen) {
	const { Completed = 0 } = seen?.TrainingJobStatusCounters ?? {};
	const of = seen?.HyperParameterTuningJobConfig?.ResourceLimits?.MaxNumberOfTrainingJobs;
	if (of === void 0 || Completed === 0 || seen?.CreationTime === void 0) return void 0;
	return (Date.now() - seen.CreationTime.getTime()) / 1e3 / Completed * (of - Completed);
}
/** All training jobs of a tuning job, in the order in which they were started. */
async function listTrials(aws, id) {
	const trials = [];
	const list = (NextToken) => aws.client(SageMakerClient).send(new ListTrainingJobsForHyperParameterTuningJobCommand({
		HyperParameterTuningJobName: id,
		NextToken,
		MaxResults: 100
	}));
	for await (const page of pages(list)) trials.push(...page.TrainingJobSummaries ?? []);
	return trials.sort((a, b) => (a.TrainingJobName ?? "").localeCompare(b.TrainingJobName ?? ""));
}
/** A table of trials, row by row as they end. */
async function trialRows(aws, id, cursor) {
	const rows = [];
	for (const trial of await listTrials(aws, id)) {
		const name = trial.TrainingJobName ?? "";
		const status = trial.TrainingJobStatus ?? "";
		if (![
			"Completed",
			"Failed",
			"Stopped"
		].includes(status) || cursor.get(name) === status) continue;
		cursor.set(name, status);
		const searched = Object.entries(trial.TunedHyperParameters ?? {}).map(([key, value]) => `${key}=${shorten(value)}`);
		const { MetricName, Value } = trial.FinalHyperParameterTuningJobObjectiveMetric ?? {};
		const objective = Value === void 0 ? trial.FailureReason ?? "no objective metric" : `${MetricName} ${Value}`;
		rows.push(`  ${name.slice(id.length + 1).padEnd(13)}${status.padEnd(11)}${searched.sort().join("  ").padEnd(44)}${objective}`);
	}
	return rows;
}
/** A number of a searched hyperparameter at a length that a table bears. */
function shorten(value) {
	const number = Number(value);
	return Number.isNaN(number) || value.length < 10 ? value : number.toPrecision(6);
}
/** Starts a tuning job; SageMaker copies the tags to its training jobs. */
async function createTuningJob(aws, request, tags) {
	await aws.client(SageMakerClient).send(new CreateHyperParameterTuningJobCommand({
		...request,
		Tags: toTags(tags)
	}));
}

// actions/lib/aws/data-records.ts
/** The record of a version, `undefined` when it is not published. */
function readVersion(store, version) {
	return readJson(store, versionKey(version));
}
/**
* The published version of a source that was seen before, so that nothing has to be downloaded or read again.
* `undefined` when the source is new or its version has been removed. One GET and one HEAD.
*/
async function recallSource(store, identity) {
	const record = await readJson(store, sourceKey(identity));
	return record && await isPublished(store, record.version) ? record : void 0;
}
/** The record of the version that was published last, to copy unchanged files from. */
async function findLatestVersion(store) {
	let latest;
	const folder = `${store.prefix}.versions/`;
	for await (const page of paginateListObjectsV2({ client: store.client }, {
		Bucket: store.bucket,
		Prefix: folder
	})) for (const { Key = "", LastModified } of page.Contents ?? []) {
		const at = LastModified?.getTime() ?? 0;
		if (!latest || at > latest.at) latest = {
			version: Key.slice(folder.length).replace(/\.json$/, ""),
			at
		};
	}
	return latest && readVersion(store, latest.version);
}
/** Whether the version's record exists. */
async function isPublished({ client, bucket, prefix }, version) {
	try {
		await client.send(new HeadObjectCommand({
			Bucket: bucket,
			Key: prefix + versionKey(version)
		}));
		return true;
	} catch (error) {
		if (isNotFound(error)) return false;
		throw error;
	}
}
/** Writes the record that publishes a version. When somebody else was faster, theirs, which says the same, stays. */
async function writeVersion(store, record) {
	try {
		await writeJson(store, versionKey(record.version), record, { IfNoneMatch: "*" });
	} catch (error) {
		const status = error instanceof Error && "$metadata" in error ? error.$metadata : {};
		if (status.httpStatusCode !== 412 && status.httpStatusCode !== 409) throw error;
	}
}
/** Remembers which version a source was published as. */
function writeSource(store, identity, record) {
	return writeJson(store, sourceKey(identity), record, {});
}
async function readJson({ client, bucket, prefix }, key) {
	try {
		const { Body } = await client.send(new GetObjectCommand({
			Bucket: bucket,
			Key: prefix + key
		}));
		return JSON.parse(await Body?.transformToString() ?? "");
	} catch (error) {
		if (isNotFound(error)) return void 0;
		if (!(error instanceof SyntaxError)) throw error;
		throw new Error(`s3://${bucket}/${prefix}${key} is no JSON. Delete it and run again: it is written anew.`, { cause: error });
	}
}
async function writeJson(store, key, content, condition) {
	await store.client.send(new PutObjectCommand({
		Bucket: store.bucket,
		Key: store.prefix + key,
		Body: Buffer.from(JSON.stringify(content)),
		ContentType: "application/json",
		...store.kmsKey !== void 0 && {
			ServerSideEncryption: "aws:kms",
			SSEKMSKeyId: store.kmsKey
		},
		...condition
	}));
}
function versionKey(version) {
	return `.versions/${version}.json`;
}
function sourceKey(identity) {
	return `.sources/${identity}.json`;
}

// actions/lib/aws/data-version.ts
/** Where a pipeline keeps its data; `kmsKey` encrypts it, where given. */
function dataStore(aws, bucket, prefix, kmsKey) {
	return {
		client: aws.client(S3Client),
		bucket,
		prefix,
		...kmsKey === void 0 ? {} : { kmsKey }
	};
}
/** Address of a source's record: what stands for a data version before the version is known. */
function sourceId(store, identity) {
	return `s3://${store.bucket}/${store.prefix}.sources/${identity}.json`;
}
/** Published data versions, by the identity of the source that they came from. Immutable, so without an owner. */
function dataVersionKind(aws) {
	return {
		name: "data version",
		onCancel: "leave",
		naming: "stable",
		async observe(id) {
			const { bucket, key } = parseS3(id);
			const [, prefix, identity] = /^(.*)\.sources\/(.*)\.json$/.exec(key) ?? [];
			if (prefix === void 0 || identity === void 0) throw new Error(`${id} is no record of a source.`);
			const seen = await recallSource(dataStore(aws, bucket, prefix), identity);
			return seen === void 0 ? void 0 : {
				seen,
				phase: {
					is: "ready",
					detail: `version ${seen.version}, ${seen.files} files`
				}
			};
		}
	};
}

// actions/lib/aws/multipart-put.ts
/** Bodies above this size, in bytes, are sent in parts of this size. S3 allows 5 MiB to 5 GiB a part. */
const PART_BYTES = 8388608;
/** Stores large objects in parts, each with its own checksum; an upload that fails leaves no parts that cost money. */
function multipartPut(client, bucket, { signal, kmsKey }) {
	const encryption = kmsKey && {
		ServerSideEncryption: "aws:kms",
		SSEKMSKeyId: kmsKey
	};
	return async (key, body) => {
		const target = {
			Bucket: bucket,
			Key: key
		};
		const create = new CreateMultipartUploadCommand({
			...target,
			ChecksumAlgorithm: "SHA256",
			...encryption
		});
		const { UploadId } = await client.send(create, { abortSignal: signal });
		try {
			const parts = [];
			for (let start = 0; start < body.length; start += PART_BYTES) {
				const part = body.subarray(start, start + PART_BYTES);
				const PartNumber = parts.length + 1;
				const ChecksumSHA256 = hash("sha256", part, "base64");
				const upload = new UploadPartCommand({
					...target,
					UploadId,
					PartNumber,
					Body: part,
					ChecksumSHA256
				});
				const { ETag } = await client.send(upload, { abortSignal: signal });
				parts.push({
					PartNumber,
					ETag,
					ChecksumSHA256
				});
			}
			const complete = new CompleteMultipartUploadCommand({
				...target,
				UploadId,
				MultipartUpload: { Parts: parts }
			});
			await client.send(complete, { abortSignal: signal });
		} catch (error) {
			await client.send(new AbortMultipartUploadCommand({
				...target,
				UploadId
			})).catch(() => void 0);
			throw error;
		}
	};
}

// actions/lib/aws/signed-put.ts
const ATTEMPTS = 7;
/**
* `PutObject` without the SDK's middleware, which takes longer than the network for small files. Endpoint, region,
* credentials, connections and clock are the client's own; throttling, 5xx and broken connections are tried again.
*/
async function signedPut(client, bucket, { signal, kmsKey }) {
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
	const send = async (key, body, sha256) => {
		const request = new HttpRequest({
			method: "PUT",
			protocol: url.protocol,
			hostname: url.hostname,
			...url.port !== "" && { port: Number(url.port) },
			path: `${url.pathname.replace(/\/$/, "")}/${encodeKey(key)}`,
			headers: {
				host: url.host,
				"content-length": String(body.length),
				"x-amz-content-sha256": sha256,
				"x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64"),
				...encryption
			},
			body
		});
		const signed = await signer.sign(request, { signingDate: new Date(Date.now() + config.systemClockOffset) });
		const { response } = await config.requestHandler.handle(new HttpRequest(signed), { abortSignal: signal });
		const answer = await text(response.body);
		if (response.statusCode !== 200) throw serviceError(response.statusCode, response.headers, answer);
	};
	return async (key, body, sha256) => {
		for (let attempt = 1;; attempt++) try {
			return await send(key, body, sha256);
		} catch (error) {
			signal.throwIfAborted();
			const known = annotate(error, {
				operation: "PutObject",
				resource: `s3://${bucket}/${key}`
			});
			if (attempt === ATTEMPTS || !(known.transient || known.name === "RequestTimeout")) throw known;
			await setTimeout(Math.random() * Math.min(100 * 2 ** attempt, 5e3), void 0, { signal });
		}
	};
}
/** A key as a URL path: S3 signs it as sent, so every character outside RFC 3986's unreserved ones is encoded. */
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

// actions/lib/aws/objects.ts
/**
* Publishes a data set as an immutable version: its objects first, then the version's record, then the source's.
* Nobody is pointed to a version without a record, so a run that is killed has published nothing; the next one sends
* only what is missing. A version that is published already is left alone.
*/
async function publishVersion(options) {
	const { dataset, version, identity, createdBy, previous, signal } = options;
	const { files, origin } = dataset;
	const bytes = files.reduce((sum, { size }) => sum + size, 0);
	let published = {
		uploaded: 0,
		copied: 0,
		bytes: 0
	};
	if (!await isPublished(options, version)) {
		published = await storeFiles(options, await findMissing(options, version, files), previous);
		signal.throwIfAborted();
		await writeVersion(options, {
			version,
			bytes,
			origin,
			createdBy,
			files
		});
	}
	await writeSource(options, identity, {
		version,
		files: files.length,
		bytes
	});
	return published;
}
/**
* The files that an earlier run, killed before its end, has not stored yet. Size and name are enough: the version in
* the name is a hash of all content, and S3 stores an object whole, checked against its hash, or not at all.
*/
async function findMissing({ client, bucket, prefix, signal }, version, files) {
	const folder = `${prefix}${version}/`;
	const request = {
		Bucket: bucket,
		Prefix: folder
	};
	if (((await client.send(new ListObjectsV2Command({
		...request,
		MaxKeys: 1
	}), { abortSignal: signal })).Contents ?? []).length === 0) return files;
	const sizes = /* @__PURE__ */ new Map();
	for await (const page of paginateListObjectsV2({ client }, request, { abortSignal: signal })) for (const { Key = "", Size = -1 } of page.Contents ?? []) sizes.set(Key.slice(folder.length), Size);
	return files.filter(({ path, size }) => sizes.get(path) !== size);
}
async function storeFiles(options, files, previous) {
	const { client, bucket, prefix, dataset, version, signal, concurrency = 32 } = options;
	const meter = new Meter(options.progress, "publish", {
		files: files.length,
		bytes: files.reduce((sum, { size }) => sum + size, 0)
	});
	const known = new Map(previous?.files.map(({ sha256, path }) => [sha256, `${prefix}${previous.version}/${path}`]));
	const put = await chooseBySize(options, signal);
	const counts = {
		uploaded: 0,
		copied: 0,
		bytes: 0
	};
	await inParallel(files, {
		concurrency,
		weigh: ({ size }) => size,
		signal
	}, async (file) => {
		const key = `${prefix}${version}/${file.path}`;
		const before = known.get(file.sha256);
		if (before !== void 0 && await copy(before, key)) counts.copied += 1;
		else {
			await put(key, await dataset.read(file), file.sha256);
			counts.uploaded += 1;
			counts.bytes += file.size;
		}
		meter.add(1, file.size);
	});
	meter.done();
	return counts;
	/** Whether the object was still there to copy; a version that has expired is not. */
	async function copy(from, key) {
		const encryption = options.kmsKey && {
			ServerSideEncryption: "aws:kms",
			SSEKMSKeyId: options.kmsKey
		};
		const source = `${bucket}/${encodeKey(from)}`;
		try {
			await client.send(new CopyObjectCommand({
				Bucket: bucket,
				Key: key,
				CopySource: source,
				...encryption
			}), { abortSignal: signal });
			return true;
		} catch (error) {
			if (isNotFound(error)) return false;
			throw error;
		}
	}
}
async function chooseBySize({ client, bucket, kmsKey }, signal) {
	const options = {
		signal,
		...kmsKey !== void 0 && { kmsKey }
	};
	const small = await signedPut(client, bucket, options);
	const large = multipartPut(client, bucket, options);
	return (key, body, sha256) => (body.length > 8388608 ? large : small)(key, body, sha256);
}

// actions/lib/dataset/image.ts
/** The formats that torchvision's `ImageFolder` and Pillow read (torchvision `datasets/folder.py`, IMG_EXTENSIONS). */
const EXTENSIONS = [
	".jpg",
	".jpeg",
	".png",
	".ppm",
	".bmp",
	".pgm",
	".tif",
	".tiff",
	".webp"
];
/** What is wrong with a picture file, judged by its name, its first bytes and its structure, without decoding it. */
function findImageDefect(path, body) {
	if (body.length === 0) return error$1("has zero bytes");
	if (!EXTENSIONS.includes(extname(path).toLowerCase())) return error$1(`is no image by its name: training reads ${EXTENSIONS.join(" ")} and would leave it out`);
	for (const [magic, check] of FORMATS) if (body.subarray(0, magic.length).equals(magic)) return check(body);
	return error$1("is no image: its first bytes are none of JPEG, PNG, WebP, BMP, TIFF, PPM or PGM");
}
const FORMATS = [
	[Buffer.from([
		255,
		216,
		255
	]), checkJpeg],
	[Buffer.from("PNG\r\n\n", "latin1"), checkPng],
	[Buffer.from("RIFF"), checkWebp],
	[Buffer.from("BM"), (body) => body.length < 26 || body.readUInt32LE(2) > body.length ? truncated() : void 0],
	[Buffer.from("II*\0", "latin1"), (body) => checkTiff(body.length, body.length < 8 ? 0 : body.readUInt32LE(4))],
	[Buffer.from("MM\0*", "latin1"), (body) => checkTiff(body.length, body.length < 8 ? 0 : body.readUInt32BE(4))],
	...[
		"P2",
		"P3",
		"P5",
		"P6"
	].map((magic) => [Buffer.from(magic), () => void 0])
];
/**
* Walks the segments up to the first scan. A missing end mark is only a warning: the picture up to there can still be
* read, and widely used data sets have such files.
*/
function checkJpeg(body) {
	let sized = false;
	for (let at = 2; at + 4 <= body.length;) {
		if (body[at] !== 255) return error$1("is a damaged JPEG");
		const marker = body[at + 1] ?? 0;
		if (marker === 255) at += 1;
		else if (marker === 1 || marker >= 208 && marker <= 216) at += 2;
		else {
			if (marker === 218) {
				if (!sized) return error$1("is a damaged JPEG: it has no size");
				return body.lastIndexOf(Buffer.from([255, 217])) > at ? void 0 : {
					level: "warning",
					what: "is a JPEG that is cut off: its lower part is missing"
				};
			}
			if (marker >= 192 && marker <= 207 && ![
				196,
				200,
				204
			].includes(marker) && at + 9 <= body.length) sized = body.readUInt16BE(at + 7) > 0;
			at += 2 + body.readUInt16BE(at + 2);
		}
	}
	return truncated();
}
/** Walks all chunks: they begin with IHDR, and IEND comes before the file ends. */
function checkPng(body) {
	if (body.length < 33) return truncated();
	if (body.toString("latin1", 12, 16) !== "IHDR" || body.readUInt32BE(16) * body.readUInt32BE(20) === 0) return error$1("is a damaged PNG");
	for (let at = 8; at + 12 <= body.length; at += 12 + body.readUInt32BE(at)) if (body.toString("latin1", at + 4, at + 8) === "IEND") return void 0;
	return truncated();
}
function checkWebp(body) {
	if (body.length < 16 || body.toString("latin1", 8, 12) !== "WEBP") return error$1("is no image: it is a RIFF file but no WebP");
	return body.readUInt32LE(4) + 8 > body.length ? truncated() : void 0;
}
function checkTiff(length, directory) {
	return directory < 8 || directory + 2 > length ? truncated() : void 0;
}
function truncated() {
	return error$1("is an image that is cut off");
}
function error$1(what) {
	return {
		level: "error",
		what
	};
}

// actions/lib/dataset/layout.ts
const SPLITS = [
	"train",
	"valid",
	"test"
];
const CLASS_FOLDER = /^\d{3,}\.\S/;
/**
* Checks the layout `{train,valid,test}/NNN.Class/image` and every image, and returns all findings: also the same
* image in two splits, where a test would no longer be one, or in two classes, where one of them is wrong.
*/
async function checkImageFolders(dataset, { signal, progress }) {
	const findings = [];
	const images = [];
	for (const file of dataset.files) {
		const finding = findMisplaced(file.path);
		if (finding) findings.push(finding);
		else images.push(file);
	}
	findings.push(...checkClasses(images, dataset.emptyFolders), ...findTwins(images));
	findings.push(...await checkImages(dataset, images, {
		signal,
		progress
	}));
	return findings;
}
function findMisplaced(path) {
	const parts = path.split("/");
	const [split] = parts;
	if (parts.length === 1) return {
		level: "warning",
		path,
		what: "lies beside train, valid and test: no training reads it"
	};
	if (!isSplit(split)) return error(path, "lies outside train, valid and test");
	if (parts.length === 2) return error(path, `lies outside a class folder: put it into ${split}/NNN.Class/`);
	if (parts.length > 3) return error(path, "lies deeper than in a class folder: images lie directly in it");
}
function checkClasses(images, emptyFolders) {
	const findings = [];
	const folders = new Set(images.map(({ path }) => path.slice(0, path.lastIndexOf("/"))));
	const empty = emptyFolders.filter((folder) => isSplit(folder.split("/")[0]) && folder.split("/").length === 2);
	for (const folder of empty) findings.push(error(folder, "is an empty class folder"));
	const classes = new Set([...folders, ...empty].map((folder) => folder.split("/")[1] ?? ""));
	for (const name of classes) {
		const at = SPLITS.filter((split) => folders.has(`${split}/${name}`) || empty.includes(`${split}/${name}`));
		if (!CLASS_FOLDER.test(name)) findings.push(error(`${at[0]}/${name}`, "is no class folder: its name must be a number of three digits, a dot and the class, such as 001.Boxer"));
		for (const split of presentSplits(folders, empty)) if (!at.includes(split)) findings.push(error(`${split}/${name}`, `is missing: the class is in ${at.join(" and ")} only`));
	}
	for (const split of SPLITS) if (!presentSplits(folders, empty).includes(split)) findings.push(error(split, "is missing: train, valid and test each need images"));
	return findings;
}
function presentSplits(folders, empty) {
	const present = new Set([...folders, ...empty].map((folder) => folder.split("/")[0]));
	return SPLITS.filter((split) => present.has(split));
}
function findTwins(images) {
	const findings = [];
	const firsts = /* @__PURE__ */ new Map();
	for (const { path, sha256, size } of images) {
		const first = firsts.get(sha256);
		if (size === 0) continue;
		if (first === void 0) firsts.set(sha256, path);
		else {
			const [split, name] = path.split("/");
			const [firstSplit, firstName] = first.split("/");
			if (split !== firstSplit) findings.push(error(path, `is the same image as ${first}: an image may be in one split only`));
			else if (name !== firstName) findings.push(error(path, `is the same image as ${first}, which is another class`));
		}
	}
	return findings;
}
async function checkImages(dataset, images, { signal, progress }) {
	const meter = new Meter(progress, "check", {
		files: images.length,
		bytes: images.reduce((sum, { size }) => sum + size, 0)
	});
	const findings = [];
	await inParallel(images, {
		concurrency: 8,
		weigh: ({ size }) => size,
		signal
	}, async (file) => {
		const defect = findImageDefect(file.path, await dataset.read(file));
		if (defect) findings.push({
			...defect,
			path: file.path
		});
		meter.add(1, file.size);
	});
	meter.done();
	return findings.sort((a, b) => a.path < b.path ? -1 : 1);
}
function isSplit(name) {
	return name !== void 0 && SPLITS.includes(name);
}
function error(path, what) {
	return {
		level: "error",
		path,
		what
	};
}

// actions/lib/dataset/archive.ts
/** Opens a zip or tar.gz archive; its first bytes decide which it is, not its name. */
async function openArchive(file, origin, options) {
	const start = await firstBytes(file);
	if (start.subarray(0, 2).toString("latin1") === "PK") return (await import("./zip.mjs")).openZip(file, origin, options);
	if (start[0] === 31 && start[1] === 139) return (await import("./tar.mjs")).openTar(file, origin, options);
	const shown = JSON.stringify(start.toString("latin1"));
	throw new DatasetError(`${options.location} is neither a zip nor a tar.gz archive: it begins with ${shown}.`);
}
async function firstBytes(file) {
	await using handle = await open(file);
	const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
	return buffer.subarray(0, bytesRead);
}

// actions/lib/dataset/version.ts
/** sha256 over names, contents and sizes, lower-case hex. The order of the files does not matter. */
function contentHash(files) {
	const hash = createHash("sha256");
	for (const { path, sha256, size } of files.toSorted((a, b) => a.path < b.path ? -1 : 1)) hash.update(`${path}\n${sha256}\n${size}\n`);
	return hash.digest("hex");
}
/** Name of a data version: the first 16 hex digits of {@link contentHash}. */
function version(files) {
	return contentHash(files).slice(0, 16);
}

// actions/lib/dataset/source.ts
/** Finds the first location that exists; when none does, the {@link DatasetError} says why for each. */
async function openSource(spec, options) {
	const [source, rest] = await firstThatWorks(spec.locations, (location) => find(location, spec.sha256, options));
	const locations = [source.location, ...spec.sha256 === void 0 ? [] : rest];
	return {
		...source,
		open: async (scratch) => {
			const openOne = async (location) => (location === source.location ? source : await find(location, spec.sha256, options)).open(scratch);
			return (await firstThatWorks(locations, openOne))[0];
		}
	};
}
/** The first result, and the locations not tried any more. */
async function firstThatWorks(locations, attempt) {
	const failures = [];
	for (const [index, location] of locations.entries()) try {
		return [await attempt(location), locations.slice(index + 1)];
	} catch (error) {
		if (!(error instanceof SourceUnavailable)) throw error;
		failures.push({
			level: "error",
			path: location,
			what: error.message
		});
	}
	throw new DatasetError("The data cannot be had from any of its sources.", failures);
}
async function find(location, sha256, options) {
	if (/^https?:/i.test(location)) return findDownload(new URL(location), location, sha256, options);
	const path = resolve(options.root, location);
	const found = await stat(path).catch(() => void 0);
	if (found?.isFile()) return archiveFile(path, location, sha256, options);
	if (!found?.isDirectory()) throw new SourceUnavailable("there is no such folder or archive");
	if (sha256 !== void 0) throw new SourceUnavailable("a sha256 is pinned, which only an archive can have, and this is a folder");
	return folder(path, location, options);
}
function folder(path, location, options) {
	const open = once(() => openFolder(path, {
		location,
		...options
	}));
	return {
		location,
		identity: async () => contentHash((await open()).files),
		open
	};
}
function archiveFile(path, location, pinned, options) {
	const identity = once(() => hashFile(path, options.signal));
	return {
		location,
		identity,
		open: async (scratch) => {
			const sha256 = await identity();
			if (pinned !== void 0 && sha256 !== pinned) throw new SourceUnavailable(`has the sha256 ${sha256}, but ${pinned} is pinned`);
			const { size } = await stat(path);
			return openArchive(path, {
				location,
				size,
				sha256
			}, {
				location,
				scratch,
				...options
			});
		}
	};
}
async function findDownload(url, location, sha256, options) {
	const { download, probe } = await import("./download2.mjs");
	const remote = await probe(url, options.signal);
	if (sha256 === void 0 && remote.etag === void 0) throw new SourceUnavailable("the server sends neither ETag nor Last-Modified, so changes cannot be seen. Pin the sha256");
	const address = `${url.origin}${url.pathname}`;
	const unpinned = () => hash("sha256", `${address}\n${remote.etag}\n${remote.size}`);
	return {
		location,
		identity: () => Promise.resolve(sha256 ?? unpinned()),
		open: async (scratch) => {
			const file = join(scratch, "download");
			const expected = {
				...remote,
				...sha256 !== void 0 && { sha256 }
			};
			const origin = {
				location: address,
				...await download(url, file, {
					expected,
					...options
				})
			};
			const { rm } = await import("node:fs/promises");
			const remove = () => rm(file, { force: true });
			try {
				const dataset = await openArchive(file, origin, {
					scratch,
					location: address,
					...options
				});
				const dispose = async () => {
					await dataset[Symbol.asyncDispose]();
					await remove();
				};
				return {
					...dataset,
					[Symbol.asyncDispose]: dispose
				};
			} catch (error) {
				await remove();
				throw error;
			}
		}
	};
}
function once(make) {
	let made;
	return () => {
		made ??= make();
		return made;
	};
}

// actions/lib/pipeline/progress.ts
/** `publish: 512 of 1,000 files, 2.1 of 4.0 MB, 1.3 MB/s, 2 s left`. */
function formatProgress(report) {
	const { phase, files, totalFiles, bytes, totalBytes, rate, secondsLeft } = report;
	const parts = [];
	if (files > 0 || totalFiles !== void 0) parts.push(`${files}${totalFiles === void 0 ? "" : ` of ${totalFiles}`} files`);
	parts.push(`${formatBytes(bytes)}${totalBytes === void 0 ? "" : ` of ${formatBytes(totalBytes)}`}`);
	if (bytes > 0) parts.push(`${formatBytes(rate)}/s`);
	if (secondsLeft !== void 0 && secondsLeft >= 1) parts.push(`${Math.round(secondsLeft)} s left`);
	return `${phase}: ${parts.join(", ")}`;
}

// actions/lib/pipeline/data.ts
/** Hexadecimal digits of a source's identity that name its record. */
const IDENTITY_DIGITS = 16;
/** The data that the config's source holds now, as a version in S3. */
function dataNode(scope, bucket) {
	const { aws, config, given } = scope;
	const { prefix } = config.data;
	if (given.dataVersion !== void 0) return namedVersion(scope, given.dataVersion, bucket);
	return {
		key: "data",
		stages: ["sync-data"],
		kind: dataVersionKind(aws),
		needs: [bucket],
		async desire(of) {
			const store = dataStore(aws, of(bucket), prefix, config.aws.kmsKey);
			const source = lazySource(scope);
			const identity = digest({
				source: await source.identity(),
				layout: config.data.layout
			}, IDENTITY_DIGITS);
			let published;
			return {
				id: sourceId(store, identity),
				content: {},
				changes: () => [],
				create: async () => {
					published = await publish(scope, store, await source.open(), identity);
				},
				output: (_id, seen) => ({
					version: seen.version,
					uri: channelUri(store.bucket, prefix, seen.version),
					...published === void 0 ? {} : { published }
				})
			};
		}
	};
}
/** A version that the user named: it must be there, and nothing is read from the source. */
function namedVersion(scope, version, bucket) {
	const { prefix } = scope.config.data;
	return {
		key: "data",
		stages: ["sync-data"],
		kind: objectKind(scope.aws, "data version"),
		needs: [bucket],
		desire: (of) => ({
			id: `s3://${of(bucket)}/${prefix}.versions/${version}.json`,
			content: {},
			changes: () => [],
			create: () => Promise.reject(new Failure(`There is no data version ${version}.`, "Correct the input `data-version`.")),
			output: () => ({
				version,
				uri: channelUri(of(bucket), prefix, version)
			})
		})
	};
}
function channelUri(bucket, prefix, version) {
	return `s3://${bucket}/${prefix}${version}/`;
}
/** An address with a pinned hash is known by the hash alone: nobody is asked until it has to be downloaded. */
function lazySource(scope) {
	const { config, root, signal, progress } = scope;
	const { locations, sha256 } = config.data;
	let opened;
	const open = () => {
		opened ??= openSource({
			locations,
			...sha256 === void 0 ? {} : { sha256 }
		}, {
			root,
			signal,
			progress: (report) => progress("data", formatProgress(report))
		});
		return opened;
	};
	const pinned = locations.every((location) => /^https?:/i.test(location)) ? sha256 : void 0;
	return {
		identity: async () => pinned ?? (await open()).identity(),
		open
	};
}
async function publish(scope, store, source, identity) {
	const { config, owner, signal } = scope;
	const progress = (report) => scope.progress("data", formatProgress(report));
	const scratch = await mkdtemp(join(scope.scratch, "data-"));
	try {
		await using dataset = await source.open(scratch);
		for (const { path, what } of dataset.notes) scope.progress("data", `${path}: ${what}`);
		if (config.data.layout === "image-folders") await checkLayout(scope, dataset, progress);
		const version$1 = version(dataset.files);
		const previous = await findLatestVersion(store);
		const published = await publishVersion({
			...store,
			dataset,
			version: version$1,
			identity,
			createdBy: `${owner.repository}@${owner.commit}, run ${owner.run}`,
			signal,
			progress,
			...previous === void 0 ? {} : { previous }
		});
		tell(scope, dataset, previous?.files.map(({ sha256, path }) => `${path} ${sha256}`), published);
		return published;
	} finally {
		await rm(scratch, {
			recursive: true,
			force: true
		});
	}
}
async function checkLayout(scope, dataset, progress) {
	const findings = await checkImageFolders(dataset, {
		signal: scope.signal,
		progress
	});
	refuseErrors("The data set is not as `layout: image-folders` wants it; nothing was uploaded.", findings);
	for (const { path, what } of findings) scope.progress("data", `warning: ${path}: ${what}`);
}
/** Says why there is a new version: which files differ from the one before. */
function tell(scope, dataset, before, published) {
	const said = `${published.uploaded} files uploaded, ${published.copied} copied on the server`;
	if (before === void 0) {
		scope.progress("data", `the first version: ${said}`);
		return;
	}
	const known = new Set(before);
	const changed = dataset.files.filter(({ sha256, path }) => !known.has(`${path} ${sha256}`)).map(({ path }) => path);
	const removed = Math.max(0, before.length - (dataset.files.length - changed.length));
	const names = changed.slice(0, 5).join(", ") + (changed.length > 5 ? ", …" : "");
	scope.progress("data", `a new version, since ${changed.length} files are new or changed${names === "" ? "" : ` (${names})`} and ${removed} are gone or replaced: ${said}`);
}

// actions/lib/pipeline/hyperparameter-values.ts
/**
* Hyperparameters as a tuning job tells them, with their real types. SageMaker carries all values as text, and those of
* categorical ranges in the quotes that they were sent with.
*/
function readHyperparameters(tuned, ranges) {
	const known = Object.entries(tuned).filter(([name]) => name in ranges);
	return Object.fromEntries(known.sort().map(([name, text]) => [name, readValue(text, ranges[name])]));
}
function readValue(text, range) {
	if (range?.type !== "Categorical") return Number(text);
	const bare = text.replace(/^"(.*)"$/, "$1");
	return range.values.find((value) => String(value) === bare) ?? bare;
}

// actions/lib/aws/bucket.ts
/** The bucket of data, code and artefacts. It is shared with other pipelines, so it bears no owner. */
function bucketKind(aws) {
	return {
		name: "bucket",
		onCancel: "leave",
		naming: "stable",
		async observe(id) {
			return await unlessNotFound(aws.client(S3Client).send(new HeadBucketCommand({ Bucket: id }))) === void 0 ? void 0 : {
				seen: { name: id },
				phase: {
					is: "ready",
					detail: "there"
				}
			};
		}
	};
}
/** Makes a private bucket. */
async function createBucket(aws, name) {
	const place = aws.region === "us-east-1" ? {} : { CreateBucketConfiguration: { LocationConstraint: aws.region } };
	await aws.client(S3Client).send(new CreateBucketCommand({
		Bucket: name,
		...place
	}));
	await aws.client(S3Client).send(new PutPublicAccessBlockCommand({
		Bucket: name,
		PublicAccessBlockConfiguration: {
			BlockPublicAcls: true,
			BlockPublicPolicy: true,
			IgnorePublicAcls: true,
			RestrictPublicBuckets: true
		}
	}));
}

// actions/lib/pipeline/storage.ts
/** The bucket that everything is kept in; its output is its name. */
function bucketNode(scope) {
	const { aws, config } = scope;
	return {
		key: "bucket",
		stages: ["sync-data"],
		kind: bucketKind(aws),
		needs: [],
		async desire() {
			const id = config.aws.bucket ?? `sagemaker-${aws.region}-${await aws.account()}`;
			return {
				id,
				content: {},
				changes: () => [],
				create: () => createBucket(aws, id),
				output: () => id
			};
		}
	};
}
/** The training code as `sourcedir.tar.gz`, where SageMaker's script mode looks for it. */
function codeNode(scope, bucket) {
	const { aws, config, root } = scope;
	return {
		key: "code",
		stages: ["tune", "train"],
		kind: objectKind(aws, "code bundle"),
		needs: [bucket],
		async desire(of) {
			const { files, hash } = await readBundle(root, config.training.source);
			const uri = `s3://${of(bucket)}/${config.name}/code/${hash.slice(0, 16)}/sourcedir.tar.gz`;
			return {
				id: uri,
				content: {},
				changes: () => [],
				create: async () => putObject(aws, uri, await archive(files)),
				output: () => ({
					uri,
					hash
				})
			};
		}
	};
}

// actions/lib/pipeline/weights.ts
/** Pretrained weights as a channel, so that no job downloads anything from outside. */
function weightsNode(scope, weights, bucket) {
	const { aws, config } = scope;
	return {
		key: "weights",
		stages: ["sync-data"],
		kind: objectKind(aws, "weights"),
		needs: [bucket],
		desire(of) {
			const channel = `s3://${of(bucket)}/${config.name}/weights/${weights.sha256.slice(0, 16)}/`;
			const id = channel + basename(new URL(weights.locations[0] ?? "", "file:///").pathname);
			return {
				id,
				content: {},
				changes: () => [],
				create: async () => putFile(aws, id, await fetchWeights(scope, weights)),
				output: () => ({
					channel,
					sha256: weights.sha256
				})
			};
		}
	};
}
/** The first location that has the file with the pinned hash. */
async function fetchWeights(scope, weights) {
	const refused = [];
	for (const location of weights.locations) try {
		return await fetchOne(scope, weights, location);
	} catch (error) {
		scope.signal.throwIfAborted();
		refused.push(`  ${location}: ${error instanceof Error ? error.message : String(error)}`);
	}
	throw new Failure(`The weights cannot be had.\n${refused.join("\n")}`, "Correct `weights.source` or `weights.sha256` in the config.");
}
async function fetchOne(scope, { sha256 }, location) {
	const { root, scratch, signal } = scope;
	if (/^https?:/i.test(location)) {
		const file = join(scratch, "weights");
		const progress = (report) => scope.progress("weights", formatProgress(report));
		await download(new URL(location), file, {
			expected: { sha256 },
			signal,
			progress
		});
		return file;
	}
	const file = resolve(root, location);
	if (!(await stat(file).catch(() => void 0))?.isFile()) throw new Error("there is no such file");
	const found = await hashFile(file, signal);
	if (found !== sha256) throw new Error(`its sha256 is ${found}, but ${sha256} is pinned`);
	return file;
}

// actions/lib/pipeline/tune.ts
/** The nodes that tuning and training read. */
function inputNodes(scope) {
	const bucket = bucketNode(scope);
	const data = dataNode(scope, bucket);
	const code = codeNode(scope, bucket);
	const weights = scope.config.weights === void 0 ? void 0 : weightsNode(scope, scope.config.weights, bucket);
	return {
		bucket,
		data,
		code,
		weights,
		list: [
			bucket,
			data,
			...weights === void 0 ? [] : [weights],
			code
		]
	};
}
/** Reads the outputs of {@link inputNodes}. */
function readInputs(of, nodes) {
	const { bucket, data, code, weights } = nodes;
	return {
		bucket: of(bucket),
		data: of(data),
		code: of(code),
		weights: weights === void 0 ? void 0 : of(weights)
	};
}
/** The tuning job of the config; given hyperparameters, or none to search, stand in for it. */
function tuneNode(scope, nodes) {
	const { config, given } = scope;
	if (given.hyperparameters !== void 0) return {
		key: "tune",
		given: { hyperparameters: given.hyperparameters }
	};
	const { tune } = config;
	if (tune === void 0) return {
		key: "tune",
		given: { hyperparameters: {} }
	};
	return {
		key: "tune",
		stages: ["tune"],
		kind: tuningJobKind(scope.aws),
		needs: nodes.list,
		desire(of) {
			const inputs = readInputs(of, nodes);
			const { ranges, strategy, jobs, parallel, objective, earlyStopping } = tune;
			const parts = trainingContent(scope, tune, inputs, { ranges });
			const search = {
				strategy,
				jobs,
				parallel,
				objective,
				earlyStopping
			};
			const { id, parts: content } = contentName(`${config.name}-tune`, {
				...parts,
				search
			});
			return {
				id,
				content,
				changes: () => [],
				create: (name, tags) => createTuningJob(scope.aws, {
					...request(scope, tune, inputs),
					HyperParameterTuningJobName: name
				}, tags),
				output: (name, seen) => tuned(name, seen, ranges)
			};
		}
	};
}
function request(scope, tune, inputs) {
	const { AlgorithmSpecification, ...definition } = trainingRequest(scope, tune, inputs);
	const { seed } = scope.config.training;
	return {
		HyperParameterTuningJobConfig: {
			Strategy: tune.strategy,
			HyperParameterTuningJobObjective: {
				Type: tune.objective.type,
				MetricName: tune.objective.metric
			},
			ResourceLimits: {
				MaxNumberOfTrainingJobs: tune.jobs,
				MaxParallelTrainingJobs: tune.parallel
			},
			ParameterRanges: parameterRanges(tune.ranges),
			TrainingJobEarlyStoppingType: tune.earlyStopping ? "Auto" : "Off",
			...seed === void 0 ? {} : { RandomSeed: seed }
		},
		TrainingJobDefinition: {
			...definition,
			AlgorithmSpecification,
			StaticHyperParameters: hyperparameters(scope, inputs.code, {})
		}
	};
}
function parameterRanges(ranges) {
	const result = {
		IntegerParameterRanges: [],
		ContinuousParameterRanges: [],
		CategoricalParameterRanges: []
	};
	for (const [Name, range] of Object.entries(ranges)) if (range.type === "Categorical") result.CategoricalParameterRanges.push({
		Name,
		Values: range.values.map((value) => JSON.stringify(value))
	});
	else {
		const numeric = {
			Name,
			MinValue: String(range.min),
			MaxValue: String(range.max),
			ScalingType: range.scale
		};
		result[range.type === "Integer" ? "IntegerParameterRanges" : "ContinuousParameterRanges"].push(numeric);
	}
	return result;
}
function tuned(name, seen, ranges) {
	const best = seen.BestTrainingJob;
	const objective = best?.FinalHyperParameterTuningJobObjectiveMetric?.Value;
	return {
		hyperparameters: readHyperparameters(best?.TunedHyperParameters ?? {}, ranges),
		tuningJob: name,
		...best?.TrainingJobName === void 0 ? {} : { bestTrainingJob: best.TrainingJobName },
		...objective === void 0 ? {} : { bestObjective: objective }
	};
}

export { resolveFlexibleChecksumsConfig as A, getS3ExpressHttpSigningPlugin as C, resolveS3Config as D, getS3ExpiresMiddlewarePlugin as E, Md5Node as F, readableStreamHasher as I, createPaginator as L, NODE_RESPONSE_CHECKSUM_VALIDATION_CONFIG_OPTIONS as M, NODE_REQUEST_CHECKSUM_CALCULATION_CONFIG_OPTIONS as N, getRegionRedirectMiddlewarePlugin as O, pages as P, getAwsChunkedEncodingStream as R, getThrow200ExceptionsPlugin as S, NODE_DISABLE_S3_EXPRESS_SESSION_AUTH_OPTIONS as T, getLocationConstraintPlugin as _, hyperparameters as a, S3RestXmlProtocol as b, jobPhase as c, objectKind as d, findArtefact as f, getSsecPlugin as g, Sha1Node as h, tuningJobKind as i, getFlexibleChecksumsPlugin as j, getCheckContentLengthHeaderPlugin as k, readBundle as l, parseS3 as m, readInputs as n, trainingContent as o, isEmptyArchive as p, tuneNode as r, trainingRequest as s, inputNodes as t, putFile as u, getAddExpectContinuePlugin as v, getS3ExpressPlugin as w, getValidateBucketNamePlugin as x, NODE_USE_ARN_REGION_CONFIG_OPTIONS as y };