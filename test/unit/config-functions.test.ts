import { expect, test } from 'vitest';
import { edited, loadText, problemsOf, warningsOf } from '../support/config-repository.ts';

const shapes = '  shapes: { model: single, instance: ml.m5.large }\n';
const files = { 'fn/handler.py': 'def handler(event, context):\n    return event\n' };

/** The valid config with a function, whose keys stand on line 24. */
const withFunction = (keys: string, name = 'classify') => ({
  [shapes]: `${shapes}functions:\n  ${name}:\n    { source: fn, endpoint: shapes${keys === '' ? '' : `, ${keys}`} }\n`,
});

const problems = (keys: string, more: Record<string, string> = files) => problemsOf(withFunction(keys), more);

test('speaks Lambda’s words, in seconds and MB', () => {
  const keys =
    'memory: 1GB, timeout: 2m, environment: { LEVEL: 3 }, provisioned-concurrency: 5, reserved-concurrency: 10, test: { event: { url: https://example.org/a.jpg }, expect: Disc }';
  const loaded = loadText(edited(withFunction(keys)), files);
  expect('config' in loaded && loaded.config.functions).toEqual({
    classify: {
      source: 'fn',
      handler: 'handler.handler',
      runtime: 'python3.13',
      endpoint: 'shapes',
      alias: 'live',
      memory: 1024,
      timeout: 120,
      environment: { LEVEL: '3' },
      provisionedConcurrency: 5,
      reservedConcurrency: 10,
      test: { event: { url: 'https://example.org/a.jpg' }, expect: 'Disc' },
    },
  });
});

test('needs no more than code and an endpoint', () => {
  const loaded = loadText(edited(withFunction('')), files);
  expect('config' in loaded && loaded.config.functions['classify']).toMatchObject({
    memory: 256,
    timeout: 60,
    provisionedConcurrency: 0,
  });
});

test('a function that nothing tries before its alias moves is only suspected', () => {
  const untried =
    'pipeline.yml:23:3: functions.classify: has no test and no provisioned-concurrency, so a new version is not tested before the alias moves to it; add test: { event: … }';
  expect(warningsOf(withFunction(''), files)).toEqual([untried]);
  expect(warningsOf(withFunction('provisioned-concurrency: 1'), files)).toEqual([]);
  expect(warningsOf(withFunction('test: { event: {} }'), files)).toEqual([]);
});

test.each([
  [
    'provisioned-concurrency: 5, reserved-concurrency: 4',
    'provisioned-concurrency: is above reserved-concurrency: 5 > 4',
  ],
  [
    'provisioned-concurrency: 5, reserved-concurrency: 9',
    'reserved-concurrency: is below twice provisioned-concurrency: 9 < 2 × 5; during an update the old and the new version both need it; write at least 10',
  ],
  ['alias: "7"', 'alias: must be letters, digits, hyphens and underscores, not a number; got "7"; write live'],
  ['alias: 7', 'alias: must be letters, digits, hyphens and underscores, not a number; got 7; write live'],
  ['memory: 64MB', 'memory: is 64 MB; Lambda allows 128 to 10240'],
  ['memory: 256', 'memory: must be a size with its unit'],
  ['timeout: 16m', 'timeout: is 960 s; Lambda allows 900'],
  ['runtime: nodejs24.x', 'runtime: must be python3.10 or python3.11'],
  ['handler: handler', 'handler: must be <file>.<function>'],
  ['handler: other.handler', 'handler: has no file fn/other.py'],
  ['handler: handler.main', 'handler: has no function main in fn/handler.py'],
  ['environment: { ENDPOINT_NAME: other }', 'environment.ENDPOINT_NAME: is set by the action, from endpoint'],
  ['test: { event: events/none.json }', 'test.event: does not exist: events/none.json'],
  ['test: { event: 5 }', 'test.event: must be a mapping, or the path of a JSON file'],
  ['concurrency: 5', 'concurrency: is not a valid key'],
])('refuses %s', (keys, problem) => {
  const found = problems(keys);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`functions.classify.${problem}`);
  expect(found[0]).toMatch(/^pipeline\.yml:24:\d+: /);
});

test('refuses an endpoint that is not there, with the nearest one', () => {
  const text = { [shapes]: `${shapes}functions:\n  classify: { source: fn, endpoint: shape }\n` };
  expect(problemsOf(text, files)).toEqual([
    'pipeline.yml:23:37: functions.classify.endpoint: is not the name of an endpoint in endpoints: "shape"; write shapes',
  ]);
});

test('refuses an environment over 4 KB, counted as Lambda counts', () => {
  expect(problems(`environment: { TEXT: ${'a'.repeat(4090)} }`)).toEqual([
    expect.stringMatching(/environment: has 4101 bytes as JSON; Lambda allows 4096 for all variables together/),
  ]);
  expect(problems(`environment: { TEXT: ${'a'.repeat(4050)} }`)).toEqual([]);
});

test('refuses a source without code and an event that is no JSON', () => {
  expect(problems('', { 'fn/other.py': '' })).toEqual([expect.stringContaining('handler: has no file fn/handler.py')]);
  expect(problems('', {})).toEqual([expect.stringContaining('source: does not exist: fn')]);
  const event = { ...files, 'event.json': '{ url: 1' };
  expect(problems('test: { event: event.json }', event)).toEqual([
    expect.stringMatching(/test\.event: is not valid JSON: event\.json: /),
  ]);
  const large = { ...files, 'event.json': JSON.stringify({ image: 'A'.repeat(6_291_456) }) };
  expect(problems('test: { event: event.json }', large)).toEqual([
    expect.stringMatching(
      /test\.event: has 6291468 bytes as JSON: event\.json; Lambda allows 6291456; write a smaller event$/,
    ),
  ]);
});

test.each([
  'def handler(event, context):\n',
  'async def handler(a, b):\n',
  'handler = Mangum(app)\n',
  'from app import handler\n',
])('finds the handler in %j', (code) => {
  expect(problems('', { 'fn/handler.py': code })).toEqual([]);
});

test('says that nobody installs requirements', () => {
  const more = { ...files, 'fn/requirements.txt': 'pillow\n' };
  expect(warningsOf(withFunction('provisioned-concurrency: 1'), more)).toEqual([
    expect.stringContaining('functions.classify.source: contains a requirements.txt, which Lambda does not install'),
  ]);
});

test.each(['1dog.s', 'a'.repeat(65)])('refuses the name %s', (name) => {
  expect(problemsOf(withFunction('', name), files)).toEqual([expect.stringContaining('at most 64 letters')]);
});
