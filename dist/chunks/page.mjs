import { a as priceRows, i as phaseRows, n as bothMachinesLines, t as EC2_BESIDE_SAGEMAKER } from "./both-machines.mjs";
import { t as WORDS } from "./step.mjs";
import { Dt as shorten, Et as plainLines } from "./shared.mjs";
import { n as log, r as point, t as linear } from "./d3.mjs";
import { t as intervalOfDifference } from "./difference.mjs";
import { n as latencyNotes, t as besidesRows } from "./besides.mjs";
import { i as latencyText } from "./latency.mjs";
import { t as awsPage } from "./aws-page.mjs";
import { t as askCommand } from "./preview.mjs";
import { t as hostingPrice } from "./price.mjs";
import { n as money, t as hourly } from "./arithmetic.mjs";
import { createHash } from "node:crypto";

// actions/lib/report/html/html.ts
const LONGEST = 4e3;
var Html = class {
	text;
	constructor(text) {
		this.text = text;
	}
};
function html(strings, ...parts) {
	return new Html(strings.reduce((text, string, at) => `${text}${render(parts[at - 1])}${string}`));
}
function prose(text) {
	return html`${text.split(/`([^`]+)`/).map((piece, at) => at % 2 === 1 ? html`<code>${piece}</code>` : piece)}`;
}
function render(part) {
	if (part === void 0 || part === false) return "";
	if (part instanceof Html) return part.text;
	if (typeof part === "object") return part.map(render).join("");
	return withoutSigns(typeof part === "number" ? String(part) : plainLines(shorten(part, LONGEST)).join("\n"));
}
const SIGNS = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
function withoutSigns(text) {
	return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

// actions/lib/report/html/figure.ts
const MOST_ROWS$1 = 500;
function table({ caption, head, rows }) {
	const cell = (part) => typeof part === "number" ? html`<td class="n">${part}</td>` : html`<td>${part}</td>`;
	const left = rows.length - MOST_ROWS$1;
	const isNumeric = (at) => rows.some((row) => typeof row[at] === "number");
	return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<thead><tr>${head.map((name, at) => html`<th scope="col" class="${isNumeric(at) ? "n" : ""}">${name}</th>`)}</tr></thead>
<tbody>${rows.slice(0, MOST_ROWS$1).map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody></table></div>
${left > 0 ? html`<p class="quiet">${left} more rows are in the record.</p>` : void 0}`;
}
function figure({ title, of, description, size, drawing, legend = [], data }) {
	const { width, height } = size;
	const whole = of === void 0 ? title : `${title} of ${of}`;
	const keys = legend.map(({ colour, name }) => html`<li><i class="key ${colour}"></i>${name}</li>`);
	return html`<figure class="${width > 400 ? "wide" : "small"}"><figcaption>${title}</figcaption>
${keys.length > 0 ? html`<ul class="legend">${keys}</ul>` : void 0}
<div class="scroll" role="region" tabindex="0" aria-label="Chart: ${whole}"><svg role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title>${whole}</title><desc>${description}</desc>${drawing}</svg></div>
<details><summary>Numbers<span class="hidden">: ${whole}</span></summary>${table({
		caption: `Numbers: ${whole}`,
		...data
	})}</details></figure>
`;
}
const SERIES = [
	"s1",
	"s2",
	"s3",
	"s4",
	"s5",
	"s6",
	"s7",
	"s8"
];
function series(index) {
	return SERIES[index % SERIES.length] ?? "s1";
}
function short(value) {
	if (!Number.isFinite(value)) return String(value);
	return Math.abs(value) >= 1e3 ? String(Math.round(value)) : String(Number(value.toPrecision(4)));
}
function duration(seconds) {
	const whole = Math.round(seconds);
	if (whole < 60) return `${seconds < 10 ? Number(seconds.toFixed(1)) : whole} s`;
	if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
	return `${Math.floor(whole / 3600)} h ${Math.round(whole % 3600 / 60)} min`;
}

// actions/lib/report/html/plane.ts
const MARGIN = {
	top: 8,
	right: 12,
	bottom: 38,
	left: 48
};
function plane(size, x, y, draw, left = MARGIN.left) {
	const [right, bottom] = [size.width - MARGIN.right, size.height - MARGIN.bottom];
	const across = scaleOf$1(x, [left, right]);
	const up = scaleOf$1(y, [bottom, MARGIN.top]);
	const middle = (MARGIN.top + bottom) / 2;
	return html`<g class="grid">${marks(y, up).map(([at, text]) => html`<path d="M${left} ${at}H${right}"/><text x="${left - 6}" y="${at}" dy=".32em" text-anchor="end">${text}</text>`)}${marks(x, across).map(([at, text]) => html`<path d="M${at} ${bottom}v4"/><text x="${at}" y="${bottom + 16}" text-anchor="middle">${text}</text>`)}<text class="axis" x="${(left + right) / 2}" y="${size.height - 4}" text-anchor="middle">${x.label}</text>
<text class="axis" transform="translate(11 ${middle}) rotate(-90)" text-anchor="middle">${y.label}</text></g>${draw(across, up)}`;
}
function scaleOf$1({ domain: [least, most], nice = true, magnitudes = false }, range) {
	const room = least === most ? Math.abs(least) * .1 || 1 : 0;
	const scale = magnitudes && least > 0 && most / least > 20 ? log([least, most], range) : linear([least - room, most + room], range);
	const placed = nice ? scale.nice(5) : scale;
	const place = (value) => tenth(placed(value));
	return Object.assign(place, {
		ticks: (count) => placed.ticks(count),
		format: placed.tickFormat(5)
	});
}
function marks({ ticks = 5, format }, scale) {
	return scale.ticks(ticks).filter((value) => scale.format(value) !== "").map((value) => [scale(value), (format ?? scale.format)(value)]);
}
function line(points) {
	return points.map((point, index) => `${index === 0 ? "M" : "L"}${point.join(" ")}`).join("");
}
function tenth(value) {
	return Math.round(value * 10) / 10;
}
function extent(values) {
	const finite = values.filter(Number.isFinite);
	if (finite.length === 0) return [0, 1];
	return finite.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
}

