/** A number that was found on a line of a log, with its place. */
export interface Found {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A complete number as scripts print it: with sign, thousands separators, fraction and exponent. */
const WHOLE = /[-+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:_\d+)*)?(?:\.\d+(?:_\d+)*)?\.?(?:[eE][-+]?\d+)?/y;

/** Whether a text is a finite number. */
export function isFigure(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

/** Whether a text is what a script prints instead of a finite number: `nan`, `inf`, `-Infinity`. */
export function isDiverged(text: string): boolean {
  return /^[-+]?(nan|inf(inity)?)$/i.test(text.trim());
}

/**
 * The complete number on the line if the expression found only a part of it: `1.5e-05` for `1.5`, `1,234.5` for `1`,
 * `-0.5` for `0.5`. Undefined if the expression found all of it.
 */
export function wholeFigure(line: string, { text, start, end }: Found): string | undefined {
  if (!isFigure(text)) return undefined;
  // A sign belongs to the number only after a blank or a separator: `loss-0.5` has no sign.
  const before =
    /(?:(?:^|[\s:=(,])[-+])?(?:\d[\d.,_]*)?$/.exec(line.slice(0, start))?.[0].replace(/^[\s:=(,](?=[-+])/, '') ?? '';
  WHOLE.lastIndex = start - before.length;
  const whole = WHOLE.exec(line)?.[0].replace(/\.$/, '') ?? '';
  if (whole === '' || start - before.length + whole.length < end) return undefined;
  const figure = whole.replaceAll(/[,_]/g, '');
  return isFigure(figure) && Number(figure) !== Number(text) ? whole : undefined;
}

/**
 * Changes an expression so that it finds `nan` and `inf` where the given one finds a number; only its group changes.
 *
 * @returns undefined when there is no capturing group
 */
export function divergedExpression(source: string): string | undefined {
  const group = groupOf(source);
  if (group === undefined) return undefined;
  const words = '[-+]?(?:[nN][aA][nN]|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?)';
  return `${source.slice(0, group.start)}(${words})(?![A-Za-z])${source.slice(group.end)}`;
}

/** Position of the first capturing group in an expression, including its brackets. */
function groupOf(source: string): { start: number; end: number } | undefined {
  let [start, depth, inClass] = [-1, 0, false];
  for (let index = 0; index < source.length; index++) {
    const sign = source[index];
    if (sign === '\\') index++;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') {
      if (start >= 0) depth++;
      else if (source[index + 1] !== '?' || /^\(\?<[^=!]/.test(source.slice(index))) [start, depth] = [index, 1];
    } else if (sign === ')' && start >= 0 && --depth === 0) return { start, end: index + 1 };
  }
  return undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what a terminal's colour codes begin with.
const COLOURS = /\x1b\[[0-9;?]*[A-Za-z]/g;

/** A line without the escape codes for terminal colours. */
export function withoutColours(line: string): string {
  return line.replace(COLOURS, '');
}

/**
 * A number with the digits that SageMaker keeps. SageMaker stores metrics as 32-bit floats (`MetricData.Value` is a
 * Float in its service model), so this is the shortest number that is the same float.
 */
export function float32(value: number): number {
  const kept = Math.fround(value);
  if (!Number.isFinite(kept)) return value;
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(kept.toPrecision(digits));
    if (Math.fround(short) === kept) return short;
  }
  return Number(kept.toPrecision(9));
}
