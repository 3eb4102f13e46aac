import type { Price, Product } from '../aws/price-list.ts';
import type { Earlier, RunCost, StandingCost } from '../resources/cost.ts';

/** Hours in which AWS's own calculator counts a month. */
export const MONTH = 730;

/** What the jobs of a node cost in US dollars. */
export interface RunItem {
  readonly key: string;
  /** What runs at worst, for people: `8 jobs × 1 ml.m5.xlarge × 2 h`. */
  readonly what: string;
  /** Undefined: it is unknown. */
  readonly price?: Price;
  /** Each job takes its longest time; undefined: the price is unknown. */
  readonly worst?: number;
  /** Each job takes the time of earlier ones; undefined: the price is unknown, or there are none. */
  readonly expected?: number;
  /** Names of the earlier jobs; undefined: they could not be read. */
  readonly earlier?: readonly string[];
}

/** What of a node stays, in US dollars an hour. */
export interface StandingItem {
  readonly key: string;
  readonly what: string;
  readonly price?: Price;
  readonly least?: number;
  readonly most?: number;
}

/** What a run, and what stays after it, costs. */
export interface Estimate {
  readonly run: readonly RunItem[];
  readonly standing: readonly StandingItem[];
  /** Why the Price List could not be read. */
  readonly failure?: string;
}

/**
 * The cost of jobs; at worst they run on the dearest of what they may run on.
 *
 * @param prices of the product, and of the others
 * @param earlier runs on the same instances; undefined: they could not be read
 */
export function runItem(
  cost: RunCost,
  prices: readonly (Price | undefined)[],
  earlier: readonly Earlier[] | undefined,
): RunItem {
  const { key, product, others = [], instances, jobs, attempts = 1, seconds } = cost;
  const known = prices.flatMap((price) => price ?? []);
  const dearest = known.reduce((most, price) => (price.dollars > most.dollars ? price : most), known[0] ?? FREE);
  const taken = [product, ...others][prices.indexOf(known.length < prices.length ? undefined : dearest)] ?? product;
  const instead = taken === product ? '' : ` (where AWS has no ${typeOf(product)})`;
  const again = attempts === 1 ? '' : ` × ${attempts} times, if AWS interrupts each`;
  const some = `${jobs === 1 ? '' : `${jobs} jobs × `}${instances} × ${typeOf(taken)} × ${duration(seconds)}${again}${instead}`;
  const what = cost.what === undefined ? some : `${some}, ${cost.what}`;
  const names = earlier === undefined ? {} : { earlier: earlier.map(({ job }) => job) };
  const [price] = prices;
  if (price === undefined || known.length < prices.length) return { key, what, ...names };
  const dollars = (each: number, of: Price) => (each / 3600) * instances * jobs * of.dollars;
  const worst = { price: dearest, worst: dollars(seconds * attempts, dearest) };
  if (earlier === undefined || earlier.length === 0) return { key, what, ...worst, ...names };
  const mean = earlier.reduce((sum, each) => sum + each.seconds, 0) / earlier.length;
  return { key, what, ...worst, expected: dollars(mean, price), ...names };
}

const FREE: Price = { dollars: 0, source: '' };

const typeOf = (product: Product) => ('instance' in product ? product.instance : product.use);

/** The cost of what stays. */
export function standingItem({ key, what, least, most }: StandingCost, price: Price | undefined): StandingItem {
  if (price === undefined) return { key, what };
  return { key, what, price, least: least * price.dollars, most: most * price.dollars };
}

/** A sum of what is known. */
export interface Sum {
  readonly dollars: number;
  /** Keys of what is not in it. */
  readonly unknown: readonly string[];
}

/** Adds a figure of items. */
export function sumOf<Item extends { readonly key: string }>(
  items: readonly Item[],
  figure: (item: Item) => number | undefined,
): Sum {
  return {
    dollars: items.reduce((sum, item) => sum + (figure(item) ?? 0), 0),
    unknown: items.filter((item) => figure(item) === undefined).map(({ key }) => key),
  };
}

/** An amount for people: `$5.52`, `$0.0042`. */
export function money(dollars: number): string {
  return `$${dollars === 0 || dollars >= 0.01 ? dollars.toFixed(2) : dollars.toPrecision(2)}`;
}

/** An amount an hour for people, with four digits where it has them: `$0.23`, `$0.115`. */
export function hourly(dollars: number): string {
  return `$${dollars.toFixed(4).replace(/0{1,2}$/, '')}`;
}

/** `90 s`, `30 min`, `2 h`. */
export function duration(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
