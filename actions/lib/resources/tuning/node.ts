import type { ParameterRanges } from '@aws-sdk/client-sagemaker';
import { type Domain, tuningPrefix } from '../../core/domain.ts';
import { float32 } from '../../core/figure.ts';
import type { Need, Node } from '../../core/graph.ts';
import { contentName } from '../../core/names.ts';
import { inDomain } from '../published.ts';
import type { Scope } from '../scope.ts';
import { type InputNodes, readInputs, type TrainingInputs, type Tuned } from '../training/inputs.ts';
import {
  hyperparameters,
  requireExecutionRole,
  trainingContent,
  trainingOf,
  trainingRequest,
} from '../training/request.ts';
import type { Range, Tune } from './config.ts';
import { givenHyperparameters } from './given-hyperparameters.ts';
import { readHyperparameters } from './hyperparameter-values.ts';
import { tuningChanges } from './identity.ts';
import { tuningSince } from './since.ts';
import { createTuningJob, type TuningJob, tuningJobKind } from './tuning-job.aws.ts';

/** The tuning job of the config; without `tune`, or with the input `hyperparameters`, its output is known instead. */
export function tuneNode(scope: Scope, nodes: InputNodes, preflight: () => Promise<void>): Need<Tuned> {
  const { config, given } = scope;
  if (given.hyperparameters !== undefined && config.training !== undefined)
    return { key: 'tune', given: { hyperparameters: givenHyperparameters(scope, given.hyperparameters) } };
  const { tune } = config;
  if (tune === undefined) return { key: 'tune', given: { hyperparameters: {} } };
  const node: Node<Tuned, TuningJob> = {
    key: 'tune',
    stages: ['tune'],
    kind: tuningJobKind(scope.aws),
    needs: nodes.list,
    preflight,
    desire(of) {
      const inputs = readInputs(of, nodes);
      const { ranges, strategy, jobs, parallel, objective, earlyStopping } = tune;
      const parts = trainingContent(scope, tune, inputs, { ranges });
      const search = { strategy, jobs, parallel, objective, earlyStopping };
      return inDomain(scope, (domain) => {
        const { id, parts: content } = contentName(tuningPrefix(config.name, domain), { ...parts, search });
        const wanted = request(scope, tune, inputs, domain);
        return {
          id,
          content,
          changes: (resource) => tuningChanges(scope, resource, wanted),
          since: (earlier) => tuningSince(scope, earlier, wanted),
          create: (name, tags) => {
            requireExecutionRole(scope);
            return createTuningJob(scope.aws, { ...wanted, HyperParameterTuningJobName: name }, tags);
          },
          inspect: async (name, resource) => tellWinner(scope, name, resource),
          output: (name, resource) => tuned(name, resource, ranges),
        };
      });
    },
  };
  return node;
}

function request(scope: Scope, tune: Tune, inputs: TrainingInputs, domain: Domain) {
  const { AlgorithmSpecification, ...definition } = trainingRequest(scope, tune, inputs, domain);
  const { seed } = trainingOf(scope);
  return {
    HyperParameterTuningJobConfig: {
      Strategy: tune.strategy,
      HyperParameterTuningJobObjective: { Type: tune.objective.type, MetricName: tune.objective.metric },
      ResourceLimits: { MaxNumberOfTrainingJobs: tune.jobs, MaxParallelTrainingJobs: tune.parallel },
      ParameterRanges: parameterRanges(tune.ranges),
      TrainingJobEarlyStoppingType: tune.earlyStopping ? ('Auto' as const) : ('Off' as const),
      ...(seed === undefined ? {} : { RandomSeed: seed }),
    },
    TrainingJobDefinition: {
      ...definition,
      AlgorithmSpecification,
      StaticHyperParameters: hyperparameters(scope, inputs.code, {}, tune.count),
    },
  };
}

function parameterRanges(ranges: Readonly<Record<string, Range>>): ParameterRanges {
  const result = { IntegerParameterRanges: [], ContinuousParameterRanges: [], CategoricalParameterRanges: [] } as {
    [Kind in keyof Required<
      Pick<ParameterRanges, 'IntegerParameterRanges' | 'ContinuousParameterRanges' | 'CategoricalParameterRanges'>
    >]: NonNullable<ParameterRanges[Kind]>;
  };
  for (const [Name, range] of Object.entries(ranges)) {
    if (range.type === 'Categorical') {
      result.CategoricalParameterRanges.push({ Name, Values: range.values.map((value) => JSON.stringify(value)) });
    } else {
      const numeric = { Name, MinValue: String(range.min), MaxValue: String(range.max), ScalingType: range.scale };
      result[range.type === 'Integer' ? 'IntegerParameterRanges' : 'ContinuousParameterRanges'].push(numeric);
    }
  }
  return result;
}

/** Warns about the reason why the winner is not the trial that SageMaker calls the best one. */
function tellWinner({ warn }: Scope, name: string, { winner }: TuningJob): void {
  const trial = winner?.trial?.TrainingJobName ?? '';
  const objective = winner?.trial?.FinalHyperParameterTuningJobObjectiveMetric;
  for (const { name, diverged } of winner?.passedOver ?? []) {
    warn(
      'tune',
      `the trial ${name} diverged after its best value: at the end of its log, ${diverged}. The best trial that did not diverge is ${trial}, with ${objective?.MetricName} ${float32(objective?.Value ?? Number.NaN)}.`,
    );
  }
  if (winner?.unread)
    warn(
      'tune',
      `the role may not read the log of ${trial}, the best trial of ${name}, so the action cannot tell whether it diverged. Generate the roles again with npm run policies and deploy them.`,
    );
}

function tuned(name: string, resource: TuningJob, ranges: Readonly<Record<string, Range>>): Tuned {
  const best = resource.winner?.trial;
  const objective = best?.FinalHyperParameterTuningJobObjectiveMetric?.Value;
  return {
    hyperparameters: readHyperparameters(best?.TunedHyperParameters ?? {}, ranges),
    tuningJob: name,
    ...(best?.TrainingJobName === undefined ? {} : { bestTrainingJob: best.TrainingJobName }),
    ...(objective === undefined ? {} : { bestObjective: float32(objective) }),
  };
}
