import { given, mapValues, texts } from '../../config/fill-in.ts';
import { imageUri, inferenceAmi } from '../../config/images.ts';
import { resolveScaling } from '../autoscaling/resolve.ts';
import { code } from '../code/resolve.ts';
import { resolveRule } from '../comparison/resolve.ts';
import type { Written } from '../schema.ts';
import type { Config } from '../types.ts';
import type { Endpoint } from './config.ts';

/** The sections `serving` and `endpoints`. */
export function resolveEndpoints(written: Written): Pick<Config, 'serving' | 'endpoints'> {
  const { serving, endpoints = {} } = written;
  return {
    endpoints: mapValues(endpoints, (endpoint) => resolveEndpoint(endpoint, written)),
    ...(serving && { serving: { ...code(serving), environment: texts(serving.environment) } }),
  };
}

/** An endpoint as it is deployed. */
export function resolveEndpoint(
  endpoint: NonNullable<Written['endpoints']>[string],
  { aws, serving }: Written,
): Endpoint {
  const { model, instance, count = 1, scaling, gate, smoke } = endpoint;
  const image = serving?.image ?? 'ray-serve';
  return given({
    model,
    instance,
    count,
    image: imageUri('serving', image, aws.region, instance),
    inferenceAmi: inferenceAmi(image, instance),
    scaling: scaling && resolveScaling(scaling),
    gate: gate && mapValues(gate, resolveRule),
    smoke: smoke && given({ file: smoke.file, contentType: smoke['content-type'], expect: smoke.expect }),
  });
}
