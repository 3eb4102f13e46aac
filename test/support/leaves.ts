type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** The paths of all values in an object, such as `train.single.count`. */
export function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, path === '' ? key : `${path}.${key}`));
}

/** A copy in which the one value at the path is another one of the same type. */
export function withLeaf<T>(value: T, path: string): T {
  const [key = '', ...rest] = path.split('.');
  const copy = structuredClone(value);
  if (path === '') return other(value as Value) as T;
  const holder = copy as Record<string, unknown>;
  holder[key] = withLeaf(holder[key], rest.join('.'));
  return copy;
}

function other(value: Value): Value {
  if (typeof value === 'number') return value * 2;
  if (typeof value === 'boolean') return !value;
  return `2${value}`;
}
