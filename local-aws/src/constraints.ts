import type { Shape } from './model.ts';

/** What a value breaks of its shape's own constraints, in AWS's wording; nothing about what is inside it. */
export function constraintsOf(shape: Shape, value: unknown): string[] {
  const broken: string[] = [];
  if (typeof value === 'string') {
    broken.push(...boundsOf('length', shape, [...value].length));
    if (shape.enum && !shape.enum.includes(value)) {
      broken.push(`Member must satisfy enum value set: [${shape.enum.join(', ')}]`);
    }
    if (shape.pattern !== undefined && !compile(shape.pattern).test(value)) {
      broken.push(`Member must satisfy regular expression pattern: ${shape.pattern}`);
    }
  } else if (typeof value === 'number') {
    broken.push(...boundsOf('value', shape, value));
  } else if (Buffer.isBuffer(value) || Array.isArray(value)) {
    broken.push(...boundsOf('length', shape, value.length));
  } else if (shape.type === 'map') {
    broken.push(...boundsOf('length', shape, Object.keys(value as object).length));
  }
  return broken;
}

function boundsOf(what: 'length' | 'value', shape: Shape, measured: number): string[] {
  const broken: string[] = [];
  if (shape.max !== undefined && measured > shape.max) {
    broken.push(`Member must have ${what} less than or equal to ${shape.max}`);
  }
  if (shape.min !== undefined && measured < shape.min) {
    broken.push(`Member must have ${what} greater than or equal to ${shape.min}`);
  }
  return broken;
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
