import { float32 } from '../../core/figure.ts';
import type { Scope } from '../scope.ts';
import { listTrials } from './tuning-job.aws.ts';

/** The trials of a tuning job of the config, the best first; trials without an objective come last. */
export async function trialsOf({ aws, config }: Scope, tuningJob: string) {
  const trials = (await listTrials(aws, tuningJob)).map((trial) => {
    const { TrainingJobName, TrainingJobStatus, TunedHyperParameters, TrainingStartTime, TrainingEndTime } = trial;
    const objective = trial.FinalHyperParameterTuningJobObjectiveMetric?.Value;
    const hyperparameters = Object.entries(TunedHyperParameters ?? {}).map(
      ([key, value]) => [key, bare(value)] as const,
    );
    return {
      name: TrainingJobName ?? '',
      status: TrainingJobStatus ?? '',
      hyperparameters: Object.fromEntries(hyperparameters),
      ...(objective !== undefined && { objective: float32(objective) }),
      ...(TrainingStartTime !== undefined && { started: TrainingStartTime.getTime() }),
      ...(TrainingStartTime !== undefined &&
        TrainingEndTime !== undefined && { seconds: (TrainingEndTime.getTime() - TrainingStartTime.getTime()) / 1000 }),
    };
  });
  const sign = config.tune?.objective.type === 'Maximize' ? -1 : 1;
  const worth = ({ objective }: { objective?: number }) =>
    objective === undefined ? Number.POSITIVE_INFINITY : sign * objective;
  return trials.toSorted((a, b) => worth(a) - worth(b));
}

/** A value without the quotes around SageMaker's text. */
function bare(value: string): string {
  return value.replace(/^"(.*)"$/, '$1');
}
