import { expect, test } from 'vitest';
import { parseSchedule } from '../../local-aws/src/application-auto-scaling/schedule.ts';

const since = new Date('2026-01-01T00:00:00Z');

/** Whether an expression is due in the second that ends at that time. */
function isDue(text: string, time: string, timezone = 'UTC', minute = 60_000): boolean {
  const to = new Date(time);
  return parseSchedule(text, { timezone, minute, since }).isDue(new Date(to.getTime() - 1000), to);
}

test.each([
  ['at(2026-03-02T08:00:00)', '2026-03-02T08:00:00Z', 'UTC', true],
  ['at(2026-03-02T08:00:00)', '2026-03-02T08:00:01Z', 'UTC', false],
  ['at(2026-03-02T08:00:00)', '2026-03-02T07:00:00Z', 'Europe/Berlin', true],
  ['rate(2 hours)', '2026-01-01T04:00:00Z', 'UTC', true],
  ['rate(2 hours)', '2026-01-01T05:00:00Z', 'UTC', false],
  ['cron(0 8 ? * MON-FRI *)', '2026-03-02T08:00:00Z', 'UTC', true],
  ['cron(0 8 ? * MON-FRI *)', '2026-03-02T08:00:01Z', 'UTC', false],
  ['cron(0 8 ? * MON-FRI *)', '2026-03-01T08:00:00Z', 'UTC', false],
  ['cron(0 8 ? * 2-6 *)', '2026-03-02T07:00:00Z', 'Europe/Berlin', true],
  ['cron(*/15 9,17 1 JAN,MAR ? 2026-2027)', '2026-03-01T17:45:00Z', 'UTC', true],
  ['cron(*/15 9,17 1 JAN,MAR ? 2026-2027)', '2026-03-01T17:50:00Z', 'UTC', false],
  ['cron(10/20 * * * ? *)', '2026-03-01T17:50:00Z', 'UTC', true],
])('%s at %s in %s: %s', (text, time, timezone, due) => {
  expect(isDue(text, time, timezone)).toBe(due);
});

test('rate counts the stand-in’s faster time', () => {
  expect(isDue('rate(1 minute)', '2026-01-01T00:00:07Z', 'UTC', 1000)).toBe(true);
  expect(isDue('rate(10 minutes)', '2026-01-01T00:00:07Z', 'UTC', 1000)).toBe(false);
});

test.each(['daily', 'cron(0 8 * *)', 'cron(0 8 L * ? *)', 'rate(0 minutes)', 'at(tomorrow)'])(
  '%s is refused',
  (text) => {
    expect(() => isDue(text, '2026-03-01T00:00:00Z')).toThrow(/Unsupported schedule expression/);
  },
);

test('an unknown zone is refused', () => {
  expect(() => isDue('at(2026-03-02T08:00:00)', '2026-03-02T08:00:00Z', 'Mars/Olympus')).toThrow(/Mars/);
});
