import { brokenBy, constraintsOf, javaNumber } from './constraints.ts';
import { type ServiceModel, type Shape, shapeOf } from './model.ts';
import { AwsError } from './service.ts';

/**
 * Checks a request against the service model and converts it to the SDK's types: times become `Date`, blobs become
 * `Buffer`, members that are null are removed.
 * @throws AwsError `ValidationException` with all errors at once, in AWS's format and wording, or
 *   `SerializationException` for a value of the wrong JSON type, because AWS parses before it validates. Members that
 *   the model does not have are an error, because they are spelling mistakes; AWS ignores them.
 */
export function validate(model: ServiceModel, operation: string, input: unknown): unknown {
  const findings: string[] = [];
  const shape = model.operations[operation];
  if (shape === undefined) throw new Error(`${model.service}'s model has no operation ${operation}`);
  const output = walk(input, shapeOf(model, shape), '');
  if (findings.length > 0) {
    const count = findings.length === 1 ? '1 validation error' : `${findings.length} validation errors`;
    throw new AwsError('ValidationException', `${count} detected: ${findings.join('; ')}`);
  }
  return output;

  function walk(value: unknown, shape: Shape, path: string): unknown {
    const parsed = parse(value, shape, path);
    for (const constraint of brokenBy(parsed, shape)) report(parsed, shape, path, constraint);
    if (Array.isArray(parsed) && shape.member) {
      const member = shapeOf(model, shape.member.shape);
      if (!isScalar(member))
        return parsed.map((element, index) => walk(element, member, `${path}.${index + 1}.member`));
      const elements = parsed.map((element, index) => parse(element, member, `${path}.${index + 1}`));
      if (elements.some((element) => brokenBy(element, member).length > 0))
        report(parsed, shape, path, `Member must satisfy constraint: ${all(member)}`);
      return elements;
    }
    if (shape.type === 'map') return walkMap(parsed as Record<string, unknown>, shape, path);
    if (shape.type === 'structure') return walkStructure(parsed as Record<string, unknown>, shape, path);
    return parsed;
  }

  function walkStructure(value: Record<string, unknown>, shape: Shape, path: string): Record<string, unknown> {
    const members = shape.members ?? {};
    const result: Record<string, unknown> = {};
    for (const name of shape.required ?? []) {
      if (value[name] == null) find(' null', under(path, name), 'Member must not be null');
    }
    for (const [name, element] of Object.entries(value)) {
      const reference = Object.hasOwn(members, name) ? members[name] : undefined;
      if (reference === undefined) {
        find('', under(path, name), `Member must be one of: [${Object.keys(members).join(', ')}]`);
      } else if (element != null) {
        result[name] = walk(element, shapeOf(model, reference.shape), under(path, name));
      }
    }
    return result;
  }

  function walkMap(value: Record<string, unknown>, shape: Shape, path: string): Record<string, unknown> {
    const keys = shapeOf(model, shape.key?.shape ?? '');
    const values = shapeOf(model, shape.value?.shape ?? '');
    const shown = { ...shape, sensitive: [shape, keys, values].some(({ sensitive }) => sensitive) };
    if (Object.keys(value).some((key) => brokenBy(key, keys).length > 0))
      report(value, shown, path, `Map keys must satisfy constraint: ${all(keys)}`);
    const entries = Object.entries(value);
    if (!isScalar(values))
      return Object.fromEntries(entries.map(([key, element]) => [key, walk(element, values, `${path}.${key}.member`)]));
    const parsed = entries.map(([key, element]) => [key, parse(element, values, `${path}.${key}`)] as const);
    if (parsed.some(([, element]) => brokenBy(element, values).length > 0))
      report(value, shown, path, `Map value must satisfy constraint: ${all(values)}`);
    return Object.fromEntries(parsed);
  }

  function report(value: unknown, shape: Shape, path: string, constraint: string): void {
    find(shape.sensitive ? '' : ` '${shownAs(value, shape)}'`, path, constraint);
  }

  function find(shown: string, path: string, constraint: string): void {
    findings.push(`Value${shown} at '${path}' failed to satisfy constraint: ${constraint}`);
  }

  /** A value in Java's format. */
  function shownAs(value: unknown, shape: Shape): string {
    if (Array.isArray(value)) {
      const member = shapeOf(model, shape.member?.shape ?? '');
      return `[${value.map((element) => shownAs(element, member)).join(', ')}]`;
    }
    if (shape.type === 'map') {
      const values = shapeOf(model, shape.value?.shape ?? '');
      const entries = Object.entries(value as object);
      return `{${entries.map(([key, element]) => `${key}=${shownAs(element, values)}`).join(', ')}}`;
    }
    if (typeof value === 'number' && /^(float|double)$/.test(shape.type)) return javaNumber(value);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

/** Whether AWS reports an invalid value of this shape at the list or map that contains it. */
function isScalar({ type }: Shape): boolean {
  return type !== 'structure' && type !== 'list' && type !== 'map';
}

function all(shape: Shape): string {
  return `[${constraintsOf(shape)
    .map(({ words }) => words)
    .join(', ')}]`;
}

function under(path: string, member: string): string {
  const name = member.charAt(0).toLowerCase() + member.slice(1);
  return path === '' ? name : `${path}.${name}`;
}

/** Converts a JSON value to its shape's type (awsJson 1.1: times are epoch seconds, blobs are base64). */
function parse(value: unknown, shape: Shape, path: string): unknown {
  const type = value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
  const wanted = JSON_TYPES[shape.type];
  const whole = shape.type === 'integer' || shape.type === 'long';
  if (shape.type === 'blob' && Buffer.isBuffer(value)) return value;
  if (type !== wanted || (whole && !Number.isSafeInteger(value))) {
    const at = path === '' ? 'the request' : `'${path}'`;
    throw new AwsError('SerializationException', `${type} at ${at} can not be converted to ${shape.type}`);
  }
  if (shape.type === 'timestamp') return new Date(Number(value) * 1000);
  if (shape.type === 'blob') return Buffer.from(String(value), 'base64');
  return value;
}

const JSON_TYPES: Readonly<Record<string, string>> = {
  structure: 'object',
  map: 'object',
  list: 'list',
  string: 'string',
  blob: 'string',
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  timestamp: 'number',
};
