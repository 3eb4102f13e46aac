import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes local-aws/models/github.json, with which the stand-in of GitHub checks requests, from GitHub's description of
 * its REST API (OpenAPI, MIT, in the package `@octokit/openapi`: `generated/api.github.com.json`). It keeps only the
 * bodies of the requests that the stand-in supports, and only what is needed to check them. The package has 400 MB, so
 * it is not a dependency: download it outside the repository with `npm pack @octokit/openapi@23.0.2`, and run
 *
 *     node scripts/github-description.ts FOLDER-OF-THE-PACKAGE
 */
const ROOT = join(import.meta.dirname, '..');

const ROUTES = [
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'POST /repos/{owner}/{repo}/check-runs',
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
  'POST /repos/{owner}/{repo}/deployments',
  'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
];

/** The keywords of a schema that restrict values. */
const CONSTRAINTS = [
  ...['type', 'nullable', 'enum', 'required', 'additionalProperties', 'pattern'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'],
];

type Schema = Readonly<Record<string, unknown>>;

interface Description {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Record<string, { requestBody?: Schema }>>>;
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder of the package @octokit/openapi.');
const description = JSON.parse(readFileSync(join(folder, 'generated/api.github.com.json'), 'utf8')) as Description;
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };

const bodies = ROUTES.map((route) => {
  const [method = '', path = ''] = route.split(' ');
  const schema = at(description.paths[path]?.[method.toLowerCase()], [
    'requestBody',
    'content',
    'application/json',
    'schema',
  ]);
  if (schema === undefined) throw new Error(`${route}: no body in the description`);
  return `${JSON.stringify(route)}:${JSON.stringify(trim(schema))}`;
});
const file = join(ROOT, 'local-aws/models/github.json');
writeFileSync(
  file,
  `{"source":${JSON.stringify(`@octokit/openapi ${version}`)},"version":${JSON.stringify(description.info.version)},\n"bodies":{\n${bodies.join(',\n')}}}\n`,
);

function at(value: unknown, path: readonly string[]): Schema | undefined {
  return path.reduce<unknown>((inside, key) => Reflect.get(Object(inside), key), value) as Schema | undefined;
}

/** The schema with its references resolved, and without descriptions. */
function trim(schema: Schema): Schema {
  const { $ref, properties, items } = schema;
  if (typeof $ref === 'string') return trim(at(description, $ref.split('/').slice(1)) ?? {});
  const kept = CONSTRAINTS.flatMap((key) => (key in schema ? [[key, schema[key]] as const] : []));
  const parts = ['oneOf', 'anyOf', 'allOf'].flatMap((key) => {
    const alternatives = schema[key];
    return Array.isArray(alternatives) ? [[key, alternatives.map((each: Schema) => trim(each))] as const] : [];
  });
  return {
    ...Object.fromEntries([...kept, ...parts]),
    ...(typeof properties === 'object' && {
      properties: Object.fromEntries(Object.entries(properties as object).map(([key, value]) => [key, trim(value)])),
    }),
    ...(typeof items === 'object' && { items: trim(items as Schema) }),
  };
}
