/** Dollars an hour for one instance that serves, by region and type, as AWS's Price List (GetProducts) had them on a day. */
const HOSTING: Readonly<Record<string, { readonly dollars: number; readonly on: string }>> = {
  'us-east-1 ml.m5.xlarge': { dollars: 0.23, on: '2026-09-28' },
};

/** What instances cost that serve, for people; no guess where no price was looked up. */
export function hostingPrice(instances: number, type: string, region: string): string {
  const price = HOSTING[`${region} ${type}`];
  if (price === undefined) return `by the hour; the price of ${type} in ${region} is unknown here`;
  const { dollars, on } = price;
  return `$${(instances * dollars).toFixed(2)} an hour (hosting ${type} in ${region}: $${dollars} an hour each, AWS Price List as of ${on})`;
}
