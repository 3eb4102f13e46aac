import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isAwsTrainingImage } from '../../config/images.ts';
import { survivesShell, whatAShellDoes } from '../../config/shell-words.ts';
import { Failure } from '../../core/failure.ts';
import type { Scope } from '../scope.ts';
import { valueObstacle } from '../training/check-hyperparameters.ts';
import type { HyperparameterValue } from '../training/config.ts';
import { trainingOf } from '../training/request.ts';

/**
 * The input `hyperparameters`, after a check that each value reaches the script unchanged.
 *
 * @throws Failure with all values that would be changed
 */
export function givenHyperparameters(
  { config, root }: Scope,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, HyperparameterValue>> {
  const { source, entryPoint } = trainingOf({ config });
  const files = readdirSync(join(root, source));
  const byShell = Object.values(config.train).some(({ image }) => isAwsTrainingImage(image));
  const obstacle = (name: string, value: unknown): string | undefined => {
    if (/^sagemaker_/i.test(name)) return 'is a name that SageMaker reserves';
    if (/=/.test(name) || !survivesShell(name, 'train.py', files)) return 'is not a valid argument name';
    if (value === null || typeof value === 'object') return 'is not text, a number, true or false';
    const refused = valueObstacle(value as HyperparameterValue);
    if (refused !== undefined) return refused;
    if (typeof value !== 'string' || !byShell || survivesShell(value, entryPoint, files)) return undefined;
    return `would reach ${entryPoint} changed: ${whatAShellDoes(value, entryPoint)}`;
  };
  const problems = Object.entries(given).flatMap(([name, value]) => {
    const what = obstacle(name, value);
    return what === undefined ? [] : [`${name} ${what}.`];
  });
  if (problems.length === 0) return given as Readonly<Record<string, HyperparameterValue>>;
  throw new Failure(
    `input-invalid: The input \`hyperparameters\` cannot be used: ${problems.join(' ')}`,
    'Give a JSON object of numbers, true, false, and words of letters, digits and _@%+=:,./- as values.',
  );
}
