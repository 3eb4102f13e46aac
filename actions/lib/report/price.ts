import type { Price } from '../aws/price-list.ts';
import { hourly } from '../prices/arithmetic.ts';

/** The price of serving instances as text; no estimate if the price is unknown. */
export function hostingPrice(instances: number, type: string, region: string, price: Price | undefined): string {
  if (price === undefined) return `by the hour; the price of ${type} in ${region} is unknown here`;
  const { dollars, source } = price;
  return `${hourly(instances * dollars)} an hour (hosting ${type} in ${region}: ${hourly(dollars)} an hour each, ${source})`;
}
