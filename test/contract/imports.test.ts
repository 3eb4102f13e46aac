import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { files, read } from './support/repository.ts';

/** What each part may import: parts of ours, and the packages that are its alone. */
const allowed: Record<string, readonly string[]> = {
  'actions/lib/core': [],
  'actions/lib/compare': ['core'],
  'actions/lib/dataset': [],
  'actions/lib/config': ['core', 'dataset'],
  'actions/lib/aws': ['core', 'dataset'],
  'actions/lib/resources': ['aws', 'compare', 'config', 'core', 'dataset', 'iam'],
  'actions/lib/operations': ['aws', 'compare', 'config', 'core', 'resources'],
  'actions/lib/iam': [],
  'actions/lib/policies': ['core', 'iam', 'resources'],
  'actions/lib/prices': ['aws', 'core', 'resources'],
  'actions/lib/report': ['aws', 'compare', 'config', 'core', 'dataset', 'operations', 'prices', 'resources'],
  'actions/lib/github-api': ['aws', 'core', 'report'],
  'actions/lib/runner': ['aws', 'config', 'core', 'dataset', 'operations', 'policies', 'prices', 'report', 'resources'],
  'local-aws/src': [],
};
/** Packages that only some files use, types aside. */
const owners: readonly [RegExp, RegExp][] = [
  [/^@actions\/core/, /^actions\/lib\/runner\//],
  [/^@(actions\/github|octokit\/)/, /^actions\/lib\/github-api\//],
  [/^@(aws-sdk|smithy)\//, /^actions\/lib\/(aws\/|resources\/.*\.aws\.ts$)/],
  [/^zod/, /^actions\/lib\/(config\/|github-api\/|resources\/(.*\/)?(json-)?schema\.ts$)/],
];

interface Import {
  readonly file: string;
  readonly part: string;
  /** A package, or a path of this repository. */
  readonly target: string;
  readonly onlyTypes: boolean;
}

function partOf(path: string): string {
  return Object.keys(allowed).find((part) => path.startsWith(`${part}/`)) ?? dirname(path);
}

function imports(...patterns: string[]): Import[] {
  return files(...patterns).flatMap((file) => {
    return [...read(file).matchAll(/^(?:import|export)\s+(type\s)?[^';]*'([^']+)'|\bimport\('([^']+)'\)/gm)].map(
      ([, type, named, loaded]) => {
        const target = named ?? loaded ?? '';
        return {
          file,
          part: partOf(file),
          target: target.startsWith('.') ? normalize(join(dirname(file), target)) : target,
          onlyTypes: type !== undefined,
        };
      },
    );
  });
}

const show = ({ file, target }: Import) => `${file} imports ${target}`;
const isOurs = ({ target }: Import) => /^(actions|local-aws|scripts|test)\//.test(target);

test('imports inside actions/ point from an action to resources to aws to core', () => {
  const found = imports('actions/lib/**/*.ts').filter(isOurs);
  const wrong = found.filter(({ part, target }) => {
    const other = partOf(target);
    return other !== part && !(allowed[part] ?? []).includes(other.replace('actions/lib/', ''));
  });
  expect(found.length).toBeGreaterThan(0);
  expect(wrong.map(show)).toEqual([]);
});

test('no action imports another one', () => {
  const wrong = imports('actions/*/*.ts').filter(
    (each) => isOurs(each) && !each.target.startsWith('actions/lib/') && dirname(each.target) !== dirname(each.file),
  );
  expect(wrong.map(show)).toEqual([]);
});

test('the product and the stand-in import nothing from each other', () => {
  const fromActions = imports('actions/**/*.ts').filter(({ target }) => /^(local-aws|scripts|test)\//.test(target));
  const fromStandIn = imports('local-aws/**/*.ts').filter(
    (each) => isOurs(each) && !each.target.startsWith('local-aws/'),
  );
  expect([...fromActions, ...fromStandIn].map(show)).toEqual([]);
});

test('no service of the stand-in imports another one: what two of them need is in shared/', () => {
  const services = ['application-auto-scaling', 'ec2', 'lambda', 'pricing', 'sagemaker', 'service-quotas', 'github'];
  const service = (path: string) => services.find((name) => path.startsWith(`local-aws/src/${name}/`));
  const own = imports('local-aws/src/**/*.ts').filter(({ file }) => service(file) !== undefined);
  const wrong = own.filter(({ file, target }) => service(target) !== undefined && service(target) !== service(file));
  expect(own.length).toBeGreaterThan(200);
  expect(wrong.map(show)).toEqual([]);
});

test('each package is used by its own files alone', () => {
  const wrong = imports('actions/**/*.ts').filter(({ file, target, onlyTypes }) =>
    owners.some(([name, owner]) => !onlyTypes && name.test(target) && !owner.test(file)),
  );
  expect(wrong.map(show)).toEqual([]);
});

test('no family calls AWS through another one: what others need of it is in its own files', () => {
  const family = (file: string) => /^actions\/lib\/resources\/(\w+)\//.exec(file)?.[1];
  const wrong = imports('actions/lib/resources/*/*.ts').filter(
    ({ file, target }) => target.endsWith('.aws.ts') && family(target) !== family(file),
  );
  expect(wrong.map(show)).toEqual([]);
});

test('no file imports itself by way of others', () => {
  const graph = new Map<string, string[]>();
  for (const { file, target, onlyTypes } of imports('actions/**/*.ts').filter(isOurs))
    if (!onlyTypes) graph.set(file, [...(graph.get(file) ?? []), target]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, above: readonly string[]) => {
    if (above.includes(file)) cycles.push([...above.slice(above.indexOf(file)), file].join(' → '));
    if (done.has(file) || above.includes(file)) return;
    for (const target of graph.get(file) ?? []) walk(target, [...above, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  expect(graph.size).toBeGreaterThan(200);
  expect(cycles).toEqual([]);
});

test('nothing but the clock asks the system what time it is, and only a step at work takes that clock', () => {
  // A request is signed with the time that the SDK has learnt of AWS.
  const signs = 'actions/lib/aws/signed-put.ts';
  const asks = files('actions/**/*.ts').filter((file) => /\bDate\.now\(|\bnew Date\(\)/.test(read(file)));
  expect(asks.filter((file) => file !== signs)).toEqual(['actions/lib/core/clock.ts']);
  const takes = imports('actions/**/*.ts').filter(({ target }) => target === 'actions/lib/core/clock.ts');
  expect(takes.filter(({ file }) => !file.startsWith('actions/lib/runner/')).map(show)).toEqual([]);
});

test('unit tests start no server: neither the stand-in nor one of their own', () => {
  const servers = /\bcreateServer\b/;
  const starts = files('test/support/*.ts').filter((file) => servers.test(read(file)));
  expect(starts.length).toBeGreaterThan(0);
  const stand = 'test/support/stand-in.ts';
  const found = imports('test/unit/**/*.ts').filter(
    ({ file, target, onlyTypes }) => !onlyTypes && ([stand, ...starts].includes(target) || servers.test(read(file))),
  );
  expect(found.map(show)).toEqual([]);
});
