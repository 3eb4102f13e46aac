import type { MetricData, MetricDefinition } from '@aws-sdk/client-sagemaker';
import { AwsError } from '../protocol/service.ts';
import { LineRegex } from './line-regex.ts';

/** Lines that are read together, because the time limit costs as much as reading some hundred lines. */
const TOGETHER = 100;

/** Reads the metrics of a job from its log, by its metric definitions. */
export class MetricReader {
  readonly #definitions: { name: string; regex: LineRegex }[];
  readonly #last = new Map<string, MetricData>();
  readonly #onSlow: (metric: string) => void;
  readonly #onValue: (value: MetricData) => void;
  #waiting: { line: string; at: Date }[] = [];

  /**
   * @param onSlow is called once with a metric whose expression takes too long; the metric gets no more values.
   * @param onValue is called with each value, when the last values are requested or at the latest 100 lines later.
   * @throws AwsError `ValidationException` for an invalid regular expression.
   */
  constructor(
    definitions: readonly MetricDefinition[],
    onSlow: (metric: string) => void,
    onValue: (value: MetricData) => void = () => undefined,
  ) {
    this.#definitions = definitions.map(({ Name = '', Regex = '' }) => ({ name: Name, regex: compile(Name, Regex) }));
    this.#onSlow = onSlow;
    this.#onValue = onValue;
  }

  /**
   * Reads a line. The value of a metric is the first group of the expression's first match, as a 32-bit float like
   * SageMaker's (`MetricData.Value` in its service model). A text that is not a number is ignored.
   */
  read(line: string): void {
    if (this.#definitions.length === 0) return;
    this.#waiting.push({ line, at: new Date() });
    if (this.#waiting.length >= TOGETHER) this.#look();
  }

  /** The last value of each metric that has one, in the order of the definitions. */
  final(): MetricData[] {
    this.#look();
    return this.#definitions.flatMap(({ name }) => this.#last.get(name) ?? []);
  }

  #look(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { name, regex } of waiting.length === 0 ? [] : this.#definitions) {
      if (regex.tooSlow) continue;
      for (const [index, text] of regex.captures(waiting.map(({ line }) => line)).entries()) {
        const value = Number(text);
        if (text === undefined || text.trim() === '' || !Number.isFinite(value)) continue;
        const seen = { MetricName: name, Value: Math.fround(value), Timestamp: waiting[index]?.at ?? new Date() };
        this.#last.set(name, seen);
        this.#onValue(seen);
      }
      if (regex.tooSlow) this.#onSlow(name);
    }
  }
}

function compile(name: string, regex: string): LineRegex {
  try {
    return new LineRegex(regex);
  } catch {
    throw new AwsError(
      'ValidationException',
      `Invalid metric definition: the regex of ${name} cannot be read: ${regex}`,
    );
  }
}
