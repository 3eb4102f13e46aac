import type { Aws } from './clients.ts';
import { knownPrice } from './known-prices.ts';

/** What AWS sells by the hour: an instance, or a GB of memory of functions that are kept initialized. */
export type Product =
  | { readonly use: 'training' | 'hosting' | 'notebook' | 'ec2'; readonly instance: string }
  | { readonly use: 'provisioned concurrency' };

/** On-demand price of one unit. */
export interface Price {
  /** US dollars an hour. */
  readonly dollars: number;
  /** Where and when it was read, for people. */
  readonly source: string;
}

/** Milliseconds for which the Price List may keep a plan waiting. */
const PATIENCE = 15_000;

/**
 * The AWS Price List of one region. It is asked once for each product; where it cannot be read, the dated table of
 * `known-prices.ts` stands in, and {@link failure} says why.
 */
export class PriceList {
  readonly #aws: Aws;
  readonly #signal: AbortSignal;
  readonly #asked = new Map<string, Promise<Price | undefined>>();
  /** Why the Price List could not be read. */
  failure: string | undefined;

  constructor(aws: Aws, signal: AbortSignal) {
    this.#aws = aws;
    this.#signal = signal;
  }

  /** The price of a product; `undefined` when it is unknown. Fails for nothing but the signal. */
  of(product: Product): Promise<Price | undefined> {
    const name = nameOf(product);
    const asked = this.#asked.get(name) ?? this.#ask(product);
    this.#asked.set(name, asked);
    return asked;
  }

  async #ask(product: Product): Promise<Price | undefined> {
    if (this.failure === undefined) {
      try {
        return await this.#read(product);
      } catch (error) {
        this.#signal.throwIfAborted();
        this.failure = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      }
    }
    return knownPrice(this.#aws.region, nameOf(product));
  }

  async #read(product: Product): Promise<Price | undefined> {
    const { paginateGetProducts, PricingClient } = await load();
    const client = this.#aws.clientIn(endpointFor(this.#aws.region), PricingClient);
    const { ServiceCode, hours, ...filters } = query(product);
    const Filters = Object.entries({ ...filters, regionCode: this.#aws.region }).map(([Field, Value]) => ({
      ...{ Type: 'TERM_MATCH' as const, Field, Value },
    }));
    const abortSignal = AbortSignal.any([this.#signal, AbortSignal.timeout(PATIENCE)]);
    const prices = new Set<number>();
    const pages = paginateGetProducts({ client }, { ServiceCode, Filters }, { abortSignal });
    for await (const { PriceList = [] } of pages)
      for (const entry of PriceList) onDemand(String(entry)).forEach(prices.add, prices);
    const [one, ...others] = prices;
    // Of several prices nobody knows which one will be billed.
    if (one === undefined || others.length > 0) return undefined;
    return { dollars: one * hours, source: 'AWS Price List' };
  }
}

/** A product as one text, such as `hosting ml.m5.xlarge`. */
export function nameOf(product: Product): string {
  return 'instance' in product ? `${product.use} ${product.instance}` : product.use;
}

/** The client is loaded by those that tell prices. */
const load = () => import('@aws-sdk/client-pricing');

/** The Price List has endpoints in these regions only, and each has the prices of all. Source: AWS General Reference. */
function endpointFor(region: string): string {
  if (/^(eu|me|af|il)-/.test(region)) return 'eu-central-1';
  return region.startsWith('ap-') ? 'ap-south-1' : 'us-east-1';
}

/** What the Price List calls the uses of SageMaker's instances. */
const COMPONENTS = { training: 'Training', hosting: 'Hosting', notebook: 'Notebook' } as const;

/**
 * How the Price List names a product: SageMaker's by `platoinstancetype`, Lambda's by `group`, EC2's by what runs on the
 * instance (Price List User Guide, "Finding services and products": of Linux without other software, shared, and in use).
 *
 * @returns filters, the service's code, and how many of the unit that is priced an hour has
 */
function query(product: Product) {
  if (product.use === 'provisioned concurrency') {
    return { ServiceCode: 'AWSLambda', group: 'AWS-Lambda-Provisioned-Concurrency', hours: 3600 };
  }
  if (product.use === 'ec2') {
    return {
      ...{ ServiceCode: 'AmazonEC2', instanceType: product.instance, operatingSystem: 'Linux', preInstalledSw: 'NA' },
      ...{ tenancy: 'Shared', capacitystatus: 'Used', hours: 1 },
    };
  }
  return {
    ServiceCode: 'AmazonSageMaker',
    productFamily: 'ML Instance',
    instanceName: product.instance,
    platoinstancetype: COMPONENTS[product.use],
    hours: 1,
  };
}

interface Offer {
  readonly terms?: {
    readonly OnDemand?: Readonly<
      Record<string, { readonly priceDimensions?: Readonly<Record<string, { pricePerUnit?: { USD?: string } }>> }>
    >;
  };
}

/** On-demand prices in US dollars that an entry of the Price List has; free tiers apart. */
function onDemand(entry: string): number[] {
  const { terms } = JSON.parse(entry) as Offer;
  return Object.values(terms?.OnDemand ?? {})
    .flatMap(({ priceDimensions = {} }) => Object.values(priceDimensions))
    .map(({ pricePerUnit }) => Number(pricePerUnit?.USD))
    .filter((dollars) => dollars > 0);
}
