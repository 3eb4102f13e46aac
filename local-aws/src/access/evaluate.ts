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

const patterns = new Map<string, RegExp>();

/** `*` stands for any characters, `?` for one. */
function isLike(text: string, pattern: string): boolean {
  let regex = patterns.get(pattern);
  if (regex === undefined) {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    regex = new RegExp(`^${escaped.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`);
    patterns.set(pattern, regex);
  }
  return regex.test(text);
}
