/** What is asked of a policy: one action on one resource. */
export interface Request {
  /** `service:Operation`. */
  readonly action: string;
  /** ARN, or `*` where the action knows no resource. */
  readonly resource: string;
  /** Condition keys and their values, e.g. `aws:RequestTag/owner`. */
  readonly context: Readonly<Record<string, string>>;
}

/** One statement that allows something. */
export interface Statement {
  readonly sid: string;
  /** In lower case. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
  /** Of a trust policy: who may. */
  readonly principals: readonly Principal[];
}

export interface Principal {
  readonly type: 'AWS' | 'Federated' | 'Service';
  readonly value: string;
}

const OPERATORS = ['StringEquals', 'StringLike', 'ForAnyValue:StringEquals'] as const;
type Operator = (typeof OPERATORS)[number];

export interface Condition {
  readonly operator: Operator;
  readonly key: string;
  /** One of these. */
  readonly values: readonly string[];
}

/** A policy has something that the evaluator does not know. It must not guess what that would allow or deny. */
export class UnknownPolicyError extends Error {}

/**
 * Reads a policy document.
 *
 * @throws UnknownPolicyError for everything but statements that allow exact actions on ARN patterns under a few operators
 */
export function readPolicy(text: string): Statement[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new UnknownPolicyError('it is no JSON');
  }
  const { Version, Statement, ...others } = asObject(document, 'the document');
  refuseOthers(others);
  if (Version !== '2012-10-17') throw new UnknownPolicyError(`Version ${Version}; only 2012-10-17 is known`);
  return (Array.isArray(Statement) ? Statement : [Statement]).map(readStatement);
}

function readStatement(value: unknown, index: number): Statement {
  const { Sid, Effect, Action, Resource, Condition, Principal, ...others } = asObject(value, 'a statement');
  refuseOthers(others);
  if (Effect !== 'Allow') throw new UnknownPolicyError(`Effect ${Effect}; only Allow is known`);
  const actions = texts(Action, 'Action');
  for (const action of actions) {
    if (!/^[\w-]+:\w+$/.test(action)) throw new UnknownPolicyError(`Action ${action}; only exact actions are known`);
  }
  const resources = Principal === undefined ? texts(Resource, 'Resource') : [];
  for (const resource of resources) {
    if (resource.includes('${')) throw new UnknownPolicyError(`a variable in Resource ${resource}`);
  }
  return {
    sid: typeof Sid === 'string' ? Sid : `statement ${index + 1}`,
    actions: actions.map((action) => action.toLowerCase()),
    resources,
    conditions: readConditions(Condition ?? {}),
    principals: readPrincipals(Principal ?? {}),
  };
}

function readConditions(value: unknown): Condition[] {
  return Object.entries(asObject(value, 'Condition')).flatMap(([operator, keys]) => {
    const known = OPERATORS.find((one) => one === operator);
    if (known === undefined) {
      throw new UnknownPolicyError(`the operator ${operator}; only ${OPERATORS.join(', ')} are known`);
    }
    return Object.entries(asObject(keys, operator)).map(([key, values]) => ({
      operator: known,
      key,
      values: texts(values, key),
    }));
  });
}

function readPrincipals(value: unknown): Principal[] {
  return Object.entries(asObject(value, 'Principal')).flatMap(([type, values]) => {
    if (type !== 'AWS' && type !== 'Federated' && type !== 'Service') {
      throw new UnknownPolicyError(`the principal ${type}`);
    }
    return texts(values, type).map((text) => ({ type, value: text }) as const);
  });
}

function texts(value: unknown, name: string): string[] {
  const list = Array.isArray(value) ? value : [value];
  if (list.length > 0 && list.every((one) => typeof one === 'string')) return list;
  throw new UnknownPolicyError(`${name} ${JSON.stringify(value)}; only texts are known`);
}

function asObject(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new UnknownPolicyError(`${name} is no object`);
}

function refuseOthers(others: object): void {
  const [name] = Object.keys(others);
  if (name !== undefined) throw new UnknownPolicyError(`the element ${name}`);
}
