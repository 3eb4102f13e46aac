import { Dt as shorten } from "./shared.mjs";
import { n as markedIn } from "./preview-mark.mjs";
import { i as isMissing, r as isDenied } from "./of-step.mjs";
import { a as compareRuns, c as writerOf, o as marker } from "./pull-request.mjs";

// actions/lib/github-api/cut-to-fit.ts
const COMMENT = {
	most: 65536,
	unit: "characters"
};
const CHECK = {
	most: 65535,
	unit: "bytes"
};
function cutToFit(sections, limit, rest) {
	const size = (text) => limit.unit === "bytes" ? Buffer.byteLength(text) : text.length;
	const whole = sections.join("\n\n");
	if (size(whole) <= limit.most) return whole;
	const ending = `(Cut here, because GitHub allows ${new Intl.NumberFormat("en").format(limit.most)} ${limit.unit}. ${rest})`;
	const kept = [];
	for (const section of sections) {
		if (size([
			...kept,
			section,
			ending
		].join("\n\n")) > limit.most) break;
		kept.push(section);
	}
	return [...kept, ending].join("\n\n");
}

// actions/lib/github-api/check.ts
const REMARKS = 50;
const MESSAGE = 15e3;
const TITLE = 200;
async function openCheck(github, { name, head, run, page }) {
	const purpose = purposeOf$1("Opening the check", github, name);
	const asCheck = ({ id, html_url: url }) => ({
		id: Number(id),
		name,
		url: url ?? page
	});
	const find = async () => {
		const mine = (await github.list(purpose, "GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
			ref: head,
			check_name: name,
			filter: "all"
		})).find(({ external_id: by, status }) => by === run && status !== "completed");
		return mine && asCheck(mine);
	};
	return github.findOrCreate(find, async () => asCheck(await github.send(purpose, "POST /repos/{owner}/{repo}/check-runs", {
		name,
		head_sha: head,
		status: "in_progress",
		external_id: run,
		details_url: page
	})));
}
async function completeCheck(github, { id, name }, report) {
	const { conclusion, summary, text, remarks = [], rest } = report;
	const output = {
		title: shorten(report.title, TITLE),
		summary: cutToFit(summary, CHECK, rest),
		...text && { text: cutToFit(text, CHECK, rest) }
	};
	const pages = Math.max(1, Math.ceil(remarks.length / REMARKS));
	for (let page = 0; page < pages; page++) {
		const annotations = remarks.slice(page * REMARKS, (page + 1) * REMARKS).map(asAnnotation);
		await github.send(purposeOf$1("Completing the check", github, name), "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
			check_run_id: id,
			output: {
				...output,
				annotations
			},
			...page === pages - 1 ? {
				status: "completed",
				conclusion
			} : { status: "in_progress" }
		});
	}
}
function asAnnotation({ path, line, level, message, title }) {
	return {
		path,
		start_line: line,
		end_line: line,
		annotation_level: level,
		message: shorten(message, MESSAGE),
		...title !== void 0 && { title: shorten(title, TITLE) }
	};
}
function purposeOf$1(what, { repository }, name) {
	return {
		what,
		of: `${name} in ${repository}`,
		needs: "checks: write"
	};
}

// actions/lib/github-api/comment.ts
const ROUNDS = 3;
async function putComment(github, place, run, text) {
	try {
		for (let round = 1;; round++) try {
			return await write(github, place, run, text);
		} catch (error) {
			if (!isMissing(error) || round === ROUNDS) throw error;
		}
	} catch (error) {
		if (isDenied(error)) return {
			state: "refused",
			why: error
		};
		throw error;
	}
}
async function write(github, place, run, text) {
	const [before] = await ours(github, place);
	const again = run.attempt > 1 && before?.writer.head === run.head;
	if (before !== void 0 && compareRuns(before.writer, run) > 0 && !again) return superseded(before);
	const body = bodyOf(place, run, text, again ? before.body : "");
	const find = async () => (await ours(github, place)).find(({ writer }) => compareRuns(writer, run) === 0);
	const written = before === void 0 ? await github.findOrCreate(find, () => create(github, place, run, body)) : await update(github, place, before.id, run, body);
	const listed = await ours(github, place);
	const [kept = written, ...others] = listed.some(({ id }) => id === written.id) ? listed : inOrder([...listed, written]);
	for (const { id } of others) await remove(github, place, id);
	const difference = compareRuns(kept.writer, run);
	if (difference > 0) return superseded(kept);
	if (difference < 0) await update(github, place, kept.id, run, body);
	return {
		state: before === void 0 ? "created" : "updated",
		url: kept.url
	};
}
function bodyOf({ pipeline }, run, { sections, rest }, before) {
	const own = markedIn(sections.join("\n\n"));
	const kept = [...markedIn(before)].flatMap(([endpoint, part]) => own.has(endpoint) ? [] : [part]);
	const [first = "", ...others] = sections;
	return cutToFit([
		`${marker(pipeline, run)}\n${first}`,
		...others,
		...kept
	], COMMENT, rest);
}
function superseded({ url, writer }) {
	return {
		state: "superseded",
		url,
		by: writer
	};
}
async function ours(github, place) {
	const self = await github.self();
	return inOrder((await github.list(purposeOf("Reading the comments", github, place), "GET /repos/{owner}/{repo}/issues/{issue_number}/comments", { issue_number: place.pullRequest })).flatMap(({ id, html_url: url, user, body = "" }) => {
		const writer = user?.id === self ? writerOf(body, place.pipeline) : void 0;
		return writer === void 0 ? [] : [{
			id: Number(id),
			url,
			writer,
			body
		}];
	}));
}
function inOrder(comments) {
	return comments.toSorted((one, other) => compareRuns(other.writer, one.writer) || one.id - other.id);
}
async function create(github, place, writer, body) {
	const { id, html_url: url } = await github.send(purposeOf("Writing the comment", github, place), "POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
		issue_number: place.pullRequest,
		body
	});
	return {
		id: Number(id),
		url,
		writer,
		body
	};
}
async function update(github, place, id, writer, body) {
	const { html_url: url } = await github.send(purposeOf("Updating the comment", github, place), "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
		comment_id: id,
		body
	});
	return {
		id,
		url,
		writer,
		body
	};
}
async function remove(github, place, id) {
	try {
		await github.send(purposeOf("Deleting a second comment", github, place), "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", { comment_id: id });
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
}
function purposeOf(what, { repository }, { pullRequest }) {
	return {
		what,
		of: `pull request ${pullRequest} of ${repository}`,
		needs: "pull-requests: write"
	};
}

export { completeCheck as n, openCheck as r, putComment as t };