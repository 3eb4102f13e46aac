import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatProblem } from '../../actions/lib/config/load.ts';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';
import { edited, loadText, problemsOf, validConfig } from '../support/config-repository.ts';

const problems = (text: string) => {
  const loaded = loadText(text);
  return 'problems' in loaded ? loaded.problems.map(formatProblem) : [];
};

test('of thousands of unknown keys the first are told, and how many more there are', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: ${index}`);
  const found = problems(`${validConfig}${keys.join('\n')}\n`);
  expect(found).toHaveLength(101);
  expect(found[0]).toMatch(/^pipeline\.yml:22:1: k0: is not a valid key here;/);
  expect(found[99]).toMatch(/^pipeline\.yml:121:1: k99: is not a valid key here;/);
  expect(found[100]).toBe('pipeline.yml:1:1: has 19900 more problems; correct the first ones and run again');
});

test('thousands of keys that are there twice, of aliases and of anchors take no longer', () => {
  const twice = problems(`${validConfig}${'name: x\n'.repeat(10_000)}`);
  expect(twice[0]).toBe('pipeline.yml:22:1: name: is duplicated; keep only one of them');
  expect(twice).toHaveLength(101);
  const aliases = problems(`${validConfig}x: [${'*a,'.repeat(20_000)}]\n`);
  expect(aliases[0]).toMatch(/^pipeline\.yml:22:\d+: x(\[0\])?: is /);
  expect(aliases).toHaveLength(101);
});

test('a key of any length is no key', () => {
  expect(problems(`${validConfig}${'k'.repeat(100_000)}: 1\n`)).toHaveLength(1);
});

test.each([
  ['[', '['.repeat(50_000)],
  ['[…]', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ['{a: ', '{a: '.repeat(20_000)],
  ['- ', `\n${'- '.repeat(50_000)}`],
])('what is nested thousands of levels deep is told of: %s', (_, text) => {
  const found = problems(`name: ${text}\n`);
  expect(found[0]).toMatch(/is nested too deeply to be read; write a config of a few levels$/);
});

test('aliases that multiply', () => {
  const lines = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh'])
    lines.push(`${to}: &${to} [${`*${from},`.repeat(10)}]`);
  expect(problems(lines.join('\n'))).toEqual([
    'pipeline.yml:1:1: uses too many aliases: expanded, it would be more than 100 times as large; write the values out instead of aliases',
  ]);
});

test.each([
  ['/dev/zero', 'is not a file'],
  ['.', 'is not a file'],
  ['none.yml', 'cannot be read'],
  ['a\0b', 'cannot be read'],
  ['x'.repeat(10_000), 'cannot be read'],
])('a config at %j', (file, what) => {
  const loaded = loadConfig(file, tmpdir());
  expect('problems' in loaded && loaded.problems.map(({ what }) => what)).toEqual([what]);
});

test('a file that is larger than any config is not read to its end', () => {
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  try {
    writeFileSync(join(folder, 'large.yml'), '#'.repeat(262_145));
    const loaded = loadConfig('large.yml', folder);
    expect('problems' in loaded && loaded.problems.map(formatProblem)).toEqual([
      'large.yml:1:1: has more than 256 KiB, the limit for a config; write the path of a config, such as pipeline-config/local.yml',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  ['"a\\0b"', 'must be a path inside the repository; got "a\\u0000b"; write python/training'],
  [`code/${'x'.repeat(5000)}`, expect.stringMatching(/^does not exist: code\/x+; write the path of a folder$/)],
  ['code/train.py/below', 'does not exist: code/train.py/below; write the path of a folder'],
])('a path that no file can have: %.20s', (path, said) => {
  const [problem = ''] = problemsOf({ 'source: code': `source: ${path}` });
  expect(problem.replace('pipeline.yml:5:11: training.source: ', '')).toEqual(said);
});

test('a device is no data', () => {
  expect(problemsOf({ 'source: images': 'source: /dev/zero' })).toEqual([
    'pipeline.yml:3:17: data.source: does not exist: /dev/zero; write the path of a folder or file that exists',
  ]);
  expect(edited({})).toBe(validConfig);
});
