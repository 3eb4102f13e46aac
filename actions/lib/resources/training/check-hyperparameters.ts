import type { Finding } from '../../config/document.ts';
import type { Draft } from '../draft.ts';

/** `HyperParameters` in the service model has 100 entries; about ten are control keys of SageMaker and ours. */
const most = 90;
/** `HyperParameterValue` in the service model; its pattern `.*` also excludes line breaks. */
const longest = 2500;

/** Hyperparameters with a reserved name, a value that SageMaker refuses, or two sources. */
export function checkHyperparameters({ training = {}, tune }: Draft): Finding[] {
  const fixed = training.hyperparameters ?? {};
  const searched = tune?.ranges ?? {};
  const at = (name: string) => (name in searched ? ['tune', 'ranges', name] : ['training', 'hyperparameters', name]);
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
    } else if (name in fixed && name in searched) {
      const what = 'is both searched and fixed in training.hyperparameters';
      findings.push({ path: at(name), at: 'key', what, instead: 'remove one of the two' });
    }
  }
  for (const [name, value] of Object.entries(fixed)) {
    const text = String(value);
    if (text.length <= longest && !text.includes('\n')) continue;
    const what = text.includes('\n')
      ? 'has several lines; SageMaker allows one'
      : `has ${text.length} characters; SageMaker takes ${longest}`;
    const instead = 'put it in a file of the bundle and name the file';
    findings.push({ path: ['training', 'hyperparameters', name], what, instead });
  }
  return findings;
}
