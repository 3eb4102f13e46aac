import type { Condition, Request, Statement } from './policy.ts';

/** The first statement that allows the request; undefined = none, so it is denied. */
export function allowedBy<One extends Statement>(statements: readonly One[], request: Request): One | undefined {
  const action = request.action.toLowerCase();
  return statements.find(
    ({ actions, resources, conditions }) =>
      actions.some((pattern) => isLike(action, pattern)) &&
      resources.some((pattern) => isLike(request.resource, pattern)) &&
      areMet(conditions, request.context),
  );
}

/** Whether every condition holds. */
export function areMet(conditions: readonly Condition[], context: Request['context']): boolean {
  return conditions.every((condition) => isMet(condition, context[condition.key]));
}

/**
 * What a request does not tell meets no condition, but `IfExists`, `ForAllValues` and `Null` with `true` (IAM User Guide,
 * "Condition operators" and "Set operators for multivalued context keys").
 */
function isMet(
  { comparison, set, ifExists, values }: Condition,
  told: string | readonly string[] | undefined,
): boolean {
  const found = told === undefined ? [] : [told].flat();
  if (comparison === 'Null') return values.some((value) => (found.length === 0) === (value === 'true'));
  if (found.length === 0) return ifExists || set === 'ForAllValues';
  const fits = (one: string) => values.some((value) => compare(comparison, one, value));
  return set === 'ForAllValues' ? found.every(fits) : found.some(fits);
}

function compare(comparison: Exclude<Condition['comparison'], 'Null'>, told: string, value: string): boolean {
  switch (comparison) {
    case 'StringLike':
      return isLike(told, value);
    case 'NumericLessThanEquals':
      return Number(told) <= Number(value);
    case 'Bool':
      return told.toLowerCase() === value.toLowerCase();
    default:
      return told === value;
  }
}

/**
 * `*` stands for any characters, `?` for one. Of a `*` only the last one is ever tried again, so that no policy takes
 * longer than the text's length times the pattern's; a regular expression of many `*` may take hours.
 */
export function isLike(text: string, pattern: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let index = 0;
  while (index < text.length) {
    if (pattern[at] === '*') {
      star = at++;
      resume = index;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
