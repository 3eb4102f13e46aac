import type { DescribeTrainingJobResponse, HyperParameterTrainingJobSummary } from '@aws-sdk/client-sagemaker';
import { hasEnded } from './training-status.ts';
import type { TuningPlan } from './tuning-request.ts';

/** A tuning job's summary of one of its training jobs. */
export function summarize(plan: TuningPlan, job: DescribeTrainingJobResponse): HyperParameterTrainingJobSummary {
  const { metric, maximize } = plan.objective;
  const value = job.FinalMetricDataList?.find(({ MetricName }) => MetricName === metric)?.Value;
  const failed = job.TrainingJobStatus === 'Failed' || value === undefined;
  const tuned = Object.entries(job.HyperParameters ?? {}).filter(([name]) => plan.space.has(name));
  return {
    TrainingJobName: job.TrainingJobName,
    TrainingJobArn: job.TrainingJobArn,
    CreationTime: job.CreationTime,
    TrainingStartTime: job.TrainingStartTime,
    TrainingEndTime: job.TrainingEndTime,
    TrainingJobStatus: job.TrainingJobStatus,
    TunedHyperParameters: Object.fromEntries(tuned),
    FailureReason: job.FailureReason,
    ObjectiveStatus: !hasEnded(job) ? 'Pending' : failed ? 'Failed' : 'Succeeded',
    ...(hasEnded(job) &&
      !failed && {
        FinalHyperParameterTuningJobObjectiveMetric: {
          Type: maximize ? 'Maximize' : 'Minimize',
          MetricName: metric,
          Value: value,
        },
      }),
  };
}

/** The trial with the best objective; the first one of equal trials. */
export function bestTrial(
  plan: TuningPlan,
  trials: readonly HyperParameterTrainingJobSummary[],
): HyperParameterTrainingJobSummary | undefined {
  const sign = plan.objective.maximize ? -1 : 1;
  const worth = (trial: HyperParameterTrainingJobSummary) => sign * objectiveOf(trial);
  return trials
    .filter(({ ObjectiveStatus }) => ObjectiveStatus === 'Succeeded')
    .reduce<HyperParameterTrainingJobSummary | undefined>(
      (best, trial) => (best && worth(best) <= worth(trial) ? best : trial),
      undefined,
    );
}

/** A trial's final objective; NaN while it has none. */
export function objectiveOf({ FinalHyperParameterTuningJobObjectiveMetric }: HyperParameterTrainingJobSummary): number {
  return FinalHyperParameterTuningJobObjectiveMetric?.Value ?? Number.NaN;
}

/** Number of trials after which a tuning job without any objective fails. */
const ATTEMPTS = 5;

/** AWS's FailureReason when none of the first trials has an objective; undefined while the job can continue. */
export function hopeless(plan: TuningPlan, trials: readonly HyperParameterTrainingJobSummary[]): string | undefined {
  const ended = trials.filter(({ ObjectiveStatus }) => ObjectiveStatus !== 'Pending');
  if (ended.length < Math.min(ATTEMPTS, plan.jobs)) return undefined;
  if (ended.some(({ ObjectiveStatus }) => ObjectiveStatus === 'Succeeded')) return undefined;
  return ended.some(({ TrainingJobStatus }) => TrainingJobStatus === 'Completed')
    ? `No objective metrics found after running ${ended.length} training jobs. Please ensure that the custom algorithm is emitting the objective metric as defined by the regular expression provided.`
    : `No training job succeeded after ${ended.length} attempts. For additional details, please take a look at the training job failures by listing training jobs for the hyperparameter tuning job.`;
}
