import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pythonEnvironment } from '../local-aws/src/python/python-environment.ts';
import { add, type Tally, tallyPytest, tallyVitest } from './test/tally.ts';

const root = dirname(import.meta.dirname);
const folder = join(root, '.local-aws');
const bin = join(root, 'node_modules/.bin');
const scratch = mkdtempSync(join(tmpdir(), 'test-'));

type Part = () => Promise<Tally>;

/** Checks that keep a core busy, one after another. */
const checks: Record<string, Part> = {
  types: () => check(join(bin, 'tsc'), ['-p', '.']),
  lint: () => check(join(bin, 'biome'), ['check', '--error-on-warnings', '.']),
  build: () => check(process.execPath, ['scripts/build.ts', '--check']),
  generate: () => check(process.execPath, ['scripts/generate.ts', '--check']),
  models: () => check(join(folder, 'tools/bin/python'), ['scripts/models.py', '--check']),
  python: pytest,
};

/** Folders of vitest's tests: mostly waits for jobs and endpoints, so they run beside the checks. */
const folders = ['unit', 'contract', 'local-aws', 'dist', 'workflow'];

/** A check without tests of its own counts as one. */
async function check(command: string, args: readonly string[]): Promise<Tally> {
  const succeeded = await run(command, args);
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 };
}

async function vitest(names: readonly string[]): Promise<Tally> {
  const report = join(scratch, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const tests = names.map((name) => `test/${name}/`);
  const succeeded = await run(process.execPath, [join(bin, 'vitest'), 'run', ...tests, ...reporters], { live: true });
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
  const env = {
    PYTHONPATH: [testTools.stdout.toString().trim(), process.env['PYTHONPATH']].filter(Boolean).join(delimiter),
  };
  const succeeded = await run(python, ['-m', 'pytest', '-q', 'test/python', `--junit-xml=${report}`], { env });
  return tallyPytest(read(report), succeeded);
}

/**
 * Runs a command and shows what it prints: as it comes when `live`, else at its end, since others print beside it. The
 * user's own AWS settings never reach a test.
 * @returns whether it ended with 0
 */
function run(
  command: string,
  args: readonly string[],
  { env = {}, live = false }: { env?: Record<string, string>; live?: boolean } = {},
): Promise<boolean> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const child = spawn(command, args, {
    cwd: root,
    stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    // Hundreds of processes start the same programs: the first one compiles them for all.
    env: { ...Object.fromEntries(inherited), NODE_COMPILE_CACHE: join(scratch, 'compiled'), ...env },
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => printed.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(printed));
      resolve(code === 0);
    });
  });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Runs checks one after another; the names of those that failed are added to `failed`. */
async function runChecks(names: readonly string[], failed: string[]): Promise<Tally> {
  let total: Tally = { passed: 0, failed: 0 };
  for (const name of names) {
    const tally = (await checks[name]?.()) ?? { passed: 0, failed: 1 };
    console.log(`── ${name}: ${tally.failed === 0 ? 'good' : 'FAILED'}`);
    if (tally.failed > 0) failed.push(name);
    total = add(total, tally);
  }
  return total;
}

async function runTests(names: readonly string[], failed: string[]): Promise<Tally> {
  if (names.length === 0) return { passed: 0, failed: 0 };
  const tally = await vitest(names);
  if (tally.failed > 0) failed.push(names.join(', '));
  return tally;
}

async function main(wanted: readonly string[]): Promise<number> {
  const all = [...Object.keys(checks), ...folders];
  const unknown = wanted.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    console.error(`${unknown} is not a part of the tests; the parts are ${all.join(', ')}`);
    return 2;
  }
  const chosen = (names: readonly string[]) => names.filter((name) => wanted.length === 0 || wanted.includes(name));
  const failed: string[] = [];
  const tallies = await Promise.all([
    runChecks(chosen(Object.keys(checks)), failed),
    runTests(chosen(folders), failed),
  ]);
  const total = tallies.reduce(add);
  if (failed.length > 0) console.log(`\nFailed in: ${failed.join(', ')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
