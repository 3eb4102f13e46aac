import { given, mapValues } from '../../config/fill-in.ts';
import { toSeconds } from '../../config/units.ts';
import type { Written } from '../schema.ts';
import type { Scaling } from './config.ts';

type WrittenScaling = NonNullable<NonNullable<Written['endpoints']>[string]['scaling']>;

/** How an endpoint scales; times in seconds. */
export function resolveScaling({ min, max, step, scheduled = {}, ...scaling }: WrittenScaling): Scaling {
  const seconds = (cooldown = '300s') => toSeconds(cooldown);
  return given({
    min,
    max,
    target: scaling['target-invocations-per-instance-per-minute'],
    scaleInCooldown: seconds(scaling['scale-in-cooldown']),
    scaleOutCooldown: seconds(scaling['scale-out-cooldown']),
    step: step && {
      minutes: step.minutes ?? 1,
      cooldown: seconds(step.cooldown),
      add: step.add.toSorted((a, b) => a.above - b.above),
    },
    scheduled: mapValues(scheduled, ({ schedule, timezone = 'UTC', min, max }) =>
      given({ schedule, timezone, min, max }),
    ),
  });
}
