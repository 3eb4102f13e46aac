import type { ScheduledAction } from '@aws-sdk/client-application-auto-scaling';
import { AwsError } from '../protocol/service.ts';
import type { TargetRecord } from './target-records.ts';

/** When a scheduled action is due. at(…) and cron(…) use the real clock, rate(…) the stand-in's time scale. */
export interface Schedule {
  /** Whether the action is due in the interval (from, to], which is shorter than a minute. */
  isDue(from: Date, to: Date): boolean;
}

const UNITS: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 };
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
/** Names that are allowed in the fields of a cron expression, by the field's position. */
const NAMES: readonly (readonly string[])[] = [[], [], [], MONTHS, DAYS, []];

/**
 * Parses a schedule expression of Application Auto Scaling.
 *
 * @param options.minute real milliseconds of a minute of AWS's time
 * @param options.since start of rate(…)
 * @throws AwsError for an invalid expression, and for cron characters that the stand-in does not have (L, W, #)
 */
export function parseSchedule(text: string, options: { timezone: string; minute: number; since: Date }): Schedule {
  const [, kind, inside = ''] = /^(at|rate|cron)\((.+)\)$/.exec(text) ?? [];
  if (kind === 'at' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(inside)) {
    return {
      isDue: (from, to) =>
        [from, to].map((time) => localTime(time, options.timezone) >= inside).join() === 'false,true',
    };
  }
  if (kind === 'rate') {
    const [, count, unit = ''] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(inside) ?? [];
    const every = Number(count) * (UNITS[unit] ?? Number.NaN) * options.minute;
    const passed = (time: Date) => Math.floor((time.getTime() - options.since.getTime()) / every);
    if (every > 0) return { isDue: (from, to) => passed(to) > passed(from) };
  }
  const fields = inside.trim().split(/\s+/);
  if (kind === 'cron' && fields.length === 6 && fields.every(isKnown)) {
    return {
      isDue(from, to) {
        const start = new Date(Math.floor(to.getTime() / 60_000) * 60_000);
        return start > from && matches(fields, localTime(start, options.timezone));
      },
    };
  }
  throw new AwsError('ValidationException', `Unsupported schedule expression: ${text}`);
}

/** The local time in a time zone, e.g. `2026-01-31T08:00:00`. @throws AwsError for an unknown time zone */
function localTime(time: Date, timeZone: string): string {
  try {
    return time.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');
  } catch {
    throw new AwsError('ValidationException', `Unsupported time zone: ${timeZone}`);
  }
}

function matches(fields: readonly string[], local: string): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = local.split(/\D/).map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
  const values = [minute, hour, day, month, weekday, year];
  return fields.every((field, index) => fits(field, values[index] ?? 0, NAMES[index] ?? []));
}

function isKnown(field: string, index: number): boolean {
  return field.split(/[,/-]/).every((word) => /^(\*|\?|\d+)$/.test(word) || NAMES[index]?.includes(word));
}

/** Whether a value matches a cron field: `*`, `?`, values, ranges and steps, separated by commas. */
function fits(field: string, value: number, names: readonly string[]): boolean {
  const read = (word: string) => (names.includes(word) ? names.indexOf(word) + 1 : Number(word));
  return field.split(',').some((part) => {
    const [range = '', step] = part.split('/');
    const [first = '', last = step === undefined ? first : '9999'] = range.split('-');
    const start = /^[*?]$/.test(first) ? 0 : read(first);
    const end = /^[*?]$/.test(first) ? 9999 : read(last);
    return value >= start && value <= end && (value - start) % Number(step ?? 1) === 0;
  });
}

/** The scheduled actions of a target that are due in the interval, unless they are suspended. */
export function dueActions(
  { scheduled, suspended }: TargetRecord,
  { from, to, minute }: { from: Date; to: Date; minute: number },
): ScheduledAction[] {
  if (suspended.ScheduledScalingSuspended) return [];
  return scheduled.filter(({ Schedule = '', Timezone = 'UTC', StartTime, EndTime, CreationTime }) => {
    if ((StartTime ?? from) > to || (EndTime ?? to) < to) return false;
    return parseSchedule(Schedule, { timezone: Timezone, minute, since: StartTime ?? CreationTime ?? from }).isDue(
      from,
      to,
    );
  });
}
