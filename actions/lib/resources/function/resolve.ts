import { given, mapValues, texts } from '../../config/fill-in.ts';
import { toMegabytes, toSeconds } from '../../config/units.ts';
import { code } from '../code/resolve.ts';
import type { Written } from '../schema.ts';
import type { Config } from '../types.ts';
import type { LambdaFunction } from './config.ts';

/** The functions with their defaults. */
export function resolveFunctions({ functions = {} }: Written): Pick<Config, 'functions'> {
  return { functions: mapValues(functions, resolveFunction) };
}

function resolveFunction(written: NonNullable<Written['functions']>[string]): LambdaFunction {
  return given({
    ...code(written),
    handler: written.handler ?? 'handler.handler',
    runtime: written.runtime ?? 'python3.13',
    endpoint: written.endpoint,
    alias: written.alias ?? 'live',
    memory: toMegabytes(written.memory ?? '256MB'),
    timeout: toSeconds(written.timeout ?? '60s'),
    environment: texts(written.environment),
    provisionedConcurrency: written['provisioned-concurrency'] ?? 0,
    reservedConcurrency: written['reserved-concurrency'],
    test: written.test && given(written.test),
  });
}
