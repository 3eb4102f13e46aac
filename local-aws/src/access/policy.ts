/** A request to check against policies: one action on one resource. */
export interface Request {
  /** `service:Operation`. */
  readonly action: string;
  /** ARN, or `*` for an action without resources. */
  readonly resource: string;
  /** Condition keys and their values, e.g. `aws:RequestTag/owner`; a list for keys that have several. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
  /** The service makes this request to another service with the caller's permissions, before it executes the call. */
  readonly inCallersName?: true;
}

/** A statement with the effect Allow. */
export interface Statement {
  readonly sid: string;
  /** In lower case; `*` and `?` are wildcards, as in resources. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
  /** Of a trust policy: who may assume the role. */
  readonly principals: readonly Principal[];
}

export interface Principal {
  readonly type: 'AWS' | 'Federated' | 'Service';
  readonly value: string;
}

/** Supported operators. */
const COMPARISONS = ['StringEquals', 'StringLike', 'NumericLessThanEquals', 'Bool'] as const;

/** Prefixes for keys with several values: all of them, or at least one, must match. */
const SETS = ['ForAllValues', 'ForAnyValue'] as const;

export interface Condition {
  /** `Null` checks whether the key exists. */
  readonly comparison: (typeof COMPARISONS)[number] | 'Null';
  readonly set: (typeof SETS)[number] | undefined;
  /** Whether a request without the key meets the condition. */
  readonly ifExists: boolean;
  readonly key: string;
  /** Alternatives: one of them must match. */
  readonly values: readonly string[];
}

/**
 * Condition keys that the stand-in supplies in each request where AWS does. An entry that ends in `/` or `:` is a
 * prefix.
 */
const KEYS = [
  ...[
    'aws:RequestTag/',
    'aws:ResourceTag/',
    'aws:TagKeys',
    'aws:SourceAccount',
    'token.actions.githubusercontent.com:',
  ],
  ...['iam:PassedToService', 'iam:AWSServiceName', 'cloudwatch:namespace', 'kms:'],
  ...['s3:if-none-match', 's3:ObjectCreationOperation'],
  ...['sagemaker:TaggingAction', 'sagemaker:InstanceTypes', 'sagemaker:MaxRuntimeInSeconds'],
  ...['sagemaker:KeepAlivePeriod'],
  ...['ec2:ResourceTag/', 'ec2:CreateAction', 'ec2:InstanceType', 'ec2:InstanceProfile', 'ec2:MetadataHttpTokens'],
  ...['ec2:InstanceMarketType', 'ec2:Encrypted', 'ec2:VolumeSize', 'ec2:Vpc', 'ec2:Subnet', 'ec2:Owner', 'ec2:Region'],
  ...['application-autoscaling:service-namespace', 'application-autoscaling:scalable-dimension'],
];

/** Condition keys with several values. */
const LISTS = ['sagemaker:InstanceTypes', 'kms:ResourceAliases', 'aws:TagKeys'];

/**
 * The policy has an element that the evaluator does not know. The evaluator must not guess what the element allows or
 * denies.
 */
export class UnknownPolicyError extends Error {}

/**
 * Reads a policy document.
 *
 * @throws UnknownPolicyError for anything except statements that allow actions on ARN patterns with the supported
 *   operators
 */
export function readPolicy(text: string): Statement[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new UnknownPolicyError('it is not JSON');
  }
  const { Version, Statement, ...others } = asObject(document, 'the document');
  refuseOthers(others);
  if (Version !== '2012-10-17') throw new UnknownPolicyError(`Version ${Version}; only 2012-10-17 is supported`);
  return (Array.isArray(Statement) ? Statement : [Statement]).map(readStatement);
}

function readStatement(value: unknown, index: number): Statement {
  const { Sid, Effect, Action, Resource, Condition, Principal, ...others } = asObject(value, 'a statement');
  refuseOthers(others);
  if (Effect !== 'Allow') throw new UnknownPolicyError(`Effect ${Effect}; only Allow is supported`);
  const actions = texts(Action, 'Action');
  for (const action of actions) {
    if (!/^(\*|[\w-]+:[\w*?]+)$/.test(action)) throw new UnknownPolicyError(`Action ${action}`);
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
  return Object.entries(asObject(value, 'Condition')).flatMap(([operator, keys]) =>
    Object.entries(asObject(keys, operator)).map(([key, values]) => {
      const condition = { ...readOperator(operator), key, values: texts(values, key) };
      // Some operators are met when the request lacks the key, so a condition on a key that the stand-in never supplies
      // would always be met.
      if (!KEYS.some((known) => (/[/:]$/.test(known) ? key.startsWith(known) : key === known)))
        throw new UnknownPolicyError(`the condition key ${key}`);
      if (LISTS.includes(key) && condition.set === undefined && condition.comparison !== 'Null')
        throw new UnknownPolicyError(`${operator} on ${key}, which has several values, without ${SETS.join(' or ')}`);
      return condition;
    }),
  );
}

function readOperator(operator: string): Pick<Condition, 'comparison' | 'set' | 'ifExists'> {
  if (operator === 'Null') return { comparison: 'Null', set: undefined, ifExists: false };
  const [, set, name = '', suffix] = /^(?:(\w+):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const comparison = COMPARISONS.find((one) => one === name);
  const known = SETS.find((one) => one === set);
  if (comparison === undefined || known !== set) {
    const all = `${COMPARISONS.join(', ')}, with ${SETS.join(' or ')} before and IfExists behind, and Null`;
    throw new UnknownPolicyError(`the operator ${operator}; only ${all} are supported`);
  }
  return { comparison, set: known, ifExists: suffix !== undefined };
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
  throw new UnknownPolicyError(`${name} ${JSON.stringify(value)}; only text is supported`);
}

function asObject(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new UnknownPolicyError(`${name} is not an object`);
}

function refuseOthers(others: object): void {
  const [name] = Object.keys(others);
  if (name !== undefined) throw new UnknownPolicyError(`the element ${name}`);
}
