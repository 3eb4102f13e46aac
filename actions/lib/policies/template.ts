import { Document, isCollection, isScalar, visit } from 'yaml';
import type { Place, Repository, Role } from '../iam/document.ts';
import type { Config } from '../resources/types.ts';
import { managedPolicies } from './managed.ts';
import { placeOf, rolesOf } from './roles.ts';
import { ISSUER } from './trust.ts';

/**
 * All roles of a pipeline as one CloudFormation template, in YAML: the same documents, with parameters instead of the
 * values of account and repository.
 *
 * @param repository defaults of the parameters; a parameter with an empty default must be given
 */
export function template(config: Config, repository: Repository): string {
  const place = placeOf(config, placeholder('AWS::AccountId'), {
    owner: placeholder('RepositoryOwner'),
    ownerId: placeholder('RepositoryOwnerId'),
    name: placeholder('RepositoryName'),
    id: placeholder('RepositoryId'),
  });
  const fill = filler({
    Bucket: { 'Fn::If': ['DefaultBucket', substitute(place.bucket), { Ref: 'Bucket' }] },
    Provider: { 'Fn::If': ['NewProvider', { Ref: 'OidcProvider' }, { Ref: 'OidcProviderArn' }] },
  });
  const filled = { ...place, bucket: placeholder('Bucket'), provider: placeholder('Provider') };
  const roles = rolesOf(config, filled);
  const named = Object.entries(roles).map(([variable, role]) => [logicalId(config, role), variable, role] as const);
  return print({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `IAM roles of the pipeline ${config.name} for sagemaker-actions`,
    Parameters: parameters(repository),
    Conditions: {
      NewProvider: { 'Fn::Equals': [{ Ref: 'OidcProviderArn' }, ''] },
      DefaultBucket: { 'Fn::Equals': [{ Ref: 'Bucket' }, ''] },
    },
    Resources: {
      OidcProvider: {
        Type: 'AWS::IAM::OIDCProvider',
        Condition: 'NewProvider',
        // Roles of other pipelines may trust the provider by then.
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: { Url: `https://${ISSUER}`, ClientIdList: ['sts.amazonaws.com'] },
      },
      ...Object.assign({}, ...named.map(([id, , role]) => resources(id, role, filled, fill))),
    },
    Outputs: Object.fromEntries(
      named
        .filter(([, , { isProfile }]) => isProfile !== true)
        .map(([id, variable, role]) => [
          outputName(config, role),
          {
            Description: `${role.description}; the repository variable ${variable}`,
            Value: { 'Fn::GetAtt': [id, 'Arn'] },
          },
        ]),
    ),
  });
}

/**
 * Keys whose values are written on one line, and keys whose items are. This keeps the template short: one of more than
 * 51,200 bytes must be uploaded to a bucket (CloudFormation quotas).
 */
const IN_LINE: readonly unknown[] = ['Fn::Equals', 'Fn::GetAtt', 'ManagedPolicyArns', 'Roles'];
const EACH_IN_LINE: readonly unknown[] = ['Statement'];

/** Prints as YAML. */
function print(content: object): string {
  const document = new Document(content, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isCollection(value)) return;
      if (IN_LINE.includes(key.value)) value.flow = true;
      if (EACH_IN_LINE.includes(key.value)) for (const item of value.items) if (isCollection(item)) item.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, indentSeq: false, flowCollectionPadding: false });
}

function parameters({ owner, ownerId, name, id }: Repository) {
  const text = (Description: string, value: string, AllowedPattern: string) => ({
    Type: 'String',
    Description,
    AllowedPattern,
    ...(value === '' ? {} : { Default: value }),
  });
  return {
    RepositoryOwner: text('Owner of the repository on GitHub', owner, '[\\w-]+'),
    RepositoryOwnerId: text('Numeric id of the owner (GET /users/OWNER)', ownerId, '\\d+'),
    RepositoryName: text('Name of the repository, without its owner', name, '[\\w.-]+'),
    RepositoryId: text('Numeric id of the repository (GET /repos/OWNER/NAME)', id, '\\d+'),
    OidcProviderArn: {
      Type: 'String',
      Description: `ARN of the account's OIDC provider for ${ISSUER}; leave it empty if the account has none: the stack then creates one`,
      Default: '',
    },
    Bucket: {
      Type: 'String',
      Description:
        'Name of the bucket, if the config has changed it since this template was generated; sync-data creates it',
      Default: '',
    },
  };
}

