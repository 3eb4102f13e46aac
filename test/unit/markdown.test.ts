import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { block, code, link, prose, row } from '../../actions/lib/report/markdown.ts';
import { plainLines } from '../../actions/lib/report/plain-text.ts';
import { newRecord } from '../../actions/lib/report/run.ts';
import { renderSummary } from '../../actions/lib/report/summary.ts';
import { seeded } from '../support/fake-clock.ts';

const PIECES = [
  ...[
    '|',
    '\\',
    '\\|',
    '`',
    '``',
    '```',
    '~~~',
    '\n',
    '\n\n',
    '\r',
    '    ',
    ' ',
    '\t',
    '- ',
    '1. ',
    '> ',
    '# ',
    '## H',
    '---',
    '===',
  ],
  ...[
    '<b>',
    '</td>',
    '<!--',
    '-->',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '</details>',
    '&lt;',
    '&#124;',
  ],
  ...[
    '[a](javascript:alert(1))',
    '![a](http://x/y.png)',
    '[a]: http://x',
    '[^1]',
    '<http://x>',
    'http://x.org',
    'www.x.org',
  ],
  ...[
    '@octocat',
    'a@b.org',
    '#1',
    'GH-1',
    '(GH-1)',
    'JIRA-12',
    '“0123abc”',
    'deadbeef',
    '1234567',
    'octo/cat#2',
    '@octo/team',
    ':smile:',
    '$x$',
    '$`x`$',
    '*a*',
    '_a_',
    '**',
    '~~a~~',
    '- [ ] ',
  ],
  ...['word', '`word`', '“word”', 'two words', '3.', '12 %', 'x|y', '|---|---|', '\u2028', '\u202e', '🐶', ''],
];
const random = seeded(20_261_130);
const next = (end: number) => Math.floor(random() * end);
const texts = Array.from({ length: 800 }, () =>
  Array.from({ length: 1 + next(9) }, () => `${PIECES[next(PIECES.length)]}${['', ' '][next(2)]}`).join(''),
);

const render = (markdown: string) =>
  micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
const tagsOf = (html: string) => (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/ align="\w+"/, ''));
const ENTITIES = { lt: '<', gt: '>', quot: '"', amp: '&' };
/** What a reader sees, without blanks: where lines break is not told apart. */
const resource = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name])
    .replace(/\s/g, '');
/** The same of a text; one backslash more before a `|` is the price of its cell. */
const written = (text: string) => plainLines(text).join('').replace(/\s/g, '');
const slashless = (text: string) => text.replaceAll('\\', '');
/** Words in backticks are shown as code, without them. */
const tickless = (text: string) => slashless(text).replaceAll('`', '');

