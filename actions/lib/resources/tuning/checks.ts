import type { Finding } from '../../config/document.ts';
import { nearest } from '../../config/nearest.ts';
import type { Path } from '../../config/path.ts';
import type { Draft } from '../draft.ts';

type Tune = NonNullable<Draft['tune']>;
type Range = NonNullable<Tune['ranges']>[string];
type Numbers = Exclude<NonNullable<Range>, readonly unknown[]>;

/** SageMaker's documented limit of trials; random search may have more. */
const mostBayesianJobs = 750;
/** SageMaker's documented limit of searched hyperparameters. */
const mostRanges = 30;
/** `ParameterValue` in the service model. */
const longestValue = 256;

/** Ranges that cannot be searched, or not with the strategy. */
export function checkTuning({ tune, training }: Draft): Finding[] {
  if (tune === undefined) return [];
  return [
    ...checkNumbers(tune),
    ...(training === undefined ? [] : checkObjective(tune.objective, training.metrics)),
    ...checkRanges(tune.ranges),
    ...checkCombinations(tune),
  ];
}

function checkNumbers({ jobs, parallel, strategy = 'Bayesian' }: Tune): Finding[] {
  const findings: Finding[] = [];
  if (jobs !== undefined && parallel !== undefined && parallel > jobs) {
    findings.push({
      path: ['tune', 'parallel'],
      what: `is ${parallel}, more than jobs, which is ${jobs}`,
      instead: `write ${jobs} or less`,
    });
  }
  if (jobs !== undefined && jobs > mostBayesianJobs && strategy === 'Bayesian') {
    findings.push({
      path: ['tune', 'jobs'],
      what: `is ${jobs}; SageMaker takes ${mostBayesianJobs} for Bayesian`,
      instead: `write ${mostBayesianJobs} or less, or strategy: Random`,
    });
  }
  return findings;
}

function checkObjective(objective: Tune['objective'], metrics: Readonly<Record<string, unknown>> = {}): Finding[] {
  if (objective === undefined) return [];
  const path: Path = ['tune', 'objective'];
  const wanted = Object.entries(objective).filter(([, metric]) => metric !== undefined);
  if (wanted.length !== 1) {
    const what = wanted.length === 0 ? 'has no metric' : 'has both minimize and maximize';
    return [{ path, what, instead: 'write minimize or maximize with a metric' }];
  }
  return wanted.flatMap(([direction, metric = '']): Finding[] => {
    const names = Object.keys(metrics);
    if (!names.includes(metric)) {
      const near = nearest(metric, names);
      const instead =
        names.length === 0 ? `add ${metric} to training.metrics` : `write ${near ?? `one of ${names.join(', ')}`}`;
      return [
        { path: [...path, direction], what: `is not a metric in training.metrics: ${JSON.stringify(metric)}`, instead },
      ];
    }
    if (!/test/i.test(`${metric} ${String(metrics[metric])}`)) return [];
    const what = 'seems to be measured on the test split: a metric that selects the model can no longer test it';
    return [{ path: [...path, direction], what, instead: 'write a metric of the validation split', warning: true }];
  });
}

function checkRanges(ranges: Tune['ranges']): Finding[] {
  if (ranges === undefined) return [];
  const path: Path = ['tune', 'ranges'];
  const names = Object.keys(ranges);
  const findings: Finding[] = [];
  if (names.length === 0) {
    findings.push({
      path,
      what: 'has no range to search',
      instead: 'write for example learning_rate: { min: 0.001, max: 0.1 }',
    });
  } else if (names.length > mostRanges) {
    const what = `has ${names.length} hyperparameters; SageMaker searches ${mostRanges} at most`;
    findings.push({ path, at: 'key', what, instead: `keep at most ${mostRanges}` });
  }
  for (const [name, range] of Object.entries(ranges)) {
    if (range === undefined) continue;
    const found = Array.isArray(range) ? checkValues(range) : checkLimits(range as Numbers);
    findings.push(...found.map((finding) => ({ ...finding, path: [...path, name, ...finding.path] })));
  }
  return findings;
}

/**
 * Without a continuous range, SageMaker refuses more trials than the ranges have combinations. Sources:
 * amazon-sagemaker-operator-for-k8s#123, syne-tune#415.
 */
function checkCombinations({ jobs, ranges = {} }: Tune): Finding[] {
  let combinations = 1;
  for (const range of Object.values(ranges)) {
    if (Array.isArray(range)) combinations *= new Set(range.map(String)).size;
    else {
      const { min, max, integer } = (range ?? {}) as Partial<Numbers>;
      if (integer !== true || min === undefined || max === undefined) return [];
      combinations *= Math.max(Math.floor(max) - Math.ceil(min) + 1, 1);
    }
  }
  if (jobs === undefined || jobs <= combinations || Object.keys(ranges).length === 0) return [];
  const what = `is ${jobs}, but tune.ranges has ${combinations} ${combinations === 1 ? 'combination' : 'combinations'}, and SageMaker does not repeat one`;
  return [
    { path: ['tune', 'jobs'], what, instead: `write ${combinations} or less, or add values or a range of numbers` },
  ];
}

function checkValues(values: readonly (string | number | boolean | undefined)[]): Finding[] {
  return values.flatMap((value, index): Finding[] => {
    if (value === undefined) return [];
    const path = [index];
    if (values.findIndex((other) => String(other) === String(value)) < index) {
      return [{ path, what: `is duplicated: ${value}`, instead: 'keep one' }];
    }
    if (String(value).length <= longestValue && /^[^\n]+$/.test(String(value))) return [];
    const what = `must be one line of 1 to ${longestValue} characters`;
    return [{ path, what, instead: 'write a shorter value' }];
  });
}

function checkLimits({ min, max, scale = 'auto', integer = false }: Numbers): Finding[] {
  if (min === undefined || max === undefined) return [];
  const findings: Finding[] = [];
  if (min >= max)
    findings.push({
      path: ['min'],
      what: `is ${min}, not below max, which is ${max}`,
      instead: `write less than ${max}`,
    });
  if (scale === 'log' && min <= 0) {
    findings.push({
      path: ['min'],
      what: `is ${min}; a log scale begins above 0`,
      instead: 'write a number above 0, or scale: linear',
    });
  }
  if (scale === 'reverse-log' && integer) {
    findings.push({
      path: ['scale'],
      what: 'reverse-log is for continuous ranges only',
      instead: 'write log or linear',
    });
  } else if (scale === 'reverse-log' && (min < 0 || max >= 1)) {
    const path = [min < 0 ? 'min' : 'max'];
    findings.push({
      path,
      what: 'a reverse-log scale needs values from 0 to below 1',
      instead: 'write 0 <= min < max < 1',
    });
  }
  if (!integer) return findings;
  for (const [key, value] of Object.entries({ min, max })) {
    if (!Number.isInteger(value)) {
      findings.push({ path: [key], what: `is ${value}, but integer is true`, instead: `write ${Math.round(value)}` });
    }
  }
  return findings;
}
