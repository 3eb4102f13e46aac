import { expect, test } from 'vitest';
import { failureCodes } from '../../actions/lib/core/failure-code.ts';
import { files, read } from './support/repository.ts';

test('docs/errors.md explains each code, and only those', () => {
  const explained = [...read('docs/errors.md').matchAll(/^\| `([\w-]+)` \|[^|]+\|[^|]+\|$/gm)].map(([, code]) => code);
  expect(explained).toEqual(failureCodes);
  expect(explained).toEqual(explained.toSorted());
});

test('each code is used', () => {
  const sources = files('actions/**/*.ts').filter((file) => !file.endsWith('/failure-code.ts'));
  const all = sources.map(read).join('\n');
  expect(failureCodes.filter((code) => !all.includes(`'${code}'`))).toEqual([]);
});
