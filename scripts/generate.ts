/**
 * Writes the generated files that are committed: the config's JSON Schema for editors, the instance types per use, and
 * the documentation of the actions.
 * `node scripts/generate.ts` writes them; with `--check` it only compares, and exits with 1 if a file is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  _InstanceType as NotebookInstanceType,
  ProductionVariantInstanceType,
  TrainingInstanceType,
} from '@aws-sdk/client-sagemaker';
import { jsonSchema } from '../actions/lib/resources/json-schema.ts';
import { actionReadmes, withActionTable } from './generate/action-docs.ts';
import { withRoleTable } from './generate/role-table.ts';

const root = new URL('../', import.meta.url);

const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
/** The files that run on a notebook instance when it starts. */
const ON_START = ['idle_stop.py', 'on_start.sh'];

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const generated: Readonly<Record<string, string>> = {
  'pipeline-config/schema.json': json(jsonSchema()),
  // The SDK's constants are the service model's enums; reading a config must not load the SDK.
  'actions/lib/config/instance-types.json': json({
    training: Object.values(TrainingInstanceType).sort(),
    hosting: Object.values(ProductionVariantInstanceType).sort(),
    notebook: Object.values(NotebookInstanceType).sort(),
  }),
  // An action is one JavaScript file, so it contains the files that it copies to other machines.
  'actions/lib/resources/notebook/on-start.json': json(
    Object.fromEntries(ON_START.map((file) => [file, read(`actions/lib/resources/notebook/on-start/${file}`)])),
  ),
  'README.md': withRoleTable(
    withActionTable(readFileSync(new URL('README.md', root), 'utf8'), fileURLToPath(root)),
    fileURLToPath(root),
  ),
  ...actionReadmes(fileURLToPath(root)),
};

const check = process.argv.includes('--check');
for (const [file, text] of Object.entries(generated)) {
  const path = new URL(file, root);
  if (!check) {
    writeFileSync(path, text);
    console.log(`wrote ${file}`);
  } else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    console.error(`${file} is stale: run npm run generate`);
    process.exitCode = 1;
  }
}
