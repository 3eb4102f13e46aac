/** What one variant answered in one minute of AWS's time. */
export interface Minute {
  readonly requests: number;
  /** Each request as a part of the instances that were there: CloudWatch's InvocationsPerInstance, Sum. */
  readonly perInstance: number;
}

/** Minutes that are remembered: more than any alarm looks back. */
const KEPT = 60;
const NOTHING: Minute = { requests: 0, perInstance: 0 };

/**
 * Counts invocations by variant and minute. Of a minute without any it is disputed what CloudWatch has of it, zero or
 * nothing: SageMaker's guide said that no zero is reported and so nothing scales in, users have seen idle endpoints scale
 * in, and today's guide says neither.
 */
export class InvocationMeter {
  /** Milliseconds here for a minute there. */
  readonly minute: number;
  readonly #quiet: Minute | undefined;
  readonly #first: number;
  readonly #counts = new Map<string, Map<number, Minute>>();

  /**
   * @param timeScale seconds of AWS's time in one second here
   * @param quiet what a minute without any counts as
   */
  constructor(timeScale: number, quiet: 'zero' | 'unknown' = 'zero') {
    this.#quiet = quiet === 'zero' ? NOTHING : undefined;
    this.minute = 60_000 / timeScale;
    this.#first = this.#now() + 1;
  }

  /** Takes note of one invocation. @param instances healthy ones of the variant, at least 1 */
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
   * The last `length` full minutes, oldest first.
   *
   * @param since no minute that began before it is known
   * @returns undefined when they are not all known
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