describe('whatever others write', () => {
  test('in a row stays in its cell, as text', () => {
    for (const text of texts) {
      const html = render(`| a | b | c |\n|---|---|---|\n${row(prose(text), code(text), 'end')}`);
      const tags = tagsOf(html).filter((tag) => !/^<\/?code>$/.test(tag));
      const cells = (name: string) => [
        '<tr>',
        ...Array(3)
          .fill([`<${name}>`, `</${name}>`])
          .flat(),
        '</tr>',
      ];
      const table = [
        '<table>',
        '<thead>',
        ...cells('th'),
        '</thead>',
        '<tbody>',
        ...cells('td'),
        '</tbody>',
        '</table>',
      ];
      expect(tags, JSON.stringify(text)).toEqual(table);
      const [told = '', shown = '', end] = html.split('<td>').slice(1);
      expect(tickless(resource(told))).toBe(tickless(written(text)));
      expect(slashless(resource(shown))).toBe(slashless(written(text)));
      expect(end).toMatch(/^end<\/td>/);
    }
  });

  test('in a sentence is a paragraph of text, at its beginning too', () => {
    for (const text of texts) {
      if (written(text) === '') continue;
      for (const before of ['', 'Failed: ']) {
        const html = render(`${before}${prose(text)}\n\nend`);
        const tags = tagsOf(html).filter((tag) => !/^<\/?code>$/.test(tag));
        expect(tags, JSON.stringify(text)).toEqual(['<p>', '</p>', '<p>', '</p>']);
        expect(resource(html).replaceAll('`', '')).toBe(`${before.trim()}${written(text)}end`.replaceAll('`', ''));
        expect(html.replace(/<code>.*?<\/code>/g, '')).not.toMatch(
          /[@#$[\]*_\\`]|\b[A-Z]+-\d|\b[\da-f]{7,}\b|www\.|:\w+:/,
        );
      }
    }
  });

  test('in a link is its text, and in its address leads nowhere else', () => {
    for (const text of texts) {
      if (written(text) === '') continue;
      const html = render(`see ${link(prose(text), `https://x.example/a?b=${text}#${text}`)}; end`);
      const tags = tagsOf(html).filter((tag) => !/^<\/?code>$/.test(tag));
      expect(tags, JSON.stringify(text)).toEqual([
        '<p>',
        expect.stringMatching(/^<a href="https:\/\/x\.example\//),
        '</a>',
        '</p>',
      ]);
      expect(html).toMatch(/end<\/p>$/);
    }
    expect(link('x', 'javascript:alert(1)')).toBe('x');
    expect(link('x', 'https://x.example/>](y)')).toBe('[x](<https://x.example/%3E](y)>)');
  });

  test('in a block stays in it, line by line', () => {
    for (const text of texts) {
      const html = render(`${block(text)}\n\nend`);
      expect(tagsOf(html), JSON.stringify(text)).toEqual([
        '<pre>',
        '<code class="language-text">',
        '</code>',
        '</pre>',
        '<p>',
        '</p>',
      ]);
      expect(resource(html)).toBe(`${written(text)}end`);
    }
  });
});

test.each([
  ['batch_size=32 is too large: see `tune.ranges`.', '`batch_size=32` is too large: see `tune.ranges`.'],
  ['The job shop-single-1 failed, exit code: 1', 'The job shop-single-1 failed, exit code: 1'],
  ["Don't do that (again); 33.1% → 12,000 is enough!", "Don't do that (again); 33.1% → 12,000 is enough!"],
  ['run `npm run build` again, @octocat', 'run `npm run build` again, `@octocat`'],
  ['1. first', '`1`. first'],
  ['commit deadbeef, “0123abc” of 1234567', 'commit `deadbeef`, “`0123abc`” of `1234567`'],
  ['as said in (GH-1), JIRA-12 and GH-2.', 'as said in (`GH-1`), `JIRA-12` and `GH-2`.'],
  ['not paired (main has no evaluation.json).', 'not paired (main has no `evaluation.json`).'],
  ['call (f(x)) or f(x).', 'call (`f(x))` or `f(x)`.'],
])('%s reads well', (text, expected) => {
  expect(prose(text)).toBe(expected);
});

test('what is long is cut and says so', () => {
  expect(prose('a'.repeat(5000))).toMatch(/^a+ … \(3000 characters are left out here\) … a+$/);
  expect(code('`'.repeat(5000)).length).toBeLessThan(9000);
  expect(block('a\n'.repeat(10_000)).length).toBeLessThan(11_000);
});

test('a summary of many long problems and steps is whole up to where it says that it is cut', () => {
  const text = `x <b> ${'| `'.repeat(3000)}\n`.repeat(10);
  const steps = Array.from({ length: 2000 }, (_, n) => ({
    ...{ key: `n${n}`, kind: 'training job', does: 'create' as const, id: `job-${n}`, detail: text },
  }));
  const problems = Array.from({ length: 50 }, () => ({ code: 'data-invalid' as const, what: text, next: text }));
  const markdown = renderSummary({ ...newRecord('Train', 0), steps, problems }, {});
  expect(Buffer.byteLength(markdown)).toBeLessThan(1024 * 1024);
  expect(markdown).toContain('❌ 20 more problems are in the log.');
  expect(markdown).toMatch(/\n\n\(The summary was cut here because of GitHub's size limit\.\)\n$/);
  const html = render(markdown.slice(-20_000).replace(/^.*/, '| a | b | c | d |\n|---|---|---|---|'));
  expect(html).toMatch(/<\/table>\n<p>\(The summary was cut here because of GitHub's size limit\.\)<\/p>\n$/);
});
