import { optional } from 'zod/mini';
import { durationPattern } from '../units.ts';
import { describe, positive, section, text, whole } from './leaves.ts';

const cooldown = (word: string, what: string) =>
  describe(
    `${word}: ${what} Default 300s.`,
    optional(text('a duration with its unit, such as 30s or 5m', '30s', durationPattern)),
  );

/** `endpoints.<name>.scaling`: how many instances answer, by how much is asked. */
export const scaling = describe(
  'Autoscaling of the instances (Application Auto Scaling, target tracking).',
  section(
    {
      min: describe('MinCapacity: never fewer instances.', whole(1, 1000, '1')),
      max: describe('MaxCapacity: never more instances.', whole(1, 1000, '4')),
      'target-invocations-per-instance-per-minute': describe(
        'TargetValue of SageMakerVariantInvocationsPerInstance: requests a minute that one instance shall answer. 20 is one request in 3 seconds; measure with the action invoke what an instance can do.',
        positive('20'),
      ),
      'scale-in-cooldown': cooldown('ScaleInCooldown', 'between two removals of instances.'),
      'scale-out-cooldown': cooldown('ScaleOutCooldown', 'how long added instances have to take effect.'),
    },
    '{ min: 1, max: 4, target-invocations-per-instance-per-minute: 20 }',
  ),
);
