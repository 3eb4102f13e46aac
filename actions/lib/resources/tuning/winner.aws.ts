import type {
  DescribeHyperParameterTuningJobResponse,
  HyperParameterTrainingJobSummary,
} from '@aws-sdk/client-sagemaker';
import { divergence, type logFigures } from '../../aws/log-figures.ts';

/** The trial whose hyperparameters are the best of a tuning job. */
export interface Winner {
  /** Absent if every trial diverged. */
  readonly trial?: HyperParameterTrainingJobSummary;
  /** Trials with a better objective whose logs end with nan or inf. */
  readonly passedOver: readonly { readonly name: string; readonly diverged: string }[];
  /** The role may not read the log of the trial, so it is unknown whether it diverged. */
  readonly unread?: true;
}

/**
 * The trial with the best objective that did not diverge. SageMaker uses the last number of each trial as its objective
 * and ignores nan: a trial that printed a good loss and then nan keeps the good value. Only the logs of the trials up
 * to the winner are read.
 */
export async function findWinner(
  job: DescribeHyperParameterTuningJobResponse,
  readFigures: ReturnType<typeof logFigures>,
  listTrials: () => Promise<readonly HyperParameterTrainingJobSummary[]>,
): Promise<Winner> {
  // SageMaker adds the objective's expression again, as `ObjectiveMetric`.
  const metrics = job.TrainingJobDefinition?.AlgorithmSpecification?.MetricDefinitions?.filter(
    ({ Regex }, at, all) => all.findIndex((one) => one.Regex === Regex) === at,
  );
  const passedOver: { name: string; diverged: string }[] = [];
  for await (const trial of bestFirst(job, listTrials)) {
    const name = trial.TrainingJobName ?? '';
    const figures = await readFigures(name, metrics);
    const diverged = divergence(figures);
    if (diverged === undefined) return { trial, passedOver, ...(figures.denied && { unread: true }) };
    passedOver.push({ name, diverged });
  }
  return { passedOver };
}

/** SageMaker's choice comes first; the other trials are only listed if it is not usable. */
async function* bestFirst(
  { BestTrainingJob: best, HyperParameterTuningJobConfig }: DescribeHyperParameterTuningJobResponse,
  listTrials: () => Promise<readonly HyperParameterTrainingJobSummary[]>,
): AsyncGenerator<HyperParameterTrainingJobSummary> {
  if (best !== undefined) yield best;
  const sign = HyperParameterTuningJobConfig?.HyperParameterTuningJobObjective?.Type === 'Maximize' ? -1 : 1;
  const worth = (trial: HyperParameterTrainingJobSummary) =>
    sign * (trial.FinalHyperParameterTuningJobObjectiveMetric?.Value ?? Number.NaN);
  yield* (await listTrials())
    .filter((trial) => trial.TrainingJobStatus === 'Completed' && !Number.isNaN(worth(trial)))
    .filter(({ TrainingJobName }) => TrainingJobName !== best?.TrainingJobName)
    .toSorted((a, b) => worth(a) - worth(b));
}
