import { show } from '../../config/diagnose.ts';
import type { Finding } from '../../config/document.ts';
import type { Repository } from '../../config/repository.ts';
import { isDiverged, isFigure, wholeFigure } from '../../core/figure.ts';
import { LineRegex } from '../../core/line-regex.ts';
import type { Draft } from '../draft.ts';
import { sampleLog } from './sample-log.ts';

/** `MetricRegex` in the service model. */
const longest = 500;
/** `MetricDefinitionList` in the service model. */
const most = 40;
/** Limit of metrics in a tuning job. Source: AWS's documentation. */
const mostWhenTuning = 20;

/** Metrics whose regular expression is invalid, or does not match the sample log of the script. */
export function checkMetrics({ training = {}, tune }: Draft, repository: Repository): Finding[] {
  const metrics = Object.entries(training.metrics ?? {});
  const limit = tune === undefined ? most : mostWhenTuning;
  const findings: Finding[] = [];
  if (metrics.length > limit) {
    findings.push({
      path: ['training', 'metrics'],
      at: 'key',
      what: `has ${metrics.length} metrics; SageMaker takes ${limit}${tune === undefined ? '' : ' when tuning'}`,
      instead: `keep at most ${limit}`,
    });
  }
  const script = `${training.source ?? ''}/${training['entry-point'] ?? 'train.py'}`;
  const text = metrics.length === 0 || training.source === undefined ? undefined : repository.text(script);
  const sample = text === undefined ? undefined : sampleLog(text);
  if (sample?.length === 0) {
    findings.push({
      path: ['training', 'metrics'],
      at: 'key',
      what: `cannot be tried: the docstring of ${script} shows no log lines`,
      instead: 'put sample log lines, indented, in the docstring at its top',
      warning: true,
    });
  }
  for (const [name, regex] of metrics) {
    if (regex === undefined) continue;
    const finding = objection(regex, sample ?? [], script);
    if (finding !== undefined) findings.push({ path: ['training', 'metrics', name], ...finding });
  }
  return findings;
}

function objection(
  regex: string,
  sample: readonly string[],
  script: string,
): Pick<Finding, 'what' | 'instead' | 'warning'> | undefined {
  if (regex.length > longest) {
    return {
      what: `has ${regex.length} characters; SageMaker takes ${longest}`,
      instead: 'write a shorter expression',
    };
  }
  const compiled = compile(regex);
  if (typeof compiled === 'string') {
    return { what: compiled, instead: "write an expression such as 'Loss: ([0-9.e+-]+)'" };
  }
  const { groups } = compiled;
  if (groups !== 1) {
    const instead =
      groups === 0 ? 'put the number in ( )' : 'write (?: ) for every group except the one around the number';
    return { what: `has ${groups} capturing groups; SageMaker reads exactly one`, instead };
  }
  if (sample.length === 0) return undefined;
  const found = compiled.finds(sample);
  const captured = found.flatMap((figure) => figure?.text ?? []);
  if (compiled.tooSlow !== undefined) {
    return {
      what: `${compiled.tooSlow} of the sample log in ${script}`,
      instead: "write no repetition inside a repetition, such as (a+)+, but an expression such as 'Loss: ([0-9.e+-]+)'",
    };
  }
  if (captured.length === 0) {
    return {
      what: `matches no line of the sample log in ${script}`,
      instead: `write an expression for one of its lines, e.g. ${show(sample.find((line) => /\d/.test(line)) ?? sample[0])}`,
    };
  }
  for (const [index, figure] of found.entries()) {
    const whole = figure && wholeFigure(sample[index] ?? '', figure);
    if (whole === undefined) continue;
    const what = `captures ${show(figure?.text)} of ${show(whole)} in the sample log of ${script}`;
    const instead = whole.includes(',')
      ? 'let the script print numbers without thousands separators'
      : "put the whole number in ( ), with sign and exponent, as in 'Loss: ([0-9.e+-]+)'";
    return { what, instead, warning: true };
  }
  const wrong = captured.find((group) => !isFigure(group) && !isDiverged(group));
  if (wrong === undefined) return undefined;
  return {
    what: `captures ${show(wrong)} in the sample log of ${script}, which is not a number`,
    instead: 'put only the number in ( )',
  };
}

/** The expression, or its syntax error. */
function compile(regex: string): LineRegex | string {
  try {
    return new LineRegex(regex);
  } catch (error) {
    return `does not compile: ${error instanceof Error ? error.message.replace(/^.*: /, '') : String(error)}`;
  }
}
