import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { actions, files, read } from './support/repository.ts';

const isText = (file: string) => !/\.(zip|png|jpe?g)$/.test(file);
/** What people read to understand the product: everything but tests and what is generated. */
const sources = () => files('actions', 'local-aws', 'python', 'scripts').filter((file) => /\.(ts|mjs|py)$/.test(file));

/** Lines of text files that match, as `file:line`. */
function mentions(pattern: RegExp, among: readonly string[]): string[] {
  return among.filter(isText).flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}

test('every action runs on Node 24, from a file that the build makes', () => {
  const built = new Set(files('dist/*.mjs').map((file) => basename(file, '.mjs')));
  for (const { name, runs } of actions()) {
    expect(runs.using, name).toBe('node24');
    expect(runs.main, name).toBe(`../../dist/${name}.mjs`);
    expect([undefined, runs.main], name).toContain(runs.post);
    expect(built, name).toContain(name);
  }
  expect(actions().length).toBeGreaterThan(0);
});

test('every input and output has a description', () => {
  const bare = actions().flatMap(({ name, inputs, outputs }) =>
    Object.entries({ ...inputs, ...outputs }).flatMap(([key, { description }]) =>
      description === undefined || description === '' ? [`${name}: ${key}`] : [],
    ),
  );
  expect(bare).toEqual([]);
});

test('no file names a package registry: those are the business of npm and pip', () => {
  const hosts = [
    ['registry', 'npmjs', 'org'],
    ['pypi', 'org'],
    ['files', 'pythonhosted', 'org'],
  ];
  const pattern = new RegExp(hosts.map((host) => host.join('\\.')).join('|'));
  expect(mentions(pattern, files())).toEqual([]);
});

test('nothing that runs on AWS knows of the local mode', () => {
  const product = [...files('actions'), ...files('dist')].filter((file) => file !== 'dist/licenses.txt');
  expect(mentions(/local-aws|local_aws|stand-in|local mode/i, product)).toEqual([]);
});

test('files are small: half of them under 100 lines, none over 300', () => {
  const lengths = sources().map((file) => ({ file, lines: read(file).split('\n').length - 1 }));
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(100);
  expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
});

test('no source file has over 250 lines', () => {
  expect(sources().length).toBeGreaterThan(500);
  expect(sources().filter((file) => read(file).split('\n').length > 251)).toEqual([]);
});

test('no two files that share a stand-in have a pipeline of one name', () => {
  const namesIn = (file: string) => {
    const calls = [...read(file).matchAll(/(?:[rR]epository\((?:bench, )?|PullRequestBench\()'([\w-]+)'/g)];
    return [...new Set(calls.map(([, name = '']) => name))];
  };
  const sharing = files('test/**/*.test.ts').filter((file) => /startWorkbench\(\)|PullRequestBench\(/.test(read(file)));
  const all = sharing.flatMap(namesIn);
  expect(all.length).toBeGreaterThan(40);
  expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
});
