import type { Aws } from '../../aws/clients.ts';
import type { Change } from '../../core/graph.ts';
import { byPart, type Words } from '../since.ts';
import { describeEndpointConfig } from './endpoint-config.aws.ts';
import { describeModel } from './model.aws.ts';
import { configurationChanges, modelChanges } from './model-identity.ts';

const MODEL: Words = [
  [/^image$/, 'image', '$&'],
  [/^environment\..+$/, 'environment', '$&'],
];

const CONFIGURATION: Words = [
  [/^variants\.\w+\.model$/, 'model', 'model'],
  [/^variants\.\w+\.(instance|count|ami)$/, 'instance', '$1'],
];

type Differences = Readonly<Record<string, readonly Change[]>>;

/** The differences between an earlier model of an endpoint and the model that would be requested. */
export async function modelSince(
  aws: Aws,
  id: string,
  request: Parameters<typeof modelChanges>[1],
): Promise<Differences> {
  const earlier = await describeModel(aws, id);
  return earlier === undefined ? {} : byPart(modelChanges(earlier, request), MODEL);
}

/** The differences between an earlier configuration of an endpoint and the configuration that would be requested. */
export async function configurationSince(
  aws: Aws,
  id: string,
  request: Parameters<typeof configurationChanges>[1],
): Promise<Differences> {
  const earlier = await describeEndpointConfig(aws, id);
  return earlier === undefined ? {} : byPart(configurationChanges(earlier, request), CONFIGURATION);
}
