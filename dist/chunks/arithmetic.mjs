// actions/lib/prices/arithmetic.ts
function runItem(cost, price, earlier) {
	const { key, product, instances, jobs, seconds } = cost;
	const type = "instance" in product ? product.instance : product.use;
	const some = `${jobs === 1 ? "" : `${jobs} jobs × `}${instances} × ${type} × ${duration(seconds)}`;
	const what = cost.what === void 0 ? some : `${some}, ${cost.what}`;
	const names = earlier === void 0 ? {} : { earlier: earlier.map(({ job }) => job) };
	if (price === void 0) return {
		key,
		what,
		...names
	};
	const dollars = (each) => each / 3600 * instances * jobs * price.dollars;
	const worst = dollars(seconds);
	if (earlier === void 0 || earlier.length === 0) return {
		key,
		what,
		price,
		worst,
		...names
	};
	return {
		key,
		what,
		price,
		worst,
		expected: dollars(earlier.reduce((sum, each) => sum + each.seconds, 0) / earlier.length),
		...names
	};
}
function standingItem({ key, what, least, most }, price) {
	if (price === void 0) return {
		key,
		what
	};
	return {
		key,
		what,
		price,
		least: least * price.dollars,
		most: most * price.dollars
	};
}
function sumOf(items, figure) {
	return {
		dollars: items.reduce((sum, item) => sum + (figure(item) ?? 0), 0),
		unknown: items.filter((item) => figure(item) === void 0).map(({ key }) => key)
	};
}
function money(dollars) {
	return `$${dollars === 0 || dollars >= .01 ? dollars.toFixed(2) : dollars.toPrecision(2)}`;
}
function hourly(dollars) {
	return `$${dollars.toFixed(4).replace(/0{1,2}$/, "")}`;
}
function duration(seconds) {
	if (seconds % 3600 === 0) return `${seconds / 3600} h`;
	return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

export { sumOf as a, standingItem as i, money as n, runItem as r, hourly as t };