/** A placeholder of Fn::Sub. */
function placeholder(name: string): string {
  return `\${${name}}`;
}

/** A text whose placeholders CloudFormation fills in from parameters and AWS's own values. */
function substitute(text: string): unknown {
  return text.includes('${') ? { 'Fn::Sub': text } : text;
}

type Fill = (value: unknown) => unknown;

/**
 * Replaces placeholders in texts by functions of CloudFormation. @param variables values by name, for those that are
 * not a parameter
 */
function filler(variables: Readonly<Record<string, object>>): Fill {
  const fill: Fill = (value) => {
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key,
          key === 'Resource' ? fillAtOnce(inner as string[]) : fill(inner),
        ]),
      );
    if (typeof value !== 'string') return value;
    const used = usedIn(value);
    const [only] = used;
    if (only !== undefined && value === placeholder(only[0])) return only[1];
    return used.length === 0 ? substitute(value) : { 'Fn::Sub': [value, Object.fromEntries(used)] };
  };
  const usedIn = (text: string) => Object.entries(variables).filter(([name]) => text.includes(placeholder(name)));
  // All resources as one text, which has each variable and the common beginning only once: this halves the template.
  const fillAtOnce = (texts: readonly string[]) => {
    if (texts.length < 2 || texts.every((text) => !text.includes('${'))) return fill(texts);
    const start = commonStart(texts);
    const rest = texts.map((text) => placeholder('Start') + text.slice(start.length)).join(',');
    const ways = [
      fill(texts.join(',')),
      { 'Fn::Sub': [rest, { Start: fill(start), ...Object.fromEntries(usedIn(rest)) }] },
    ].toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
    return { 'Fn::Split': [',', ways[0]] };
  };
  return fill;
}

/** The common beginning of all texts, up to a separator of ARNs and keys that is not inside a placeholder. */
function commonStart([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  while (others.some((text) => !text.startsWith(first.slice(0, length)))) length--;
  return first
    .slice(0, length)
    .replace(/\$(\{[^}]*)?$/, '')
    .replace(/[^:/]*$/, '');
}

/** The resources of a role and its policies. @param id the role's logical id, `<…>Role` */
function resources(id: string, role: Role, place: Place, fill: Fill) {
  const policies = managedPolicies(role, place).map(
    ({ name, document }, index) => [`${id.replace(/Role$/, 'Policy')}${index + 1}`, name, document] as const,
  );
  return {
    [id]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: role.name,
        Description: role.description,
        AssumeRolePolicyDocument: fill(role.trust),
        ManagedPolicyArns: policies.map(([policyId]) => ({ Ref: policyId })),
      },
    },
    ...(role.isProfile && {
      [id.replace(/Role$/, 'Profile')]: {
        Type: 'AWS::IAM::InstanceProfile',
        Properties: { InstanceProfileName: role.name, Roles: [{ Ref: id }] },
      },
    }),
    ...Object.fromEntries(
      policies.map(([policyId, name, document]) => [
        policyId,
        {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { ManagedPolicyName: name, PolicyDocument: fill(document) },
        },
      ]),
    ),
  };
}

/** Name of the stack's output with the ARN of a role. */
export function outputName(config: Config, role: Role): string {
  return `${logicalId(config, role)}Arn`;
}

/**
 * The logical id: `PullRequestRole` for `dog-breeds-pull-request`, `PullRequestExecutionRole` for
 * `dog-breeds-pr-execution`.
 */
function logicalId({ name }: Config, role: Role): string {
  const words = role.name
    .slice(name.length + 1)
    .replace(/^pr-/, 'pull-request-')
    .split('-');
  return `${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Role`;
}
