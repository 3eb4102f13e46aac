import type { Domain } from '../core/domain.ts';
import type { Run } from '../core/run.ts';
import type { Scope } from '../resources/scope.ts';
import type { HyperparameterValue } from '../resources/training/config.ts';
import { type ActionContext, InputError } from './action-context.ts';

/** A scheduled run never retries failed resources; GitHub's own re-run and the input `retry` retry all of them. */
export function retryOf(context: ActionContext, scheduled: boolean): Run['retry'] {
  const asked = context.flag('retry') || Number(context.environment['GITHUB_RUN_ATTEMPT'] ?? '1') > 1;
  if (scheduled) return 'nothing';
  return asked ? 'everything' : 'transient';
}

/** What the inputs of the action replace or add. */
export function givenOf(context: ActionContext, domain: Domain): Scope['given'] {
  const dataVersion = context.input('data-version');
  const trainingJob = context.input('training-job');
  const hyperparameters = context.json('hyperparameters') as Record<string, HyperparameterValue> | undefined;
  const preview = previewOf(context, domain);
  return {
    ...(preview === undefined ? {} : { preview }),
    ...(dataVersion === '' ? {} : { dataVersion }),
    ...(trainingJob === '' ? {} : { trainingJob }),
    ...(context.input('notebook') === '' ? {} : { notebook: context.choice('notebook', ['start']) }),
    ...(hyperparameters === undefined ? {} : { hyperparameters }),
  };
}

/**
 * Number of the pull request that gets previews. @throws InputError when it is not a number, or the run is one of main
 */
function previewOf(context: ActionContext, domain: Domain): number | undefined {
  const number = context.input('preview');
  if (number === '') return undefined;
  if (!/^[1-9]\d{0,8}$/.test(number))
    throw new InputError(`The input preview is ${number}.`, 'Write the number of a pull request, or leave it empty.');
  if (domain === 'main')
    throw new InputError(
      'The input preview is set, but no pull request started this run.',
      'Leave it empty: only runs of pull requests have previews.',
    );
  return Number(number);
}