// actions/lib/report/html/timeline.ts
const ABOUT = [
	[
		/^(Starting|Pending|LaunchingMLInstances|PreparingTrainingStack|waiting|set-up)$/,
		"s7",
		"instances start"
	],
	[
		/^(Downloading|data$)/,
		"s3",
		"download"
	],
	[
		/^[Tt]raining$/,
		"s1",
		"training"
	],
	[
		/^(Uploading|upload)$/,
		"s4",
		"upload"
	]
];
const OTHER = ["s8", "other"];
const ACTION = "s6";
const SIZE$4 = {
	width: 1080,
	row: 22,
	left: 250,
	right: 70,
	top: 8,
	bottom: 40
};
const TICKS = [
	1,
	5,
	10,
	30,
	60,
	120,
	300,
	600,
	1200,
	1800,
	3600,
	7200,
	21600,
	86400
];
const MOST_ROWS = 60;
function timeline(records) {
	const rows = records.flatMap(rowsOf);
	return draw({
		title: "Actions and their jobs",
		description: "each action of the run, and the phases of its jobs",
		rows,
		axis: `since ${moment(Math.min(...rows.flatMap(({ stretches }) => stretches.map(({ from }) => from))))}`,
		legend: [
			[ACTION, "action"],
			...ABOUT.map(([, colour, about]) => [colour, about]),
			OTHER
		]
	});
}
function draw({ title, description, rows: all, axis, legend }) {
	const rows = all.slice(0, MOST_ROWS);
	const stretches = rows.flatMap((row) => row.stretches);
	if (stretches.length === 0) return void 0;
	const start = Math.min(...stretches.map(({ from }) => from));
	const end = Math.max(...stretches.map(({ to }) => to));
	const since = (time) => (time - start) / 1e3;
	const right = SIZE$4.width - SIZE$4.right;
	const lasts = Math.max(since(end), .001);
	const place = linear([0, lasts], [SIZE$4.left, right]);
	const step = TICKS.find((seconds) => lasts / seconds <= 6) ?? lasts / 5;
	const height = SIZE$4.top + rows.length * SIZE$4.row + SIZE$4.bottom;
	const bottom = height - SIZE$4.bottom;
	const bars = rows.map(({ name, stretches, isJob }, index) => {
		const y = SIZE$4.top + index * SIZE$4.row;
		const last = stretches.at(-1);
		const first = stretches[0];
		return html`<text x="${isJob ? 14 : 0}" y="${y + SIZE$4.row / 2}" dy=".32em" class="${isJob ? "" : "strong"}">${ending(name)}</text>
${stretches.map(({ name, from, to, colour }) => {
			const [x, width] = [tenth(place(since(from))), Math.max(1, tenth(place(since(to)) - place(since(from))))];
			return html`<rect class="${colour}" x="${x}" y="${y + 4}" width="${width}" height="${SIZE$4.row - 8}"><title>${name}: ${duration((to - from) / 1e3)}</title></rect>`;
		})}${first !== void 0 && last !== void 0 ? html`<text class="quiet" x="${tenth(place(since(last.to)) + 5)}" y="${y + SIZE$4.row / 2}" dy=".32em">${duration((last.to - first.from) / 1e3)}</text>` : void 0}`;
	});
	const grid = Array.from({ length: Math.floor(lasts / step) + 1 }, (_, at) => {
		const [value, x] = [at * step, tenth(place(at * step))];
		return html`<path d="M${x} ${SIZE$4.top}V${bottom}"/><text x="${x}" y="${bottom + 16}" text-anchor="middle">${duration(value).replace(/ 0 (s|min)$/, "")}</text>`;
	});
	const used = new Set(stretches.map(({ colour }) => colour));
	return figure({
		title,
		description: `${rows.length} rows over ${duration(since(end))}: ${description}.`,
		size: {
			width: SIZE$4.width,
			height
		},
		drawing: html`<g class="grid">${grid}<text class="axis" x="${(SIZE$4.left + right) / 2}" y="${height - 4}" text-anchor="middle">${axis}</text></g>${bars}`,
		legend: legend.flatMap(([colour, name]) => used.has(colour) ? [{
			colour,
			name
		}] : []),
		data: {
			head: [
				"what",
				"phase",
				"starts after s",
				"lasts s"
			],
			rows: all.flatMap(({ name, stretches }) => stretches.map((stretch) => [
				name,
				stretch.name,
				tenth(since(stretch.from)),
				tenth((stretch.to - stretch.from) / 1e3)
			]))
		}
	});
}
function moment(time) {
	return `${new Date(time).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
function rowsOf({ title, origin, started, ended = started, jobs, tuning }) {
	const name = origin.attempt > 1 ? `${title} (attempt ${origin.attempt})` : title;
	const known = new Set(jobs.map(({ job }) => job));
	const others = tuning.flatMap((tuned) => tuned.trials).flatMap(({ name, started: from, seconds }) => {
		if (known.has(name) || from === void 0 || seconds === void 0) return [];
		return [row(name, [{
			name: "Training",
			from,
			to: from + seconds * 1e3,
			colour: "s1"
		}])];
	});
	return [
		{
			name,
			isJob: false,
			stretches: [{
				name: "the action",
				from: started,
				to: ended,
				colour: ACTION
			}]
		},
		...jobs.map(({ job, phases }) => row(job, phases.map(({ name, from, to = ended }) => ({
			name,
			from,
			to,
			colour: colourOf(name)
		})))),
		...others
	].sort((a, b) => (a.stretches[0]?.from ?? 0) - (b.stretches[0]?.from ?? 0));
}
const row = (name, stretches) => ({
	name,
	stretches,
	isJob: true
});
function colourOf(phase) {
	return ABOUT.find(([pattern]) => pattern.test(phase))?.[1] ?? OTHER[0];
}
function ending(name) {
	return name.length <= 34 ? name : `…${name.slice(-33)}`;
}

// actions/lib/report/html/both-machines.ts
const COLOURS$1 = {
	waiting: "s8",
	"set-up": "s7",
	data: "s3",
	training: "s1",
	upload: "s4"
};
function bothMachines(both) {
	const { sagemaker, ec2, metrics, asks } = both;
	const number = (value) => typeof value === "number" ? Number(value.toPrecision(6)) : "unknown";
	const bound = (value) => value === null ? "unknown" : Number(value.toPrecision(3));
	const seconds = (value) => value === void 0 ? "" : Math.round(value * 10) / 10;
	const rows = [sagemaker, ec2].map(({ phases }, at) => {
		const stretches = phases.map(({ name, from, to }) => ({
			name,
			colour: COLOURS$1[name],
			from: from * 1e3,
			to: to * 1e3
		}));
		return {
			name: at === 0 ? "SageMaker" : "EC2",
			isJob: false,
			stretches
		};
	});
	return html`<ul>${bothMachinesLines(both).map((line) => html`<li>${prose(line)}</li>`)}</ul>
${draw({
		title: "From the request to the model",
		description: "SageMaker and EC2, each in its phases, since the run asked for the machine",
		rows,
		axis: "since the request",
		legend: Object.entries(COLOURS$1).map(([name, colour]) => [colour, name])
	})}
${table({
		caption: "Seconds of each phase, by SageMaker and on EC2",
		head: [
			"phase",
			"SageMaker, s",
			"EC2, s",
			"difference, s"
		],
		rows: phaseRows(both).map(({ name, ...of }) => [...[
			name,
			seconds(of.sagemaker),
			seconds(of.ec2)
		], seconds(of.sagemaker === void 0 || of.ec2 === void 0 ? void 0 : of.ec2 - of.sagemaker)])
	})}
<h3>Metrics</h3>
${table({
		caption: "Metrics by SageMaker and on EC2",
		head: [
			"metric",
			"SageMaker",
			"EC2",
			"difference",
			"at least",
			"at most",
			"tolerance",
			"examples"
		],
		rows: metrics.map(({ name, difference, interval: [lower, upper], tolerance, examples, ...of }) => [
			...[
				name,
				number(of.sagemaker),
				number(of.ec2),
				number(difference)
			],
			...difference === 0 && lower === null && upper === null ? ["", ""] : [bound(lower), bound(upper)],
			...[tolerance ?? "none", examples ?? "final figures"]
		])
	})}
<h3>Price</h3>
${table({
		caption: "Price by SageMaker and on EC2",
		head: [
			"price",
			"SageMaker",
			"EC2"
		],
		rows: priceRows(both)
	})}
<h3>What each asks of its user</h3>
${table({
		caption: "What each asks of its user",
		head: [
			"what",
			"SageMaker",
			"EC2"
		],
		rows: asks.map(({ what, sagemaker, ec2 }) => [
			what,
			prose(sagemaker),
			prose(ec2)
		])
	})}`;
}

// actions/lib/report/html/evaluation.ts
function evaluation(job, evaluated) {
	const { examples, correct, calibration, mistakes } = evaluated;
	return html`<h3>${job}</h3>
<p>${correct} of ${examples} test examples right (${percent(correct / examples)}).</p>
<div class="charts">${confusion(job, evaluated)}${calibration.length > 0 && reliability(job, evaluated)}</div>
${mistakes.length > 0 && html`<h4>Largest mistakes</h4>${gallery(mistakes.map((mistake) => ({
		...mistake,
		says: [
			["is", mistake.class],
			["taken for", mistake.predicted],
			...mistake.confidence === void 0 ? [] : [["confidence", percent(mistake.confidence)]]
		]
	})))}`}`;
}
function percent(part) {
	return `${(part * 100).toFixed(1)} %`;
}
const PICTURE = /^data:image\/(jpeg|png|webp|bmp);base64,[A-Za-z0-9+/]+=*$/;
function gallery(examples) {
	const shown = examples.map(({ id, path, picture, says }) => {
		const name = path ?? id.slice(0, 12);
		const image = picture !== void 0 && PICTURE.test(picture) ? html`<img src="${new Html(picture)}" alt="${name}" width="112" height="112">` : html`<span class="none">no picture</span>`;
		return html`<li>${image}<dl>${says.map(([what, value]) => html`<dt>${what}</dt><dd>${value}</dd>`)}</dl><span class="path">${name}</span></li>`;
	});
	return html`<ul class="gallery">${shown}</ul>`;
}
const CELL = 26;
const LABEL = 120;
function confusion(job, { classes, confusion }) {
	const side = classes.length * CELL;
	const size = {
		width: Math.max(360, LABEL + side + 40),
		height: side + LABEL + 8
	};
	const total = confusion.map((row) => row.reduce((sum, count) => sum + count, 0));
	const cells = confusion.flatMap((row, at) => row.map((count, column) => {
		if (count === 0) return void 0;
		const part = count / Math.max(1, total[at] ?? 1);
		const [x, y] = [LABEL + column * CELL, at * CELL];
		return html`<rect class="${at === column ? "s1" : "s5"}" x="${x}" y="${y}" width="${25}" height="${25}" fill-opacity="${tenth(.12 + .88 * part)}"><title>${classes[at]} taken for ${classes[column]}: ${count}</title></rect><text class="${part > .5 ? "on" : ""}" x="${x + CELL / 2}" y="${y + CELL / 2}" dy=".32em" text-anchor="middle">${count}</text>`;
	}));
	const names = classes.map((name, at) => {
		const middle = at * CELL + CELL / 2;
		return html`<text x="${114}" y="${middle}" dy=".32em" text-anchor="end">${fitted(name)}</text><text transform="translate(${LABEL + middle} ${side + 8}) rotate(-50)" dy=".32em" text-anchor="end">${fitted(name)}</text>`;
	});
	const pairs = confusion.flatMap((row, at) => row.map((count, column) => [
		classes[at] ?? "",
		classes[column] ?? "",
		count
	])).filter(([, , count]) => count > 0).sort(([, , a], [, , b]) => b - a);
	return figure({
		title: "Confusion matrix",
		of: job,
		description: `Rows are the right classes, columns the predicted ones. Most often confused: ${pairs.filter(([is, said]) => is !== said).slice(0, 3).map(([is, said, count]) => `${is} taken for ${said}, ${count} times`).join("; ") || "none"}.`,
		size,
		drawing: html`<g class="matrix">${cells}${names}</g>`,
		legend: [{
			colour: "s1",
			name: "right"
		}, {
			colour: "s5",
			name: "wrong"
		}],
		data: {
			head: [
				"class",
				"predicted",
				"examples"
			],
			rows: pairs
		}
	});
}
const fitted = (name) => name.length <= 17 ? name : `${name.slice(0, 16)}…`;
function reliability(job, { calibration, examples }) {
	const size = {
		width: 360,
		height: 260
	};
	const error = calibration.reduce((sum, { confidence, accuracy, examples: inside }) => sum + Math.abs(confidence - accuracy) * inside / examples, 0);
	const axis = {
		domain: [0, 1],
		nice: false,
		format: (value) => `${Math.round(value * 100)}`
	};
	return figure({
		title: "Calibration",
		of: job,
		description: `How often the model is right by how sure it is; on the diagonal it is as often right as it says. The mean distance from the diagonal is ${percent(error)}.`,
		size,
		drawing: plane(size, {
			...axis,
			label: "confidence, %"
		}, {
			...axis,
			label: "right, %"
		}, (x, y) => [calibration.map(({ from, to, accuracy, examples }) => html`<rect class="s1" x="${x(from) + 1}" y="${y(accuracy)}" width="${tenth(x(to) - x(from) - 2)}" height="${tenth(y(0) - y(accuracy))}"><title>${examples} examples: ${percent(accuracy)} right</title></rect>`), html`<path class="line s2 dashed" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>`]),
		legend: [{
			colour: "s1",
			name: "right"
		}, {
			colour: "s2",
			name: `as right as it is sure (mean distance ${percent(error)})`
		}],
		data: {
			head: [
				"confidence from",
				"to",
				"examples",
				"mean confidence",
				"right"
			],
			rows: calibration.map(({ from, to, examples, confidence, accuracy }) => [
				from,
				to,
				examples,
				Number(short(confidence)),
				Number(short(accuracy))
			])
		}
	});
}

// actions/lib/report/html/comparison.ts
const BADGES = {
	pass: "good",
	fail: "bad",
	inconclusive: "warn"
};
function comparison({ endpoint, candidate, baseline, comparison, none, besides }, pictures) {
	const heading = html`<h3>${endpoint}</h3><p>${candidate}${baseline !== void 0 && html` compared with ${baseline}, which main serves`}.</p>`;
	if (comparison === void 0) return html`${heading}<p>${none}</p>`;
	const { verdict, sentence, metrics, problems, notes } = comparison;
	return html`${heading}<p><span class="badge ${BADGES[verdict]}">${verdict}</span> ${sentence}</p>
${problems.map((problem) => html`<p class="note bad">${prose(problem)}</p>`)}
<div class="charts">${forest(endpoint, metrics)}${metricTable(endpoint, metrics)}</div>
<ul>${metrics.map(({ sentence }) => html`<li>${prose(sentence)}</li>`)}${notes.map((note) => html`<li>${prose(note)}</li>`)}</ul>
${besides !== void 0 && trainings(endpoint, besides)}${classes(endpoint, comparison)}${flips(comparison, pictures)}`;
}
function metricTable(endpoint, metrics) {
	const number = (value) => value === null ? "unknown" : Number(short(value));
	return table({
		caption: `Metrics of both models of ${endpoint}`,
		head: [
			"metric",
			"main",
			"candidate",
			"difference",
			"at least",
			"at most",
			"tolerance",
			"examples",
			"verdict"
		],
		rows: metrics.map(({ name, baseline, candidate, difference, ...metric }) => [
			name,
			...[
				baseline,
				candidate,
				difference,
				...intervalOfDifference(metric)
			].map(number),
			...[
				metric.tolerance,
				number(metric.examples),
				html`<span class="badge ${BADGES[metric.verdict]}">${metric.verdict}</span>`
			]
		])
	});
}
function trainings(endpoint, besides) {
	return html`<h4>Training, size and latency</h4>${table({
		caption: `Training, size and latency of both models of ${endpoint}`,
		head: [
			"what",
			"main",
			"candidate"
		],
		rows: besidesRows(besides, (instance) => instance)
	})}${latencyNotes(besides.latency).map((note) => html`<p>${prose(note)}</p>`)}`;
}
const SIZE$3 = {
	width: 380,
	row: 42,
	left: 10,
	right: 10,
	top: 6,
	bottom: 40
};
function forest(endpoint, metrics) {
	const rows = metrics.flatMap((metric) => {
		const unit = metric.tolerance > 0 ? metric.tolerance : Math.abs(metric.baseline ?? 0) / 100 || 1;
		return metric.improvement === null ? [] : [{
			metric,
			unit,
			at: metric.improvement / unit
		}];
	});
	if (rows.length === 0) return void 0;
	const ends = rows.flatMap(({ metric: { interval }, unit, at }) => [at, ...interval.flatMap((end) => end === null ? [] : [end / unit])]);
	const [left, right] = [SIZE$3.left, SIZE$3.width - SIZE$3.right];
	const place = linear([Math.min(-1.5, ...ends) - .2, Math.max(1, ...ends) + .2], [left, right]);
	const x = (value) => tenth(place(value));
	const height = SIZE$3.top + rows.length * SIZE$3.row + SIZE$3.bottom;
	const bottom = height - SIZE$3.bottom;
	return figure({
		title: "Improvement, with what the data leave open",
		of: endpoint,
		description: rows.map(({ metric }) => metric.sentence).join(" "),
		size: {
			width: SIZE$3.width,
			height
		},
		drawing: html`<g class="grid"><rect class="worse" x="${left}" y="${SIZE$3.top}" width="${Math.max(0, tenth(x(-1) - left))}" height="${bottom - SIZE$3.top}"/>${place.ticks(7).map((tick) => html`<path d="M${x(tick)} ${SIZE$3.top}V${bottom}"/><text x="${x(tick)}" y="${bottom + 16}" text-anchor="middle">${tick}</text>`)}
<text class="axis" x="${(left + right) / 2}" y="${height - 6}" text-anchor="middle">← worse · in tolerances (or % of main) · better →</text></g>
<path class="line s6 dashed" d="M${x(0)} ${SIZE$3.top}V${bottom}"/>
${rows.map(({ metric, unit, at }, index) => {
			const y = SIZE$3.top + index * SIZE$3.row + 28;
			const [lower, upper] = metric.interval;
			return html`<text x="${left + 2}" y="${y - 14}" class="strong">${metric.name}</text><path class="line ${COLOURS[metric.verdict]} thick" d="M${lower === null ? left : x(lower / unit)} ${y}H${upper === null ? right : x(upper / unit)}"/><circle class="${COLOURS[metric.verdict]}" cx="${x(at)}" cy="${y}" r="6"><title>${metric.sentence}</title></circle>`;
		})}`,
		legend: [...[
			"pass",
			"inconclusive",
			"fail"
		].filter((verdict) => rows.some(({ metric }) => metric.verdict === verdict)).map((verdict) => ({
			colour: COLOURS[verdict],
			name: verdict
		})), {
			colour: "worse",
			name: "worse by more than the tolerance"
		}],
		data: {
			head: [
				"metric",
				"improvement",
				"at least",
				"at most",
				"tolerance"
			],
			rows: rows.map(({ metric: { name, improvement, interval, tolerance } }) => [...[
				name,
				improvement ?? "",
				interval[0] ?? "unknown",
				interval[1] ?? "unknown",
				tolerance
			]])
		}
	});
}
const COLOURS = {
	pass: "s3",
	fail: "s5",
	inconclusive: "s7"
};
function classes(endpoint, { classes }) {
	if (classes === null) return void 0;
	const { common, added, removed } = classes;
	const changed = common.filter(({ baseline, candidate }) => baseline !== candidate);
	return html`<h4>Classes</h4>
${added.length > 0 && html`<p>New classes: ${added.join(", ")}.</p>`}${removed.length > 0 && html`<p>Classes that are gone: ${removed.join(", ")}.</p>`}
${changed.length === 0 ? html`<p>No class is judged better or worse.</p>` : table({
		caption: `Accuracy of each class that changed, ${endpoint}`,
		head: [
			"class",
			"examples",
			"main",
			"candidate",
			"change, points"
		],
		rows: changed.map(({ class: name, examples, baseline, candidate }) => [...[
			name,
			examples,
			percent(baseline),
			percent(candidate),
			Number(((candidate - baseline) * 100).toFixed(1))
		]])
	})}`;
}
function flips({ flips }, pictures) {
	if (flips === null) return void 0;
	const list = (title, { count, largest }) => html`<h4>${title}: ${count} ${count === 1 ? "example" : "examples"}</h4>${gallery(largest.slice(0, 12).map(({ example, class: is, baseline, candidate }) => ({
		id: example,
		...pictures[example],
		says: [
			["is", is],
			["main", baseline],
			["candidate", candidate]
		]
	})))}`;
	return html`${list("Now wrong", flips.nowWrong)}${list("Now right", flips.nowRight)}`;
}

// actions/lib/report/html/curves.ts
const SIZE$2 = {
	width: 360,
	height: 230
};
const MOST_LINES = 8;
function curves(records) {
	const trials = new Set(records.flatMap(({ tuning }) => tuning.flatMap((tuned) => tuned.trials.map(({ name }) => name))));
	const all = records.flatMap(({ jobs }) => jobs).toSorted((a, b) => Number(trials.has(a.job)) - Number(trials.has(b.job))).flatMap(({ job, curves }) => curves.map((curve) => ({
		job,
		...curve
	})));
	return [...Map.groupBy(all, ({ metric }) => metric)].map(([metric, found]) => {
		const shown = found.slice(0, MOST_LINES);
		const points = shown.flatMap((curve) => curve.points);
		const by = shown[0]?.by === "epoch" ? "epoch" : "value in the log";
		return figure({
			title: metric,
			description: `${metric} by ${by}: ${shown.map(({ job, points }) => `${job} ends at ${points.at(-1)?.[1]}`).join("; ")}.`,
			size: SIZE$2,
			drawing: plane(SIZE$2, {
				label: by,
				domain: extent(points.map(([at]) => at)),
				nice: false
			}, {
				label: metric,
				domain: extent(points.map(([, value]) => value)),
				format: short,
				magnitudes: true
			}, (x, y) => shown.map(({ job, points }, index) => {
				const path = line(points.map(([at, value]) => [x(at), y(value)]));
				return html`<path class="line of-job ${series(index)}" d="${path}"><title>${job}</title></path>`;
			})),
			legend: shown.map(({ job }, index) => ({
				colour: series(index),
				name: job
			})),
			data: {
				head: [
					"job",
					by,
					metric
				],
				rows: found.flatMap(({ job, points }) => points.map(([at, value]) => [
					job,
					at,
					value
				]))
			}
		});
	});
}

// actions/lib/report/html/load.ts
const SIZE$1 = {
	width: 360,
	height: 230
};
function load(found) {
	const { endpoint, requests, rate, retried, failures, percentiles } = found;
	const failed = failures.reduce((sum, [, count]) => sum + count, 0);
	return html`<h3>${endpoint}</h3>
<p>${requests} requests, ${rate.toFixed(1)} a second: ${failed} failed${retried > 0 && `, ${retried} answered after a retry`}.</p>
${failures.length > 0 && table({
		caption: `Failures of ${endpoint}`,
		head: ["failure", "requests"],
		rows: failures
	})}
<div class="charts">${percentiles.length > 0 && latencies(found)}${found.fleet.length > 0 && instances(found)}</div>`;
}
function latencies({ endpoint, histogram, percentiles }) {
	return figure({
		title: "Latency",
		of: endpoint,
		description: percentiles.map(([name, value]) => `${name} ${short(value)} ms`).join(", "),
		size: SIZE$1,
		drawing: plane(SIZE$1, {
			label: "ms",
			domain: extent(histogram.flatMap(({ from, to }) => [from, to])),
			nice: false
		}, {
			label: "requests",
			domain: [0, Math.max(1, ...histogram.map(({ requests }) => requests))]
		}, (x, y) => histogram.map(({ from, to, requests }) => html`<rect class="s1" x="${x(from)}" y="${y(requests)}" width="${Math.max(1, tenth(x(to) - x(from) - 1))}" height="${tenth(y(0) - y(requests))}"><title>${short(from)} to ${short(to)} ms: ${requests}</title></rect>`)),
		data: {
			head: ["of the requests", "ms"],
			rows: percentiles.map(([name, value]) => [name, Number(short(value))])
		}
	});
}
function instances({ endpoint, fleet }) {
	const end = Math.max(1, fleet.at(-1)?.seconds ?? 1);
	const most = Math.max(1, ...fleet.flatMap(({ current, desired }) => [current, desired]));
	return figure({
		title: "Instances",
		of: endpoint,
		description: fleet.map(({ seconds, current, desired }) => `after ${seconds} s ${current} of ${desired}`).join(", "),
		size: SIZE$1,
		drawing: plane(SIZE$1, {
			label: "s",
			domain: [0, end],
			nice: false
		}, {
			label: "instances",
			domain: [0, most],
			ticks: Math.min(most, 5),
			format: (value) => Number.isInteger(value) ? String(value) : ""
		}, (x, y) => {
			const steps = (of) => `${fleet.map((at, index) => `${index === 0 ? `M${x(at.seconds)} ` : `H${x(at.seconds)}V`}${y(of(at))}`).join("")}H${x(end)}`;
			return html`<path class="line s2 dashed" d="${steps(({ desired }) => desired)}"/><path class="line s1" d="${steps(({ current }) => current)}"/>`;
		}),
		legend: [{
			colour: "s1",
			name: "in service"
		}, {
			colour: "s2",
			name: "desired"
		}],
		data: {
			head: [
				"after s",
				"in service",
				"desired",
				"status"
			],
			rows: fleet.map(({ seconds, current, desired, status }) => [
				seconds,
				current,
				desired,
				status
			])
		}
	});
}

// actions/lib/report/html/preview.ts
function previews(records) {
	const found = records.flatMap(({ previews }) => previews);
	const newest = [...new Map(found.map((each) => [each.endpoint, each])).values()];
	if (newest.length === 0) return void 0;
	return [
		table({
			caption: "Preview endpoints",
			head: [
				"endpoint",
				"in place of",
				"until",
				"price",
				"latency"
			],
			rows: newest.map((each) => [
				linked(each),
				each.entry,
				...factsOf(each)
			])
		}),
		newest.some(({ expires }) => expires !== void 0) && html`<p>Each goes earlier where the pull request is closed or loses the label <code>preview</code>. Ask it:</p>`,
		newest.map((each) => each.expires !== void 0 && html`<pre>${askCommand(each)}</pre>`)
	];
}
function linked({ endpoint, region }) {
	const page = awsPage(region, "endpoint", endpoint);
	return page === void 0 ? endpoint : html`<a href="${page}">${endpoint}</a>`;
}
function factsOf({ expires, none, instance, region, price, latency }) {
	if (expires === void 0) return [
		`there is none: ${none}`,
		"",
		""
	];
	return [
		moment(Date.parse(expires)),
		hostingPrice(1, instance, region, price),
		latency === void 0 ? "not measured" : latencyText(latency)
	];
}

// actions/lib/report/html/prices.ts
function prices(records) {
	const costs = records.flatMap(({ cost, trained }) => cost === void 0 ? [] : [{
		cost,
		trained
	}]);
	const run = costs.flatMap(({ cost, trained }) => cost.run.map(({ key, what, price, worst, expected }) => {
		const job = trained.find(({ entry }) => key === (entry === "ec2" ? "train-on-ec2" : `train:${entry}`));
		const billed = job === void 0 || price === void 0 ? void 0 : job.billableSeconds * job.count / 3600 * price.dollars;
		return [
			key,
			what,
			amount(price?.dollars, hourly),
			amount(billed ?? expected),
			amount(worst)
		];
	}));
	const standing = costs.flatMap(({ cost }) => cost.standing.map(({ key, what, price, least = 0, most = 0 }) => [
		...[
			key,
			what,
			amount(price?.dollars, hourly)
		],
		price === void 0 ? "unknown" : range(least, most, hourly),
		price === void 0 ? "unknown" : range(least * 730, most * 730)
	]));
	if (run.length + standing.length === 0) return void 0;
	const items = costs.flatMap(({ cost }) => [...cost.run, ...cost.standing]);
	const sources = [...new Set(items.flatMap(({ price }) => price?.source ?? []))].join("; ");
	return [
		...run.length > 0 ? [table({
			caption: "Prices of jobs",
			head: [
				"jobs",
				"at worst",
				"an hour",
				"billed or expected",
				"at most"
			],
			rows: run
		})] : [],
		...standing.length > 0 ? [table({
			caption: "Prices of what stays",
			head: [
				"stays",
				"what",
				"an hour, each",
				"an hour",
				"a month"
			],
			rows: standing
		})] : [],
		html`<p class="quiet">On-demand prices in US dollars${sources !== "" && html` (${sources})`}, without storage, requests and transfer.</p>`
	];
}
function amount(dollars, show = money) {
	return dollars === void 0 ? "unknown" : show(dollars);
}
function range(least, most, show = money) {
	return least === most ? show(least) : `${show(least)} to ${show(most)}`;
}

// actions/lib/report/html/style.ts
const STYLE = `
:root{color-scheme:light dark;--page:#fff;--soft:#f4f6f9;--ink:#1a2230;--quiet:#566073;--rule:#d5dbe5;--link:#0b57c2;
--good:#17692f;--good-soft:#e2f4e6;--bad:#a8201a;--bad-soft:#fde8e6;--warn:#7a4b00;--warn-soft:#fdf1d8;
--s1:#2f6fde;--s2:#d1560f;--s3:#0f8a7e;--s4:#8a4fd0;--s5:#c2336b;--s6:#7b8798;--s7:#b98a00;--s8:#55606f}
@media (prefers-color-scheme:dark){:root{--page:#12161d;--soft:#1b212b;--ink:#e6eaf1;--quiet:#a3aec0;--rule:#343d4c;--link:#8ab8ff;
--good:#7fd894;--good-soft:#15301d;--bad:#ff9c93;--bad-soft:#3a1a19;--warn:#f0c674;--warn-soft:#34280f;
--s1:#6ea2ff;--s2:#ff9a57;--s3:#45c9bb;--s4:#bd93f9;--s5:#ff7fab;--s6:#8d98a9;--s7:#e5bb45;--s8:#aab4c3}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:1180px;margin:0 auto;padding:0 20px}
header{padding-top:28px}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 6px}
h2{font-size:1.25rem;margin:40px 0 12px;padding-bottom:6px;border-bottom:1px solid var(--rule)}
h3{font-size:1.02rem;margin:22px 0 8px}
h4{font-size:.95rem;margin:18px 0 8px}
a{color:var(--link)}
p{margin:8px 0}
.quiet,footer{color:var(--quiet)}
footer{padding-top:32px;padding-bottom:40px;font-size:.88rem}
nav ul,.legend,.gallery,.facts{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:6px 16px}
nav{margin-top:14px;font-size:.92rem}
.badge{display:inline-block;padding:2px 12px;border-radius:99px;font-weight:600;font-size:.92rem;border:1px solid currentColor}
.good{color:var(--good);background:var(--good-soft)}.bad{color:var(--bad);background:var(--bad-soft)}.warn{color:var(--warn);background:var(--warn-soft)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:12px;margin:14px 0;padding:0;list-style:none}
.cards li{background:var(--soft);border:1px solid var(--rule);border-radius:10px;padding:10px 14px}
.cards b{display:block;font-size:1.45rem;line-height:1.25;font-weight:650;font-variant-numeric:tabular-nums}
.cards span{color:var(--quiet);font-size:.86rem}
.note{border-left:4px solid currentColor;border-radius:4px;padding:10px 14px;margin:12px 0}
pre{white-space:pre-wrap;margin:6px 0;font-size:.85rem;color:var(--ink)}
.note p{color:var(--ink)}
.charts{display:flex;flex-wrap:wrap;gap:18px;align-items:flex-start}
.charts>.scroll{flex:1 1 max-content}
figure{margin:0 0 6px;padding:12px 14px;background:var(--soft);border:1px solid var(--rule);border-radius:10px;max-width:100%;min-width:0}
figure.small{width:368px}figure.wide{width:fit-content}
figcaption{font-weight:600;margin-bottom:4px}
.legend{font-size:.82rem;color:var(--quiet);gap:2px 14px;margin-bottom:6px}
.key{display:inline-block;width:11px;height:11px;border-radius:3px;margin-right:6px;background:currentColor}
.scroll{overflow-x:auto;max-width:100%;border-radius:4px}
.scroll:focus-visible,summary:focus-visible,a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
svg{display:block;font-size:11.5px;font-family:inherit}
.small svg{width:100%;min-width:300px;height:auto}
svg text{fill:var(--ink)}
svg .grid path{stroke:var(--rule);fill:none}
svg .grid text,svg text.quiet{fill:var(--quiet)}
svg text.strong{font-weight:650}
svg .on{fill:var(--page);font-weight:600}
svg .line{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}
svg .thin{stroke-width:1.3;stroke-opacity:.5}svg .thick{stroke-width:3.2}svg .dashed{stroke-dasharray:5 4}
svg rect,svg circle{fill:currentColor}
.worse{color:var(--bad-soft)}svg .axis,svg .grid text{paint-order:stroke;stroke:var(--soft);stroke-width:3px;stroke-linejoin:round}
.s1{color:var(--s1)}.s2{color:var(--s2)}.s3{color:var(--s3)}.s4{color:var(--s4)}.s5{color:var(--s5)}.s6{color:var(--s6)}.s7{color:var(--s7)}.s8{color:var(--s8)}
.of-job.s3,.of-job.s6{stroke-dasharray:7 3}.of-job.s4,.of-job.s7{stroke-dasharray:2 3}.of-job.s5,.of-job.s8{stroke-dasharray:9 3 2 3}
details{margin-top:6px;font-size:.88rem}summary{cursor:pointer;color:var(--link)}
details .scroll{max-height:320px;overflow:auto}
table{border-collapse:collapse;font-size:.88rem;width:100%}
th,td{text-align:left;padding:5px 12px 5px 0;border-bottom:1px solid var(--rule);vertical-align:top;overflow-wrap:normal}
td{min-width:4em}
th{color:var(--quiet);font-weight:600;white-space:nowrap}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code{font-size:.92em}td code{overflow-wrap:anywhere}
.gallery{gap:14px}
.gallery li{width:134px;background:var(--soft);border:1px solid var(--rule);border-radius:10px;padding:10px;font-size:.82rem}
.gallery img,.none{display:grid;place-items:center;width:112px;height:112px;object-fit:contain;background:var(--page);border-radius:6px;color:var(--quiet);image-rendering:auto}
dl{margin:6px 0 2px;line-height:1.3}dt{color:var(--quiet);font-size:.74rem}dd{margin:0 0 3px;display:-webkit-box;-webkit-line-clamp:3;-webkit-box-orient:vertical;overflow:hidden}
.path{color:var(--quiet);font-size:.74rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--page);padding:6px 10px}
@media (max-width:520px){main,header,footer{padding-left:14px;padding-right:14px}h1{font-size:1.4rem}figure{padding:10px}}
@media print{nav,summary,.skip{display:none}figure,.cards li,.gallery li{break-inside:avoid}body{font-size:11pt}.scroll{overflow:visible}}
`;

// actions/lib/report/html/trials.ts
function trials({ name, objective, direction, best, trials }) {
	const searched = [...new Set(trials.flatMap(({ hyperparameters }) => Object.keys(hyperparameters)))].sort();
	const rows = trials.map((trial) => [
		trial.name === best ? html`<strong>${trial.name}</strong> (best)` : trial.name,
		trial.objective,
		...searched.map((key) => numberOf(trial.hyperparameters[key]) ?? trial.hyperparameters[key]),
		trial.status,
		trial.seconds === void 0 ? void 0 : duration(trial.seconds)
	]);
	const measured = trials.filter((trial) => trial.objective !== void 0);
	return html`<h3>${name}</h3>${measured.length > 0 && html`<div class="charts">${overTime(measured, {
		objective,
		direction,
		best
	})}${parallel(measured, searched, objective, best)}</div>`}${table({
		caption: `Trials of ${name}`,
		head: [
			"trial",
			objective,
			...searched,
			"status",
			"time"
		],
		rows
	})}`;
}
const SIZE = {
	width: 360,
	height: 260
};
function overTime(trials, { objective, direction, best }) {
	const inOrder = trials.toSorted((a, b) => (a.started ?? 0) - (b.started ?? 0) || a.name.localeCompare(b.name));
	const better = direction === "Minimize" ? Math.min : Math.max;
	const points = inOrder.map((trial, index) => ({
		at: index + 1,
		trial,
		best: better(...inOrder.slice(0, index + 1).map(({ objective }) => objective))
	}));
	return figure({
		title: `${objective} over time`,
		description: `${points.length} trials in the order of their starts; the best ${objective} is ${points.at(-1)?.best}.`,
		size: SIZE,
		drawing: plane(SIZE, {
			label: "trial",
			domain: [1, points.length],
			nice: false,
			ticks: Math.min(points.length, 6),
			format: wholeOnly
		}, {
			label: objective,
			domain: extent(points.map(({ trial }) => trial.objective)),
			format: short
		}, (x, y) => [html`<path class="line s2" d="${points.map(({ at, best }, index) => `${index === 0 ? "M" : "H"}${x(at)}${index === 0 ? " " : "V"}${y(best)}`).join("")}"/>`, points.map(({ at, trial }) => html`<circle class="${trial.name === best ? "s2" : "s1"}" cx="${x(at)}" cy="${y(trial.objective)}" r="${trial.name === best ? 6 : 4}"><title>${trial.name}: ${trial.objective}</title></circle>`)]),
		legend: [{
			colour: "s1",
			name: "trial"
		}, {
			colour: "s2",
			name: "best so far"
		}],
		data: {
			head: [
				"order",
				"trial",
				objective
			],
			rows: points.map(({ at, trial }) => [
				at,
				trial.name,
				trial.objective
			])
		}
	});
}
const wholeOnly = (value) => Number.isInteger(value) ? String(value) : "";
function parallel(trials, searched, objective, best) {
	if (searched.length === 0) return void 0;
	const size = {
		width: Math.max(SIZE.width, 150 * (searched.length + 1)),
		height: SIZE.height
	};
	const range = [size.height - 28, 34];
	const scales = [...searched.map((key) => scaleOf(key, trials.map((trial) => trial.hyperparameters[key]), range)), numeric(objective, trials.map((trial) => trial.objective), range, ({ objective }) => objective)];
	const across = point(scales.map((_, index) => index), [60, size.width - 60]);
	const x = (index) => tenth(across(index) ?? 0);
	const drawn = trials.toSorted((a, b) => Number(a.name === best) - Number(b.name === best));
	return figure({
		title: `Hyperparameters and ${objective}`,
		description: `A line for each of ${trials.length} trials across ${searched.join(", ")} and ${objective}; that of the best trial is thick.`,
		size,
		drawing: html`<g class="grid">${scales.map(({ name, marks }, index) => html`<path d="M${x(index)} ${range[1]}V${range[0]}"/><text class="axis" x="${x(index)}" y="16" text-anchor="middle">${name}</text>${marks.map(([y, text]) => html`<text x="${x(index) + 5}" y="${y}" dy=".32em">${text}</text>`)}`)}</g>${drawn.map((trial) => {
			const points = scales.flatMap(({ place }, index) => {
				const y = place(trial);
				return y === void 0 ? [] : [[x(index), y]];
			});
			return html`<path class="line ${trial.name === best ? "s2 thick" : "s1 thin"}" d="${line(points)}"><title>${trial.name}: ${trial.objective}</title></path>`;
		})}`,
		legend: [{
			colour: "s1",
			name: "trial"
		}, {
			colour: "s2",
			name: "best trial"
		}],
		data: {
			head: [
				"trial",
				...searched,
				objective
			],
			rows: trials.map((trial) => [
				trial.name,
				...searched.map((key) => numberOf(trial.hyperparameters[key]) ?? trial.hyperparameters[key]),
				trial.objective
			])
		}
	});
}
function scaleOf(name, values, range) {
	const numbers = values.map(numberOf);
	const given = numbers.filter((value) => value !== void 0);
	const isNumeric = numbers.every((value, index) => value !== void 0 || values[index] === void 0);
	if (isNumeric && new Set(given).size > 5) return numeric(name, given, range, (trial) => numberOf(trial.hyperparameters[name]));
	const words = [...new Set(values.filter((value) => value !== void 0))].sort((a, b) => isNumeric ? Number(a) - Number(b) : a.localeCompare(b));
	const scale = point(words, range).padding(.3);
	const place = (word) => word === void 0 ? void 0 : tenth(scale(word) ?? 0);
	return {
		name,
		place: (trial) => place(trial.hyperparameters[name]),
		marks: words.map((word) => [place(word) ?? 0, word])
	};
}
function numeric(name, values, range, of) {
	const [least, most] = extent(values);
	const isLogarithmic = least > 0 && most / least > 20;
	const scale = (isLogarithmic ? log : linear)([least, most], range);
	const ticks = scale.ticks(3).filter((tick) => !isLogarithmic || isPowerOfTen(tick));
	const place = (value) => tenth(least === most ? (range[0] + range[1]) / 2 : scale(value));
	return {
		name,
		place: (trial) => {
			const value = of(trial);
			return value === void 0 ? void 0 : place(value);
		},
		marks: (least === most ? [least] : [
			least,
			most,
			...ticks
		]).map((value) => [place(value), short(value)]).filter(([y], index, all) => all.slice(0, index).every(([before]) => Math.abs(before - y) > 11))
	};
}
const isPowerOfTen = (value) => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;
function numberOf(text) {
	return text === void 0 || text.trim() === "" || !Number.isFinite(Number(text)) ? void 0 : Number(text);
}

// actions/lib/report/html/page.ts
function renderReport(records) {
	const inOrder = records.toSorted((a, b) => a.started - b.started);
	const sections = sectionsOf(inOrder).filter(({ body }) => body !== void 0);
	const name = inOrder[0]?.origin.pipeline ?? "";
	const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; img-src data:; base-uri 'none'; form-action 'none'`;
	const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${name}: report of a run</title>
`;
	const body = html`</head><body><a class="skip" href="#content">To the content</a>
${header(inOrder)}
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav></header>
<main id="content">${sections.map(({ id, title, body }) => html`<section><h2 id="${id}">${title}</h2>${body}</section>\n`)}</main>
${footer(inOrder)}</body></html>
`;
	return `${page.text}<style>${STYLE}</style>${body.text}`;
}
function header(records) {
	const { origin } = records[0] ?? {};
	const failed = records.some(({ problems }) => problems.length > 0);
	const pending = records.some((record) => record.pending !== void 0);
	const [badge, word] = failed ? ["bad", "failed"] : pending ? ["warn", "pending"] : ["good", "done"];
	const start = Math.min(...records.map(({ started }) => started));
	const end = Math.max(...records.map(({ started, ended = started }) => ended));
	const run = origin?.page === void 0 ? `run ${origin?.run}` : html`<a href="${origin.page}">run ${origin.run}</a>`;
	return html`<header><h1>${origin?.pipeline} <span class="badge ${badge}">${word}</span></h1>
<p class="quiet">${origin?.repository} · ${origin?.ref} · ${origin?.commit.slice(0, 10)} · ${run} · ${moment(start)} · ${duration((end - start) / 1e3)}</p>`;
}
function footer(records) {
	const end = Math.max(...records.map(({ started, ended = started }) => ended));
	return html`<footer>Written from the records of ${records.length} ${records.length === 1 ? "action" : "actions"}, the last at ${moment(end)}. The numbers of each chart are below it.</footer>`;
}
function sectionsOf(records) {
	const of = (values) => records.flatMap(values);
	const drawn = curves(records);
	const judged = of(({ jobs }) => jobs).flatMap(({ job, evaluation: found }) => found ? [evaluation(job, found)] : []);
	return [
		{
			id: "comparison",
			title: "Comparison with main",
			body: unlessEmpty(records.flatMap(({ comparisons, pictures }) => comparisons.map((each) => comparison(each, pictures))))
		},
		{
			id: "preview",
			title: "Preview",
			body: previews(records)
		},
		{
			id: "problems",
			title: "Problems",
			body: problems(records)
		},
		{
			id: "results",
			title: "Results",
			body: results(records)
		},
		{
			id: "timeline",
			title: "Timeline",
			body: timeline(records)
		},
		{
			id: "trials",
			title: "Trials",
			body: unlessEmpty(of(({ tuning }) => tuning).map(trials))
		},
		{
			id: "curves",
			title: "Learning curves",
			body: drawn.length > 0 ? html`<div class="charts">${drawn}</div>` : void 0
		},
		{
			id: "ec2",
			title: EC2_BESIDE_SAGEMAKER,
			body: unlessEmpty(of(({ bothMachines: both }) => both === void 0 ? [] : [both]).slice(-1).map(bothMachines))
		},
		{
			id: "evaluation",
			title: "Evaluation",
			body: unlessEmpty(judged)
		},
		{
			id: "load",
			title: "Load and scaling",
			body: unlessEmpty(of(({ loads }) => loads).map(load))
		},
		{
			id: "prices",
			title: "Prices",
			body: prices(records)
		},
		{
			id: "steps",
			title: "Steps",
			body: steps(records)
		}
	];
}
function unlessEmpty(parts) {
	return parts.length > 0 ? parts : void 0;
}
function problems(records) {
	return unlessEmpty(records.flatMap(({ title, problems, pending }) => [...problems.map(({ code, what, next }) => html`<div class="note bad"><strong>${title}</strong> <code>${code}</code><pre>${what}</pre><p>${prose(next)}</p></div>`), ...pending === void 0 ? [] : [html`<div class="note warn"><strong>${title}: pending</strong><p>${pending}. The next run resumes it.</p></div>`]]));
}
function results(records) {
	const trained = records.flatMap((record) => record.trained);
	const answers = records.flatMap((record) => record.answers);
	const notes = records.flatMap((record) => record.notes);
	const names = [...new Set(trained.flatMap(({ metrics }) => Object.keys(metrics)))];
	const card = (value, name) => html`<li><b>${value}</b><span>${name}</span></li>`;
	const cards = [...Object.entries(trained[0]?.metrics ?? {}).map(([name, value]) => card(short(value), name)), ...answers.slice(0, 1).map(({ prediction, milliseconds }) => card(prediction.split(",")[0], `answered in ${Math.round(milliseconds)} ms`))];
	if (cards.length === 0 && notes.length === 0) return void 0;
	return [
		html`<ul class="cards">${cards}</ul>`,
		trained.length > 0 && table({
			caption: "Training jobs",
			head: [
				"training",
				"job",
				...names,
				"instances",
				"training, s",
				"billable, s, all instances"
			],
			rows: trained.map(({ entry, trainingJob, metrics, instance, count, trainingSeconds, billableSeconds }) => [...[
				entry,
				trainingJob,
				...names.map((name) => metrics[name])
			], ...[
				`${count} × ${instance}`,
				trainingSeconds,
				count * billableSeconds
			]])
		}),
		answers.length > 0 && table({
			caption: "Answers",
			head: [
				"asked",
				"answered",
				"ms"
			],
			rows: answers.map(({ who, prediction, milliseconds }) => [
				who,
				prediction,
				Math.round(milliseconds)
			])
		}),
		notes.map((note) => html`<p>${prose(note)}</p>`)
	];
}
function steps(records) {
	const rows = records.flatMap(({ title, steps }) => steps.map(({ does, kind, id, key, detail }) => [
		title,
		WORDS[does],
		kind,
		html`<code>${id ?? key}</code>`,
		detail
	]));
	return table({
		caption: "Steps",
		head: [
			"action",
			"does",
			"what",
			"name",
			"why"
		],
		rows
	});
}

export { renderReport };