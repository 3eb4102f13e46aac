import { NormalizedSchema } from '@smithy/core/schema';

import { Misshapen } from './misshapen.ts';

type Ref = Parameters<typeof NormalizedSchema.of>[0];

/** What the SDK's middleware knows of a call that was answered. */
export interface Answered {
  readonly commandName?: string;
  /** The operation's name and the schema of its answer stand at these places of what the SDK calls its schema. */
  readonly __smithy_context?: { readonly operationSchema?: readonly [...unknown[], unknown, Ref] };
}

/**
 * Members without which an answer says nothing. What AWS's model calls required is no measure: DescribeTrainingJob must have
 * ModelArtifacts by it, which a job that runs has not, and clients are to bear such gaps (Smithy 2.0, "Client error
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
 * Holds an answer against AWS's own model of it, so that nobody who reads one has to: each value has the model's type,
 * and what it is nothing without is there. The SDK takes what comes.
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

/** The first value that is not what the model says, as `ModelArtifacts that is a string`. */
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
