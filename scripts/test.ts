import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { pythonEnvironment } from '../local-aws/src/python/python-environment.ts';
import { type Check, choose } from './test/choose.ts';
import { freshDist } from './test/fresh-dist.ts';
import { scratchRoot } from './test/scratch-root.ts';
import { add, type Tally, tallyPytest, tallyVitest } from './test/tally.ts';

const root = dirname(import.meta.dirname);
const folder = join(root, '.local-aws');
const bin = join(root, 'node_modules/.bin');
const scratch = mkdtempSync(join(scratchRoot(), 'test-'));
// Tests that run as another user need to access the folder.
chmodSync(scratch, 0o711);

/** @param paths files and folders, if not all tests are selected */
type Part = (paths: readonly string[]) => Promise<Tally>;

const checks: Record<Check, Part> = {
  types: () => check(join(bin, 'tsc'), ['-p', '.']),
  lint: () => check(join(bin, 'biome'), ['check', '--error-on-warnings', '.']),
  build: () => check(process.execPath, ['scripts/build.ts', '--check']),
  generate: () => check(process.execPath, ['scripts/generate.ts', '--check']),
  models: () => check(join(folder, 'tools/bin/python'), ['scripts/models.py', '--check']),
  python: pytest,
};

/** Runs a check; a check without tests counts as one test. */
async function check(command: string, args: readonly string[]): Promise<Tally> {
  const succeeded = await run(command, args);
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 };
}

async function vitest(paths: readonly string[]): Promise<Tally> {
  const report = join(scratch, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const succeeded = await run(process.execPath, [join(bin, 'vitest'), 'run', ...paths, ...reporters], { live: true });
  return tallyVitest(read(report), succeeded);
}

/** The Python tests use the environment of jobs and endpoints; pytest itself is not installed there. */
async function pytest(paths: readonly string[]): Promise<Tally> {
  const requirements = readFileSync(join(root, 'local-aws/python/requirements.txt'), 'utf8');
  const python = await pythonEnvironment({ folder: join(folder, 'envs'), requirements, log: console.log });
  const testTools = spawnSync(join(folder, 'test-tools/bin/python'), [
    '-c',
    'import sysconfig as s; print(s.get_path("purelib"))',
  ]);
  const report = join(scratch, 'python.xml');
  const env = {
    // As in a job. More threads would compete with the other tests for the same cores.
    OMP_NUM_THREADS: '1',
    MKL_NUM_THREADS: '1',
    PYTHONPATH: [testTools.stdout.toString().trim(), process.env['PYTHONPATH']].filter(Boolean).join(delimiter),
  };
  const tests = paths.length === 0 ? ['test/python'] : paths;
  const succeeded = await run(python, ['-m', 'pytest', '-q', ...tests, `--junit-xml=${report}`], { env });
  return tallyPytest(read(report), succeeded);
}

/**
 * Runs a command and shows its output: immediately if `live`, otherwise at its end, because other commands print at the
 * same time. Tests never get the user's own AWS settings.
 * @returns whether it ended with exit code 0
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
    env: {
      ...Object.fromEntries(inherited),
      // Hundreds of processes start the same programs, and the first one fills the compile cache.
      NODE_COMPILE_CACHE: join(scratch, 'compiled'),
      TMPDIR: scratch,
      ...env,
    },
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

/** Runs checks one after another, and adds the names of failed ones to `failed`. */
async function runChecks(names: readonly Check[], python: readonly string[], failed: string[]): Promise<Tally> {
  let total: Tally = { passed: 0, failed: 0 };
  for (const name of names) {
    const tally = await checks[name](python);
    console.log(`── ${name}: ${tally.failed === 0 ? 'good' : 'FAILED'}`);
    if (tally.failed > 0) failed.push(name);
    total = add(total, tally);
  }
  return total;
}

async function runTests(paths: readonly string[], failed: string[]): Promise<Tally> {
  if (paths.length === 0) return { passed: 0, failed: 0 };
  const tally = await vitest(paths);
  if (tally.failed > 0) failed.push(paths.join(', '));
  return tally;
}

/** Runs tests whenever they, or the files that they test, change, until the user stops it. @returns the exit code */
async function watch(paths: readonly string[]): Promise<number> {
  // Vitest handles the signal itself, and then this process ends.
  process.on('SIGINT', () => undefined);
  const config = ['--config', 'scripts/test/watch.config.ts'];
  return (await run(process.execPath, [join(bin, 'vitest'), 'watch', ...paths, ...config], { live: true })) ? 0 : 1;
}

async function main(args: readonly string[]): Promise<number> {
  const wanted = args.filter((arg) => arg !== '--watch');
  const chosen = choose(wanted, root, process.env['INIT_CWD']);
  if (typeof chosen === 'string') {
    console.error(chosen);
    return 2;
  }
  if (args.includes('--watch')) {
    if (wanted.length > 0 && chosen.checks.length === 0) return watch(chosen.vitest);
    console.error('--watch takes files and folders of TypeScript tests, e.g. npm test -- --watch test/unit');
    return 2;
  }
  // The check of the build must compare the committed files.
  if (chosen.vitest.length > 0 && !chosen.checks.includes('build') && !freshDist()) return 1;
  const failed: string[] = [];
  const tallies = await Promise.all([runChecks(chosen.checks, chosen.python, failed), runTests(chosen.vitest, failed)]);
  const total = tallies.reduce(add);
  if (failed.length > 0) console.log(`\nFailed in: ${failed.join(', ')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} finally {
  // A stand-in that ends with its test process may still be saving its state.
  rmSync(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
