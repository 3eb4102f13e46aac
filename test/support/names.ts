import type { Node } from '../../actions/lib/core/graph.ts';
import { digest } from '../../actions/lib/core/names.ts';
import { Outputs } from '../../actions/lib/core/outputs.ts';
import { pipelineOf } from '../../actions/lib/resources/pipeline.ts';
import type { Config } from '../../actions/lib/resources/types.ts';
import { scopeOf } from './scope.ts';

const resources = {
  instance: 'ml.m5.xlarge',
  count: 1,
  image: 'registry/pytorch:2',
  maxRuntime: 7200,
  volumeSize: 30,
};

/** A config with every value that something on the way to an endpoint is made of. */
export const fullConfig = {
  name: 'shapes',
  aws: {
    region: 'eu-central-1',
    bucket: 'shapes-bucket',
    tags: { team: 'geometry' },
    kmsKey: 'alias/shapes',
    subnets: ['subnet-1'],
    securityGroups: ['sg-1'],
  },
  data: { locations: ['images'], prefix: 'shapes/', layout: 'image-folders', strict: false },
  weights: { locations: ['https://example.org/net.pth'], sha256: 'a'.repeat(64) },
  training: {
    source: 'code',
    entryPoint: 'train.py',
    seed: 7,
    metrics: { Loss: 'Loss: ([0-9.]+)' },
    hyperparameters: { epochs: 2 },
    environment: { MODE: 'fast' },
  },
  tune: {
    ...resources,
    strategy: 'Bayesian',
    jobs: 4,
    parallel: 2,
    objective: { type: 'Minimize', metric: 'Loss' },
    ranges: { learning_rate: { type: 'Continuous', min: 0.001, max: 0.1, scale: 'Logarithmic' } },
    earlyStopping: false,
  },
  train: { single: resources, '2single': resources },
  serving: { source: 'serve', environment: { WORKERS: '1' } },
  endpoints: {
    shapes: {
      model: 'single',
      instance: 'ml.m5.large',
      count: 1,
      image: 'registry/ray:1',
      inferenceAmi: 'al2-gpu-2',
      scaling: { min: 1, max: 4, target: 20, scaleInCooldown: 30, scaleOutCooldown: 30, scheduled: {} },
      smoke: { file: 'images/1.png', contentType: 'image/png', expect: 'disc' },
    },
  },
  functions: {},
  report: true,
} satisfies Config;

/** The nodes whose names are their content, and what each is called in the table. */
const CONTENT = {
  data: 'data',
  weights: 'weights',
  code: 'code',
  tune: 'tune',
  'train:single': 'train',
  'package:shapes': 'package',
  'model:shapes': 'model',
  'endpoint-config:shapes': 'endpoint-config',
} as const;

/** What a run has beside its config. */
export interface Surroundings {
  readonly root: string;
  readonly executionRole: string;
  readonly commit: string;
  readonly ref: string;
  readonly run: string;
  /** The data version that the source was published as. */
  readonly version: string;
  /** The best learning rate, as the tuning job tells it. */
  readonly best: string;
}

/** The name of each content, when all that comes before it is there. */
export async function contentNames(config: Config, surroundings: Surroundings): Promise<Record<string, string>> {
  const { root, executionRole, version, best, ...who } = surroundings;
  const owner = { pipeline: config.name, repository: 'acme/shapes', ...who };
  const scope = scopeOf(config, { root, scratch: root, executionRole, owner });
  const outputs = new Outputs();
  const names: Record<string, string> = {};
  for (const node of (await pipelineOf(scope)).graph) {
    if (!/^(bucket|train:.*)$/.test(node.key) && !(node.key in CONTENT)) continue;
    const desired = await node.desire(outputs.for(node));
    outputs.set(node as Node, await desired.output(desired.id, { version, ...seenAs(desired.id, best) }, {}));
    if (node.key in CONTENT) names[CONTENT[node.key as keyof typeof CONTENT]] = desired.id;
  }
  return names;
}

/** What is seen of a resource of that name, whatever its kind. */
function seenAs(id: string, best: string) {
  return {
    winner: { trial: { TunedHyperParameters: { learning_rate: best } }, passedOver: [] },
    ModelArtifacts: { S3ModelArtifacts: `s3://shapes-bucket/${id}/model.tar.gz` },
    artifact: { tag: digest(id) },
  };
}
