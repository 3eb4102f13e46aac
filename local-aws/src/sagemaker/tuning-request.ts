import type {
  CreateHyperParameterTuningJobRequest,
  CreateTrainingJobRequest,
  HyperParameterTrainingJobDefinition,
  HyperParameterTuningJobConfig,
  ResourceConfig,
  Tag,
} from '@aws-sdk/client-sagemaker';
import { AwsError } from '../protocol/service.ts';
import { describedTraining } from './training-request.ts';
import { type Searched, searchSpace } from './tuning-ranges.ts';

/** A checked request for a tuning job. */
export interface TuningPlan {
  readonly definition: HyperParameterTrainingJobDefinition;
  readonly space: ReadonlyMap<string, Searched>;
  readonly strategy: 'Bayesian' | 'Random';
  readonly objective: { readonly metric: string; readonly maximize: boolean };
  readonly jobs: number;
  readonly parallel: number;
  readonly seed: number | undefined;
}

/**
 * Checks what the service model does not contain (limits: AWS documentation, "Hyperparameter tuning limits"), and
 * refuses features that the stand-in does not have.
 * @throws AwsError `ValidationException`
 */
export function planTuning(request: CreateHyperParameterTuningJobRequest): TuningPlan {
  const { HyperParameterTuningJobConfig: config, TrainingJobDefinition: definition } = request;
  const strategy = config?.Strategy;
  const lacking = [
    strategy !== 'Bayesian' && strategy !== 'Random' && `the strategy ${strategy}`,
    config?.TrainingJobEarlyStoppingType === 'Auto' && 'early stopping',
    config?.TuningJobCompletionCriteria !== undefined && 'TuningJobCompletionCriteria',
    request.WarmStartConfig !== undefined && 'warm start',
    request.Autotune !== undefined && 'Autotune',
    request.TrainingJobDefinitions !== undefined && 'several training job definitions',
  ].filter((what) => what !== false);
  if (lacking.length > 0) refuse(`The local stand-in does not have ${lacking.join(', ')}`);
  if (definition === undefined) refuse('A TrainingJobDefinition is required');

  resourcesOf(definition);

  const objective = config?.HyperParameterTuningJobObjective;
  const metrics = definition.AlgorithmSpecification?.MetricDefinitions?.map(({ Name }) => Name) ?? [];
  if (!metrics.includes(objective?.MetricName)) {
    refuse(
      `The objective metric ${objective?.MetricName ?? ''} is none of the metric definitions: ${metrics.join(', ')}`,
    );
  }
  const space = searchSpace(definition.HyperParameterRanges ?? config?.ParameterRanges);
  const both = [...space.keys()].filter((name) => definition.StaticHyperParameters?.[name] !== undefined);
  if (both.length > 0) refuse(`Hyperparameters cannot be both static and searched: ${both.join(', ')}`);

  const { MaxNumberOfTrainingJobs: jobs = 1, MaxParallelTrainingJobs: parallel = 1 } = config?.ResourceLimits ?? {};
  const most = strategy === 'Random' ? 10_000 : 750;
  checkCombinations(space, jobs);
  if (jobs > most) refuse(`MaxNumberOfTrainingJobs is ${jobs}, but at most ${most} for ${strategy}`);
  if (parallel > 100) refuse(`MaxParallelTrainingJobs is ${parallel}, but at most 100`);
  if (parallel > jobs) refuse(`MaxParallelTrainingJobs is ${parallel}, more than MaxNumberOfTrainingJobs, ${jobs}`);
  return {
    definition,
    space,
    strategy: strategy === 'Random' ? 'Random' : 'Bayesian',
    objective: { metric: objective?.MetricName ?? '', maximize: objective?.Type === 'Maximize' },
    jobs,
    parallel,
    seed: config?.RandomSeed,
  };
}

/**
 * Refuses more trials than there are combinations of values. Source of AWS's message:
 * amazon-sagemaker-operator-for-k8s#123; integer ranges count too: syne-tune#415.
 */
function checkCombinations(space: TuningPlan['space'], jobs: number): void {
  let combinations = 1;
  for (const { range } of space.values()) {
    if (range.type === 'float') return;
    combinations *= range.type === 'choice' ? range.values.length : range.high - range.low + 1;
  }
  if (combinations >= jobs) return;
  refuse(
    `You don't have enough combinations of hyperparameter ranges. The total number of hyperparameter combinations for the provided ranges [${combinations.toFixed(1)}] must be equal or greater than the value of MaxNumberOfJobs, [${jobs}]. Provide additional ranges`,
  );
}

