import type { Price, Product } from '../aws/price-list.ts';
import type { Earlier, RunCost, StandingCost } from '../resources/cost.ts';

/** Hours per month, as in AWS's own calculator. */
export const MONTH = 730;

/** Cost of a node's jobs in US dollars. */
export interface RunItem {
  readonly key: string;
  /** The largest amount of work, for messages: `8 jobs × 1 ml.m5.xlarge × 2 h`. */
  readonly what: string;
  /** Undefined: the price is unknown. */
  readonly price?: Price;
  /** Cost if each job takes its longest time; undefined: the price is unknown. */
  readonly worst?: number;
  /** Cost if each job takes as long as earlier ones; undefined: the price is unknown, or there are no earlier jobs. */
  readonly expected?: number;
  /** Names of the earlier jobs; undefined: they could not be read. */
  readonly earlier?: readonly string[];
}

/** Cost of a node's resources that stay, in US dollars per hour. */
export interface StandingItem {
  readonly key: string;
  readonly what: string;
  readonly price?: Price;
  readonly least?: number;
  readonly most?: number;
}

/** The cost of a run, and of the resources that stay after it. */
export interface Estimate {
  readonly run: readonly RunItem[];
  readonly standing: readonly StandingItem[];
  /** Why the Price List could not be read. */
  readonly failure?: string;
}

/**
 * The cost of jobs. The worst case uses the most expensive of the possible products.
 *
 * @param prices of the product, and of the alternatives
 * @param earlier runs on the same instances; undefined: they could not be read
 */
export function runItem(
  cost: RunCost,
  prices: readonly (Price | undefined)[],
  earlier: readonly Earlier[] | undefined,
): RunItem {
  const { key, product, others = [], instances, jobs, attempts = 1, seconds } = cost;
  const [price] = prices;
  const alternatives = others.map((other, index) => ({ product: other, price: prices[index + 1] }));
  const dearest = alternatives.reduce((most, one) => (isDearer(one.price, most.price) ? one : most), {
    product,
    price,
  });
  const instead = dearest.product === product ? '' : ` (where AWS has no ${typeOf(product)})`;
  const again = attempts === 1 ? '' : ` × ${attempts} times, if AWS interrupts each`;
  const some = `${jobs === 1 ? '' : `${jobs} jobs × `}${instances} × ${typeOf(dearest.product)} × ${duration(seconds)}${again}${instead}`;
  const what = cost.what === undefined ? some : `${some}, ${cost.what}`;
  const names = earlier === undefined ? {} : { earlier: earlier.map(({ job }) => job) };
  if (price === undefined || dearest.price === undefined) return { key, what, ...names };
  const dollars = (each: number, of: Price) => (each / 3600) * instances * jobs * of.dollars;
  const worst = { price: dearest.price, worst: dollars(seconds * attempts, dearest.price) };
  if (earlier === undefined || earlier.length === 0) return { key, what, ...worst, ...names };
  const mean = earlier.reduce((sum, each) => sum + each.seconds, 0) / earlier.length;
  return { key, what, ...worst, expected: dollars(mean, price), ...names };
}

/** Whether a price is higher than another one; an unknown price is the highest. */
const isDearer = (one: Price | undefined, other: Price | undefined): boolean =>
  (one?.dollars ?? Number.POSITIVE_INFINITY) > (other?.dollars ?? Number.POSITIVE_INFINITY);

const typeOf = (product: Product) => ('instance' in product ? product.instance : product.use);

/** The cost of resources that stay. */
export function standingItem({ key, what, least, most }: StandingCost, price: Price | undefined): StandingItem {
  if (price === undefined) return { key, what };
  return { key, what, price, least: least * price.dollars, most: most * price.dollars };
}

/** A sum of the known values. */
export interface Sum {
  readonly dollars: number;
  /** Keys of the items that are not in the sum. */
  readonly unknown: readonly string[];
}

/** Adds up one number of all items. */
export function sumOf<Item extends { readonly key: string }>(
  items: readonly Item[],
  figure: (item: Item) => number | undefined,
): Sum {
  return {
    dollars: items.reduce((sum, item) => sum + (figure(item) ?? 0), 0),
    unknown: items.filter((item) => figure(item) === undefined).map(({ key }) => key),
  };
}

/** An amount as text: `$5.52`, `$0.0042`. */
export function money(dollars: number): string {
  return `$${dollars === 0 || dollars >= 0.01 ? dollars.toFixed(2) : dollars.toPrecision(2)}`;
}

/** An amount per hour as text, with up to four digits: `$0.23`, `$0.115`. */
export function hourly(dollars: number): string {
  return `$${dollars.toFixed(4).replace(/0{1,2}$/, '')}`;
}

/** A duration as text: `90 s`, `30 min`, `2 h`. */
export function duration(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
