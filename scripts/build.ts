import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Plugin, rolldown } from 'rolldown';
import { licences } from './build/licences.ts';

const root = dirname(import.meta.dirname);
const dist = join(root, 'dist');

/**
 * Node's own modules whose import is slow, with what is used of them. An import looks at all that a module exports, and so
 * loads what is behind it: undici behind `node:http`, the standard streams behind `node:process`. That is a seventh of an
 * action's start-up.
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
    // A `require` looks at nothing.
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
 * `@actions/github` brings an HTTP client of 690 kB for the case that nobody gives it another; `github-api/client.ts` gives it
 * Node's own `fetch`.
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
 * Systems Manager has 139 errors, each of a class of its own, and the actions make one of its calls. Unregistered, they are all
 * of the client's one class, with their names and messages: 15 kB in place of 114.
 */
const withoutErrorsOfSsm: Plugin = {
  name: 'without-errors-of-ssm',
  transform: {
    filter: { id: /\/client-ssm\/dist-es\/schemas\/schemas_0\.js$/ },
    handler: (code) => code.replaceAll(/^n0_registry\.registerError\(.*\);$/gm, ''),
  },
};

/** Builds every `actions/<name>/main.ts` into `<folder>/<name>.mjs`, with shared chunks and the licences beside them. */
async function build(folder: string): Promise<void> {
  const entries = globSync('actions/*/main.ts', { cwd: root }).sort();
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(entries.map((entry) => [basename(dirname(entry)), join(root, entry)])),
    platform: 'node',
    plugins: [plainBuiltins, withoutUndici, withoutErrorsOfSsm],
    // Its HTTP client is for what no action asks of it, and as large as all the rest.
    treeshake: { moduleSideEffects: [{ test: /\/node_modules\/(@actions|tunnel)\//, sideEffects: false }] },
    preserveEntrySignatures: false,
    // The SDK's `module` files can be shaken, its `main` files cannot: half the size and start-up time.
    resolve: { mainFields: ['module', 'main'] },
  });
  const { output } = await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name].mjs',
    minify: false,
    // The code is read in the sources: a tenth of this would be comments. Licences are in licenses.txt.
    comments: { jsdoc: false },
    cleanDir: true,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { debugName: 'one for each AWS client', name: (id) => clientOf(id) ?? null },
        // Loaded by the actions that write to GitHub, and by them only then.
        { name: 'github', test: /\/node_modules\/(@actions\/(github|http-client)|@octokit|tunnel)\/|^\0undici$/ },
        { name: 'actions-toolkit', test: /\/node_modules\/@actions\// },
        { name: 'd3', test: /\/node_modules\/(d3-[\w-]+|internmap)\// },
        { name: 'config', test: /\/node_modules\/(yaml|zod)\// },
        // What nearly every part needs: each further file takes a third of a millisecond to find and to link.
        { name: 'shared', test: /\/actions\/lib\//, minShareCount: 25 },
        { name: 'aws-core', test: /\/node_modules\/(@smithy\/|@aws-sdk\/(?!client|credential|lib|nested|token))/ },
      ],
    },
  });
  await bundle.close();
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  writeFileSync(join(folder, 'licenses.txt'), licences(modules));
}

/** `aws-s3` for the modules of `@aws-sdk/client-s3`: one chunk for each client, so that no action loads another's. */
function clientOf(id: string): string | undefined {
  const client = /node_modules\/@aws-sdk\/client-([a-z0-9-]+)\//.exec(id)?.[1];
  return client === undefined ? undefined : `aws-${client}`;
}

/** What a fresh build would change in the committed one, a line each. */
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
