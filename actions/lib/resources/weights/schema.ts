import { optional } from 'zod/mini';
import { describe, oneOrMore, section } from '../../config/schema/leaves.ts';
import { location, sha256 } from '../../config/schema/values.ts';

/** `weights`: the other channel of every job. */
export const weights = optional(
  describe(
    'Pretrained weights: the channel weights, so that no job downloads them.',
    section(
      {
        source: describe(
          'File or https address; of a list the first that works.',
          oneOrMore(location, 'a location or a list of them', 'https://example.com/weights.pth'),
        ),
        sha256,
      },
      '{ source: https://example.com/weights.pth, sha256: … }',
    ),
  ),
);
