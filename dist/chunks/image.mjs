import { extname } from "node:path";
import { crc32, inflateSync } from "node:zlib";

// actions/lib/dataset/picture.ts
function error(what) {
	return {
		level: "error",
		what
	};
}
function warning(what) {
	return {
		level: "warning",
		what
	};
}
function truncated() {
	return error("is a truncated image");
}
function damaged(format) {
	return error(`is a damaged ${format}`);
}
function lowerPartMissing(format) {
	return warning(`is a truncated ${format}: its lower part is missing`);
}

// actions/lib/dataset/bitmap.ts
const HEADERS = [
	12,
	40,
	52,
	56,
	64,
	108,
	124
];
const DEPTHS = [
	1,
	4,
	8,
	16,
	24,
	32
];
const [RAW, , , MASKS] = [
	0,
	1,
	2,
	3
];
function readBmp(body) {
	const header = body.readUInt32LE(14);
	if (!HEADERS.includes(header)) return damaged("BMP");
	const old = header === 12;
	const width = old ? body.readUInt16LE(18) : body.readUInt32LE(18);
	const above = old ? body.readUInt16LE(20) : body.readUInt32LE(22);
	const height = above >= 4278190080 ? 2 ** 32 - above : above;
	const findDefect = () => {
		const depth = body.readUInt16LE(old ? 24 : 28);
		const compression = old ? RAW : body.readUInt32LE(30);
		if (!DEPTHS.includes(depth) || compression > MASKS) return error("is a BMP of an unusual form: save it as PNG, or as BMP of 24 bits");
		const end = body.readUInt32LE(10) + Math.ceil(width * depth / 32) * 4 * height;
		return (compression === RAW || compression === MASKS) && end > body.length ? lowerPartMissing("BMP") : void 0;
	};
	return {
		width,
		height,
		findDefect
	};
}
function readPnm(body) {
	const blank = "(?:\\s|#[^\\n]*\\n)+";
	const kind = body.toString("latin1", 1, 2);
	const isBitmap = kind === "1" || kind === "4";
	const numbers = `${blank}(\\d{1,10})`.repeat(isBitmap ? 2 : 3);
	const found = new RegExp(`^P\\d${numbers}\\s`).exec(body.toString("latin1", 0, 4096));
	const [width = 0, height = 0, most = 1] = (found ?? []).slice(1).map(Number);
	if (found === null || most < 1 || most > 65535) return error("is a damaged PPM or PGM: it does not state its size and its largest value");
	const findDefect = () => {
		const row = kind === "4" ? Math.ceil(width / 8) : width * (kind === "6" ? 3 : 1) * (most > 255 ? 2 : 1);
		return !(Number(kind) < 4) && found[0].length + row * height > body.length ? lowerPartMissing("PPM or PGM") : void 0;
	};
	return {
		width,
		height,
		findDefect
	};
}

