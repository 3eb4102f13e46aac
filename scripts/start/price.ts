import { money } from '../../actions/lib/prices/arithmetic.ts';
import type { WorkflowOutcome } from '../workflow.ts';

/** The outputs `cost-per-run` and `cost-per-month` of the action `plan`. */
interface Cost {
  readonly worst: number;
  readonly expected?: number | null;
  readonly least?: number;
  readonly unknown: readonly string[];
  readonly items: readonly unknown[];
}

/**
 * What the run, and the resources that stay, would have cost on AWS, by the plan; `undefined` if nothing costs money.
 */
export function priceRows({ jobs }: WorkflowOutcome): [name: string, price: string | undefined][] {
  const told = (output: string) => JSON.parse(jobs['plan']?.steps['plan']?.[output] || 'null') as Cost | null;
  return [
    ['price on AWS: run', described(told('cost-per-run'), '')],
    ['price on AWS: month', described(told('cost-per-month'), ' for what stays')],
  ];
}

function described(cost: Cost | null, what: string): string | undefined {
  if (cost === null || cost.items.length === 0) return undefined;
  const { worst, least = worst, expected, unknown } = cost;
  const most = least === worst ? money(worst) : `${money(least)} to ${money(worst)}`;
  const usual = typeof expected === 'number' ? `, ${money(expected)} expected` : '';
  const without = unknown.length === 0 ? '' : `, without ${unknown.join(', ')}`;
  return `${most}${what === '' ? ' at most' : what}${usual}${without}`;
}
