// actions/lib/dataset/limits.ts
/** Most entries of an archive. */
const MAX_ENTRIES = 1e6;
/** Most bytes that an archive may unpack to. */
const MAX_TOTAL_BYTES = 200 * 1024 ** 3;
/** Highest ratio of unpacked to packed bytes; images have a ratio of about 1, text of about 10. */
const MAX_RATIO = 200;
/** Below this number of unpacked bytes, the ratio is not checked. */
const RATIO_FREE_BYTES = 16 * 1024 ** 2;
/** Whether the archive is a bomb: it would unpack to too many bytes. */
function isBomb(packed, unpacked) {
	return unpacked > RATIO_FREE_BYTES && unpacked > packed * 200;
}
/** A number of bytes with a unit, for messages. */
function formatBytes(bytes) {
	const units = [
		"bytes",
		"KiB",
		"MiB",
		"GiB",
		"TiB"
	];
	let unit = 0;
	let value = bytes;
	for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
	return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

export { isBomb as i, MAX_TOTAL_BYTES as n, formatBytes as r, MAX_ENTRIES as t };