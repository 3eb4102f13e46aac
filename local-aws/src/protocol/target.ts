/** A parameter of a query, as it was sent. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
  /** Name and value with their encoding, e.g. `versioning` without `=`. */
  readonly raw: string;
}

/**
 * Splits a request target. URLSearchParams is not used: it changes `?versioning` to `?versioning=` and `+` to a blank.
 */
export function splitTarget(target: string): { path: string; query: readonly Parameter[] } {
  const mark = target.indexOf('?');
  if (mark === -1) return { path: target, query: [] };
  const query = target
    .slice(mark + 1)
    .split('&')
    .filter((raw) => raw !== '')
    .map((raw) => {
      const [name = '', ...value] = raw.split('=');
      return { name: decode(name), value: decode(value.join('=')), raw };
    });
  return { path: target.slice(0, mark), query };
}

/** The value of the first parameter with this name. */
export function parameter(query: readonly Parameter[], name: string): string | undefined {
  return query.find((one) => one.name === name)?.value;
}

/** Decodes percent-encoded text. A text that is not valid stays as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
