import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Plugin, rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';
import { licences } from './build/licences.ts';

const root = dirname(import.meta.dirname);
const dist = join(root, 'dist');

/**
 * Node's modules that are slow to import, with the exports that are used. An import reads all exports of a module and
 * so loads what they need: undici for `node:http`, the standard streams for `node:process`. That is a seventh of an
 * action's start-up time.
 */
const SLOW_BUILTINS = {
  http: ['Agent', 'globalAgent', 'request', 'STATUS_CODES'],
  process: ['env', 'versions'],
  util: ['format', 'isDeepStrictEqual', 'promisify'],
};
const slow = Object.keys(SLOW_BUILTINS).join('|');

const plainBuiltins: Plugin = {
  name: 'plain-builtins',
  resolveId: {
    filter: { id: new RegExp(`^(node:)?(${slow})$`) },
    // A `require` call does not read all exports.
    handler: (id, _, { kind }) => (kind === 'require-call' ? null : `\0${id.replace(/^node:/, '')}`),
  },
  load: {
    filter: { id: new RegExp(`^\0(${slow})$`) },
    handler: (id) => {
      const name = id.slice(1) as keyof typeof SLOW_BUILTINS;
      return `const builtin = process.getBuiltinModule('node:${name}');
        export default builtin;
        export const { ${SLOW_BUILTINS[name].join(', ')} } = builtin;`;
    },
  },
};

/**
 * `@actions/github` contains an HTTP client of 690 kB, which it only uses by default; `github-api/client.ts` gives it
 * Node's own `fetch` instead.
 */
const withoutUndici: Plugin = {
  name: 'without-undici',
  resolveId: { filter: { id: /^undici$/ }, handler: () => '\0undici' },
  load: {
    filter: { id: /^\0undici$/ },
    handler: () => 'export const fetch = globalThis.fetch; export class ProxyAgent {}',
  },
};

/**
 * The client of Systems Manager registers 139 error classes, but the actions make only one of its calls. Without
 * registration, all errors are of the client's base class, with their names and messages: 15 kB instead of 114.
 */
const withoutErrorsOfSsm: Plugin = {
  name: 'without-errors-of-ssm',
  transform: {
    filter: { id: /\/client-ssm\/dist-es\/schemas\/schemas_0\.js$/ },
    handler: (code) => code.replaceAll(/^n0_registry\.registerError\(.*\);$/gm, ''),
  },
};

/** Files of third parties alone are without white space, which is a third of them; our own code stays readable. */
const compactPackages: Plugin = {
  name: 'compact-packages',
  renderChunk(code, { fileName, moduleIds }) {
    if (moduleIds.length === 0 || !moduleIds.every((id) => /\/node_modules\/|^\0/.test(id))) return null;
    return minifySync(fileName, code, { compress: false, mangle: false, codegen: { removeWhitespace: true } }).code;
  },
};

/**
 * Builds every `actions/<name>/main.ts` into `<folder>/<name>.mjs`, with shared chunks and a file with the licences.
 */
async function build(folder: string): Promise<void> {
  const entries = globSync('actions/*/main.ts', { cwd: root }).sort();
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map((entry) => [basename(dirname(entry)), join(root, entry)])),
    platform: 'node',
    plugins: [plainBuiltins, withoutUndici, withoutErrorsOfSsm, compactPackages],
    // The toolkit's HTTP client is only for functions that no action uses, and it is as large as all the rest. Our own
    // modules do nothing when they are loaded.
    treeshake: {
      moduleSideEffects: [{ test: /\/(node_modules\/(@actions|tunnel)|actions\/lib)\//, sideEffects: false }],
    },
    preserveEntrySignatures: false,
    // The SDK's `module` files can be tree-shaken, its `main` files cannot: half the size and start-up time.
    resolve: { mainFields: ['module', 'main'] },
  });
  const { output } = await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name].mjs',
    minify: false,
    // Comments are in the sources; here they would be a tenth of the size. Licences are in licenses.txt.
    comments: { jsdoc: false },
    cleanDir: true,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { debugName: 'one for each AWS client', name: (id) => clientOf(id) ?? null },
        // Loaded only by actions that write to GitHub, and only when they write.
        { name: 'github', test: /\/node_modules\/(@actions\/(github|http-client)|@octokit|tunnel)\/|^\0undici$/ },
        { name: 'actions-toolkit', test: /\/node_modules\/@actions\// },
        { name: 'd3', test: /\/node_modules\/(d3-[\w-]+|internmap)\// },
        { name: 'config', test: /\/node_modules\/(yaml|zod)\// },
        // Modules that nearly all parts need are in one file, because each further file takes a third of a millisecond
        // to find and link.
        // Calls of AWS and comparisons are apart: they need clients that no action loads before its first call.
        { name: 'shared', test: /\/actions\/lib\/(?!aws\/|compare\/)/, minShareCount: 26 },
        { name: 'aws-core', test: /\/node_modules\/(@smithy\/|@aws-sdk\/(?!client|credential|lib|nested|token))/ },
      ],
    },
  });
  await bundle.close();
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  writeFileSync(join(folder, 'licenses.txt'), licences(modules));
}

/**
 * `aws-s3` for the modules of `@aws-sdk/client-s3`: one chunk per client, so that no action loads a client that it does
 * not use.
 */
function clientOf(id: string): string | undefined {
  const client = /node_modules\/@aws-sdk\/client-([a-z0-9-]+)\//.exec(id)?.[1];
  return client === undefined ? undefined : `aws-${client}`;
}

/** Differences between a fresh build and the committed one, one per line. */
async function differences(): Promise<string[]> {
  const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    await build(fresh);
    const [built, committed] = [filesOf(fresh), filesOf(dist)];
    return [...new Set([...built.keys(), ...committed.keys()])].sort().flatMap((file) => {
      if (!committed.has(file)) return [`missing: dist/${file}`];
      if (!built.has(file)) return [`left over: dist/${file}`];
      return built.get(file) === committed.get(file) ? [] : [`changed: dist/${file}`];
    });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function filesOf(folder: string): Map<string, string> {
  const files = globSync('**/*.{mjs,txt}', { cwd: folder });
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
if (values.check) {
  const stale = await differences();
  for (const line of stale) console.error(line);
  if (stale.length > 0) {
    console.error('dist/ does not match the sources: run `npm run build` and commit it.');
    process.exitCode = 1;
  }
} else {
  await build(dist);
}
