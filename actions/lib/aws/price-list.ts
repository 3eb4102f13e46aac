import type { Aws } from './clients.ts';
import { knownPrice } from './known-prices.ts';

/** What AWS sells by the hour: an instance, or a GB of provisioned concurrency of functions. */
export type Product =
  | { readonly use: 'training' | 'hosting' | 'notebook' | 'ec2'; readonly instance: string }
  | { readonly use: 'provisioned concurrency' };

/** On-demand price of one unit. */
export interface Price {
  /** US dollars an hour. */
  readonly dollars: number;
  /** Where and when the price was read, for messages. */
  readonly source: string;
}

/** Milliseconds that a plan waits at most for the Price List. */
const PATIENCE = 15_000;

/**
 * The AWS Price List of one region. Each product is requested once. If the list cannot be read, the prices of
 * `known-prices.ts` are used, and {@link failure} says why.
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

  /** The price of a product; `undefined` if it is unknown. Throws only if the signal is aborted. */
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
    // If there are several prices, it is not known which one will be billed.
    if (one === undefined || others.length > 0) return undefined;
    return { dollars: one * hours, source: 'AWS Price List' };
  }
}

/** A product as one text, such as `hosting ml.m5.xlarge`. */
export function nameOf(product: Product): string {
  return 'instance' in product ? `${product.use} ${product.instance}` : product.use;
}

/** Only actions that show prices load the client. */
const load = () => import('@aws-sdk/client-pricing');

/**
 * The Price List has endpoints only in these regions, and each has the prices of all regions. Source: AWS General
 * Reference.
 */
function endpointFor(region: string): string {
  if (/^(eu|me|af|il)-/.test(region)) return 'eu-central-1';
  return region.startsWith('ap-') ? 'ap-south-1' : 'us-east-1';
}

/** The Price List's names for the uses of SageMaker's instances. */
const COMPONENTS = { training: 'Training', hosting: 'Hosting', notebook: 'Notebook' } as const;

/**
 * The query for a product: SageMaker's instances are found by `platoinstancetype`, Lambda's memory by `group`, EC2's
 * instances by what runs on them (Price List User Guide, "Finding services and products": Linux without other software,
 * shared, in use).
 *
 * @returns filters, the service's code, and the number of priced units per hour
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

/** On-demand prices in US dollars in an entry of the Price List; without free tiers. */
function onDemand(entry: string): number[] {
  const { terms } = JSON.parse(entry) as Offer;
  return Object.values(terms?.OnDemand ?? {})
    .flatMap(({ priceDimensions = {} }) => Object.values(priceDimensions))
    .map(({ pricePerUnit }) => Number(pricePerUnit?.USD))
    .filter((dollars) => dollars > 0);
}
