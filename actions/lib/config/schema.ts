import { optional, type output } from 'zod/mini';
import { aws } from './schema/aws.ts';
import { data, weights } from './schema/data.ts';
import { functions } from './schema/functions.ts';
import { describe, section, text } from './schema/leaves.ts';
import { endpoints, serving } from './schema/serving.ts';
import { train, training } from './schema/training.ts';
import { tune } from './schema/tune.ts';

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
