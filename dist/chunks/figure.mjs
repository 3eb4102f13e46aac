// actions/lib/core/figure.ts
/** A whole number as scripts print it: sign, thousands, fraction, exponent. */
const WHOLE = /[-+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:_\d+)*)?(?:\.\d+(?:_\d+)*)?\.?(?:[eE][-+]?\d+)?/y;
/** Whether a text is a finite number. */
function isFigure(text) {
	return text.trim() !== "" && Number.isFinite(Number(text));
}
/** Whether a text is what a script prints for a number that is none: `nan`, `inf`, `-Infinity`. */
function isDiverged(text) {
	return /^[-+]?(nan|inf(inity)?)$/i.test(text.trim());
}
/**
* The figure that stands on the line, where what was found is only a part of it: `1.5e-05` for `1.5`, `1,234.5` for `1`,
* `-0.5` for `0.5`. Undefined where it is the whole.
*/
function wholeFigure(line, { text, start, end }) {
	if (!isFigure(text)) return void 0;
	const before = /(?:(?:^|[\s:=(,])[-+])?(?:\d[\d.,_]*)?$/.exec(line.slice(0, start))?.[0].replace(/^[\s:=(,](?=[-+])/, "") ?? "";
	WHOLE.lastIndex = start - before.length;
	const whole = WHOLE.exec(line)?.[0].replace(/\.$/, "") ?? "";
	if (whole === "" || start - before.length + whole.length < end) return void 0;
	const figure = whole.replaceAll(/[,_]/g, "");
	return isFigure(figure) && Number(figure) !== Number(text) ? whole : void 0;
}
/**
* An expression that finds `nan` and `inf` where the given one finds a figure: the same, with other words in its group.
*
* @returns undefined when there is no capturing group
*/
function divergedExpression(source) {
	const group = groupOf(source);
	if (group === void 0) return void 0;
	return `${source.slice(0, group.start)}([-+]?(?:[nN][aA][nN]|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?))(?![A-Za-z])${source.slice(group.end)}`;
}
/** Where the first capturing group stands in an expression, its brackets included. */
function groupOf(source) {
	let [start, depth, inClass] = [
		-1,
		0,
		false
	];
	for (let index = 0; index < source.length; index++) {
		const sign = source[index];
		if (sign === "\\") index++;
		else if (inClass) inClass = sign !== "]";
		else if (sign === "[") inClass = true;
		else if (sign === "(") {
			if (start >= 0) depth++;
			else if (source[index + 1] !== "?" || /^\(\?<[^=!]/.test(source.slice(index))) [start, depth] = [index, 1];
		} else if (sign === ")" && start >= 0 && --depth === 0) return {
			start,
			end: index + 1
		};
	}
}
const COLOURS = /\x1b\[[0-9;?]*[A-Za-z]/g;
/** A line without the codes that colour it in a terminal. */
function withoutColours(line) {
	return line.replace(COLOURS, "");
}
/**
* A figure with the digits that SageMaker has kept: it holds metrics as 32-bit floats (`MetricData.Value` is a Float in
* its service model), so the shortest number that is the same float.
*/
function float32(value) {
	const kept = Math.fround(value);
	if (!Number.isFinite(kept)) return value;
	for (let digits = 1; digits < 9; digits++) {
		const short = Number(kept.toPrecision(digits));
		if (Math.fround(short) === kept) return short;
	}
	return Number(kept.toPrecision(9));
}

export { wholeFigure as a, isFigure as i, float32 as n, withoutColours as o, isDiverged as r, divergedExpression as t };