// actions/lib/dataset/png.ts
const COLOURS = {
	0: [1, [
		1,
		2,
		4,
		8,
		16
	]],
	2: [3, [8, 16]],
	3: [1, [
		1,
		2,
		4,
		8
	]],
	4: [2, [8, 16]],
	6: [4, [8, 16]]
};
const PASSES = [
	[
		0,
		0,
		8,
		8
	],
	[
		4,
		0,
		8,
		8
	],
	[
		0,
		4,
		4,
		8
	],
	[
		2,
		0,
		4,
		4
	],
	[
		0,
		2,
		2,
		4
	],
	[
		1,
		0,
		2,
		2
	],
	[
		0,
		1,
		1,
		2
	]
];
const [MOST_TEXT, MOST_TEXTS] = [1024 ** 2, 64 * 1024 ** 2];
function readPng(body) {
	if (body.length < 33) return truncated();
	const [width, height] = [body.readUInt32BE(16), body.readUInt32BE(20)];
	const [depth = 0, colour = 0, , filter, interlaced] = body.subarray(24, 29);
	const [channels, depths] = COLOURS[colour] ?? [0, []];
	if (body.toString("latin1", 12, 16) !== "IHDR" || filter !== 0 || !depths.includes(depth)) return damaged("PNG");
	const unpacked = (interlaced === 0 ? [[
		0,
		0,
		1,
		1
	]] : PASSES).map(([left, top, across, down]) => {
		const [columns, lines] = [Math.ceil((width - left) / across), Math.ceil((height - top) / down)];
		return columns > 0 && lines > 0 ? lines * (1 + Math.ceil(columns * channels * depth / 8)) : 0;
	}).reduce((sum, size) => sum + size, 0);
	return {
		width,
		height,
		findDefect: () => findDefect$1(body, unpacked)
	};
}
function findDefect$1(body, unpacked) {
	const pixels = [];
	let texts = 0;
	let ended = false;
	for (let at = 8; at + 8 <= body.length && !ended;) {
		const [length, type] = [body.readUInt32BE(at), body.toString("latin1", at + 4, at + 8)];
		const content = body.subarray(at + 8, at + 8 + length);
		at += 12 + length;
		ended = type === "IEND";
		if (type === "IDAT") pixels.push(content);
		else if (pixels.length === 0) {
			if (at > body.length) return truncated();
			if (crc32(body.subarray(at - 8 - length, at - 4)) !== body.readUInt32BE(at - 4)) return damaged("PNG");
		} else if (!ended && body.toString("latin1", at + 4, at + 8) === "IDAT") return damaged("PNG");
		const text = textBytes(type, content);
		texts += text;
		if (text > MOST_TEXT || texts > MOST_TEXTS) return error("has texts or a colour profile of more than 1 MiB, or 64 MiB in all: save it without them");
	}
	if (pixels.length === 0) return truncated();
	return findPixelDefect(Buffer.concat(pixels), unpacked) ?? (ended ? void 0 : warning("lacks its end mark"));
}
function findPixelDefect(packed, unpacked) {
	try {
		const { length } = inflateSync(packed, { maxOutputLength: unpacked + 1 });
		return length < unpacked ? warning("is a truncated PNG: its lower part is missing") : void 0;
	} catch (thrown) {
		const code = codeOf(thrown);
		if (code === "ERR_BUFFER_TOO_LARGE") return void 0;
		return code === "Z_BUF_ERROR" ? truncated() : damaged("PNG");
	}
}
function textBytes(type, content) {
	if (type !== "zTXt" && type !== "iCCP") return 0;
	try {
		return inflateSync(content.subarray(content.indexOf(0) + 2), { maxOutputLength: MOST_TEXT }).length;
	} catch (thrown) {
		return codeOf(thrown) === "ERR_BUFFER_TOO_LARGE" ? MOST_TEXT + 1 : 0;
	}
}
function codeOf(thrown) {
	return thrown instanceof Error && "code" in thrown ? thrown.code : void 0;
}

// actions/lib/dataset/tiff.ts
const [WIDTH, HEIGHT, BITS, FORMAT] = [
	256,
	257,
	258,
	339
];
const PLACES = [[273, 279], [324, 325]];
function readTiff(body) {
	const little = body[0] === 73;
	const short = (at) => little ? body.readUInt16LE(at) : body.readUInt16BE(at);
	const long = (at) => little ? body.readUInt32LE(at) : body.readUInt32BE(at);
	const directory = long(4);
	if (directory < 8) throw new RangeError("no directory");
	const values = /* @__PURE__ */ new Map();
	for (let entry = 0; entry < short(directory); entry++) {
		const at = directory + 2 + entry * 12;
		const [type, count] = [short(at + 2), long(at + 4)];
		if (type !== 3 && type !== 4) continue;
		const [bytes, read] = type === 3 ? [2, short] : [4, long];
		const where = bytes * count > 4 ? long(at + 8) : at + 8;
		if (where + bytes * count > body.length) throw new RangeError("no values");
		values.set(short(at), Array.from({ length: count }, (_, index) => read(where + bytes * index)));
	}
	const [bits = 1] = values.get(BITS) ?? [];
	if (bits > 16 || (values.get(FORMAT)?.[0] ?? 1) !== 1) return error(`has numbers of ${bits} bits, and the file does not define the white level: save it with 8 or 16 bits`);
	const [[width = 0] = [], [height = 0] = []] = [values.get(WIDTH), values.get(HEIGHT)];
	const findDefect = () => {
		const places = PLACES.find(([offsets]) => values.has(offsets));
		if (places === void 0) return error("is a damaged TIFF: it does not state where its pixels are");
		const [offsets, lengths] = places.map((tag) => values.get(tag) ?? []);
		return offsets.every((offset, index) => offset + (lengths[index] ?? 0) <= body.length) ? void 0 : lowerPartMissing("TIFF");
	};
	return {
		width,
		height,
		findDefect
	};
}

