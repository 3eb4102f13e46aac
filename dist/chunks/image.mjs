import { extname } from "node:path";

// actions/lib/dataset/tiff.ts
/** Tags of a TIFF directory. Source: TIFF 6.0. */
const [WIDTH, HEIGHT, BITS, FORMAT] = [
	256,
	257,
	258,
	339
];
/**
* Reads the first directory of a TIFF.
*
* @throws RangeError when the file ends before the directory
*/
function readTiff(body) {
	const little = body[0] === 73;
	const short = (at) => little ? body.readUInt16LE(at) : body.readUInt16BE(at);
	const long = (at) => little ? body.readUInt32LE(at) : body.readUInt32BE(at);
	const directory = long(4);
	if (directory < 8) throw new RangeError("no directory");
	const values = /* @__PURE__ */ new Map();
	for (let entry = 0; entry < short(directory); entry++) {
		const at = directory + 2 + entry * 12;
		const isShort = short(at + 2) === 3;
		const where = isShort && long(at + 4) > 2 ? long(at + 8) : at + 8;
		if (isShort || short(at + 2) === 4) values.set(short(at), isShort ? short(where) : long(where));
	}
	const bits = values.get(BITS) ?? 1;
	if (bits > 16 || (values.get(FORMAT) ?? 1) !== 1) return {
		level: "error",
		what: `has numbers of ${bits} bits, and the file does not define the white level: save it with 8 or 16 bits`
	};
	return {
		width: values.get(WIDTH) ?? 0,
		height: values.get(HEIGHT) ?? 0
	};
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
/** Pixels of the largest picture that training and serving read: MAX_PIXELS of `python/training/images.py`. */
const MAX_PIXELS = 25e6;
/** Bytes. The largest picture of {@link MAX_PIXELS} has 8 a pixel, not compressed. */
const LARGEST_IMAGE = 268435456;
/** What is wrong with an image file, judged by its name, first bytes and structure, without decoding it. */
function findImageDefect(path, body) {
	if (body.length === 0) return error("has zero bytes");
	if (!EXTENSIONS.includes(extname(path).toLowerCase())) return error(`does not have an image extension: training reads ${EXTENSIONS.join(" ")} and would skip it`);
	const read = FORMATS.find(([magic]) => body.subarray(0, magic.length).equals(magic))?.[1];
	if (read === void 0) return error("is not an image: its first bytes are not those of JPEG, PNG, WebP, BMP, TIFF, PPM or PGM");
	const picture = readSafely(read, body);
	if ("what" in picture) return picture;
	const pixels = picture.width * picture.height;
	if (pixels > MAX_PIXELS) {
		const limit = MAX_PIXELS / 1e6;
		return error(`has ${(pixels / 1e6).toFixed(1)} megapixels: training and endpoints read ${limit} at most, so scale it down`);
	}
	return picture.defect;
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
		"P2",
		"P3",
		"P5",
		"P6"
	].map((magic) => [Buffer.from(magic), readPnm])
];
/** The header refers to a byte after the end of the file: the file was truncated. */
function readSafely(read, body) {
	try {
		return read(body);
	} catch (thrown) {
		if (thrown instanceof RangeError) return truncated();
		throw thrown;
	}
}
/**
* Walks the segments up to the first scan. A missing end mark is only a warning: the picture up to there can still be
* read, and widely used data sets have such files.
*/
function readJpeg(body) {
	let size = {
		width: 0,
		height: 0
	};
	for (let at = 2; at + 4 <= body.length;) {
		if (body[at] !== 255) return error("is a damaged JPEG");
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
					defect: warning("is a truncated JPEG: its lower part is missing")
				};
			}
			if (marker >= 192 && marker <= 207 && ![
				196,
				200,
				204
			].includes(marker)) size = {
				height: body.readUInt16BE(at + 5),
				width: body.readUInt16BE(at + 7)
			};
			at = next;
		}
	}
	return truncated();
}
/** Walks all chunks: they begin with IHDR, and IEND comes before the file ends. */
function readPng(body) {
	if (body.length < 33) return truncated();
	const size = {
		width: body.readUInt32BE(16),
		height: body.readUInt32BE(20)
	};
	if (body.toString("latin1", 12, 16) !== "IHDR" || size.width * size.height === 0) return error("is a damaged PNG");
	for (let at = 8; at + 12 <= body.length; at += 12 + body.readUInt32BE(at)) if (body.toString("latin1", at + 4, at + 8) === "IEND") return size;
	return truncated();
}
/** The three kinds of WebP have their size in three places. Source: WebP Container Specification, RFC 6386 and RFC 9649. */
function readWebp(body) {
	if (body.length < 16 || body.toString("latin1", 8, 12) !== "WEBP") return error("is not an image: it is a RIFF file but not WebP");
	if (body.readUInt32LE(4) + 8 > body.length) return truncated();
	const kind = body.toString("latin1", 12, 16);
	if (kind === "VP8X") return {
		width: body.readUIntLE(24, 3) + 1,
		height: body.readUIntLE(27, 3) + 1
	};
	if (kind === "VP8L") {
		const bits = body.readUInt32LE(21);
		return {
			width: (bits & 16383) + 1,
			height: (bits >>> 14 & 16383) + 1
		};
	}
	return {
		width: body.readUInt16LE(26) & 16383,
		height: body.readUInt16LE(28) & 16383
	};
}
function readBmp(body) {
	if (body.readUInt32LE(2) > body.length) return truncated();
	if (body.readUInt32LE(14) === 12) return {
		width: body.readUInt16LE(18),
		height: body.readUInt16LE(20)
	};
	return {
		width: body.readInt32LE(18),
		height: Math.abs(body.readInt32LE(22))
	};
}
/** `P6`, width and height, with blanks or comments between them. */
function readPnm(body) {
	const blank = "(?:\\s|#[^\\n]*\\n)+";
	const [, width, height] = new RegExp(`^P\\d${blank}(\\d+)${blank}(\\d+)`).exec(body.toString("latin1", 0, 4096)) ?? [];
	if (width === void 0 || height === void 0) return error("is a damaged PPM or PGM: it does not state its size");
	return {
		width: Number(width),
		height: Number(height)
	};
}
function truncated() {
	return error("is a truncated image");
}
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

export { findImageDefect as n, LARGEST_IMAGE as t };