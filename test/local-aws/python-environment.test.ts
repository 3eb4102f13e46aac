import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pythonEnvironment } from '../../local-aws/src/python/python-environment.ts';
import { zip } from '../support/archives.ts';
import { ENVIRONMENTS } from '../support/stand-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'environments-'));
const wheels = mkdtempSync(join(tmpdir(), 'wheels-'));
const settings = { PIP_FIND_LINKS: wheels, PIP_NO_INDEX: '1', PIP_CONFIG_FILE: '/dev/null' };
const before = Object.keys(settings).map((name) => [name, process.env[name]] as const);

/** What the image of these tests has: `torch`, `tool`, which has a command, and `helper`, which `tool` needs. */
const image = 'torch==1.0\ntool==1.0  # with a command\n';

/** uv and pip find these packages alone, which are a line of Python each. */
beforeAll(() => {
  for (const name of readdirSync(ENVIRONMENTS).filter((each) => /^uv-.*\d$/.test(each)))
    symlinkSync(join(ENVIRONMENTS, name), join(folder, name));
  for (const version of ['1.0', '2.0']) {
    wheel('torch', version);
    wheel('helper', version);
    wheel('tool', version, ['helper']);
    wheel('torch_extra', version);
  }
  wheel('addition', '1.0', ['helper>=1.0']);
  wheel('demanding', '1.0', ['torch==2.0']);
  Object.assign(process.env, settings);
});

afterAll(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  for (const made of [folder, wheels]) rmSync(made, { recursive: true, force: true });
});

function wheel(name: string, version: string, needs: readonly string[] = []): void {
  const info = `${name}-${version}.dist-info`;
  const metadata = ['Metadata-Version: 2.1', `Name: ${name}`, `Version: ${version}`];
  const main = `def main():\n    import helper\n    print("${name} ${version} with helper", helper.version)\n`;
  writeFileSync(
    join(wheels, `${name}-${version}-py3-none-any.whl`),
    zip([
      { name: `${name}/__init__.py`, body: `version = "${version}"\n${main}` },
      {
        name: `${info}/METADATA`,
        body: [...metadata, ...needs.map((need) => `Requires-Dist: ${need}`), ''].join('\n'),
      },
      {
        name: `${info}/WHEEL`,
        body: 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
      },
      { name: `${info}/entry_points.txt`, body: name === 'tool' ? '[console_scripts]\ntool = tool:main\n' : '' },
      { name: `${info}/RECORD`, body: `${name}/__init__.py,,\n` },
    ]),
  );
}

/** The image's environment, or one on top of it. */
const environment = (added?: string) => pythonEnvironment({ folder, requirements: image, added, log: () => undefined });

/** Versions of what can be imported, as pip lists them too. */
function versions(python: string): Record<string, string> {
  const code = `
import importlib, importlib.metadata, json
names = ["torch", "torch_extra", "tool", "helper", "addition"]
found = {}
for name in names:
    try:
        found[name] = importlib.import_module(name).version
        assert importlib.metadata.version(name) == found[name]
    except ImportError:
        pass
print(json.dumps(found))`;
  return JSON.parse(execFileSync(python, ['-c', code], { encoding: 'utf8' }));
}

/** Names of the packages that an environment holds itself. */
function own(python: string): string[] {
  const [lib = ''] = readdirSync(join(dirname(python), '../lib'));
  const packages = join(dirname(python), '../lib', lib, 'site-packages');
  return readdirSync(packages)
    .filter((name) => existsSync(join(packages, name, '__init__.py')))
    .sort();
}

const run = (python: string, command: string) =>
  execFileSync(join(dirname(python), command), { encoding: 'utf8' }).trim();

test('it is built once for everybody who asks, and an error has pip’s words', async () => {
  const said: string[] = [];
  const ask = { folder, requirements: image, log: (line: string) => said.push(line) };
  const [first, second] = await Promise.all([pythonEnvironment(ask), pythonEnvironment({ ...ask })]);
  expect(second).toBe(first);
  expect(said).toHaveLength(1);
  await expect(environment('no-such-package==0.0.0\n')).rejects.toThrow(
    /^Python environment: .*no-such-package==0\.0\.0/s,
  );
});

test('what is added lies on top of what the image has, which is not installed again', async () => {
  const base = await environment();
  const python = await environment('addition\ntorch_extra==2.0\ntorch==1.0\n');
  expect(versions(python)).toEqual({
    ...{ torch: '1.0', tool: '1.0', helper: '2.0' },
    ...{ addition: '1.0', torch_extra: '2.0' },
  });
  expect(own(python)).toEqual(['addition', 'torch_extra']);
  expect(versions(base)).toEqual({ torch: '1.0', tool: '1.0', helper: '2.0' });
  expect(run(python, 'tool')).toBe('tool 1.0 with helper 2.0');
  expect(await environment('addition\ntorch_extra==2.0\ntorch==1.0\n')).toBe(python);
  expect(await environment(' \n')).toBe(base);
});

test('a version that the user pins wins, in imports, in metadata and for commands; the image keeps its own', async () => {
  const base = await environment();
  const python = await environment('helper==1.0\ntool>=2\n');
  expect(versions(python)).toEqual({ torch: '1.0', tool: '2.0', helper: '1.0' });
  expect(run(python, 'tool')).toBe('tool 2.0 with helper 1.0');
  expect(versions(base)).toEqual({ torch: '1.0', tool: '1.0', helper: '2.0' });
  expect(run(base, 'tool')).toBe('tool 1.0 with helper 2.0');
});

test.each([
  ['by itself', 'torch == 2.0  # newer\n'],
  ['by what is needed', 'demanding\n'],
])('another torch is one of its own: %s', async (_how, added) => {
  const python = await environment(added);
  expect(versions(python)).toMatchObject({ torch: '2.0', tool: '1.0' });
  expect(own(python)).toContain('torch');
});
