import { optional } from 'zod/mini';
import { describe, section, text } from '../../config/schema/leaves.ts';
import { instance } from '../../config/schema/values.ts';

/** Up to a week, in minutes, hours or days. */
const atMostAWeek = /^([1-9]\d{0,3}m|([1-9]\d?|1[0-5]\d|16[0-8])h|[1-7]d)$/;

/** `pull-request.preview`: endpoints on which people try a pull request's model. */
export const preview = optional(
  describe(
    'Preview endpoints: a pull request with the label preview gets its model on endpoints of its own, with one instance each. Default: none, and the roles of pull requests may create no endpoint.',
    section(
      {
        'expires-after': describe(
          'How long a preview endpoint exists after its last change, at most 7d. A run every hour deletes expired ones. Default 8h.',
          optional(text('a duration of at most 7d, such as 90m, 8h or 2d', '8h', atMostAWeek)),
        ),
        instance: optional(
          instance('preview endpoints. Default: that of the endpoint', 'ProductionVariants.InstanceType'),
        ),
      },
      '{ expires-after: 8h }',
    ),
  ),
);
