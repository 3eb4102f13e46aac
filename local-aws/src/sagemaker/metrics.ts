import type { MetricData, MetricDefinition } from '@aws-sdk/client-sagemaker';
import { AwsError } from '../service.ts';

/** Reads a job's metrics from its log as its metric definitions say. */
export class MetricReader {
  readonly #definitions: { name: string; regex: RegExp }[];
  readonly #last = new Map<string, MetricData>();

  /** @throws AwsError `ValidationException` for a regular expression that cannot be read. */
  constructor(definitions: readonly MetricDefinition[]) {
    this.#definitions = definitions.map(({ Name = '', Regex = '' }) => ({ name: Name, regex: compile(Name, Regex) }));
  }

  /** The value is the first group of the expression's first match on the line; what is no number is passed over. */
  read(line: string): void {
    for (const { name, regex } of this.#definitions) {
      const text = regex.exec(line)?.[1];
      const value = Number(text);
      if (text === undefined || text.trim() === '' || Number.isNaN(value)) continue;
      this.#last.set(name, { MetricName: name, Value: value, Timestamp: new Date() });
    }
  }

  /** The last value of each metric that was seen, in the order of their definitions. */
  final(): MetricData[] {
    return this.#definitions.flatMap(({ name }) => this.#last.get(name) ?? []);
  }
}

function compile(name: string, regex: string): RegExp {
  try {
    return new RegExp(regex);
  } catch {
    throw new AwsError(
      'ValidationException',
      `Invalid metric definition: the regex of ${name} cannot be read: ${regex}`,
    );
  }
}
