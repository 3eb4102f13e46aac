import { number as anyNumber, gte, optional } from 'zod/mini';
import { choice, describe, entries, flag, section, text, whole } from '../../config/schema/leaves.ts';
import { filled } from '../../config/schema/values.ts';
import { preview } from '../preview/schema.ts';

const tolerance = anyNumber({ error: () => 'must be a number of at least 0\n0.01' }).check(
  gte(0, { error: () => 'must be a number of at least 0\n0.01' }),
);

/** Metrics to compare, each with its direction and tolerance. */
export const compareRules = entries(
  text('a name from training.metrics', 'Test Accuracy', filled),
  section(
    {
      'higher-is-better': describe('Whether a higher value of this metric is better.', flag()),
      tolerance: describe(
        'How much worse the new model may be, in units of the metric: 0.01 of an accuracy is one percentage point.',
        tolerance,
      ),
      'example-value': describe(
        'Value of evaluation.json whose mean over the test examples is this metric: accuracy, or a field such as loss. Default: the one whose mean is the figure that both jobs reported.',
        optional(text('accuracy or the name of a field', 'accuracy', filled)),
      ),
    },
    '{ higher-is-better: true, tolerance: 0.01 }',
  ),
  'a mapping of metrics',
  '{ Test Accuracy: { higher-is-better: true, tolerance: 0.01 } }',
);

/** `pull-request`: how a pull request's model is compared with the one that main serves. */
const pullRequest = optional(
  describe(
    'The comparison of the model of a pull request with the model that the endpoint of main serves.',
    section(
      {
        compare: describe('The metrics that decide the verdict.', compareRules),
        inconclusive: describe(
          'Conclusion of the check when the test set is too small to tell: neutral, success or failure. Default neutral.',
          optional(choice(['neutral', 'success', 'failure'])),
        ),
        seeds: describe(
          'How often each of both models is trained, with another value of the hyperparameter seed (`--seed`) each time, to measure the noise of training. Default 1: the noise of training is not measured.',
          optional(whole(1, 10, '3')),
        ),
        preview,
      },
      '{ compare: { Test Accuracy: { higher-is-better: true, tolerance: 0.01 } } }',
    ),
  ),
);

export { pullRequest as 'pull-request' };
