/**
 * Holm's correction: each p-value as if its hypothesis were the only one, for a chance of at most 5 % that any of them is
 * rejected wrongly. In the order given. Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((i, j) => (pValues[i] ?? 0) - (pValues[j] ?? 0));
  const corrected = pValues.map(() => 0);
  let largest = 0;
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * (pValues[index] ?? 0)));
    corrected[index] = largest;
  });
  return corrected;
}
