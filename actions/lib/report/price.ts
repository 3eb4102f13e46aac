import type { Price } from '../aws/price-list.ts';
import { hourly } from '../prices/arithmetic.ts';

/** What instances cost that serve, for people; no guess where the price is unknown. */
export function hostingPrice(instances: number, type: string, region: string, price: Price | undefined): string {
  if (price === undefined) return `by the hour; the price of ${type} in ${region} is unknown here`;
  const { dollars, source } = price;
  return `${hourly(instances * dollars)} an hour (hosting ${type} in ${region}: ${hourly(dollars)} an hour each, ${source})`;
}
