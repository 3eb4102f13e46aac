// actions/lib/prices/arithmetic.ts
function runItem(cost, prices, earlier) {
	const { key, product, others = [], instances, jobs, attempts = 1, seconds } = cost;
	const [price] = prices;
	const dearest = others.map((other, index) => ({
		product: other,
		price: prices[index + 1]
	})).reduce((most, one) => isDearer(one.price, most.price) ? one : most, {
		product,
		price
	});
	const instead = dearest.product === product ? "" : ` (where AWS has no ${typeOf(product)})`;
	const again = attempts === 1 ? "" : ` × ${attempts} times, if AWS interrupts each`;
	const some = `${jobs === 1 ? "" : `${jobs} jobs × `}${instances} × ${typeOf(dearest.product)} × ${duration(seconds)}${again}${instead}`;
	const what = cost.what === void 0 ? some : `${some}, ${cost.what}`;
	const names = earlier === void 0 ? {} : { earlier: earlier.map(({ job }) => job) };
	if (price === void 0 || dearest.price === void 0) return {
		key,
		what,
		...names
	};
	const dollars = (each, of) => each / 3600 * instances * jobs * of.dollars;
	const worst = {
		price: dearest.price,
		worst: dollars(seconds * attempts, dearest.price)
	};
	if (earlier === void 0 || earlier.length === 0) return {
		key,
		what,
		...worst,
		...names
	};
	const mean = earlier.reduce((sum, each) => sum + each.seconds, 0) / earlier.length;
	return {
		key,
		what,
		...worst,
		expected: dollars(mean, price),
		...names
	};
}
const isDearer = (one, other) => (one?.dollars ?? Number.POSITIVE_INFINITY) > (other?.dollars ?? Number.POSITIVE_INFINITY);
const typeOf = (product) => "instance" in product ? product.instance : product.use;
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