import type { MetricDefinition } from '@aws-sdk/client-sagemaker';
import { LineRegex } from '../core/line-regex.ts';

/** The metrics of one job, looked for in its log. */
export class MetricLines {
  readonly #metrics: { name: string; regex: LineRegex; told: boolean }[];

  constructor(definitions: readonly MetricDefinition[] = []) {
    this.#metrics = definitions.flatMap(({ Name: name = '', Regex = '' }) => {
      const regex = compile(Regex);
      return regex === undefined ? [] : [{ name, regex, told: false }];
    });
  }

  /** What each metric has on each line: `figures[metric][line]`, undefined where it has nothing. */
  figures(lines: readonly string[]): { name: string; values: (string | undefined)[] }[] {
    return this.#metrics.map(({ name, regex }) => ({ name, values: regex.captures(lines) }));
  }

  /** What is to be said of expressions that were given up since the last call. */
  givenUp(): string[] {
    return this.#metrics.flatMap((metric) => {
      if (metric.told || metric.regex.tooSlow === undefined) return [];
      metric.told = true;
      return [`the metric ${metric.name} is not read from the log any more: its expression ${metric.regex.tooSlow}`];
    });
  }
}

/** Undefined for an expression of another engine, in a job that somebody else defined. */
function compile(regex: string): LineRegex | undefined {
  try {
    return new LineRegex(regex);
  } catch {
    return undefined;
  }
}
