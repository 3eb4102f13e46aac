import { compare } from '../../core/compare.ts';
import { Failure } from '../../core/failure.ts';
import type { Need, Node } from '../../core/graph.ts';
import { contentName } from '../../core/names.ts';
import { inDomain, ofMaker, prefixOf } from '../published.ts';
import type { Scope } from '../scope.ts';
import { isEmptyArchive } from './artifact.aws.ts';
import type { TrainEntry } from './config.ts';
import { proveDivision } from './division.ts';
import { printedFigure, proveMetrics, tellFigures } from './figures.ts';
import { settingsApart, trainingIdentity } from './identity.ts';
import { type InputNodes, readInputs, type Tuned } from './inputs.ts';
import { hyperparameters, requireExecutionRole, trainingContent, trainingOf, trainingRequest } from './request.ts';
import { trainingSince } from './since.ts';
import { createTrainingJob, type TrainingJob, trainingJobKind } from './training-job.aws.ts';

/** A finished training job. */
export interface Trained {
  readonly trainingJob: string;
  /** `s3://…/model.tar.gz`. */
  readonly artifact: string;
  /** Identity of the artifact's content. */
  readonly artifactTag: string;
  /** Size of the artifact. */
  readonly artifactBytes: number;
  readonly metrics: Readonly<Record<string, number>>;
  /** Billable seconds of each instance; AWS multiplies them by `count`. */
  readonly billableSeconds: number;
  /** Seconds from the start of the data download to the end of the model upload. */
  readonly trainingSeconds: number;
  readonly instance: string;
  readonly count: number;
}

/** One training run of the config with the best hyperparameters. */
export function trainNode(
  scope: Scope,
  entry: string,
  resources: TrainEntry,
  nodes: InputNodes,
  tune: Need<Tuned>,
  preflight: () => Promise<void>,
): Node<Trained> {
  const node: Node<Trained, TrainingJob> = {
    key: `train:${entry}`,
    stages: ['train'],
    kind: trainingJobKind(scope.aws),
    needs: [...nodes.list, tune],
    preflight,
    desire(of) {
      const inputs = readInputs(of, nodes);
      const best = of(tune).hyperparameters;
      const content = trainingContent(scope, resources, inputs, { best });
      return inDomain(scope, (domain) => {
        const { id, parts } = contentName(`${prefixOf(scope, domain)}-${entry}`, content);
        const request = {
          ...trainingRequest(scope, resources, inputs, domain),
          HyperParameters: hyperparameters(scope, inputs.code, best, resources.count),
        };
        return {
          id,
          content: parts,
          changes: (resource) => [
            ...ofMaker(compare(trainingIdentity(resource), trainingIdentity(request)), scope),
            ...settingsApart(resource, request),
          ],
          since: (earlier) => trainingSince(scope, earlier, request),
          inspect: async (name, resource) => tellFigures(scope, `train:${entry}`, name, resource),
          create: (name, tags) => {
            requireExecutionRole(scope);
            return createTrainingJob(scope.aws, { ...request, TrainingJobName: name }, tags);
          },
          verify: async (name, resource) => {
            proveMetrics(trainingOf(scope).metrics, name, resource);
            await proveDivision(scope, name, resource);
            await proveModel(scope, name, resource);
          },
          output: trained,
        };
      });
    },
  };
  return node;
}

/** A training job that an input names, without further attempts. It is only read, so it may have any owner. */
export function namedTrainingJob(scope: Scope, entry: string, name: string): Node<Trained> {
  const { name: kind, observe, news, lastLines } = trainingJobKind(scope.aws);
  const node: Node<Trained, TrainingJob> = {
    key: `train:${entry}`,
    stages: ['train'],
    kind: {
      name: kind,
      news,
      lastLines,
      async observe(id) {
        const observed = await observe(id);
        return observed && { resource: observed.resource, phase: observed.phase };
      },
    },
    needs: [],
    desire() {
      refusePullRequests(scope, name);
      const refusal = new Failure(`not-found: There is no training job ${name}.`, 'Correct the input `training-job`.');
      return {
        id: name,
        refusal,
        output: trained,
      };
    },
  };
  return node;
}

/** Fails on main for a training job of a pull request: main only serves models that runs on main trained. */
function refusePullRequests(scope: Scope, name: string): void {
  if (scope.domain !== 'main' || !name.startsWith(`${prefixOf(scope, 'pull-request')}-`)) return;
  throw new Failure(
    `made-by-pull-request: A pull request created the training job ${name}, so main does not use it.`,
    'Merge the pull request and run the stage train, or name a training job of main in the input `training-job`.',
  );
}

/** Fails if the model is empty, because SageMaker packs SM_MODEL_DIR even if it is empty. */
async function proveModel({ aws }: Scope, name: string, { artifact, ModelArtifacts }: TrainingJob): Promise<void> {
  const uri = ModelArtifacts?.S3ModelArtifacts ?? '';
  if (artifact === undefined || !(await isEmptyArchive(aws, uri, artifact))) return;
  throw new Failure(
    `artifact-missing: The training job ${name} has completed, but left no file in SM_MODEL_DIR: ${uri} is empty.`,
    'Let the script save its model in the folder that the environment variable SM_MODEL_DIR names.',
  );
}

/** Result of a completed job. */
export function trained(name: string, resource: TrainingJob): Trained {
  const metrics = (resource.FinalMetricDataList ?? []).flatMap(({ MetricName, Value }) =>
    MetricName === undefined || Value === undefined
      ? []
      : [[MetricName, printedFigure(MetricName, Value, resource)] as const],
  );
  return {
    trainingJob: name,
    artifact: resource.ModelArtifacts?.S3ModelArtifacts ?? '',
    artifactTag: resource.artifact?.tag ?? '',
    artifactBytes: resource.artifact?.bytes ?? 0,
    metrics: Object.fromEntries(metrics.sort()),
    billableSeconds: resource.BillableTimeInSeconds ?? 0,
    trainingSeconds: resource.TrainingTimeInSeconds ?? 0,
    instance: resource.ResourceConfig?.InstanceType ?? '',
    count: resource.ResourceConfig?.InstanceCount ?? 1,
  };
}
