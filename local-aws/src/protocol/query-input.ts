import { type ServiceModel, type Shape, shapeOf } from './model.ts';
import { AwsError } from './service.ts';

/** Parameters of a request as a tree: their names are split at the dots. */
interface Tree {
  [part: string]: Tree | string;
}

/**
 * The input of an operation, with the SDK's type, from the form of an EC2 request such as `Filter.1.Value.2=running`.
 * @throws AwsError with EC2's message: `UnknownParameter`, `MissingParameter`, `InvalidParameterValue`
 */
export function readQuery(model: ServiceModel, operation: string, form: Readonly<Record<string, string>>): object {
  const tree: Tree = {};
  for (const [name, value] of Object.entries(form)) {
    const parts = name.split('.');
    const last = parts.pop() ?? '';
    let at = tree;
    for (const part of parts) {
      const inner = Object.hasOwn(at, part) ? at[part] : undefined;
      if (typeof inner === 'string') throw unknown(name);
      at = at[part] = inner ?? {};
    }
    at[last] = value;
  }
  return structure(tree, shapeOf(model, model.operations[operation] ?? ''), '');

  function structure(node: Tree, { members = {}, required = [] }: Shape, path: string): object {
    const result: Record<string, unknown> = {};
    const left = new Set(Object.keys(node));
    for (const [member, reference] of Object.entries(members)) {
      const name = reference.queryName ?? capital(reference.locationName ?? member);
      const value = left.delete(name) ? node[name] : undefined;
      const under = path + name;
      if (value !== undefined) result[member] = read(value, shapeOf(model, reference.shape), under);
      else if (required.includes(member))
        throw new AwsError('MissingParameter', `The request must contain the parameter ${under}`);
    }
    const [other] = left;
    if (other !== undefined) throw unknown(path + other);
    return result;
  }

  function read(value: Tree | string, shape: Shape, path: string): unknown {
    if (shape.type === 'structure' || shape.type === 'list') {
      // Clients send an empty list as an empty text.
      if (value === '') return shape.type === 'list' ? [] : {};
      if (typeof value === 'string') throw unknown(path);
      if (shape.type === 'structure') return structure(value, shape, `${path}.`);
      const member = shapeOf(model, shape.member?.shape ?? '');
      const places = Object.keys(value).sort((one, other) => Number(one) - Number(other));
      return places.map((place) => read(value[place] ?? '', member, `${path}.${place}`));
    }
    if (typeof value !== 'string') throw unknown(path);
    return scalar(value, shape, path);
  }
}

function scalar(text: string, { type, enum: allowed }: Shape, path: string): unknown {
  const words =
    path === 'InstanceType'
      ? `Invalid value '${text}' for InstanceType.`
      : `Value (${text}) for parameter ${small(path)} is invalid.`;
  const invalid = () => new AwsError('InvalidParameterValue', words);
  switch (type) {
    case 'boolean':
      if (!/^(true|false)$/i.test(text)) throw invalid();
      return text.toLowerCase() === 'true';
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      if (!Number.isFinite(Number(text)) || text === '') throw invalid();
      return Number(text);
    case 'timestamp':
      return new Date(text);
    default:
      if (allowed !== undefined && !allowed.includes(text)) throw invalid();
      return text;
  }
}

function unknown(name: string): AwsError {
  return new AwsError('UnknownParameter', `The parameter ${name} is not recognized`);
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function small(path: string): string {
  const name = path.split('.').at(-1) ?? path;
  return name.charAt(0).toLowerCase() + name.slice(1);
}