// actions/lib/dataset/webp.ts
function readWebp(body) {
	if (body.length < 16 || body.toString("latin1", 8, 12) !== "WEBP") return error("is not an image: it is a RIFF file but not WebP");
	const end = body.readUInt32LE(4) + 8;
	if (end > body.length) return truncated();
	const findDefect = () => findChunkDefect(body, end);
	const kind = body.toString("latin1", 12, 16);
	if (kind === "VP8X") return {
		width: body.readUIntLE(24, 3) + 1,
		height: body.readUIntLE(27, 3) + 1,
		findDefect
	};
	if (kind === "VP8L") {
		const bits = body.readUInt32LE(21);
		return {
			width: (bits & 16383) + 1,
			height: (bits >>> 14 & 16383) + 1,
			findDefect
		};
	}
	return {
		width: body.readUInt16LE(26) & 16383,
		height: body.readUInt16LE(28) & 16383,
		findDefect
	};
}
function findChunkDefect(body, end) {
	for (let at = 12; at + 8 <= end;) {
		const [kind, size] = [body.toString("latin1", at, at + 4), body.readUInt32LE(at + 4)];
		const start = at + 8;
		at = start + size + (size & 1);
		if (start + size > end) return truncated();
		if (kind === "ANMF") return void 0;
		if (kind === "VP8L") return body[start] === 47 ? void 0 : damaged("WebP");
		if (kind === "VP8 ") return findLossyDefect(body, start, size);
	}
	return error("is a damaged WebP: it has no picture");
}
function findLossyDefect(body, start, size) {
	const tag = body.readUIntLE(start, 3);
	const isShown = (tag & 1) === 0 && (tag >>> 1 & 7) <= 3 && (tag >>> 4 & 1) === 1;
	const isWhole = tag >>> 5 < size && body.readUIntBE(start + 3, 3) === 10289450;
	return isShown && isWhole ? void 0 : damaged("WebP");
}

// actions/lib/dataset/image.ts
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
const MAX_PIXELS = 25e6;
const LARGEST_IMAGE = 268435456;
function findImageDefect(path, body) {
	if (body.length === 0) return error("has zero bytes");
	if (!EXTENSIONS.includes(extname(path).toLowerCase())) return error(`does not have an image extension: training reads ${EXTENSIONS.join(" ")} and would skip it`);
	const read = FORMATS.find(([magic]) => body.subarray(0, magic.length).equals(magic))?.[1];
	if (read === void 0) return error("is not an image: its first bytes are not those of JPEG, PNG, WebP, BMP, TIFF, PPM or PGM");
	return orTruncated(() => findDefect(read(body)));
}
function findDefect(picture) {
	if ("what" in picture) return picture;
	const pixels = picture.width * picture.height;
	if (pixels > MAX_PIXELS) {
		const limit = MAX_PIXELS / 1e6;
		return error(`has ${(pixels / 1e6).toFixed(1)} megapixels: training and endpoints read ${limit} at most, so scale it down`);
	}
	return pixels === 0 ? error("is a damaged image: it has no pixels") : picture.findDefect?.();
}
const FORMATS = [
	[Buffer.from([
		255,
		216,
		255
	]), readJpeg],
	[Buffer.from("PNG\r\n\n", "latin1"), readPng],
	[Buffer.from("RIFF"), readWebp],
	[Buffer.from("BM"), readBmp],
	[Buffer.from("II*\0", "latin1"), readTiff],
	[Buffer.from("MM\0*", "latin1"), readTiff],
	...[
		"P1",
		"P2",
		"P3",
		"P4",
		"P5",
		"P6"
	].map((magic) => [Buffer.from(magic), readPnm])
];
function orTruncated(find) {
	try {
		return find();
	} catch (thrown) {
		if (thrown instanceof RangeError) return truncated();
		throw thrown;
	}
}
function readJpeg(body) {
	let size = {
		width: 0,
		height: 0
	};
	for (let at = 2; at + 4 <= body.length;) {
		if (body[at] !== 255) return damaged("JPEG");
		const marker = body[at + 1] ?? 0;
		if (marker === 255) at += 1;
		else if (marker === 1 || marker >= 208 && marker <= 216) at += 2;
		else {
			const next = at + 2 + body.readUInt16BE(at + 2);
			if (marker === 218) {
				if (size.width * size.height === 0) return error("is a damaged JPEG: it does not state its size");
				if (next > body.length) return truncated();
				return body.lastIndexOf(Buffer.from([255, 217])) > at ? size : {
					...size,
					findDefect: () => lowerPartMissing("JPEG")
				};
			}
			if (marker >= 192 && marker <= 207 && ![
				196,
				200,
				204
			].includes(marker)) {
				size = {
					height: body.readUInt16BE(at + 5),
					width: body.readUInt16BE(at + 7)
				};
				if (body[at + 4] !== 8 || ![
					1,
					3,
					4
				].includes(body.readUInt8(at + 9))) return error("is a JPEG of an unusual form: save it with 8 bits, in grey, RGB or CMYK");
			}
			at = next;
		}
	}
	return truncated();
}

export { findImageDefect as n, LARGEST_IMAGE as t };