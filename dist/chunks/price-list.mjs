// actions/lib/aws/known-prices.ts
/** The lists that the table was read from. */
const PRICE_LIST = "AWS Price List";
/**
* On-demand prices in US dollars an hour, by region and product, with the day on which they were read. They stand in for
* the Price List where it cannot be asked. SageMaker's are those of its offer file
* (https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonSageMaker/current/us-east-1/index.json) as public
* repositories have noted them with that day; those of 2026-09-24 are of the file that was published on that day. EC2's are
* of Linux on shared hardware, from the table that aws/karpenter-provider-aws generates from the Price List
* (pkg/providers/pricing/zz_generated.pricing_aws.go). Lambda's is $0.0000041667 a GB-second.
*/
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
/** A price of the table; `undefined` when it has none. @param product as `hosting ml.m5.xlarge` */
function knownPrice(region, product) {
	const [dollars, day, list] = KNOWN[`${region} ${product}`] ?? [];
	return dollars === void 0 ? void 0 : {
		dollars,
		source: `${list} as of ${day}`
	};
}

// actions/lib/aws/price-list.ts
/** Milliseconds for which the Price List may keep a plan waiting. */
const PATIENCE = 15e3;
/**
* The AWS Price List of one region. It is asked once for each product; where it cannot be read, the dated table of
* `known-prices.ts` stands in, and {@link failure} says why.
*/
var PriceList = class {
	#aws;
	#signal;
	#asked = /* @__PURE__ */ new Map();
	/** Why the Price List could not be read. */
	failure;
	constructor(aws, signal) {
		this.#aws = aws;
		this.#signal = signal;
	}
	/** The price of a product; `undefined` when it is unknown. Fails for nothing but the signal. */
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
/** A product as one text, such as `hosting ml.m5.xlarge`. */
function nameOf(product) {
	return "instance" in product ? `${product.use} ${product.instance}` : product.use;
}
/** The client is loaded by those that tell prices. */
const load = () => import("./dist-es6.mjs");
/** The Price List has endpoints in these regions only, and each has the prices of all. Source: AWS General Reference. */
function endpointFor(region) {
	if (/^(eu|me|af|il)-/.test(region)) return "eu-central-1";
	return region.startsWith("ap-") ? "ap-south-1" : "us-east-1";
}
/** What the Price List calls the uses of SageMaker's instances. */
const COMPONENTS = {
	training: "Training",
	hosting: "Hosting",
	notebook: "Notebook"
};
/**
* How the Price List names a product: SageMaker's by `platoinstancetype`, Lambda's by `group`, EC2's by what runs on the
* instance (Price List User Guide, "Finding services and products": of Linux without other software, shared, and in use).
*
* @returns filters, the service's code, and how many of the unit that is priced an hour has
*/
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
/** On-demand prices in US dollars that an entry of the Price List has; free tiers apart. */
function onDemand(entry) {
	const { terms } = JSON.parse(entry);
	return Object.values(terms?.OnDemand ?? {}).flatMap(({ priceDimensions = {} }) => Object.values(priceDimensions)).map(({ pricePerUnit }) => Number(pricePerUnit?.USD)).filter((dollars) => dollars > 0);
}

export { nameOf as n, knownPrice as r, PriceList as t };