/** The invocations of a variant in one minute of AWS's time. */
export interface Minute {
  readonly requests: number;
  /** Each request divided by the number of instances at that moment: the Sum of CloudWatch's InvocationsPerInstance. */
  readonly perInstance: number;
}

/** Number of minutes that are kept: more than any alarm evaluates. */
const KEPT = 60;
const NOTHING: Minute = { requests: 0, perInstance: 0 };

/**
 * Counts invocations by variant and minute. It is disputed whether CloudWatch has zero or no data for a minute without
 * invocations. SageMaker's guide said that zero is not reported, so that nothing scales in; users have seen idle
 * endpoints scale in; today's guide says neither.
 */
export class InvocationMeter {
  /** Real milliseconds of a minute of AWS's time. */
  readonly minute: number;
  readonly #quiet: Minute | undefined;
  readonly #first: number;
  readonly #counts = new Map<string, Map<number, Minute>>();

  /**
   * @param timeScale seconds of AWS's time in one real second
   * @param quiet how a minute without invocations counts: as zero, or as no data
   */
  constructor(timeScale: number, quiet: 'zero' | 'unknown' = 'zero') {
    this.#quiet = quiet === 'zero' ? NOTHING : undefined;
    this.minute = 60_000 / timeScale;
    this.#first = this.#now() + 1;
  }

  /** Counts one invocation. @param instances number of healthy instances of the variant, at least 1 */
  count(endpoint: string, variant: string, instances: number): void {
    const key = `${endpoint}/${variant}`;
    const minutes = this.#counts.get(key) ?? new Map<number, Minute>();
    this.#counts.set(key, minutes);
    const now = this.#now();
    const { requests, perInstance } = minutes.get(now) ?? NOTHING;
    minutes.set(now, { requests: requests + 1, perInstance: perInstance + 1 / Math.max(1, instances) });
    for (const old of minutes.keys()) if (old < now - KEPT) minutes.delete(old);
  }

  /**
   * The last `length` complete minutes, oldest first.
   *
   * @param since minutes that began before it have no data
   * @returns undefined when one of the minutes has no data
   */
  last(endpoint: string, variant: string, length: number, since: Date): Minute[] | undefined {
    const minutes = this.#counts.get(`${endpoint}/${variant}`);
    const end = this.#now();
    const start = end - length;
    if (start < Math.max(this.#first, Math.ceil(since.getTime() / this.minute))) return undefined;
    const found = Array.from({ length }, (_, index) => minutes?.get(start + index) ?? this.#quiet);
    return found.every((minute) => minute !== undefined) ? found : undefined;
  }

  #now(): number {
    return Math.floor(Date.now() / this.minute);
  }
}
