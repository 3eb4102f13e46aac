import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { plainLines } from '../../actions/lib/report/plain-text.ts';
import { Printer } from '../../actions/lib/runner/printer.ts';
import { seeded } from '../support/fake-clock.ts';
import { obeyedByAct, obeyedByGitHub } from '../support/runner-lines.ts';

let write: MockInstance<typeof process.stdout.write>;
beforeEach(() => {
  write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => write.mockRestore());

/** What was printed since the last call. */
function printed(): string {
  const text = write.mock.calls.map(([chunk]) => String(chunk)).join('');
  write.mockClear();
  return text;
}

const COMMANDS = [
  ...['::add-mask::x', '::error file=x,line=1::x', '::set-output name=state::x', '::stop-commands::x', '::endgroup::'],
  ...['##[add-mask]x', '##[set-output name=a;b=c]x', '##[group]x', '::save-state name=started::[]', '::ERROR::x'],
];
const PIECES = [
  ...COMMANDS,
  // The rest of a command, behind pieces that take no room in the runner's comparisons.
  ...[':add-mask::x', '#[add-mask]x', '[add-mask]x', ':\u200b:add-mask::x', '#\u00ad#[add-mask]x', '##\u0591[group]x'],
  ...['\r', '\n', '\r\n', '\u2028', '\u2029', '\u0085', '\v', '\f', '\t', ' ', '\u00a0', '\u3000'],
  ...['\ufeff', '\u200b', '\u00ad', '\u0000', '\u0301', '\u0591', '\ufe0f', '\u202e', '\ud83d', '\u{e0100}'],
  ...[':', '::', '#', '##', '[', '##[', ']', '%0A', '%0D', '%25', '%3A', '\\', 'word', '🐶', '0.5', 'x'.repeat(5000)],
  ...['\u001b[31m', '\u001b[0m', '\u001b]0;title\u0007', '\u001b', '\u009b1m', '\u001bc', '\u001b[2K'],
];
const random = seeded(20_261_129);
const next = (end: number) => Math.floor(random() * end);
const text = () => Array.from({ length: 1 + next(8) }, () => PIECES[next(PIECES.length)]).join('');
const texts = Array.from({ length: 1500 }, text);

/** What was printed with all that is escaped taken back. */
const readable = (lines: readonly string[]) => lines.map((line) => line.replaceAll('\\', '').trim());

describe('whatever others write', () => {
  test('a line is no command, and says what it said', () => {
    const printer = new Printer();
    for (const text of texts) {
      printer.line(text);
      const output = printed();
      expect([obeyedByGitHub(output), obeyedByAct(output)], JSON.stringify(text)).toEqual([[], []]);
      expect(readable(output.replace(/\n$/, '').split('\n'))).toEqual(readable(plainLines(text)));
    }
  });

  test('a group has its own commands only', () => {
    const printer = new Printer();
    for (const text of texts) {
      printer.group(text, [text, ...COMMANDS, text]);
      const output = printed();
      const [group, stop, resume, ...more] = obeyedByGitHub(output);
      expect(group, JSON.stringify(text)).toMatchObject({ name: 'group', data: expect.not.stringMatching(/[\r\n]/) });
      expect(stop?.name).toBe('stop-commands');
      expect(stop?.data).toMatch(/^[\da-f-]{36}$/);
      expect(resume).toMatchObject({ name: stop?.data, data: '' });
      expect(more.map(({ name }) => name)).toEqual(['endgroup']);
      expect(obeyedByAct(output).slice(-3)).toEqual(['stop-commands', stop?.data, 'endgroup']);
      // Also where nothing is stopped: the log's viewer reads `##[`.
      const inside = output.split('\n').slice(2, -3).join('\n');
      expect([obeyedByGitHub(inside), obeyedByAct(inside)]).toEqual([[], []]);
    }
  });

  test('an annotation is one command, with the message and the file that were given', () => {
    const printer = new Printer();
    for (const text of texts.map((each) => each.replaceAll('x'.repeat(5000), 'x'))) {
      printer.annotate('error', `It failed: ${text}`, { file: text, startLine: 3, startColumn: 4 });
      const output = printed();
      const obeyed = obeyedByGitHub(output);
      expect(
        obeyed.map(({ name }) => name),
        JSON.stringify(text),
      ).toEqual(['error']);
      const message = plainLines(`It failed: ${text}`);
      expect(readable(obeyed[0]?.data.split('\n') ?? [])).toEqual(readable(message.map(weightless)));
      expect(obeyed[0]?.properties).toMatchObject({ line: '3', col: '4', file: weightless(text) });
      for (const name of obeyedByAct(output)) expect(name).toMatch(/^error/);
    }
  });
});

/** A text without what the runner's reader, as it is written down for these tests, passes over. */
function weightless(text: string): string {
  return text.replace(/(?![\t\r\n])[\p{C}\p{M}\p{DI}]/gu, '');
}

test('two groups never have the same word to resume with', () => {
  const printer = new Printer();
  for (let i = 0; i < 100; i++) printer.group('log', []);
  const words = obeyedByGitHub(printed()).flatMap(({ name, data }) => (name === 'stop-commands' ? [data] : []));
  expect(new Set(words).size).toBe(100);
});

test('further lines of one of ours are indented: they cannot pass for ours', () => {
  new Printer().line('failed: boom\rdone\n::add-mask::x\nInService');
  expect(printed()).toBe('failed: boom\n  done\n  \\::add-mask::x\n  InService\n');
});

test('an annotation that GitHub would cut is whole in the log before, and says that it is cut', () => {
  const message = `boom ${'x'.repeat(5000)}\n→ Mend it.`;
  new Printer().annotate('error', message);
  const output = printed();
  const { data = '' } = obeyedByGitHub(output).at(-1) ?? {};
  expect(data.length).toBeLessThan(4096);
  expect(data).toMatch(/^boom x+ … \(\d+ characters are left out here\) … x+\n→ Mend it\.$/);
  expect(output).toContain(`\nboom ${'x'.repeat(5000)}\n`);
});

test('the account is hidden in lines, groups and annotations once it is known', () => {
  const printer = new Printer();
  const print = () => {
    printer.line('arn:aws:iam::123456789012:role/a');
    printer.group('of 123456789012', ['s3://a-123456789012/']);
    printer.annotate('warning', 'in 123456789012');
    return printed();
  };
  expect(print().match(/123456789012/g)).toHaveLength(4);
  printer.hide('123456789012');
  expect(print()).not.toContain('123456789012');
});

test('what Node and libraries print goes the same way', async () => {
  const kept = { ...console };
  const listeners = process.listeners('warning');
  try {
    new Printer().speakForAll();
    console.log('%s\n::add-mask::x', 'a');
    console.error('##[error]b');
    process.emitWarning('c\n::error::c');
    await new Promise(setImmediate);
  } finally {
    Object.assign(console, kept);
    process.removeAllListeners('warning');
    for (const listener of listeners) process.on('warning', listener);
  }
  const output = printed();
  expect(output).toMatch(/^a\n {2}\\::add-mask::x\n##\\\[error\]b\nWarning: c\n {2}\\::error::c\n$/);
  expect(obeyedByGitHub(output)).toEqual([]);
});
