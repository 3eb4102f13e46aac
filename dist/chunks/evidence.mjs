// actions/lib/compare/distributions.ts
const HALF_LOG_TWO_PI = .9189385332046728;
function logGamma(x) {
	let [product, shifted] = [1, x];
	for (; shifted < 10; shifted++) product *= shifted;
	const square = 1 / (shifted * shifted);
	const terms = 1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360)))));
	return (shifted - .5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + terms / shifted - Math.log(product);
}
function betaCdf(x, a, b) {
	if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
	if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
	const log = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
	return Math.exp(log) * betaFraction(x, a, b) / a;
}
function betaFraction(x, a, b) {
	const away = (value) => Math.abs(value) < 1e-300 ? 1e-300 : value;
	let denominator = 1 / away(1 - (a + b) * x / (a + 1));
	let [numerator, value] = [1, denominator];
	for (let step = 1; step <= 1e5; step++) {
		const even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step));
		const odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1));
		let factor = 1;
		for (const term of [even, odd]) {
			denominator = 1 / away(1 + term * denominator);
			numerator = away(1 + term / numerator);
			factor = denominator * numerator;
			value *= factor;
		}
		if (Math.abs(factor - 1) < 1e-15) break;
	}
	return value;
}
function binomial(successes, trials, p) {
	if (successes < 0 || successes > trials) return 0;
	if (p <= 0 || p >= 1) return successes === (p <= 0 ? 0 : trials) ? 1 : 0;
	const ways = logGamma(trials + 1) - logGamma(successes + 1) - logGamma(trials - successes + 1);
	return Math.exp(ways + successes * Math.log(p) + (trials - successes) * Math.log1p(-p));
}
function binomialCdf(successes, trials, p) {
	if (successes < 0 || successes >= trials) return successes < 0 ? 0 : 1;
	return betaCdf(1 - p, trials - successes, successes + 1);
}
function studentCdf(t, df) {
	const tail = betaCdf(df / (df + t * t), df / 2, .5) / 2;
	return t > 0 ? 1 - tail : tail;
}
function normalCdf(z) {
	if (Math.abs(z) > 8) return z < 0 ? 0 : 1;
	let [sum, term] = [z, z];
	for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
		term *= z * z / odd;
		sum += term;
	}
	return .5 + sum * Math.exp(-z * z / 2 - HALF_LOG_TWO_PI);
}
function normalQuantile(p) {
	return crossing((z) => normalCdf(z) - p, -8, 8);
}
function crossing(rising, from, to) {
	let [low, high] = [from, to];
	for (let step = 0; step < 30; step++) {
		const middle = (low + high) / 2;
		if (rising(middle) < 0) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

// actions/lib/compare/evidence.ts
const ERROR_RATE = .05;
function intervalOf({ range: [from, to], chanceIfAtMost, chanceIfAtLeast }) {
	const above = (delta) => chanceIfAtMost(delta) - ERROR_RATE;
	const below = (delta) => ERROR_RATE - chanceIfAtLeast(delta);
	return [above(from) > 0 ? null : crossing(above, from, to), below(to) < 0 ? null : crossing(below, from, to)];
}
function together(...parts) {
	return {
		improvement: parts[0].improvement,
		range: [Math.min(...parts.map(({ range }) => range[0])), Math.max(...parts.map(({ range }) => range[1]))],
		chanceIfAtMost: (delta) => Math.max(...parts.map((part) => part.chanceIfAtMost(delta))),
		chanceIfAtLeast: (delta) => Math.max(...parts.map((part) => part.chanceIfAtLeast(delta)))
	};
}

export { binomialCdf as a, studentCdf as c, binomial as i, intervalOf as n, normalCdf as o, together as r, normalQuantile as s, ERROR_RATE as t };