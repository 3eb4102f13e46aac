import { expect, test } from 'vitest';
import { files, read } from './support/repository.ts';

const codes = [...read('actions/lib/core/failure-code.ts').matchAll(/'([a-z-]+)'/g)]
  .map(([, code = '']) => code)
  .sort();

test('docs/errors.md explains each code, and only those', () => {
  const explained = [...read('docs/errors.md').matchAll(/^\| `([\w-]+)` \|[^|]+\|[^|]+\|$/gm)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(40);
  expect(explained).toEqual(codes);
});

test('each code is used', () => {
  const sources = files('actions/**/*.ts').filter((file) => !file.endsWith('/failure-code.ts'));
  const all = sources.map(read).join('\n');
  expect(codes.filter((code) => !new RegExp(`['"\`]${code}(: |')`).test(all))).toEqual([]);
});
