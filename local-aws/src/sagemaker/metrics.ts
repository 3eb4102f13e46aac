import type { MetricData, MetricDefinition } from '@aws-sdk/client-sagemaker';
import { AwsError } from '../protocol/service.ts';
import { LineRegex } from './line-regex.ts';

/** Lines that are looked at together: to watch over an expression costs as much as to try it on some hundred lines. */
const TOGETHER = 100;

/** Reads a job's metrics from its log as its metric definitions say. */
export class MetricReader {
  readonly #definitions: { name: string; regex: LineRegex }[];
  readonly #last = new Map<string, MetricData>();
  readonly #onSlow: (metric: string) => void;
  readonly #onValue: (value: MetricData) => void;
  #waiting: { line: string; at: Date }[] = [];

  /**
   * @param onSlow told of a metric whose expression takes too long, once; it has no value from then on.
   * @param onValue told of each value, as late as anybody asks for the last ones, or a hundred lines later.
   * @throws AwsError `ValidationException` for a regular expression that cannot be read.
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
   * The value is the first group of the expression's first match on the line, as the 32-bit float that SageMaker keeps
   * (`MetricData.Value` in its service model); what is no number is passed over.
   */
  read(line: string): void {
    if (this.#definitions.length === 0) return;
    this.#waiting.push({ line, at: new Date() });
    if (this.#waiting.length >= TOGETHER) this.#look();
  }

  /** The last value of each metric that was seen, in the order of their definitions. */
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
