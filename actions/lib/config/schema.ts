import { optional, type output } from 'zod/mini';
import { data, weights } from '../resources/data/schema.ts';
import { endpoints, serving } from '../resources/endpoint/schema.ts';
import { functions } from '../resources/function/schema.ts';
import { train, training } from '../resources/training/schema.ts';
import { tune } from '../resources/tuning/schema.ts';
import { aws } from './schema/aws.ts';
import { describe, section, text } from './schema/leaves.ts';

/** A config file, strictly: exactly the keys that something obeys. */
export const schema = describe(
  'One pipeline on Amazon SageMaker.',
  section(
    {
      name: describe(
        'Prefix of every name. At most 13 characters, because a tuning job name has 32: <name>-tune-<10 hexadecimal digits>-r9. It must not end in -pr: so end the prefixes of pull requests.',
        text(
          'at most 13 lower-case letters, digits and single hyphens, beginning with a letter',
          'dog-breeds',
          /^(?=.{1,13}$)[a-z](-?[a-z0-9])*$/,
        ),
      ),
      aws,
      data,
      weights: optional(weights),
      training: optional(training),
      tune: optional(tune),
      train: optional(train),
      serving: optional(serving),
      endpoints: optional(endpoints),
      functions: optional(functions),
    },
    'name: dog-breeds and the other keys',
  ),
);

/** A config as written, once the schema has accepted it. */
export type Written = output<typeof schema>;
