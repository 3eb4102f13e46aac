import { compare } from '../../core/compare.ts';
import type { Node } from '../../core/graph.ts';
import { contentName } from '../../core/names.ts';
import type { RunCost } from '../cost.ts';
import { ofMaker, prefixOf } from '../published.ts';
import type { Scope } from '../scope.ts';
import { proveMetrics } from './figures.ts';
import type { FinishedJob } from './find-trained.ts';
import { trainingIdentity } from './identity.ts';
import { type Trained, trained } from './node.ts';
import { requireExecutionRole } from './request.ts';
import { createTrainingJob, type TrainingJob, trainingJobKind } from './training-job.aws.ts';

/**
 * Trains a finished job again with another seed: with the same code, data, image, resources and hyperparameters, in the
 * trust domain and with the role of this run.
 *
 * @param stage that runs the training
 * @param entry of `train`; the roles allow the names of its jobs
 * @param step difference between the new seed and the finished job's seed
 */
export function retrainNode(
  scope: Scope,
  stage: string,
  entry: string,
  { trained: like, job }: FinishedJob,
  step: number,
): Node<Trained> {
  const { aws, executionRole } = scope;
  const request = requestOf(scope, job, step);
  const definitions = request.AlgorithmSpecification.MetricDefinitions ?? [];
  // The metrics of the finished job; the config of a pull request may have others.
  const metrics = Object.fromEntries(definitions.map(({ Name = '', Regex = '' }) => [Name, Regex]));
  const node: Node<Trained, TrainingJob> = {
    key: `${stage}:${like.trainingJob}-seed-${step}`,
    stages: [stage],
    kind: trainingJobKind(aws),
    needs: [],
    desire() {
      const identity = trainingIdentity({ ...request, RoleArn: undefined });
      const { id, parts } = contentName(`${prefixOf(scope, scope.domain)}-${entry}`, { identity });
      return {
        id,
        content: parts,
        changes: (resource) =>
          ofMaker(compare(trainingIdentity(resource), trainingIdentity(request)), { executionRole }),
        create: (name, tags) => {
          requireExecutionRole(scope);
          return createTrainingJob(aws, { ...request, TrainingJobName: name }, tags);
        },
        verify: async (name, resource) => proveMetrics(metrics, name, resource),
        output: trained,
      };
    },
  };
  return node;
}

/** The cost of such a training. @param key of its node */
export function retrainCost(key: string, { trained: like, job }: FinishedJob): RunCost {
  const { trainingJob, instance, count, billableSeconds } = like;
  return {
    ...{ is: 'run', key, product: { use: 'training', instance }, instances: count, jobs: 1 },
    seconds: job.StoppingCondition?.MaxRuntimeInSeconds ?? DEFAULT_RUNTIME,
    earlier: async () => [{ job: trainingJob, seconds: billableSeconds }],
  };
}

/**
 * Maximum run time in seconds of a job without its own limit. Source: the SageMaker API reference, StoppingCondition.
 */
const DEFAULT_RUNTIME = 86_400;

/** The request for a job like the described one, with the members that these actions use. */
function requestOf(scope: Scope, job: TrainingJob, step: number) {
  const { AlgorithmSpecification: algorithm, ResourceConfig: resources, OutputDataConfig: output } = job;
  const bucket = output?.S3OutputPath?.replace(/^s3:\/\/([^/]+)\/.*$/, '$1');
  const kms = output?.KmsKeyId ? { KmsKeyId: output.KmsKeyId } : {};
  return {
    AlgorithmSpecification: {
      TrainingImage: algorithm?.TrainingImage,
      TrainingInputMode: algorithm?.TrainingInputMode ?? 'File',
      // A description also has SageMaker's own metrics, which have no regular expression.
      MetricDefinitions: algorithm?.MetricDefinitions?.filter(({ Regex }) => Regex !== undefined),
    },
    HyperParameters: { ...job.HyperParameters, seed: String(seedOf(job) + step) },
    InputDataConfig: job.InputDataConfig,
    OutputDataConfig: { S3OutputPath: `s3://${bucket}/${prefixOf(scope, scope.domain)}/jobs`, ...kms },
    ResourceConfig: resources,
    StoppingCondition: job.StoppingCondition,
    Environment: job.Environment ?? {},
    RoleArn: scope.executionRole,
    ...(job.VpcConfig === undefined ? {} : { VpcConfig: job.VpcConfig }),
  };
}

/** Script mode passes each value as JSON. A job without a seed counts as one with seed 0. */
function seedOf({ HyperParameters: { seed = '0' } = {} }: TrainingJob): number {
  const value = Number(seed.replaceAll('"', ''));
  return Number.isSafeInteger(value) ? value : 0;
}
