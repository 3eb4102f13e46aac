import { expect, test } from 'vitest';
import { files, read } from './support/repository.ts';

const PRINTER = 'actions/lib/runner/printer.ts';
/** What is used of the toolkit beside the printer: it reads, and writes into GitHub's files. */
const SILENT = ['getInput', 'getState', 'saveState', 'setOutput', 'summary'];

const sources = files('actions/**/*.ts').filter((file) => file !== PRINTER);

test('only the printer prints', () => {
  const prints =
    /\bconsole(\.(?!aws\.amazon\.com)\w|\[)|\bprocess\.(stdout|stderr|_rawDebug)\b|\bwriteSync\(|\/dev\/std|\bdebuglog\b|\bemitWarning\b/;
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((file) => prints.test(read(file)))).toEqual([]);
});

test("of GitHub's toolkit, everything else uses what prints nothing", () => {
  const used = sources.flatMap((file) =>
    [...read(file).matchAll(/import ([^;]*?) from '@actions\/core'/g)].flatMap(([, what = '']) =>
      what
        .replace(/[{}]/g, '')
        .split(',')
        .map((name) => ({ file, name: name.trim() })),
    ),
  );
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter(({ name }) => !SILENT.includes(name))).toEqual([]);
});
