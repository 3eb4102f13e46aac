import type { Finding } from '../../config/document.ts';
import type { Draft } from '../draft.ts';
import type { HyperparameterValue } from './config.ts';

/**
 * `HyperParameters` in the service model has 100 entries; SageMaker and these actions use about ten of them for
 * control.
 */
const most = 90;
/** `HyperParameterValue` in the service model; its pattern `.*` also excludes line breaks. */
const longest = 2500;

/** The reason why SageMaker would refuse a value, or pass a different one. A value is sent as JSON. */
export function valueObstacle(value: HyperparameterValue): string | undefined {
  if (/[\n\r\u0085\u2028\u2029]/.test(String(value))) return 'has several lines; SageMaker allows one';
  if (!String(value).isWellFormed()) return 'is not valid Unicode';
  const { length } = JSON.stringify(value);
  return length > longest ? `has ${length} characters as JSON; SageMaker takes ${longest}` : undefined;
}

/**
 * Hyperparameters with a reserved name, with a value that SageMaker refuses, or with values in two places of the
 * config.
 */
export function checkHyperparameters({ training = {}, tune }: Draft): Finding[] {
  const fixed = training.hyperparameters ?? {};
  const searched = tune?.ranges ?? {};
  const at = (name: string) =>
    Object.hasOwn(searched, name) ? ['tune', 'ranges', name] : ['training', 'hyperparameters', name];
  const findings: Finding[] = [];
  const names = [...new Set([...Object.keys(fixed), ...Object.keys(searched)])];
  if (names.length > most) {
    const what = `has, with tune.ranges, ${names.length} hyperparameters; the limit is ${most}`;
    findings.push({ path: ['training', 'hyperparameters'], at: 'key', what, instead: `keep at most ${most}` });
  }
  for (const name of names) {
    if (/^sagemaker_/i.test(name) || name === '_tuning_objective_metric') {
      findings.push({
        path: at(name),
        at: 'key',
        what: 'is a name that SageMaker reserves',
        instead: 'rename or remove it',
      });
    } else if (name === 'seed' && training.seed !== undefined) {
      const what = `is given twice: training.seed is ${training.seed}`;
      findings.push({ path: at(name), at: 'key', what, instead: 'remove one of the two' });
    } else if (Object.hasOwn(fixed, name) && Object.hasOwn(searched, name)) {
      const what = 'is both searched and fixed in training.hyperparameters';
      findings.push({ path: at(name), at: 'key', what, instead: 'remove one of the two' });
    }
  }
  for (const [name, value] of Object.entries(fixed)) {
    const what = value === undefined ? undefined : valueObstacle(value);
    if (what === undefined) continue;
    const instead = 'put it in a file of the bundle and name the file';
    findings.push({ path: ['training', 'hyperparameters', name], what, instead });
  }
  return findings;
}
