// actions/lib/prices/arithmetic.ts
/** The cost of jobs. @param earlier runs on the same instances; undefined: they could not be read */
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
/** The cost of what stays. */
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
/** Adds a figure of items. */
function sumOf(items, figure) {
	return {
		dollars: items.reduce((sum, item) => sum + (figure(item) ?? 0), 0),
		unknown: items.filter((item) => figure(item) === void 0).map(({ key }) => key)
	};
}
/** An amount for people: `$5.52`, `$0.0042`. */
function money(dollars) {
	return `$${dollars === 0 || dollars >= .01 ? dollars.toFixed(2) : dollars.toPrecision(2)}`;
}
/** An amount an hour for people, with four digits where it has them: `$0.23`, `$0.115`. */
function hourly(dollars) {
	return `$${dollars.toFixed(4).replace(/0{1,2}$/, "")}`;
}
/** `90 s`, `30 min`, `2 h`. */
function duration(seconds) {
	if (seconds % 3600 === 0) return `${seconds / 3600} h`;
	return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

export { sumOf as a, standingItem as i, money as n, runItem as r, hourly as t };