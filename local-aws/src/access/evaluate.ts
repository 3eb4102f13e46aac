import type { Condition, Request, Statement } from './policy.ts';

/** The first statement that allows the request; undefined: none does, so it is denied. */
export function allowedBy<One extends Statement>(statements: readonly One[], request: Request): One | undefined {
  const action = request.action.toLowerCase();
  return statements.find(
    ({ actions, resources, conditions }) =>
      actions.some((pattern) => isLike(action, pattern)) &&
      resources.some((pattern) => isLike(request.resource, pattern)) &&
      areMet(conditions, request.context),
  );
}

/** Whether all conditions are met. */
export function areMet(conditions: readonly Condition[], context: Request['context']): boolean {
  return conditions.every((condition) => isMet(condition, context[condition.key]));
}

/**
 * Without a value in the request, a condition is met only with `IfExists`, with `ForAllValues`, or by `Null` with
 * `true` (IAM User Guide, "Condition operators" and "Set operators for multivalued context keys").
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
 * Whether a text matches a pattern; `*` matches any characters, `?` one. Only the last `*` is ever tried again, so the
 * time is at most the length of the text times the length of the pattern. A regular expression with many `*` could take
 * hours.
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
