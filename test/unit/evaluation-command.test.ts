import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exampleKey } from '../support/evaluations.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'evaluation-'));
afterAll(() => rmSync(folder, { recursive: true }));

function check(...args: string[]): [status: number | null, stdout: string, stderr: string] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/evaluation.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return [status, stdout, stderr];
}

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

test('npm run evaluation prints what the metrics must be', () => {
  const judged = (predicted: string, loss: number) => ({ class: 'cat', predicted, loss });
  const file = write(
    'good.json',
    JSON.stringify({ [exampleKey(1)]: judged('cat', 0.5), [exampleKey(2)]: judged('dog', 2) }),
  );
  expect(check(file)).toEqual([0, `${file} is good: 2 examples\n  loss: 1.25\n  accuracy: 0.5\n`, '']);
});

test('it names each problem with its line', () => {
  const file = write('bad.json', `{\n"${exampleKey(1)}": {"loss": NaN},\n"x": {"loss": 1}}`);
  const [status, stdout, stderr] = check(file);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringContaining(`${file}:2:78: "loss" must be a number`),
    expect.stringContaining(`${file}:3:1: "x" must be the SHA-256`),
    expect.stringContaining(`${file}:3:1: "x" has "loss", which the first example has not`),
  ]);
});

test.each([
  ['no file', [], 'one file is needed'],
  ['a file that is not there', ['nowhere.json'], 'ENOENT'],
  ['an unknown option', ['--fix'], "Unknown option '--fix'"],
])('%s', (_, args, problem) => {
  const [status, , stderr] = check(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(problem);
});
