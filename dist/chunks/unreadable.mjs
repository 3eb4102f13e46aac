import { _ as formatBytes } from "./shared.mjs";

// actions/lib/resources/progress.ts
function formatProgress(report) {
	const { phase, files, totalFiles, bytes, totalBytes, rate, secondsLeft } = report;
	const parts = [];
	if (files > 0 || totalFiles !== void 0) parts.push(`${files}${totalFiles === void 0 ? "" : ` of ${totalFiles}`} files`);
	parts.push(`${formatBytes(bytes)}${totalBytes === void 0 ? "" : ` of ${formatBytes(totalBytes)}`}`);
	if (bytes > 0) parts.push(`${formatBytes(rate)}/s`);
	if (secondsLeft !== void 0 && secondsLeft >= 1) parts.push(`${Math.round(secondsLeft)} s left`);
	return `${phase}: ${parts.join(", ")}`;
}

// actions/lib/dataset/unreadable.ts
const NOT_MINE = "may not be read by this user. A container that ran as root leaves such files: run `sudo chown -R \"$(id -un)\" .` first";
const REASONS = {
	EACCES: NOT_MINE,
	EPERM: NOT_MINE,
	EIO: "cannot be read: the disk reports an error",
	ENOENT: "no longer exists: it was deleted while the data set was being read",
	ESTALE: "cannot be read: its network drive no longer has it (stale file handle)"
};
function unreadable(path, error) {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	const what = REASONS[code];
	return what === void 0 ? void 0 : {
		level: "error",
		path,
		what
	};
}

export { formatProgress as n, unreadable as t };