import { expect, test } from 'vitest';
import { block } from '../../actions/lib/report/markdown.ts';
import { previewSection } from '../../actions/lib/report/preview.ts';
import { marked, previewsIn, replacePreviews } from '../../actions/lib/report/preview-mark.ts';

const state = {
  ...{ entry: 'shop', region: 'us-east-1', instance: 'ml.m5.large', expires: '2026-11-30T17:00:00.000Z' },
  question: { file: 'pictures/`` ` ```.png', contentType: 'image/png' },
};
const [first, second] = ['shop-pr-7-shop', 'shop-pr-7-other'];
const section = (endpoint: string) => previewSection({ ...state, endpoint });

test('each preview of a comment is found and replaced, and nothing else is changed', () => {
  const body = ['### Model comparison', section(first), 'between', section(second), 'after'].join('\n\n');
  expect(previewsIn(body)).toEqual([first, second]);
  expect(replacePreviews(body, () => undefined)).toBe(body);
  const gone = replacePreviews(body, (endpoint) => (endpoint === first ? 'It was removed.' : undefined));
  expect(gone).toBe(['### Model comparison', 'It was removed.', 'between', section(second), 'after'].join('\n\n'));
  expect(previewsIn(gone)).toEqual([second]);
});

test('a comment that was edited in a browser has other ends of lines', () => {
  const body = ['before', section(first), 'after'].join('\n\n').replaceAll('\n', '\r\n');
  expect(replacePreviews(body, () => 'gone').replaceAll('\r', '')).toBe('before\n\ngone\n\nafter');
});

test('the words of others are no marks, and a mark that somebody has taken away ends nothing', () => {
  const hostile = marked('evil', 'https://evil.example');
  const body = [block(`an error\n${hostile}`), section(first), block(`${hostile}\n\`\`\`\n${hostile}`), 'after'].join(
    '\n\n',
  );
  expect(previewsIn(body)).toEqual([first]);
  expect(replacePreviews(body, () => 'gone')).toBe(body.replace(section(first), 'gone'));
  const [begin = ''] = section(first).split('\n');
  expect(previewsIn(body.replace(begin, ''))).toEqual([]);
  expect(previewsIn(section(first).replace('<!-- end of the preview -->', ''))).toEqual([]);
});
