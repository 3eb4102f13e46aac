// actions/lib/compare/words.ts
function figure(value) {
	if (!Number.isFinite(value)) return String(value);
	const rounded = Math.abs(value) >= 1e4 ? Math.round(value) : Number(value.toPrecision(4));
	return String(rounded === 0 ? 0 : rounded);
}
function percent(share) {
	const points = share * 100;
	if (points > 0 && points < .1) return "less than 0.1 %";
	return `${Number(points.toFixed(points < 10 ? 1 : 0))} %`;
}
function count(number, one, many = `${one}s`) {
	return `${number} ${number === 1 ? one : many}`;
}

export { figure as n, percent as r, count as t };