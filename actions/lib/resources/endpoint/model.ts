import type { DescribeEndpointConfigOutput, DescribeModelOutput } from '@aws-sdk/client-sagemaker';
import { Failure } from '../../core/failure.ts';
import type { Node } from '../../core/graph.ts';
import { contentName } from '../../core/names.ts';
import { ownTag, tagName } from '../../core/tags.ts';
import { ofMaker } from '../published.ts';
import type { Scope } from '../scope.ts';
import type { Endpoint, Serving } from './config.ts';
import { createEndpointConfig, endpointConfigKind } from './endpoint-config.aws.ts';
import { createModel, modelKind } from './model.aws.ts';
import { configurationChanges, modelChanges } from './model-identity.ts';
import type { ModelPackage } from './package.ts';
import type { Placement } from './placement.ts';
import { TRAINING_JOB } from './served-model.ts';
import { configurationSince, modelSince } from './since.ts';

/** The only variant of an endpoint; SageMaker's SDK uses the same name. */
export const VARIANT = 'AllTraffic';

/** The Ray Serve image needs longer to start than SageMaker's default, and answers within SageMaker's 60 s. */
const CONTAINER_ENVIRONMENT = { RAYSERVE_BACKEND_TIMEOUT: '55' };
const START_UP_SECONDS = 600;

/** The SageMaker model of an endpoint; its output is its name. */
export function modelNode(
  scope: Scope,
  { endpoint, prefix, stage, domain, tags: more }: Placement,
  wanted: Endpoint,
  serving: Serving,
  packed: Node<ModelPackage>,
): Node<string> {
  const { aws, config, executionRole } = scope;
  const node: Node<string, DescribeModelOutput> = {
    key: `model:${endpoint}`,
    stages: [stage],
    kind: modelKind(aws),
    needs: [packed],
    desire(of) {
      const { uri, artifactTag, trainingJob, servingHash } = of(packed);
      const environment = { ...CONTAINER_ENVIRONMENT, ...serving.environment };
      const { id, parts } = contentName(prefix, {
        artefact: { uri, artefactTag: artifactTag },
        serving: servingHash,
        image: wanted.image,
        environment,
      });
      const vpc =
        config.aws.subnets.length === 0
          ? {}
          : { VpcConfig: { Subnets: [...config.aws.subnets], SecurityGroupIds: [...config.aws.securityGroups] } };
      const PrimaryContainer = { Image: wanted.image, ModelDataUrl: uri, Environment: environment };
      const request = { ExecutionRoleArn: executionRole, PrimaryContainer, ...vpc };
      return {
        id,
        content: parts,
        // A pull request only plans main's models and does not know main's role.
        changes: (resource) =>
          ofMaker(modelChanges(resource, request), scope.domain === domain ? scope : { executionRole: '' }),
        since: (earlier) => modelSince(aws, earlier, request),
        create: async (name, tags) => {
          if (executionRole === '')
            throw new Failure(
              'role-missing: SageMaker needs a role to serve the model.',
              'Set the input `execution-role`.',
            );
          await createModel(
            aws,
            { ...request, ModelName: name },
            { ...tags, ...more, [tagName(TRAINING_JOB)]: trainingJob },
          );
        },
        plannedOutput: id,
        output: (name) => name,
      };
    },
  };
  return node;
}

/**
 * Tag of a configuration whose new endpoint failed its smoke test and was deleted. Its value identifies the smoke
 * request.
 */
export const REJECTED = 'rejected';

/** An endpoint configuration. */
export interface Configuration {
  readonly name: string;
  /** The smoke request that a new endpoint with this configuration failed; `''` if it failed none. */
  readonly rejected: string;
}

/** The endpoint configuration. */
export function endpointConfigNode(
  scope: Scope,
  { endpoint, prefix, stage, tags: more }: Placement,
  wanted: Endpoint,
  model: Node<string>,
): Node<Configuration> {
  const { aws, config } = scope;
  const node: Node<Configuration, DescribeEndpointConfigOutput> = {
    key: `endpoint-config:${endpoint}`,
    stages: [stage],
    kind: endpointConfigKind(aws),
    needs: [model],
    desire(of) {
      const { instance, count, inferenceAmi } = wanted;
      const { id, parts } = contentName(prefix, {
        model: of(model),
        instance: { instance, count, inferenceAmi },
      });
      const request = {
        ProductionVariants: [
          {
            VariantName: VARIANT,
            ModelName: of(model),
            InstanceType: instance as 'ml.m5.xlarge',
            InitialInstanceCount: count,
            InitialVariantWeight: 1,
            ModelDataDownloadTimeoutInSeconds: START_UP_SECONDS,
            ContainerStartupHealthCheckTimeoutInSeconds: START_UP_SECONDS,
            ...(inferenceAmi === undefined
              ? {}
              : { InferenceAmiVersion: inferenceAmi as 'al2-ami-sagemaker-inference-gpu-2' }),
          },
        ],
        ...(config.aws.kmsKey === undefined ? {} : { KmsKeyId: config.aws.kmsKey }),
      };
      return {
        id,
        content: parts,
        changes: (resource) => configurationChanges(resource, request),
        since: (earlier) => configurationSince(aws, earlier, request),
        create: (name, tags) =>
          createEndpointConfig(aws, { ...request, EndpointConfigName: name }, { ...tags, ...more }),
        plannedOutput: { name: id, rejected: '' },
        output: (name, _seen, tags) => ({ name, rejected: ownTag(tags, REJECTED) ?? '' }),
      };
    },
  };
  return node;
}
