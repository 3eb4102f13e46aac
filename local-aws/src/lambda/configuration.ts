import type {
  CreateFunctionRequest,
  FunctionConfiguration,
  UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import { AwsError } from '../service.ts';
import { invalid } from './function-records.ts';

/** Bytes of all environment variables together, as JSON. Source: Lambda quotas. */
const ENVIRONMENT_LIMIT = 4096;
/** Variables that Lambda itself sets and nobody may. Source: Lambda's documentation of environment variables. */
const RESERVED =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_(FUNCTION_(NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE|LOG_GROUP_NAME|LOG_STREAM_NAME|RUNTIME_API))|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

/** Members of a request that become a function's configuration; absent ones keep what `before` has. */
type Settings = CreateFunctionRequest | UpdateFunctionConfigurationRequest;

/**
 * A function's configuration after a request.
 *
 * @param before its configuration so far, or Lambda's defaults
 * @throws AwsError in AWS's words for what its model does not forbid and Lambda refuses
 */
export function configure(before: FunctionConfiguration, settings: Settings): FunctionConfiguration {
  const { Environment, Role, Handler, Runtime, Description, Timeout, MemorySize, EphemeralStorage, KMSKeyArn } =
    settings;
  const wanted = { Role, Handler, Runtime, Description, Timeout, MemorySize, EphemeralStorage, KMSKeyArn };
  if (Environment !== undefined) checkEnvironment(Environment.Variables ?? {});
  for (const member of ['VpcConfig', 'DeadLetterConfig', 'Layers', 'FileSystemConfigs', 'SnapStart'] as const) {
    if (settings[member] !== undefined) throw new AwsError('NotImplemented', `The stand-in has no ${member}`, 501);
  }
  const after = {
    ...before,
    ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
    ...(Environment === undefined ? {} : { Environment: { Variables: Environment.Variables ?? {} } }),
  };
  if (!after.Runtime || !after.Handler) {
    throw invalid('Runtime and Handler are mandatory parameters for functions created with deployment packages.');
  }
  if (!after.Runtime.startsWith('python3')) {
    throw new AwsError('NotImplemented', `The stand-in runs Python 3, not ${after.Runtime}`, 501);
  }
  if ((after.Timeout ?? 0) > 900) {
    throw invalid(
      `1 validation error detected: Value '${after.Timeout}' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900`,
    );
  }
  return after;
}

function checkEnvironment(variables: Record<string, string>): void {
  const reserved = Object.keys(variables).filter((name) => RESERVED.test(name));
  const unable =
    'Lambda was unable to configure your environment variables because the environment variables you have provided';
  if (reserved.length > 0) {
    throw invalid(
      `${unable} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  }
  const measured = JSON.stringify(variables);
  if (Buffer.byteLength(measured) > ENVIRONMENT_LIMIT) {
    throw invalid(`${unable} exceeded the 4KB limit. String measured: ${measured}`);
  }
}
