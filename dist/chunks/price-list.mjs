// actions/lib/aws/known-prices.ts
const PRICE_LIST = "AWS Price List";
const KNOWN = {
	"us-east-1 hosting ml.m5.large": [
		.115,
		"2026-07-30",
		PRICE_LIST
	],
	"us-east-1 hosting ml.m5.xlarge": [
		.23,
		"2026-09-28",
		PRICE_LIST
	],
	"us-east-1 hosting ml.m5.2xlarge": [
		.461,
		"2026-09-28",
		PRICE_LIST
	],
	"us-east-1 training ml.m5.large": [
		.115,
		"2026-08-11",
		PRICE_LIST
	],
	"us-east-1 training ml.m5.xlarge": [
		.23,
		"2026-09-24",
		PRICE_LIST
	],
	"us-east-1 training ml.m5.4xlarge": [
		.922,
		"2026-09-25",
		PRICE_LIST
	],
	"us-east-1 training ml.c5.4xlarge": [
		.816,
		"2026-09-25",
		PRICE_LIST
	],
	"us-east-1 training ml.g4dn.xlarge": [
		.736,
		"2026-09-25",
		PRICE_LIST
	],
	"us-east-1 training ml.g5.xlarge": [
		1.408,
		"2026-09-25",
		PRICE_LIST
	],
	"us-east-1 training ml.g5.2xlarge": [
		1.515,
		"2026-09-25",
		PRICE_LIST
	],
	"us-east-2 training ml.m5.xlarge": [
		.23,
		"2026-10-10",
		PRICE_LIST
	],
	"us-east-2 training ml.g6.12xlarge": [
		5.752,
		"2026-10-10",
		PRICE_LIST
	],
	"us-east-1 notebook ml.t3.medium": [
		.05,
		"2026-09-24",
		PRICE_LIST
	],
	"us-east-1 notebook ml.m5.xlarge": [
		.23,
		"2026-09-24",
		PRICE_LIST
	],
	"us-east-1 ec2 m5.large": [
		.096,
		"2026-01-19",
		PRICE_LIST
	],
	"us-east-1 ec2 m5.xlarge": [
		.192,
		"2026-01-19",
		PRICE_LIST
	],
	"us-east-1 provisioned concurrency": [
		.01500012,
		"2026-09-27",
		"aws.amazon.com/lambda/pricing"
	]
};
function knownPrice(region, product) {
	const [dollars, day, list] = KNOWN[`${region} ${product}`] ?? [];
	return dollars === void 0 ? void 0 : {
		dollars,
		source: `${list} as of ${day}`
	};
}

// actions/lib/aws/price-list.ts
const PATIENCE = 15e3;
var PriceList = class {
	#aws;
	#signal;
	#asked = /* @__PURE__ */ new Map();
	failure;
	constructor(aws, signal) {
		this.#aws = aws;
		this.#signal = signal;
	}
	of(product) {
		const name = nameOf(product);
		const asked = this.#asked.get(name) ?? this.#ask(product);
		this.#asked.set(name, asked);
		return asked;
	}
	async #ask(product) {
		if (this.failure === void 0) try {
			return await this.#read(product);
		} catch (error) {
			this.#signal.throwIfAborted();
			this.failure = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
		}
		return knownPrice(this.#aws.region, nameOf(product));
	}
	async #read(product) {
		const { paginateGetProducts, PricingClient } = await load();
		const client = this.#aws.clientIn(endpointFor(this.#aws.region), PricingClient);
		const { ServiceCode, hours, ...filters } = query(product);
		const Filters = Object.entries({
			...filters,
			regionCode: this.#aws.region
		}).map(([Field, Value]) => ({
			Type: "TERM_MATCH",
			Field,
			Value
		}));
		const abortSignal = AbortSignal.any([this.#signal, AbortSignal.timeout(PATIENCE)]);
		const prices = /* @__PURE__ */ new Set();
		const pages = paginateGetProducts({ client }, {
			ServiceCode,
			Filters
		}, { abortSignal });
		for await (const { PriceList = [] } of pages) for (const entry of PriceList) onDemand(String(entry)).forEach(prices.add, prices);
		const [one, ...others] = prices;
		if (one === void 0 || others.length > 0) return void 0;
		return {
			dollars: one * hours,
			source: "AWS Price List"
		};
	}
};
function nameOf(product) {
	return "instance" in product ? `${product.use} ${product.instance}` : product.use;
}
const load = () => import("./dist-es6.mjs");
function endpointFor(region) {
	if (/^(eu|me|af|il)-/.test(region)) return "eu-central-1";
	return region.startsWith("ap-") ? "ap-south-1" : "us-east-1";
}
const COMPONENTS = {
	training: "Training",
	hosting: "Hosting",
	notebook: "Notebook"
};
function query(product) {
	if (product.use === "provisioned concurrency") return {
		ServiceCode: "AWSLambda",
		group: "AWS-Lambda-Provisioned-Concurrency",
		hours: 3600
	};
	if (product.use === "ec2") return {
		ServiceCode: "AmazonEC2",
		instanceType: product.instance,
		operatingSystem: "Linux",
		preInstalledSw: "NA",
		tenancy: "Shared",
		capacitystatus: "Used",
		hours: 1
	};
	return {
		ServiceCode: "AmazonSageMaker",
		productFamily: "ML Instance",
		instanceName: product.instance,
		platoinstancetype: COMPONENTS[product.use],
		hours: 1
	};
}
function onDemand(entry) {
	const { terms } = JSON.parse(entry);
	return Object.values(terms?.OnDemand ?? {}).flatMap(({ priceDimensions = {} }) => Object.values(priceDimensions)).map(({ pricePerUnit }) => Number(pricePerUnit?.USD)).filter((dollars) => dollars > 0);
}

export { nameOf as n, knownPrice as r, PriceList as t };