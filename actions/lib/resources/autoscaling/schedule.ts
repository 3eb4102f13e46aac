import { nearest } from '../../config/nearest.ts';

/**
 * A field of a cron expression: its name, limits, words, and the letters it allows besides commas, ranges, stars and
 * steps.
 */
interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words: readonly string[];
  readonly signs: string;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Source: Amazon EventBridge user guide, "Cron expressions reference", which Application Auto Scaling's guide refers to. */
const FIELDS: readonly Field[] = [
  { name: 'minutes', min: 0, max: 59, words: [], signs: '' },
  { name: 'hours', min: 0, max: 23, words: [], signs: '' },
  { name: 'day of month', min: 1, max: 31, words: [], signs: '?LW' },
  { name: 'month', min: 1, max: 12, words: MONTHS, signs: '' },
  { name: 'day of week', min: 1, max: 7, words: DAYS, signs: '?L#' },
  { name: 'year', min: 1970, max: 2199, words: [], signs: '' },
];

/** The fault in a schedule of Application Auto Scaling, and the correction; undefined when the schedule is valid. */
export function objectionToSchedule(schedule: string): { what: string; instead: string } | undefined {
  const [, kind, inside = ''] = /^(cron|rate|at)\((.*)\)$/.exec(schedule) ?? [];
  if (kind === 'cron') return objectionToCron(inside.split(' '));
  if (kind === 'rate') {
    const [count = '', unit = ''] = inside.split(' ');
    const right = count === '1' ? unit.replace(/s$/, '') : unit.replace(/s?$/, 's');
    if (unit === right) return undefined;
    return { what: `has the unit ${unit} for ${count}`, instead: `write rate(${count} ${right})` };
  }
  if (kind !== 'at') return undefined;
  const time = new Date(`${inside}Z`);
  if (!Number.isNaN(time.getTime()) && time.toISOString().startsWith(inside)) return undefined;
  return { what: `is not a valid date and time: ${inside}`, instead: 'write for example at(2030-01-31T08:00:00)' };
}

function objectionToCron(fields: readonly string[]): { what: string; instead: string } | undefined {
  for (const [index, field] of FIELDS.entries()) {
    const text = fields[index] ?? '';
    if (text.split(',').every((part) => isPart(part, field))) continue;
    const { name, min, max, words } = field;
    const named = words.length === 0 ? '' : ` or ${words[0]} to ${words.at(-1)}`;
    return {
      what: `has an invalid value for ${name}: ${text}`,
      instead: `write ${min} to ${max}${named} instead, or *`,
    };
  }
  const [, , day, , weekday] = fields;
  if ((day === '?') !== (weekday === '?')) return undefined;
  return {
    what: 'must have ? for exactly one of day of month and day of week',
    instead: `write cron(${fields.map((text, index) => (index === 4 ? '?' : index === 2 && text === '?' ? '*' : text)).join(' ')})`,
  };
}

function isPart(part: string, field: Field): boolean {
  const { signs } = field;
  const has = (sign: string) => signs.includes(sign);
  if (part === '*' || (part === '?' && has('?')) || (part === 'L' && has('L')) || (part === 'LW' && has('W')))
    return true;
  const [, day, nth] = /^(\w+)#([1-5])$/.exec(part) ?? [];
  if (nth !== undefined) return has('#') && isValue(day ?? '', field);
  const [, nearest, sign = ''] = /^(\d+)([LW])$/.exec(part) ?? [];
  if (nearest !== undefined) return has(sign) && isValue(nearest, field);
  const [, from = '', to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
  if (from === '' || step === '0') return false;
  if (from === '*') return to === undefined;
  return isValue(from, field) && (to === undefined || isValue(to, field));
}

function isValue(text: string, { min, max, words }: Field): boolean {
  if (words.includes(text)) return true;
  return /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max;
}

/** Names of time zones as IANA writes them. */
function zones(): string[] {
  return ['UTC', 'Etc/UTC', ...Intl.supportedValuesOf('timeZone')];
}

/** Whether IANA has a time zone with exactly this name. Application Auto Scaling accepts IANA's canonical names. */
export function isTimeZone(name: string): boolean {
  if (zones().includes(name)) return true;
  try {
    // The newer names of some zones are valid, but not listed, such as Asia/Kolkata.
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  const written = zones().some((zone) => zone.toLowerCase() === name.toLowerCase());
  return !written && /^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)+$/.test(name);
}

/** The zone with the most similar name. */
export function nearestZone(name: string): string {
  const all = zones();
  const city = name.split('/').at(-1)?.toLowerCase().replaceAll(' ', '_') ?? '';
  return (
    all.find((zone) => zone.toLowerCase() === name.toLowerCase()) ??
    all.find((zone) => zone.toLowerCase().endsWith(`/${city}`)) ??
    nearest(name, all) ??
    'Europe/Berlin'
  );
}
