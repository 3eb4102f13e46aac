import { optional } from 'zod/mini';
import { describe, oneOrMore, section } from '../../config/schema/leaves.ts';
import { location, sha256 } from '../../config/schema/values.ts';

/** `weights`: the second channel of every job. */
export const weights = optional(
  describe(
    'Pretrained weights: the input channel "weights", so that jobs do not download them.',
    section(
      {
        source: describe(
          'File or https address. In a list, the first that can be read is used.',
          oneOrMore(location, 'a location or a list of them', 'https://example.com/weights.pth'),
        ),
        sha256,
      },
      '{ source: https://example.com/weights.pth, sha256: … }',
    ),
  ),
);
