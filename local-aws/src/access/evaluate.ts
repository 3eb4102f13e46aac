import type { Condition, Request, Statement } from './policy.ts';

/** The first statement that allows the request; undefined = none, so it is denied. */
export function allowedBy<One extends Statement>(statements: readonly One[], request: Request): One | undefined {
  const action = request.action.toLowerCase();
  return statements.find(
    ({ actions, resources, conditions }) =>
      actions.includes(action) &&
      resources.some((pattern) => isLike(request.resource, pattern)) &&
      areMet(conditions, request.context),
  );
}

/** Whether every condition holds; a key that the request does not have meets none. */
export function areMet(conditions: readonly Condition[], context: Request['context']): boolean {
  return conditions.every(({ operator, key, values }) => {
    const value = context[key];
    if (value === undefined) return false;
    return values.some((one) => (operator === 'StringLike' ? isLike(value, one) : one === value));
  });
}

/**
 * `*` stands for any characters, `?` for one. Of a `*` only the last one is ever tried again, so that no policy takes
 * longer than the text's length times the pattern's; a regular expression of many `*` may take hours.
 */
function isLike(text: string, pattern: string): boolean {
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
