import { createHash } from 'node:crypto';
import type {
  CreateFunctionRequest,
  FunctionConfiguration,
  UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import type { Context } from '../context.ts';
import { AwsError } from '../protocol/service.ts';
import { invalid } from './function-records.ts';

/** Limit of all environment variables together, in bytes of JSON. Source: Lambda quotas. */
const ENVIRONMENT_LIMIT = 4096;
/**
 * Variables that Lambda sets itself; a function must not set them. Source: Lambda's documentation of environment
 * variables.
 */
const RESERVED =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_(FUNCTION_(NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE|LOG_GROUP_NAME|LOG_STREAM_NAME|RUNTIME_API))|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

/**
 * Supported runtimes, in the order of Lambda's error message for any other (LocalStack's
 * test_create_lambda_exceptions).
 */
const RUNTIMES =
  'nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, nodejs22.x, java25, python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, java17, nodejs16.x, dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, java8.al2';

/**
 * Runtimes that Lambda no longer supports (LocalStack's
 * test_create_deprecated_function_runtime_with_validation_enabled).
 */
const PAST =
  /^(java8|go1\.x|provided|ruby2\.[57]|nodejs(4\.3|[68]\.10|1[024]\.x)|python(2\.7|3\.[67])|dotnetcore[123]\.[01])$/;

/** Members of a request that the stand-in does not support. */
const LACKING = [
  ...['VpcConfig', 'DeadLetterConfig', 'Layers', 'FileSystemConfigs', 'SnapStart', 'LoggingConfig', 'TracingConfig'],
  ...['ImageConfig', 'CodeSigningConfigArn', 'CapacityProviderConfig', 'DurableConfig', 'TenancyConfig', 'PublishTo'],
];

/** Variables that change how Lambda starts a function. The stand-in does not support them. */
const LACKING_VARIABLES = ['AWS_LAMBDA_EXEC_WRAPPER'];

/**
 * Refuses members that the stand-in does not support.
 *
 * @param before the current configuration; a member with its current value is accepted, because clients send back what
 *   they have read
 * @throws AwsError `NotImplemented` that names the first such member
 */
export function refuse(members: object, lacking: readonly string[], before: object = {}): void {
  const found = Object.entries(members).find(
    ([name, value]) => lacking.includes(name) && asks(value, Reflect.get(before, name)),
  );
  if (found !== undefined) throw new AwsError('NotImplemented', `The stand-in has no ${found[0]}`, 501);
}

/** Whether a value is set and differs from the current one. */
function asks(value: unknown, is: unknown): boolean {
  if (typeof value !== 'object' || value === null) return Boolean(value) && value !== is;
  return Object.entries(value).some(([name, each]) => asks(each, Reflect.get(Object(is), name)));
}

/** Members of a request that become a function's configuration; absent ones keep the value of `before`. */
type Settings = CreateFunctionRequest | UpdateFunctionConfigurationRequest;

/**
 * A function's configuration after a request.
 *
 * @param before its current configuration, or Lambda's defaults
 * @throws AwsError with AWS's message for values that the service model allows but Lambda refuses; `NotImplemented` for
 *   settings that the stand-in does not support
 */
export function configure(
  { region }: Context,
  before: FunctionConfiguration,
  settings: Settings,
): FunctionConfiguration {
  const { Environment, Role, Handler, Runtime, Description, Timeout, MemorySize, EphemeralStorage, KMSKeyArn } =
    settings;
  const wanted = { Role, Handler, Runtime, Description, Timeout, MemorySize, EphemeralStorage, KMSKeyArn };
  if (Environment !== undefined) checkEnvironment(Environment.Variables ?? {});
  refuse(settings, LACKING, before);
  refuse(Environment?.Variables ?? {}, LACKING_VARIABLES);
  const after = {
    ...before,
    ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
    ...(Environment === undefined ? {} : { Environment: { Variables: Environment.Variables ?? {} } }),
    ...('Architectures' in settings && settings.Architectures ? { Architectures: settings.Architectures } : {}),
  };
  if (!after.Runtime || !after.Handler) {
    throw invalid('Runtime and Handler are mandatory parameters for functions created with deployment packages.');
  }
  if (PAST.test(after.Runtime)) {
    throw invalid(
      `The runtime parameter of ${after.Runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
    );
  }
  if (!RUNTIMES.split(', ').includes(after.Runtime)) {
    throw invalid(
      `Value ${after.Runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${RUNTIMES}] or be a valid ARN`,
    );
  }
  if (!after.Runtime.startsWith('python3')) {
    throw new AwsError('NotImplemented', `The stand-in runs Python 3, not ${after.Runtime}`, 501);
  }
  if ((after.Timeout ?? 0) > 900) {
    throw invalid(
      `1 validation error detected: Value '${after.Timeout}' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900`,
    );
  }
  const version = createHash('sha256').update(after.Runtime).digest('hex');
  return { ...after, RuntimeVersionConfig: { RuntimeVersionArn: `arn:aws:lambda:${region}::runtime:${version}` } };
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
