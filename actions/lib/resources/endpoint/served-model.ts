import type { Aws } from '../../aws/clients.ts';
import { ownTag } from '../../core/tags.ts';
import { describeEndpoint } from './endpoint.aws.ts';
import { describeEndpointConfig } from './endpoint-config.aws.ts';
import { modelKind } from './model.aws.ts';

/** Tag of a model: the training job whose artifact it serves. Only roles of main may create models. */
export const TRAINING_JOB = 'training-job';

/** The model that an endpoint serves. */
export interface ServedModel {
  readonly endpoint: string;
  readonly endpointConfig: string;
  readonly model: string;
  readonly trainingJob: string;
  /** Type of its instances. */
  readonly instance: string;
}

/** The reason why no model can be named. */
export interface NoModel {
  readonly none: string;
  /** Whether a model is served nevertheless. */
  readonly serves?: true;
}

/**
 * Finds the training job of an endpoint's model through AWS: endpoint, endpoint configuration, model, and the model's
 * tag.
 *
 * @returns the served model, or the reason why it cannot be named
 */
export async function servedModel(aws: Aws, endpoint: string): Promise<ServedModel | NoModel> {
  const served = await describeEndpoint(aws, endpoint);
  if (served === undefined) return { none: `the endpoint ${endpoint} does not exist yet` };
  const { EndpointConfigName: endpointConfig = '', EndpointStatus: status = '' } = served;
  if (status === 'Creating' || status === 'Failed' || status === 'Deleting')
    return { none: `the endpoint ${endpoint} is ${status} and serves no model` };
  const unknown = (none: string): NoModel => ({ none, serves: true });
  const configuration = await describeEndpointConfig(aws, endpointConfig);
  const { ModelName: model, InstanceType: instance = 'unknown' } = configuration?.ProductionVariants?.[0] ?? {};
  if (model === undefined) return unknown(`the endpoint configuration ${endpointConfig} no longer exists`);
  const observed = await modelKind(aws).observe(model);
  if (observed === undefined) return unknown(`the model ${model} no longer exists`);
  const trainingJob = ownTag(observed.tags ?? {}, TRAINING_JOB);
  if (trainingJob === undefined)
    return unknown(`the model ${model} has no tag that names its training job: it was deployed by an older version`);
  return { endpoint, endpointConfig, model, trainingJob, instance };
}
