// actions/lib/report/preview-mark.ts
const END = "<!-- end of the preview -->";
const BEGIN = /^<!-- preview ([\w-]{1,63}) -->$/;
function marked(endpoint, section) {
	return `<!-- preview ${endpoint} -->\n${section}\n${END}`;
}
function previewsIn(comment) {
	return [...markedIn(comment).keys()];
}
function markedIn(comment) {
	const parts = /* @__PURE__ */ new Map();
	replacePreviews(comment, (endpoint, part) => {
		parts.set(endpoint, part);
	});
	return parts;
}
function replacePreviews(comment, words) {
	const kept = [];
	let fence = "";
	let preview;
	for (const line of comment.split("\n")) {
		kept.push(line);
		const text = line.trimEnd();
		if (fence !== "") fence = text === fence ? "" : fence;
		else fence = /^`{3,}/.exec(text)?.[0] ?? "";
		if (fence !== "") continue;
		const [, endpoint] = BEGIN.exec(text) ?? [];
		if (endpoint !== void 0) preview = {
			endpoint,
			from: kept.length - 1
		};
		if (text !== END || preview === void 0) continue;
		const other = words(preview.endpoint, kept.slice(preview.from).join("\n"));
		if (other !== void 0) kept.splice(preview.from, kept.length, other);
		preview = void 0;
	}
	return kept.join("\n");
}

export { replacePreviews as i, markedIn as n, previewsIn as r, marked as t };