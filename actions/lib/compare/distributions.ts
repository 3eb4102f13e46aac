/**
 * The distributions that a comparison needs. Libraries for them are larger than the whole action. All follow from two
 * functions, the logarithm of the gamma function and the incomplete beta function.
 */

const HALF_LOG_TWO_PI = 0.9189385332046728;
/** log Γ(x) for x > 0: Stirling's series, which has 15 digits above 10, with a correction for smaller x. */
export function logGamma(x: number): number {
  let [product, shifted] = [1, x];
  for (; shifted < 10; shifted++) product *= shifted;
  const square = 1 / (shifted * shifted);
  // B(2k) / (2k (2k − 1)) with the Bernoulli numbers B.
  const terms =
    1 / 12 -
    square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360)))));
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + terms / shifted - Math.log(product);
}

/** I_x(a, b), the regularised incomplete beta function: the probability that a Beta(a, b) variable is at most x. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  // The continued fraction converges fast only below the mean.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  const log = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  return (Math.exp(log) * betaFraction(x, a, b)) / a;
}

/** The continued fraction of I_x(a, b), by Lentz's method. Source: NIST Digital Library of Mathematical Functions, 8.17.22. */
function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let denominator = 1 / away(1 - ((a + b) * x) / (a + 1));
  let [numerator, value] = [1, denominator];
  // About √max(a, b) steps are needed: 1,000 for a million examples.
  for (let step = 1; step <= 100_000; step++) {
    const even = (step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step));
    const odd = (-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1));
    let factor = 1;
    for (const term of [even, odd]) {
      denominator = 1 / away(1 + term * denominator);
      numerator = away(1 + term / numerator);
      factor = denominator * numerator;
      value *= factor;
    }
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return value;
}

/** The probability of exactly `successes` in `trials`, each with probability `p`. */
export function binomial(successes: number, trials: number, p: number): number {
  if (successes < 0 || successes > trials) return 0;
  if (p <= 0 || p >= 1) return successes === (p <= 0 ? 0 : trials) ? 1 : 0;
  const ways = logGamma(trials + 1) - logGamma(successes + 1) - logGamma(trials - successes + 1);
  return Math.exp(ways + successes * Math.log(p) + (trials - successes) * Math.log1p(-p));
}

/** The probability of at most `successes` in `trials`, each with probability `p`. */
export function binomialCdf(successes: number, trials: number, p: number): number {
  if (successes < 0 || successes >= trials) return successes < 0 ? 0 : 1;
  return betaCdf(1 - p, trials - successes, successes + 1);
}

/** The probability that a variable with Student's t distribution is at most t. @param df degrees of freedom, above 0 */
export function studentCdf(t: number, df: number): number {
  const tail = betaCdf(df / (df + t * t), df / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/**
 * The probability that a standard normal variable is at most z. Source: G. Marsaglia, Journal of Statistical Software
 * 11 (2004).
 */
export function normalCdf(z: number): number {
  if (Math.abs(z) > 8) return z < 0 ? 0 : 1;
  let [sum, term] = [z, z];
  for (let odd = 3; Math.abs(term) > 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + sum * Math.exp((-z * z) / 2 - HALF_LOG_TWO_PI);
}

/** The z for which a standard normal variable is at most z with probability p. */
export function normalQuantile(p: number): number {
  return crossing((z) => normalCdf(z) - p, -8, 8);
}

/**
 * The argument at which a function that never decreases changes from negative to positive, between two arguments, to
 * nine digits of their distance.
 */
export function crossing(rising: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
