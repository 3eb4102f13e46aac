// actions/lib/config/units.ts
const seconds = {
	s: 1,
	m: 60,
	h: 3600,
	d: 86400
};
const megabytes = {
	MB: 1,
	GB: 1024
};
const gigabytes = {
	GB: 1,
	TB: 1024
};
/** `30s`, `90m`, `2h` or `1d`; always with its unit. */
const durationPattern = /^[1-9]\d*[smhd]$/;
/** `30GB` or `1TB`; always with its unit. */
const sizePattern = /^[1-9]\d*(GB|TB)$/;
/** `512MB` or `2GB`; always with its unit. */
const memoryPattern = /^[1-9]\d*(MB|GB)$/;
/** Seconds of a text that matches {@link durationPattern}. */
function toSeconds(duration) {
	return Number.parseInt(duration, 10) * seconds[duration.slice(-1)];
}
/** SageMaker's `VolumeSizeInGB` of a text that matches {@link sizePattern}. */
function toGigabytes(size) {
	return Number.parseInt(size, 10) * gigabytes[size.slice(-2)];
}
/** Lambda's `MemorySize` of a text that matches {@link memoryPattern}. */
function toMegabytes(size) {
	return Number.parseInt(size, 10) * megabytes[size.slice(-2)];
}

export { toMegabytes as a, toGigabytes as i, memoryPattern as n, toSeconds as o, sizePattern as r, durationPattern as t };