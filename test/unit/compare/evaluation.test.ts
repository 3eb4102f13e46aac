import { describe, expect, test } from 'vitest';
import { LARGEST_EVALUATION, parseEvaluation } from '../../../actions/lib/compare/index.ts';
import { exampleKey } from '../../support/evaluations.ts';

const [A, B] = [exampleKey('a'), exampleKey('b')];

function read(text: string) {
  return parseEvaluation(Buffer.from(text));
}

function problems(text: string): readonly string[] {
  const parsed = read(text);
  return 'problems' in parsed ? parsed.problems : [];
}

describe('an evaluation.json', () => {
  test('gives the values of each example, and the accuracy of those with a class', () => {
    const parsed = read(
      `{\n  "${A}": {"class": "cat", "predicted": "dog", "loss": 2.5e0, "confidence": 0.75},\n  "${B}": {"class": 3, "predicted": 3, "loss": -0.5, "confidence": 1, "copies": 2}\n}\n`,
    );
    if ('problems' in parsed) throw new Error(parsed.problems.join());
    const [first, second] = [parsed.evaluation.get(A), parsed.evaluation.get(B)];
    expect(first).toMatchObject({ class: 'cat', predicted: 'dog', copies: 1 });
    expect(Object.fromEntries(first?.values ?? [])).toEqual({ loss: 2.5, confidence: 0.75, accuracy: 0 });
    expect(second).toMatchObject({ class: '3', predicted: '3', copies: 2 });
    expect(Object.fromEntries(second?.values ?? [])).toEqual({ loss: -0.5, confidence: 1, accuracy: 1 });
  });

  test('may have any values, and names in any language with escapes', () => {
    const parsed = read(`{"${A}":{"class":"\\u732b \\"x\\"","predicted":"猫","F1 score":0.5,"größe":1}}`);
    expect('evaluation' in parsed && parsed.evaluation.get(A)?.class).toBe('猫 "x"');
  });

  test('names every problem with its place', () => {
    const text = `{\n "${A}": {"loss": NaN, "class": "cat"},\n "short": {"loss": 1},\n "${B}": 5\n}`;
    expect(problems(text)).toEqual([
      `2:2: "${A}" has one of class and predicted; write both or neither`,
      '2:79: "loss" must be a number between -1e+100 and 1e+100, not NaN',
      '3:2: "short" must be the SHA-256 of an example\'s content: 64 digits, 0 to 9 and a to f',
      '3:2: "short" has "loss", which the first example has not',
      `4:70: "${B}" must be an object, such as {"class": "cat", "predicted": "dog", "loss": 2.3}`,
    ]);
  });

  const one = (fields: string) => `{"${A}":{${fields}}}`;
  test.each([
    ['nothing', '', /^1:1: the end of the file in place of \{/],
    ['a list', '[]', /^1:1: "\[" in place of \{/],
    ['no example', '{}', /no example/],
    ['a byte order mark', `\ufeff${one('"loss":1')}`, /^1:1: no JSON/],
    ['text behind it', `${one('"loss":1')}{}`, /more text after the end/],
    ['a key twice', `{"${A}":{"loss":1},"${A}":{"loss":1}}`, /is there twice/],
    ['a value twice', one('"loss":1,"loss":2'), /"loss" is there twice/],
    ['a key twice, once with an escape', one('"loss":1,"\\u006coss":2'), /"loss" is there twice/],
    ['Infinity', one('"loss":Infinity'), /"loss" must be a number .*, not Infinity/],
    ['-Infinity', one('"loss":-Infinity'), /not -Infinity/],
    ['a number that is too large', one('"loss":1e999'), /not 1e999/],
    ['a number in words', one('"loss":"1"'), /"loss" must be a number .*, not "1"/],
    ['a truth', one('"loss":true'), /not true/],
    ['nothing for a value', one('"loss":null'), /not null/],
    ['objects in a value', one('"loss":{"a":[{"b":"}"}]}'), /not an object or a list/],
    ['a prototype', one('"__proto__":{"polluted":1}'), /"__proto__" must be a number/],
    ['a prototype of all', `{"__proto__":{"loss":1}}`, /"__proto__" must be the SHA-256/],
    ['a name with markup', one('"<img>":1'), /"<img>" must be a name/],
    ['a long name', one(`"${'x'.repeat(65)}":1`), /must be a name/],
    [
      'a class that is half a number',
      one('"class":1.5,"predicted":1'),
      /"class" must be a text or a whole number, not 1.5/,
    ],
    ['an empty class', one('"class":"","predicted":"a"'), /class must have 1 to 200 characters/],
    ['a long class', one(`"class":"${'x'.repeat(201)}","predicted":"a"`), /class must have 1 to 200/],
    ['a class with a line end', one('"class":"a\\nb","predicted":"a"'), /character that cannot be shown/],
    ['a class that turns the text', one('"class":"a\\u202eb","predicted":"a"'), /character that cannot be shown/],
    ['a class with half a character', one('"class":"\\ud800","predicted":"a"'), /character that cannot be shown/],
    [
      'an accuracy beside a class',
      one('"class":"a","predicted":"a","accuracy":0'),
      /has accuracy, which class and predicted give/,
    ],
    ['copies that cannot be', one('"loss":1,"copies":0'), /"copies" must be a whole number/],
    ['a value that is missing', one('"loss":'), /a value is missing/],
    ['a comma too many', one('"loss":1,'), /a key in quotation marks is missing/],
    ['an object that does not end', `{"${A}":{"loss":1}`, /the end of the file in place of , or \}/],
    ['a list that does not end', `{"${A}":{"loss":[1`, /the end of the file in place of the end/],
    ['a text that does not end', `{"${A}`, /a text that does not end/],
    ['a number that is no JSON', one('"loss":01'), /no JSON/],
    [
      'a value that only one example has',
      `{"${A}":{"loss":1},"${B}":{"loss":1,"f1":1}}`,
      /has "f1", which the first example has not/,
    ],
    ['a value that one example lacks', `{"${A}":{"loss":1,"f1":1},"${B}":{"loss":1}}`, /has no "f1", which the first/],
    ['too many values', one(Array.from({ length: 51 }, (_, index) => `"x${index}":1`).join()), /more than 50 numbers/],
  ])('with %s is refused', (_, text, problem) => {
    expect(problems(text).join('\n')).toMatch(problem);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('cut off anywhere is refused', () => {
    const text = `{"${A}":{"class":"cat","predicted":"dog","loss":-1.5e-3},"${B}":{"class":"a","predicted":"a","loss":0}}`;
    expect(problems(text)).toEqual([]);
    for (let length = 0; length < text.length; length++) expect(problems(text.slice(0, length))).not.toEqual([]);
  });

  test('that is no UTF-8, or too large, is refused', () => {
    expect(parseEvaluation(Buffer.from([0x7b, 0xff, 0x7d]))).toEqual({ problems: ['the file is not UTF-8'] });
    const large = parseEvaluation(new Uint8Array(LARGEST_EVALUATION + 1));
    expect(large).toEqual({ problems: [expect.stringContaining('at most 67108864 are read')] });
  });

  test('with thousands of problems tells the first ones', () => {
    const text = `{${Array.from({ length: 3000 }, (_, index) => `"${exampleKey(index)}":{"loss":NaN}`).join()}}`;
    expect(problems(text)).toHaveLength(21);
    expect(problems(text).at(-1)).toBe('and 2980 more');
  });

  test.each([
    ['nested a million deep', one(`"loss":${'['.repeat(1_000_000)}`), 'more than 100 objects and lists in each other'],
    ['with a key of a million characters', `{"${'x'.repeat(1_000_000)}":{}}`, 'more than 2000 characters'],
    ['with a text of a million escapes', one(`"class":"${'\\n'.repeat(1_000_000)}"`), 'more than 2000 characters'],
    [
      'with a million values',
      one(Array.from({ length: 1_000_000 }, (_, index) => `"a${index}":1`).join()),
      'more than 50 numbers',
    ],
    ['with a million digits', one(`"loss":${'1'.repeat(1_000_000)}`), '111…'],
    ['that begins with a million lines', `${'\n'.repeat(1_000_000)}x`, '1000001:1: no JSON'],
  ])('%s is refused in time', (_, text, problem) => {
    const started = performance.now();
    expect(problems(text).join('\n')).toContain(problem);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
