/**
 * Holm's correction for several tests: corrected p-values, in the given order. Rejecting at 5 % then rejects any true
 * hypothesis with a probability of at most 5 %. Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70.
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
