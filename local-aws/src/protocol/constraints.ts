import type { Shape } from './model.ts';

/** A constraint of a shape, in AWS's wording. */
interface Constraint {
  readonly words: string;
  readonly isKept: (value: unknown) => boolean;
}

const known = new WeakMap<Shape, Constraint[]>();

/** All constraints of a shape itself, in AWS's order; nothing about what is inside its values. */
export function constraintsOf(shape: Shape): readonly Constraint[] {
  const constraints = known.get(shape) ?? [...stated(shape)];
  known.set(shape, constraints);
  return constraints;
}

/** What a value breaks of its shape's own constraints. */
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

/** A number itself, the characters of a text, the elements of what has some. */
function measured(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return [...value].length;
  if (Buffer.isBuffer(value) || Array.isArray(value)) return value.length;
  return Object.keys(value as object).length;
}

/** As Java prints a floating-point number. */
export function javaNumber(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

const JAVA_CLASS = /\\p\{(Alnum|Print)\}/g;
const RANGES: Readonly<Record<string, string>> = { Alnum: 'a-zA-Z0-9', Print: '\\x20-\\x7e' };

const compiled = new Map<string, RegExp>();

/** AWS's patterns are Java's and match the whole value; a few of their names are unknown to JavaScript. */
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
