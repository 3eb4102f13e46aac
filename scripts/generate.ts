/**
 * Writes what is derived and committed: the config's JSON Schema for editors, and the instance types per use.
 * `node scripts/generate.ts` writes; with `--check` it only compares and exits 1 when a file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { ProductionVariantInstanceType, TrainingInstanceType } from '@aws-sdk/client-sagemaker';
import { jsonSchema } from '../actions/lib/config/json-schema.ts';

const root = new URL('../', import.meta.url);

const generated: Readonly<Record<string, () => unknown>> = {
  'pipeline-config/schema.json': jsonSchema,
  // The SDK's constants are the service model's enums; the config must not load the SDK to know them.
  'actions/lib/config/instance-types.json': () => ({
    training: Object.values(TrainingInstanceType).sort(),
    hosting: Object.values(ProductionVariantInstanceType).sort(),
  }),
};

const check = process.argv.includes('--check');
for (const [file, make] of Object.entries(generated)) {
  const path = new URL(file, root);
  const text = `${JSON.stringify(make(), null, 2)}\n`;
  if (!check) {
    writeFileSync(path, text);
    console.log(`wrote ${file}`);
  } else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${file} is stale: run npm run generate`);
    process.exitCode = 1;
  }
}
