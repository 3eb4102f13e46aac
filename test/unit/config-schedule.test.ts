import { expect, test } from 'vitest';
import { isTimeZone, nearestZone, objectionToSchedule } from '../../actions/lib/resources/autoscaling/schedule.ts';
import { problemsOf } from '../support/config-repository.ts';

test.each([
  'cron(0 8 ? * MON-FRI *)',
  'cron(0/15 8-18 * * ? *)',
  'cron(0 0 1,15 JAN-MAR,12 ? 2030-2040)',
  'cron(0 8 L * ? *)',
  'cron(0 8 LW * ? *)',
  'cron(0 8 15W * ? *)',
  'cron(30 6 ? * 2#1 *)',
  'cron(30 6 ? * FRI#2 *)',
  'cron(30 6 ? * 6L *)',
  'rate(1 minute)',
  'rate(5 minutes)',
  'rate(1 day)',
  'at(2030-02-28T23:59:59)',
])('%s is taken', (schedule) => {
  expect(objectionToSchedule(schedule)).toBeUndefined();
});

test.each([
  ['cron(60 8 ? * MON *)', 'has an invalid value for minutes: 60', 'write 0 to 59 instead, or *'],
  ['cron(0 24 ? * MON *)', 'has an invalid value for hours: 24', 'write 0 to 23 instead, or *'],
  ['cron(0 8 32 * ? *)', 'has an invalid value for day of month: 32', 'write 1 to 31 instead, or *'],
  ['cron(0 8 ? MAI MON *)', 'has an invalid value for month: MAI', 'write 1 to 12 or JAN to DEC instead, or *'],
  ['cron(0 8 ? * 0 *)', 'has an invalid value for day of week: 0', 'write 1 to 7 or SUN to SAT instead, or *'],
  [
    'cron(0 8 ? * MON-FREI *)',
    'has an invalid value for day of week: MON-FREI',
    'write 1 to 7 or SUN to SAT instead, or *',
  ],
  ['cron(0 8 ? * MON 30)', 'has an invalid value for year: 30', 'write 1970 to 2199 instead, or *'],
  ['cron(*/0 8 ? * MON *)', 'has an invalid value for minutes: */0', 'write 0 to 59 instead, or *'],
  ['cron(0 L ? * MON *)', 'has an invalid value for hours: L', 'write 0 to 23 instead, or *'],
  ['cron(0 8 * * * *)', 'must have ? for exactly one of day of month and day of week', 'write cron(0 8 * * ? *)'],
  ['cron(0 8 ? * ? *)', 'must have ? for exactly one of day of month and day of week', 'write cron(0 8 * * ? *)'],
  ['rate(1 days)', 'has the unit days for 1', 'write rate(1 day)'],
  ['rate(2 hour)', 'has the unit hour for 2', 'write rate(2 hours)'],
  [
    'at(2030-02-31T08:00:00)',
    'is not a valid date and time: 2030-02-31T08:00:00',
    'write for example at(2030-01-31T08:00:00)',
  ],
  [
    'at(2030-01-31T24:00:01)',
    'is not a valid date and time: 2030-01-31T24:00:01',
    'write for example at(2030-01-31T08:00:00)',
  ],
])('%s is refused', (schedule, what, instead) => {
  expect(objectionToSchedule(schedule)).toEqual({ what, instead });
});

test.each(['UTC', 'Etc/UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'Pacific/Tahiti'])(
  '%s is a time zone',
  (zone) => expect(isTimeZone(zone)).toBe(true),
);

test.each([
  ['europe/berlin', 'Europe/Berlin'],
  ['Europe/Berlim', 'Europe/Berlin'],
  ['Berlin', 'Europe/Berlin'],
  ['New York', 'America/New_York'],
  ['+02:00', 'Europe/Berlin'],
])('%s is none, and %s may be meant', (zone, meant) => {
  expect(isTimeZone(zone)).toBe(false);
  expect(nearestZone(zone)).toBe(meant);
});

test('both at their places in the config', () => {
  const shapes = '  shapes: { model: single, instance: ml.m5.large }\n';
  const scheduled = "scheduled: { morning: { schedule: 'cron(0 25 ? * MON *)', timezone: europe/berlin, min: 2 } }";
  const scaling = `scaling: { min: 1, max: 4, target-invocations-per-instance-per-minute: 20, ${scheduled} }`;
  expect(problemsOf({ [shapes]: `  shapes:\n    model: single\n    instance: ml.m5.large\n    ${scaling}\n` })).toEqual(
    [
      'pipeline.yml:24:114: endpoints.shapes.scaling.scheduled.morning.schedule: has an invalid value for hours: 25; write 0 to 23 instead, or *',
      'pipeline.yml:24:148: endpoints.shapes.scaling.scheduled.morning.timezone: is not an IANA time zone: "europe/berlin"; write Europe/Berlin',
    ],
  );
});
