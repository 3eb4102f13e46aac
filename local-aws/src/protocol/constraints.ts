import type { Shape } from './model.ts';

/** A constraint of a shape, with AWS's message. */
interface Constraint {
  readonly words: string;
  readonly isKept: (value: unknown) => boolean;
}

const known = new WeakMap<Shape, Constraint[]>();

/** All constraints of a shape, in AWS's order; not those of the members, elements or values in it. */
export function constraintsOf(shape: Shape): readonly Constraint[] {
  const constraints = known.get(shape) ?? [...stated(shape)];
  known.set(shape, constraints);
  return constraints;
}

/** Messages of the shape's own constraints that a value breaks. */
export function brokenBy(value: unknown, shape: Shape): string[] {
  return constraintsOf(shape)
    .filter(({ isKept }) => !isKept(value))
    .map(({ words }) => words);
}

function* stated({ type, min, max, enum: allowed, pattern }: Shape): Generator<Constraint> {
  const isNumber = /^(integer|long|float|double)$/.test(type);
  const what = isNumber ? 'value' : 'length';
  const bound = (limit: number) => (type === 'float' || type === 'double' ? javaNumber(limit) : limit);
  if (max !== undefined)
    yield {
      words: `Member must have ${what} less than or equal to ${bound(max)}`,
      isKept: (value) => measured(value) <= max,
    };
  if (min !== undefined)
    yield {
      words: `Member must have ${what} greater than or equal to ${bound(min)}`,
      isKept: (value) => measured(value) >= min,
    };
  if (allowed !== undefined)
    yield {
      words: `Member must satisfy enum value set: [${allowed.join(', ')}]`,
      isKept: (value) => allowed.includes(String(value)),
    };
  if (pattern !== undefined)
    yield {
      words: `Member must satisfy regular expression pattern: ${pattern}`,
      isKept: (value) => compile(pattern).test(String(value)),
    };
}

/** What min and max apply to: a number, the characters of a text, or the count of elements. */
function measured(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return [...value].length;
  if (Buffer.isBuffer(value) || Array.isArray(value)) return value.length;
  return Object.keys(value as object).length;
}

/** A floating-point number in Java's format. */
export function javaNumber(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

const JAVA_CLASS = /\\p\{(Alnum|Print)\}/g;
const RANGES: Readonly<Record<string, string>> = { Alnum: 'a-zA-Z0-9', Print: '\\x20-\\x7e' };

const compiled = new Map<string, RegExp>();

/** AWS's patterns are Java's and match the whole value. JavaScript does not know some of their character classes. */
function compile(pattern: string): RegExp {
  let regex = compiled.get(pattern);
  if (regex === undefined) {
    const source = pattern
      .replaceAll(/\[(?:\\.|[^\]\\])*\]/g, (set) => set.replaceAll(JAVA_CLASS, (_, name) => RANGES[name] ?? ''))
      .replaceAll(JAVA_CLASS, (_, name) => `[${RANGES[name]}]`)
      .replaceAll(/\\[Az]/g, '');
    regex = new RegExp(`^(?:${source})$`, 'u');
    compiled.set(pattern, regex);
  }
  return regex;
}