/**
 * The request as SageMaker describes it: the name of the objective is also a hyperparameter, and its expression is also
 * the metric `ObjectiveMetric`. Source: descriptions that users have published. Early stopping and ResourceConfig are
 * always included: the SageMaker SDK reads both when it attaches to a job, even if it had sent
 * HyperParameterTuningResourceConfig (version 2.257, tests/integ/test_tuner.py, which runs against AWS).
 */
export function describedTuning(request: CreateHyperParameterTuningJobRequest) {
  const { HyperParameterTuningJobConfig: config, TrainingJobDefinition: definition } = request;
  return {
    HyperParameterTuningJobConfig: config && { TrainingJobEarlyStoppingType: 'Off' as const, ...config },
    TrainingJobDefinition: definition && describedTraining(withObjective(definition, config)),
  };
}

function withObjective(
  definition: HyperParameterTrainingJobDefinition,
  config: HyperParameterTuningJobConfig | undefined,
): HyperParameterTrainingJobDefinition {
  const { MetricName } = config?.HyperParameterTuningJobObjective ?? {};
  const { AlgorithmSpecification: algorithm, StaticHyperParameters } = definition;
  const metrics = algorithm?.MetricDefinitions ?? [];
  const added = metrics.filter(({ Name }) => Name === MetricName).map((one) => ({ ...one, Name: 'ObjectiveMetric' }));
  return {
    ...definition,
    ResourceConfig: resourcesOf(definition),
    AlgorithmSpecification: algorithm && { ...algorithm, MetricDefinitions: [...metrics, ...added] },
    StaticHyperParameters: { ...StaticHyperParameters, ...(MetricName && { _tuning_objective_metric: MetricName }) },
  };
}

/** The request for the training job of one trial. */
export function trialRequest(
  { definition, objective }: TuningPlan,
  trial: { name: string; tuned: Record<string, string>; tags: Tag[] },
): CreateTrainingJobRequest {
  const {
    StaticHyperParameters,
    HyperParameterRanges: _ranges,
    TuningObjective: _objective,
    DefinitionName: _name,
    HyperParameterTuningResourceConfig: _pool,
    CheckpointConfig,
    ...rest
  } = definition;
  return {
    ...rest,
    ResourceConfig: resourcesOf(definition),
    TrainingJobName: trial.name,
    HyperParameters: { ...StaticHyperParameters, ...trial.tuned, _tuning_objective_metric: objective.metric },
    // Trials must not resume from each other's checkpoints.
    ...(CheckpointConfig && {
      CheckpointConfig: { ...CheckpointConfig, S3Uri: `${CheckpointConfig.S3Uri?.replace(/\/$/, '')}/${trial.name}` },
    }),
    Tags: trial.tags,
  };
}

/**
 * The instances of a trial: `ResourceConfig`, or the first entry of `HyperParameterTuningResourceConfig`, which the
 * SageMaker SDK's tuners send instead. AWS uses the next entry when there is no capacity; here there always is.
 */
function resourcesOf(definition: HyperParameterTrainingJobDefinition): ResourceConfig {
  const { ResourceConfig, HyperParameterTuningResourceConfig: pool } = definition;
  if (ResourceConfig !== undefined && pool !== undefined)
    refuse('ResourceConfig and HyperParameterTuningResourceConfig cannot be given together');
  if (pool === undefined)
    return ResourceConfig ?? refuse('A ResourceConfig or HyperParameterTuningResourceConfig is required');
  const { InstanceConfigs, AllocationStrategy: _strategy, VolumeKmsKeyId, ...one } = pool;
  const { InstanceType, InstanceCount, VolumeSizeInGB } = InstanceConfigs?.[0] ?? one;
  if (InstanceType === undefined || InstanceCount === undefined || VolumeSizeInGB === undefined)
    refuse('HyperParameterTuningResourceConfig needs InstanceType, InstanceCount and VolumeSizeInGB');
  return { InstanceType, InstanceCount, VolumeSizeInGB, ...(VolumeKmsKeyId !== undefined && { VolumeKmsKeyId }) };
}

function refuse(words: string): never {
  throw new AwsError('ValidationException', `${words}.`);
}
