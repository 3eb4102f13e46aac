import { toJSONSchema } from 'zod/mini';
import { schema } from './schema.ts';

/** The JSON Schema of a config file, for editors: the language server reads it from the file's first line. */
export function jsonSchema(): unknown {
  return toJSONSchema(schema, { target: 'draft-7', io: 'input' });
}
