import type {
  CreateHyperParameterTuningJobRequest,
  DescribeHyperParameterTuningJobResponse,
  HyperParameterTrainingJobDefinition,
} from '@aws-sdk/client-sagemaker';
import { compare, type Identity } from '../../core/compare.ts';
import type { Change } from '../../core/graph.ts';
import { ofMaker } from '../published.ts';
import type { Scope } from '../scope.ts';
import { settingsApart, trialIdentity } from '../training/identity.ts';

type TuningJob = Partial<CreateHyperParameterTuningJobRequest & DescribeHyperParameterTuningJobResponse>;

/** Everything that determines the result of a search, from a request or a description. */
function searchIdentity(job: TuningJob): Identity {
  const search = job.HyperParameterTuningJobConfig;
  const ranges = search?.ParameterRanges;
  return {
    strategy: search?.Strategy,
    'strategy-config': search?.StrategyConfig,
    objective: search?.HyperParameterTuningJobObjective,
    jobs: search?.ResourceLimits?.MaxNumberOfTrainingJobs,
    parallel: search?.ResourceLimits?.MaxParallelTrainingJobs,
    'early-stopping': search?.TrainingJobEarlyStoppingType === 'Auto',
    completion: search?.TuningJobCompletionCriteria,
    seed: search?.RandomSeed,
    ranges: {
      integer: byName(ranges?.IntegerParameterRanges),
      continuous: byName(ranges?.ContinuousParameterRanges),
      categorical: byName(ranges?.CategoricalParameterRanges),
      automatic: byName(ranges?.AutoParameters),
    },
    'several-definitions': job.TrainingJobDefinitions,
    'warm-start': job.WarmStartConfig,
    autotune: job.Autotune?.Mode,
  };
}

function byName(ranges: readonly { readonly Name?: string | undefined }[] = []): Identity {
  return Object.fromEntries(ranges.map(({ Name = '', ...range }) => [Name, range]));
}

/** Differences between an existing tuning job and the one that would be requested. */
export function tuningChanges(scope: Scope, resource: TuningJob, wanted: TuningJob): Change[] {
  const [found, request] = [definitionOf(resource), definitionOf(wanted)];
  const identity = (job: TuningJob, definition: HyperParameterTrainingJobDefinition) => ({
    ...searchIdentity(job),
    trials: {
      ...trialIdentity(definition, job.HyperParameterTuningJobConfig?.HyperParameterTuningJobObjective?.MetricName),
      ranges: definition.HyperParameterRanges,
      objective: definition.TuningObjective,
      machines: definition.HyperParameterTuningResourceConfig,
    },
  });
  return [
    ...ofMaker(compare(identity(resource, found), identity(wanted, request)), scope),
    ...settingsApart(found, request),
    ...compare(limits(resource), limits(wanted)).map((change) => ({ ...change, by: 'nothing' as const })),
  ];
}

/** Limits of a search, for the message: the best trial of a search that ended early is the best of fewer trials. */
function limits({ HyperParameterTuningJobConfig: search }: TuningJob): Identity {
  return { 'max-runtime': search?.ResourceLimits?.MaxRuntimeInSeconds };
}

/** The definition of a job's trials. A job without one was not created by these actions, so every member differs. */
function definitionOf({ TrainingJobDefinition }: TuningJob): HyperParameterTrainingJobDefinition {
  return TrainingJobDefinition ?? ({} as HyperParameterTrainingJobDefinition);
}
