import { optional } from 'zod/mini';
import { describe, entries, list, positive, section, text, whole } from '../../config/schema/leaves.ts';
import { entryName, filled } from '../../config/schema/values.ts';
import { durationPattern } from '../../config/units.ts';

/** An expression of Application Auto Scaling; AWS checks the part in brackets. */
const schedule = /^(cron\(\S+( \S+){5}\)|rate\([1-9]\d* (minute|hour|day)s?\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\))$/;

const cooldown = (word: string, what: string) =>
  describe(
    `${word}: ${what} Default 300s.`,
    optional(text('a duration with its unit, such as 30s or 5m', '30s', durationPattern)),
  );

/** `endpoints.<name>.scaling`: the number of instances, by load and time. */
export const scaling = describe(
  'Autoscaling of the instances (Application Auto Scaling, target tracking).',
  section(
    {
      min: describe('MinCapacity: minimum number of instances.', whole(1, 1000, '1')),
      max: describe('MaxCapacity: maximum number of instances.', whole(1, 1000, '4')),
      'target-invocations-per-instance-per-minute': describe(
        'TargetValue of SageMakerVariantInvocationsPerInstance: requests per minute that one instance should answer. 20 is one request every 3 seconds; measure with the action invoke what an instance can do.',
        positive('20'),
      ),
      'scale-in-cooldown': cooldown('ScaleInCooldown', 'time between two removals of instances.'),
      'scale-out-cooldown': cooldown('ScaleOutCooldown', 'wait after instances were added.'),
      step: describe(
        'Step scaling in addition to target tracking: adds instances immediately under high load. The larger of both numbers of instances applies.',
        optional(
          section(
            {
              minutes: describe(
                'EvaluationPeriods of the alarm: minutes above the threshold before instances are added. Default 1.',
                optional(whole(1, 60, '1')),
              ),
              cooldown: cooldown('Cooldown', 'wait before the same step adds more instances.'),
              add: describe(
                'StepAdjustments: number of instances to add above a number of requests per minute and instance.',
                list(
                  section(
                    {
                      above: describe('The alarm’s Threshold and MetricIntervalLowerBound.', positive('60')),
                      instances: describe('ScalingAdjustment.', whole(1, 1000, '2')),
                    },
                    '{ above: 60, instances: 2 }',
                  ),
                  'a list of steps',
                  '[{ above: 60, instances: 2 }]',
                  20,
                ),
              ),
            },
            '{ add: [{ above: 60, instances: 2 }] }',
          ),
        ),
      ),
      scheduled: describe(
        'Scheduled actions by name: other limits from a point in time.',
        optional(
          entries(
            entryName('a name such as morning'),
            section(
              {
                schedule: describe(
                  'Schedule: cron(minutes hours day month weekday year), rate(…) or at(…).',
                  text(
                    'a schedule such as cron(0 8 ? * MON-FRI *), rate(1 day) or at(2030-01-31T08:00:00)',
                    'cron(0 8 ? * MON-FRI *)',
                    schedule,
                  ),
                ),
                timezone: describe(
                  'Timezone of cron and at. Default UTC.',
                  optional(text('a time zone', 'Europe/Berlin', filled)),
                ),
                min: describe('MinCapacity from then on.', optional(whole(1, 1000, '2'))),
                max: describe('MaxCapacity from then on.', optional(whole(1, 1000, '8'))),
              },
              '{ schedule: cron(0 8 ? * MON-FRI *), min: 2 }',
            ),
            'a mapping of scheduled actions',
            "{ morning: { schedule: 'cron(0 8 ? * MON-FRI *)', min: 2 } }",
          ),
        ),
      ),
    },
    '{ min: 1, max: 4, target-invocations-per-instance-per-minute: 20 }',
  ),
);
