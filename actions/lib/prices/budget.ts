import { Failure } from '../core/failure.ts';
import type { Budget } from '../resources/types.ts';
import { type Estimate, MONTH, money, type Sum, sumOf } from './arithmetic.ts';

/** A limit of the budget, and what is compared with it. */
interface Limit {
  readonly name: 'per-run' | 'per-month';
  readonly limit: number | undefined;
  readonly sum: Sum;
  /** Its parts with their amounts, the most expensive first. */
  readonly parts: readonly string[];
  readonly subject: string;
  readonly less: string;
}

/** Largest error of a sum of floating-point numbers in US dollars. */
const ROUNDING = 1e-6;

/**
 * Compares the worst case of an estimate with the config's budget.
 *
 * @returns a failure for each exceeded limit, and a sentence for each limit that could not be fully checked
 */
export function checkBudget(estimate: Estimate, budget: Budget): { failures: Failure[]; unchecked: string[] } {
  const limits = limitsOf(estimate, budget).filter(({ limit }) => limit !== undefined);
  const failures = limits.flatMap(({ name, limit = 0, sum, parts, subject, less }) =>
    sum.dollars <= limit + ROUNDING
      ? []
      : [
          new Failure(
            `budget-exceeded: ${subject} ${money(sum.dollars)}${sum.unknown.length > 0 ? `, without ${sum.unknown.join(', ')}` : ''}, which is ${money(sum.dollars - limit)} more than \`budget.${name}\` (${money(limit)}): ${parts.join('; ')}. Nothing was started.`,
            `${less}, or write \`${name}: ${roundedUp(sum.dollars)}\` under \`budget\`.`,
          ),
        ],
  );
  const unchecked = limits
    .filter(({ sum }) => sum.unknown.length > 0)
    .map(
      ({ name, sum }) =>
        `\`budget.${name}\` was not checked for ${sum.unknown.join(', ')}, because the price is unknown`,
    );
  return { failures, unchecked };
}

function limitsOf({ run, standing }: Estimate, { perRun, perMonth }: Budget): readonly Limit[] {
  const dearest = (items: readonly { key: string; what: string; dollars: number | undefined }[]) =>
    items
      .flatMap(({ key, what, dollars }) => (dollars === undefined ? [] : [{ key, what, dollars }]))
      .sort((a, b) => b.dollars - a.dollars)
      .map(({ key, what, dollars }) => `${key} ${money(dollars)} (${what})`);
  const inMonth = (most: number | undefined) => (most === undefined ? undefined : most * MONTH);
  return [
    {
      ...{ name: 'per-run', limit: perRun, sum: sumOf(run, ({ worst }) => worst) },
      parts: dearest(run.map(({ key, what, worst }) => ({ key, what, dollars: worst }))),
      subject: 'The jobs of this run may cost',
      less: 'Lower `max-runtime`, `jobs`, `count` or `seeds`, choose a cheaper instance type',
    },
    {
      ...{ name: 'per-month', limit: perMonth, sum: sumOf(standing, ({ most }) => inMonth(most)) },
      parts: dearest(standing.map(({ key, what, most }) => ({ key, what, dollars: inMonth(most) }))),
      subject: `What stays may cost in a month (${MONTH} h)`,
      less: 'Lower `scaling.max`, `count` or `provisioned-concurrency`, choose a cheaper instance type',
    },
  ];
}

/** Rounded up to two digits, so that a small change of a price does not exceed it. */
function roundedUp(dollars: number): number {
  const unit = 10 ** (Math.floor(Math.log10(dollars)) - 1);
  return Number((Math.ceil(dollars / unit) * unit).toPrecision(2));
}
