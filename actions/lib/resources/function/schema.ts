import { optional } from 'zod/mini';
import { anything, choice, describe, entries, section, text, whole } from '../../config/schema/leaves.ts';
import { environment, filled, include, path } from '../../config/schema/values.ts';
import { durationPattern, memoryPattern } from '../../config/units.ts';

/** `functions`: Lambda functions in front of the endpoints. */
export const functions = optional(
  describe(
    'Lambda functions in front of the endpoints, by their name.',
    entries(
      text(
        'at most 64 letters, digits, hyphens and underscores',
        'dog-breeds-classify',
        /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/,
      ),
      section(
        {
          source: describe('Folder of the code.', path('python/function')),
          include,
          handler: describe(
            'Handler: <file>.<function>. Default handler.handler.',
            optional(text('<file>.<function>', 'handler.handler', /^[\w/-]+\.[A-Za-z_]\w*$/)),
          ),
          runtime: describe(
            'Runtime. Default python3.13.',
            optional(choice(['python3.10', 'python3.11', 'python3.12', 'python3.13', 'python3.14'])),
          ),
          endpoint: describe(
            'The endpoint that the function invokes; its environment variable ENDPOINT_NAME.',
            text('the name of an endpoint', 'dog-breeds', filled),
          ),
          alias: describe(
            'Name of the alias that callers use; it moves to a new version after the test has passed. Default live.',
            optional(
              text('letters, digits, hyphens and underscores, not a number', 'live', /^(?!\d+$)[A-Za-z0-9_-]{1,128}$/),
            ),
          ),
          memory: describe(
            'MemorySize; the CPU share grows with it. Default 256MB.',
            optional(text('a size with its unit, such as 256MB or 1GB', '256MB', memoryPattern)),
          ),
          timeout: describe(
            'Timeout: Lambda ends an invocation that takes longer. Default 60s.',
            optional(text('a duration with its unit, such as 30s or 5m', '60s', durationPattern)),
          ),
          environment: environment('Environment.Variables'),
          'provisioned-concurrency': describe(
            'ProvisionedConcurrentExecutions: initialized executions of the version that the alias points to. AWS bills them even without requests. Default 0.',
            optional(whole(0, 1000, '5')),
          ),
          'reserved-concurrency': describe(
            'ReservedConcurrentExecutions: the maximum of concurrent executions, which other functions cannot use. At least twice provisioned-concurrency, because the old and the new version both need it during an update. Default: the unreserved concurrency of the account.',
            optional(whole(0, 10_000, '10')),
          ),
          test: describe(
            'A test event that a new version must answer correctly before the alias moves to it.',
            optional(
              section(
                {
                  event: describe(
                    'The event, or the path of a JSON file that contains it.',
                    anything('a mapping, or the path of a JSON file', '{ url: https://example.org/dog.jpg }'),
                  ),
                  expect: describe(
                    'The expected top class. Default: any answer that is not an error.',
                    optional(text('the name of a class', 'Dalmatian', filled)),
                  ),
                },
                '{ event: { url: https://example.org/dog.jpg }, expect: Dalmatian }',
              ),
            ),
          ),
        },
        '{ source: python/function, endpoint: dog-breeds }',
      ),
      'a mapping of functions',
      '{ dog-breeds-classify: { source: python/function, endpoint: dog-breeds } }',
    ),
  ),
);
