import type { MetricDefinition } from '@aws-sdk/client-sagemaker';
import { divergedExpression, isDiverged, isFigure, wholeFigure, withoutColours } from '../core/figure.ts';
import { LineRegex } from '../core/line-regex.ts';

/** The last values of a metric in a log. */
export interface Ending {
  readonly name: string;
  /** The last number that its expression found. */
  readonly figure?: string;
  /** The complete number on the line, if the expression found only a part of it. */
  readonly whole?: string;
  /** What the script printed instead of a number after the last one: `nan`, `inf`. */
  readonly diverged?: string;
  /** A number after the last one that the expression does not find because of colour codes around it. */
  readonly coloured?: string;
}

/** The metrics of one job, searched for in its log. */
export class MetricLines {
  readonly #metrics: { name: string; regex: LineRegex; diverged: LineRegex | undefined; told: boolean }[];

  constructor(definitions: readonly MetricDefinition[] = []) {
    this.#metrics = definitions.flatMap(({ Name: name = '', Regex = '' }) => {
      const regex = compile(Regex);
      const words = divergedExpression(Regex);
      const diverged = words === undefined ? undefined : compile(words);
      return regex === undefined ? [] : [{ name, regex, diverged, told: false }];
    });
  }

  /** The value of each metric on each line: `figures[metric][line]`; undefined if there is none. */
  figures(lines: readonly string[]): { name: string; values: (string | undefined)[] }[] {
    return this.#metrics.map(({ name, regex }) => ({ name, values: regex.captures(lines) }));
  }

  /** The last values of each metric in the lines of one host. */
  endings(lines: readonly string[]): Ending[] {
    const unlike = lines.flatMap((line, at) => (/nan|inf/i.test(line) ? [{ at, line: withoutColours(line) }] : []));
    const coloured = lines.flatMap((line, at) => (line.includes('\x1b') ? [{ at, line: withoutColours(line) }] : []));
    const of = (found: readonly { at: number; line: string }[]) => found.map(({ line }) => line);
    return this.#metrics.map(({ name, regex, diverged }) => {
      const found = regex.finds(lines);
      const last = found.findLastIndex((figure) => figure !== undefined && isFigure(figure.text));
      const figure = found[last];
      const whole = figure && wholeFigure(lines[last] ?? '', figure);
      const lost = [
        ...found.map((figure, at) => ({
          at,
          text: figure !== undefined && isDiverged(figure.text) ? figure.text : '',
        })),
        ...(diverged?.captures(of(unlike)) ?? []).map((text, index) => ({
          at: unlike[index]?.at ?? -1,
          text: text ?? '',
        })),
      ].findLast(({ at, text }) => at > last && text !== '');
      const hidden = regex
        .captures(of(coloured))
        .findLast((text, index) => (coloured[index]?.at ?? -1) > last && text !== undefined && isFigure(text));
      return {
        name,
        ...(figure === undefined ? {} : { figure: figure.text }),
        ...(whole === undefined ? {} : { whole }),
        ...(lost === undefined ? {} : { diverged: lost.text }),
        ...(hidden === undefined ? {} : { coloured: hidden }),
      };
    });
  }

  /** Messages about expressions that were given up since the last call. */
  givenUp(): string[] {
    return this.#metrics.flatMap((metric) => {
      if (metric.told || metric.regex.tooSlow === undefined) return [];
      metric.told = true;
      return [
        `the metric ${metric.name} is no longer read from the log, because its regular expression ${metric.regex.tooSlow}`,
      ];
    });
  }
}

/** Undefined if the expression is not valid here, in a job that somebody else defined. */
function compile(regex: string): LineRegex | undefined {
  try {
    return new LineRegex(regex);
  } catch {
    return undefined;
  }
}
