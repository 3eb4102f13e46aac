// actions/lib/compare/difference.ts
function intervalOfDifference({ interval: [lower, upper], higherIsBetter }) {
	const negative = (value) => value === null ? null : -value || 0;
	return higherIsBetter ? [lower, upper] : [negative(upper), negative(lower)];
}

export { intervalOfDifference as t };