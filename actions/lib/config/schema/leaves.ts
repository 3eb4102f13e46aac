import type { core, ZodMiniType } from 'zod/mini';
import {
  number as anyNumber,
  array,
  boolean,
  globalRegistry,
  gt,
  gte,
  int,
  lte,
  maxLength,
  minLength,
  enum as oneOf,
  record,
  regex,
  strictObject,
  string,
  union,
  unknown,
} from 'zod/mini';

/**
 * The building blocks of the schema. The message of a block has two lines: what is required, and an example to write.
 * It is the same for all rules of the block, so it states all of them.
 */
function message(must: string, write: string): () => string {
  return () => `must be ${must}\n${write}`;
}

/** Text that matches a pattern. */
export function text(must: string, write: string, pattern: RegExp) {
  const error = message(must, write);
  return string({ error }).check(regex(pattern, { error }));
}

/** An integer within limits, both included. */
export function whole(min: number, max: number, write: string) {
  const error = message(`a whole number from ${min} to ${max}`, write);
  return int({ error }).check(gte(min, { error }), lte(max, { error }));
}

/** Any finite number. */
export function number(write: string) {
  return anyNumber({ error: message('a number', write) });
}

/** A finite number above 0. */
export function positive(write: string) {
  const error = message('a number above 0', write);
  return anyNumber({ error }).check(gt(0, { error }));
}

/** An amount of US dollars above 0, written as `20` or `$20`. */
export function dollars(write: string) {
  const error = message('an amount of US dollars above 0', write);
  const written = string().check(regex(/^\$(?=.*[1-9])\d+(\.\d+)?$/, { error }));
  return union([anyNumber().check(gt(0, { error })), written], { error });
}

/** `true` or `false`; YAML 1.2 reads yes, no, on and off as text. */
export function flag() {
  return boolean({ error: message('true or false (YAML reads yes and no as text)', 'true or false') });
}

/** One of several words. */
export function choice<const Words extends readonly [string, ...string[]]>(words: Words) {
  return oneOf(words, { error: message(words.join(' or '), words.join(' or ')) });
}

/**
 * Text, a number or a boolean, as YAML reads it. The third line of the message says that a list has to be written as
 * text.
 */
export function scalar(must: string, write: string) {
  return union([string(), anyNumber(), boolean()], { error: message(must, `${write}\ntext`) });
}

/** Text, or any mapping. */
export function anything(must: string, write: string) {
  return union([string(), record(string(), unknown())], { error: message(must, write) });
}

/** A list with at least one item. */
export function list<Item extends core.SomeType>(item: Item, must: string, write: string, most = 100) {
  const error = message(must, write);
  return array(item, { error }).check(minLength(1, { error }), maxLength(most, { error }));
}

/** One item, or a list of them. */
export function oneOrMore<Item extends core.SomeType>(item: Item, must: string, write: string) {
  return union([item, list(item, must, write)], { error: message(must, write) });
}

/** A mapping with exactly these keys. The message for an unknown key lists the known ones, one per line. */
export function section<Shape extends core.$ZodLooseShape>(shape: Shape, write: string) {
  const known = Object.keys(shape).join('\n');
  const must = message('a mapping with keys', write);
  return strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? known : must()) });
}

/** A mapping with keys that the user chooses. */
export function entries<Key extends core.$ZodRecordKey, Value extends core.SomeType>(
  key: Key,
  value: Value,
  must: string,
  write: string,
) {
  return record(key, value, { error: message(must, write) });
}

/** Adds to a key the description that editors show. */
export function describe<Schema extends ZodMiniType>(description: string, schema: Schema): Schema {
  globalRegistry.add(schema, { description });
  return schema;
}
