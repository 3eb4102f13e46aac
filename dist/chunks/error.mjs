// actions/lib/dataset/error.ts
const LINES_SHOWN = 40;
/** Findings as lines of text, errors first; past 40 lines the rest is only counted. */
function formatFindings(findings) {
	const ordered = findings.toSorted((a, b) => Number(a.level === "warning") - Number(b.level === "warning"));
	const lines = ordered.slice(0, LINES_SHOWN).map(({ path, what }) => `  ${path}: ${what}`);
	if (ordered.length > LINES_SHOWN) lines.push(`  … and ${ordered.length - LINES_SHOWN} more`);
	return lines.join("\n");
}
/** A data set that cannot be used. The message names the problem, every finding, and what to do. */
var DatasetError = class extends Error {
	name = "DatasetError";
	findings;
	constructor(what, findings = [], options) {
		super(findings.length === 0 ? what : `${what}\n${formatFindings(findings)}`, options);
		this.findings = findings;
	}
};
/** Throws one {@link DatasetError} with all findings when there is an error among them. */
function refuseErrors(what, findings) {
	if (findings.some(({ level }) => level === "error")) throw new DatasetError(what, findings);
}
/** Whether the disk or the user's disk quota is full. */
function isFullDisk(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
/** Explains that the disk is full; returns any other error unchanged. */
function explainFullDisk(error, folder) {
	if (!isFullDisk(error)) return error;
	return new DatasetError(`The disk is full: ${folder} has no free space; nothing was published.`, [], { cause: error });
}

export { refuseErrors as a, isFullDisk as i, explainFullDisk as n, formatFindings as r, DatasetError as t };