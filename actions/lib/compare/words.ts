/** A number for a sentence: four significant digits, or all digits before the decimal point. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const rounded = Math.abs(value) >= 10_000 ? Math.round(value) : Number(value.toPrecision(4));
  return String(rounded === 0 ? 0 : rounded);
}

/** A share as a percentage. */
export function percent(share: number): string {
  const points = share * 100;
  if (points > 0 && points < 0.1) return 'less than 0.1 %';
  return `${Number(points.toFixed(points < 10 ? 1 : 0))} %`;
}

/** `1 example`, `2 examples`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
