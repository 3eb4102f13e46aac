import { NormalizedSchema } from '@smithy/core/schema';

import { Misshapen } from './misshapen.ts';

type Ref = Parameters<typeof NormalizedSchema.of>[0];

/** What the SDK's middleware knows about an answered call. */
export interface Answered {
  readonly commandName?: string;
  /** Positions of the operation's name and of the answer's schema in the SDK's schema. */
  readonly __smithy_context?: { readonly operationSchema?: readonly [...unknown[], unknown, Ref] };
}

/**
 * Members that an answer must have. The model's own `required` cannot be used: it requires ModelArtifacts of
 * DescribeTrainingJob, but a running job has none, and clients must accept such gaps (Smithy 2.0, "Client error
 * correction").
 */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  DescribeEndpoint: ['EndpointArn', 'EndpointStatus'],
  DescribeEndpointConfig: ['EndpointConfigArn', 'ProductionVariants'],
  DescribeHyperParameterTuningJob: ['HyperParameterTuningJobArn', 'HyperParameterTuningJobStatus'],
  DescribeModel: ['ModelArn'],
  DescribeTrainingJob: ['TrainingJobArn', 'TrainingJobStatus'],
  GetAccountSettings: ['AccountLimit.ConcurrentExecutions'],
  GetAlias: ['FunctionVersion'],
  GetCallerIdentity: ['Account'],
  GetFunction: ['Configuration'],
  GetProducts: ['PriceList'],
  ListEndpointConfigs: ['EndpointConfigs'],
  ListHyperParameterTuningJobs: ['HyperParameterTuningJobSummaries'],
  ListModels: ['Models'],
  ListTrainingJobs: ['TrainingJobSummaries'],
  ListTrainingJobsForHyperParameterTuningJob: ['TrainingJobSummaries'],
  PublishVersion: ['Version'],
};

/**
 * Checks an answer against AWS's model: each value has the model's type, and the necessary members exist. The SDK does
 * not check this.
 *
 * @throws an error that names the member
 */
export function checkAnswer({ commandName = '', __smithy_context: context }: Answered, answer: unknown): void {
  const schema = context?.operationSchema?.at(-1);
  if (schema === undefined || typeof answer !== 'object' || answer === null) return;
  const model = NormalizedSchema.of(schema as Ref);
  const always = ALWAYS[commandName.replace(/Command$/, '')] ?? [];
  const lacks = always.find((path) => valueAt(answer, path) === undefined);
  if (lacks !== undefined)
    throw new Misshapen(`AWS answered without ${lacks}, which every such answer must have`, answer);
  const wrong = wrongType(model, answer, '');
  if (wrong !== undefined) throw new Misshapen(`AWS answered with a ${wrong}`, answer);
}

function valueAt(answer: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => Reflect.get(Object(value), name), answer);
}

/** The first value whose type is not the model's, such as `ModelArtifacts that is a string`. */
function wrongType(model: NormalizedSchema, value: unknown, path: string): string | undefined {
  if (value === undefined) return undefined;
  if (!hasType(model, value)) return `${path} that is ${value === null ? 'null' : typeOf(value)}`;
  if (model.isListSchema()) {
    const of = model.getValueSchema();
    return first(value as unknown[], (item, index) => wrongType(of, item, `${path}[${index}]`));
  }
  if (model.isMapSchema()) {
    const of = model.getValueSchema();
    return first(Object.entries(value as object), ([key, item]) => wrongType(of, item, `${path}.${key}`));
  }
  if (!model.isStructSchema()) return undefined;
  return first([...model.structIterator()], ([name, of]) =>
    wrongType(of, Reflect.get(value as object, name), path === '' ? name : `${path}.${name}`),
  );
}

function first<T>(items: readonly T[], look: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = look(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function hasType(model: NormalizedSchema, value: unknown): boolean {
  // A stream's body, or JSON of any shape.
  if (model.isStreaming() || model.isDocumentSchema()) return true;
  if (model.isListSchema()) return Array.isArray(value);
  if (model.isMapSchema() || model.isStructSchema())
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  // The SDK wraps a string that holds JSON (smithy's `mediaType`).
  if (model.isStringSchema()) return typeof value === 'string' || value instanceof String;
  if (model.isBooleanSchema()) return typeof value === 'boolean';
  if (model.isTimestampSchema()) return value instanceof Date && !Number.isNaN(value.getTime());
  if (model.isNumericSchema()) return typeof value === 'number';
  return true;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'no time';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
