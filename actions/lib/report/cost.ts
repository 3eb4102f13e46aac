import {
  type Estimate,
  hourly,
  MONTH,
  money,
  type RunItem,
  type StandingItem,
  type Sum,
  sumOf,
} from '../prices/arithmetic.ts';
import { prose, row } from './markdown.ts';

/** An estimate as lines for the log; empty if nothing costs money. */
export function costLines(estimate: Estimate): string[] {
  const { run, standing } = estimate;
  const lines: string[] = [];
  if (run.length > 0)
    lines.push(`This run costs ${runTotal(run)}.`, ...run.map((item) => `  ${item.key}: ${runText(item)}`));
  if (standing.length > 0)
    lines.push(
      `What stays costs ${standingTotal(standing)}.`,
      ...standing.map((item) => `  ${item.key}: ${standingText(item)}`),
    );
  return [...lines, ...sources(estimate)];
}

/** The sources of the prices, and what they do not include. */
function sources({ run, standing, failure }: Estimate): string[] {
  const found = [...new Set([...run, ...standing].flatMap(({ price }) => price?.source ?? []))].join('; ');
  return [
    ...(found === ''
      ? []
      : [`Prices are on-demand prices in US dollars (${found}), without storage, requests and transfer.`]),
    ...(failure === undefined
      ? []
      : [`The AWS Price List could not be read (${failure}): only known prices are used.`]),
  ];
}

/** An estimate as a section of the summary; empty if nothing costs money. */
export function costSection(estimate: Estimate): string[] {
  const [run, standing] = [estimate.run, estimate.standing];
  if (run.length + standing.length === 0) return [];
  const of = (key: string, what: string, amount: string) => row(prose(key), prose(what), prose(amount));
  const rows = [
    ...run.map((item) => of(item.key, item.what, runAmount(item))),
    ...(run.length > 0 ? [of('this run', '', runTotal(run))] : []),
    ...standing.map((item) => of(item.key, item.what, standingAmount(item))),
    ...(standing.length > 0 ? [of('what stays', '', standingTotal(standing))] : []),
  ];
  return [['| price of | what | US dollars |', '|---|---|---|', ...rows].join('\n'), ...sources(estimate).map(prose)];
}

/** An estimate as the outputs `cost-per-run` and `cost-per-month`, in US dollars. */
export function costOutputs({ run, standing }: Estimate) {
  const [worst, expected] = [sumOf(run, (item) => item.worst), sumOf(run, (item) => item.expected)];
  const [least, most] = [sumOf(standing, (item) => item.least), sumOf(standing, (item) => item.most)];
  return {
    perRun: {
      ...{ currency: 'USD', worst: round(worst.dollars), unknown: worst.unknown },
      expected: expected.unknown.length > 0 ? null : round(expected.dollars),
      items: run.map((item) => ({
        ...{ key: item.key, what: item.what, ...priceOf(item), worst: round(item.worst) },
        ...{ expected: round(item.expected), earlier: item.earlier ?? [] },
      })),
    },
    perMonth: {
      ...{ currency: 'USD', hours: MONTH, least: round(least.dollars * MONTH), worst: round(most.dollars * MONTH) },
      unknown: most.unknown,
      items: standing.map((item) => ({
        ...{ key: item.key, what: item.what, ...priceOf(item) },
        ...{ least: round(times(item.least)), worst: round(times(item.most)) },
      })),
    },
  };
}

function priceOf({ price }: { readonly price?: { readonly dollars: number; readonly source: string } }) {
  return { price: price?.dollars ?? null, source: price?.source ?? null };
}

const times = (hourly: number | undefined) => (hourly === undefined ? undefined : hourly * MONTH);

function round(dollars: number): number;
function round(dollars: number | undefined): number | null;
function round(dollars: number | undefined): number | null {
  return dollars === undefined ? null : Number(dollars.toFixed(4));
}

function runTotal(run: readonly RunItem[]): string {
  const expected = sumOf(run, (item) => item.expected);
  const worst = sumOf(run, (item) => item.worst);
  const usual = expected.unknown.length > 0 ? '' : `, ${money(expected.dollars)} expected`;
  return `${money(worst.dollars)} at most${usual}${without(worst)}`;
}

function standingTotal(standing: readonly StandingItem[]): string {
  const [least, most] = [sumOf(standing, (item) => item.least), sumOf(standing, (item) => item.most)];
  const [from, to] = [least.dollars, most.dollars];
  return `${range(from, to, hourly)} an hour, ${range(from * MONTH, to * MONTH)} a month (${MONTH} h)${without(most)}`;
}

function without({ unknown }: Sum): string {
  return unknown.length === 0 ? '' : `, without ${unknown.join(', ')}, whose price is unknown`;
}

function range(least: number, most: number, show = money): string {
  return least === most ? show(least) : `${show(least)} to ${show(most)}`;
}

function runText(item: RunItem): string {
  const { what, price, earlier } = item;
  if (price === undefined) return `${what}; the price is unknown`;
  const from =
    earlier === undefined
      ? 'earlier runs could not be read'
      : earlier.length === 0
        ? 'no earlier run on these instances'
        : `expected from ${earlier.join(', ')}`;
  return `${what} × ${hourly(price.dollars)} an hour = ${runAmount(item)}; ${from}`;
}

function runAmount({ worst, expected }: RunItem): string {
  if (worst === undefined) return 'unknown';
  return `${money(worst)} at most${expected === undefined ? '' : `, ${money(expected)} expected`}`;
}

function standingText(item: StandingItem): string {
  return item.price === undefined ? `${item.what}; the price is unknown` : `${item.what}: ${standingAmount(item)}`;
}

function standingAmount({ least, most }: StandingItem): string {
  if (least === undefined || most === undefined) return 'unknown';
  return `${range(least, most, hourly)} an hour, ${range(least * MONTH, most * MONTH)} a month`;
}
