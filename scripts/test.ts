import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pythonEnvironment } from '../local-aws/src/python-environment.ts';
import { add, type Tally, tallyPytest, tallyVitest } from './test/tally.ts';

const root = dirname(import.meta.dirname);
const folder = join(root, '.local-aws');
const bin = join(root, 'node_modules/.bin');
const scratch = mkdtempSync(join(tmpdir(), 'test-'));

/** Every part of `npm test`, by the name that `npm test -- <name>` runs alone. */
const parts: Record<string, () => Tally | Promise<Tally>> = {
  types: () => check(join(bin, 'tsc'), ['-p', '.']),
  lint: () => check(join(bin, 'biome'), ['check', '--error-on-warnings', '.']),
  build: () => check(process.execPath, ['scripts/build.ts', '--check']),
  generate: () => check(process.execPath, ['scripts/generate.ts', '--check']),
  models: () => check(join(folder, 'tools/bin/python'), ['scripts/models.py', '--check']),
  python: pytest,
  unit: () => vitest('unit'),
  contract: () => vitest('contract'),
  'local-aws': () => vitest('local-aws'),
  dist: () => vitest('dist'),
  workflow: () => vitest('workflow'),
};

/** A check without tests of its own counts as one. */
function check(command: string, args: readonly string[]): Tally {
  const succeeded = run(command, args);
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 };
}

function vitest(name: string): Tally {
  const report = join(scratch, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const succeeded = run(process.execPath, [join(bin, 'vitest'), 'run', `test/${name}/`, ...reporters]);
  return tallyVitest(read(report), succeeded);
}

/** The Python tests run where jobs and endpoints run; pytest itself stays out of that environment. */
async function pytest(): Promise<Tally> {
  const requirements = readFileSync(join(root, 'local-aws/python/requirements.txt'), 'utf8');
  const python = await pythonEnvironment({ folder: join(folder, 'envs'), requirements, log: console.log });
  const testTools = spawnSync(join(folder, 'test-tools/bin/python'), [
    '-c',
    'import sysconfig as s; print(s.get_path("purelib"))',
  ]);
  const report = join(scratch, 'python.xml');
  const succeeded = run(python, ['-m', 'pytest', '-q', 'test/python', `--junit-xml=${report}`], {
    PYTHONPATH: [testTools.stdout.toString().trim(), process.env['PYTHONPATH']].filter(Boolean).join(delimiter),
  });
  return tallyPytest(read(report), succeeded);
}

/** @returns whether the command ended with 0. The user's own AWS settings never reach a test. */
function run(command: string, args: readonly string[], env: Record<string, string> = {}): boolean {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...Object.fromEntries(inherited), ...env },
  });
  if (error !== undefined) console.error(error.message);
  return status === 0;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

async function main(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) {
    console.error(`${unknown} is no part of the tests; the parts are ${Object.keys(parts).join(', ')}`);
    return 2;
  }
  let total: Tally = { passed: 0, failed: 0 };
  const failed: string[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n── ${name}`);
    const tally = await part();
    if (tally.failed > 0) failed.push(name);
    total = add(total, tally);
  }
  if (failed.length > 0) console.log(`\nFailed in: ${failed.join(', ')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
