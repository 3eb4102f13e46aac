import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Loaded } from '../../actions/lib/config/load.ts';
import { managedPolicies } from '../../actions/lib/policies/managed.ts';
import { nextSteps } from '../../actions/lib/policies/next-steps.ts';
import type { Origin } from '../../actions/lib/policies/origin.ts';
import { placeOf, rolesOf } from '../../actions/lib/policies/roles.ts';
import { template } from '../../actions/lib/policies/template.ts';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';
import type { Config } from '../../actions/lib/resources/types.ts';
import { readPolicy } from '../../local-aws/src/access/policy.ts';
import { edited, loadText, validConfig } from '../support/config-repository.ts';
import { root } from './support/repository.ts';

const LINTER = join(process.env['LOCAL_AWS_TEST_TOOLS'] ?? join(root, '.local-aws/test-tools'), 'bin/cfn-lint');

function configOf(loaded: Loaded<Config>) {
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
}

/** All that a config may bring into the roles: a key, a network, an image of one's own, a bucket, spot instances. */
const everything = edited({
  '{ region: eu-central-1 }':
    '{ region: eu-central-1, bucket: our-bucket, kms-key: alias/ours, subnets: [subnet-0a1b2c3d], security-groups: [sg-0a1b2c3d] }',
  'serving: { source: serve }':
    "ec2: { spot: true, instance: [g4dn.xlarge, m5.xlarge] }\nnotebook: { packages: [plotly] }\nserving: { source: serve, image: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/ours:1' }",
});

const configs = {
  'dog-breeds': configOf(loadConfig('pipeline-config/dog-breeds.yml', root)),
  local: configOf(loadConfig('pipeline-config/local.yml', root)),
  everything: configOf(loadText(everything)),
};
const repository = { owner: 'owner', ownerId: '11', name: 'pipelines', id: '22' };

/** The valid config with many entries of `train` and endpoints. */
function withMany(count: number) {
  const config = configOf(loadText(validConfig));
  const many = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`classifier-${index}`, Object.values(of)[0] as T]));
  return { ...config, train: many(config.train), endpoints: many(config.endpoints) };
}

test('cfn-lint finds nothing in the templates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  try {
    const paths = Object.entries(configs).map(([name, config]) => {
      const path = join(folder, `${name}.yml`);
      const text = template(config, repository);
      writeFileSync(path, text);
      // The most that `aws cloudformation deploy` sends without a bucket to put it in.
      expect(text.length).toBeLessThan(51_200);
      return path;
    });
    const { stdout, stderr, status } = spawnSync(LINTER, paths, { encoding: 'utf8' });
    expect([stdout, stderr, status]).toEqual(['', '', 0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

type Values = Readonly<Record<string, unknown>>;

/** What CloudFormation makes of a template's value. */
function evaluate(value: unknown, values: Values, conditions: Values): unknown {
  const inner = (one: unknown) => evaluate(one, values, conditions);
  if (Array.isArray(value)) return value.map(inner);
  if (typeof value !== 'object' || value === null) return value;
  const { Ref, 'Fn::Sub': sub, 'Fn::If': choice, 'Fn::Equals': pair, 'Fn::Split': list } = value as Values;
  if (typeof Ref === 'string') return values[Ref];
  if (Array.isArray(list)) return String(inner(list[1])).split(list[0]);
  if (Array.isArray(pair)) return inner(pair[0]) === inner(pair[1]);
  if (Array.isArray(choice)) return inner(conditions[choice[0]] === true ? choice[1] : choice[2]);
  if (sub === undefined) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inner(one)]));
  const [text, variables = {}] = Array.isArray(sub) ? sub : [sub];
  const known = { ...values, ...(inner(variables) as Values) };
  return String(text).replaceAll(/\$\{([^}]+)\}/g, (_match, name) => String(known[name]));
}

test.each(Object.entries(configs))('the template of %s, filled in, has the very documents', (_name, config) => {
  const place = placeOf(config, '444455556666', repository);
  const { Parameters, Conditions, Resources } = parse(template(config, repository));
  for (const own of [{}, { Bucket: 'other-bucket', OidcProviderArn: 'arn:aws:iam::444455556666:oidc-provider/any' }]) {
    const defaults = Object.entries(Parameters as Record<string, Values>).map(([name, { Default }]) => [name, Default]);
    const values: Values = {
      ...Object.fromEntries(defaults),
      ...{ 'AWS::AccountId': place.account, 'AWS::Region': place.region, OidcProvider: place.provider },
      ...own,
    };
    const conditions = evaluate(Conditions, values, {}) as Values;
    const filled = { ...place, ...('Bucket' in own ? { bucket: own.Bucket, provider: own.OidcProviderArn } : {}) };
    const expected = Object.values(rolesOf(config, filled));
    const resources = evaluate(Resources, { ...arnsOf(Resources), ...values }, conditions) as Resources;
    const ofType = (type: string) =>
      Object.values(resources)
        .filter(({ Type }) => Type === type)
        .map(({ Properties }) => Properties);
    const policies = expected.map((role) => managedPolicies(role, filled));
    expect(ofType('AWS::IAM::Role')).toEqual(
      expected.map(({ name, description, trust }, index) => ({
        RoleName: name,
        Description: description,
        AssumeRolePolicyDocument: trust,
        ManagedPolicyArns: policies[index]?.map((policy) => policy.name),
      })),
    );
    expect(ofType('AWS::IAM::ManagedPolicy')).toEqual(
      policies.flat().map(({ name, document }) => ({ ManagedPolicyName: name, PolicyDocument: document })),
    );
  }
});

type Resources = Readonly<Record<string, { Type: string; Properties: Values }>>;

/** A policy is referred to by its ARN; here by its name. */
function arnsOf(resources: Resources): Values {
  return Object.fromEntries(
    Object.entries(resources).map(([id, { Properties }]) => [id, Properties['ManagedPolicyName']]),
  );
}

test.each(Object.entries({ ...configs, many: withMany(10) }))(
  'the stand-in can evaluate every document of %s, none too long for IAM',
  (_name, config) => {
    const place = placeOf(config, '444455556666', repository);
    for (const role of Object.values(rolesOf(config, place))) {
      const policies = managedPolicies(role, place).map(({ document }) => document);
      readPolicy(JSON.stringify(role.trust));
      for (const document of policies)
        expect(readPolicy(JSON.stringify(document))).toHaveLength(document.Statement.length);
      expect(policies.flatMap(({ Statement }) => Statement)).toEqual(role.permissions.Statement);
      // Characters of a managed policy, and of a trust policy, and policies of a role, by default (IAM and STS quotas).
      for (const document of policies) expect(JSON.stringify(document).length).toBeLessThanOrEqual(6144);
      expect(policies.length).toBeLessThanOrEqual(10);
      expect(JSON.stringify(role.trust).length).toBeLessThan(2048);
    }
  },
);

test('a statement that is too long for a policy is divided by its resources', () => {
  const config = withMany(20);
  const place = placeOf(config, '444455556666', repository);
  for (const role of Object.values(rolesOf(config, place))) {
    const divided = managedPolicies(role, place).flatMap(({ document }) => document.Statement);
    const allowed = (statements: typeof divided) =>
      statements.flatMap(({ Action, Resource = [], Condition }) => {
        return Resource.map((resource) => JSON.stringify({ Action, resource, Condition }));
      });
    expect(allowed(divided)).toEqual(allowed([...role.permissions.Statement]));
  }
});

test('a pipeline that is too large for a role is refused with what to do', () => {
  expect(() => template(withMany(60), repository)).toThrow(
    /^The role shapes-main would need \d+ policies of 6144 characters; IAM allows at most 10\.$/,
  );
});

test('a template that is too large for a request goes by a bucket', () => {
  const config = withMany(16);
  const written = { config, configFile: '', file: 'template.yml', repository, origin: undefined };
  const roles = rolesOf(config, placeOf(config, '444455556666', repository));
  const deploy = (size: number) => nextSteps({ ...written, roles, size }).find((line) => line.includes('CAPABILITY'));
  expect(deploy(template(config, repository).length)).toContain('--s3-bucket BUCKET');
  expect(deploy(51_200)).not.toContain('--s3-bucket');
});

test('the commands name the repository of the remote `origin`, which may not be the one that `gh` finds', () => {
  const written = { config: configs.local, configFile: 'my.yml', file: 'template.yml', size: 1 };
  const roles = rolesOf(configs.local, placeOf(configs.local, '444455556666', repository));
  const unknown = { owner: '', ownerId: '', name: '', id: '' };
  const steps = (origin?: Origin) => nextSteps({ ...written, repository: unknown, roles, origin }).join('\n');
  expect(steps()).toContain("gh api 'repos/{owner}/{repo}'");
  const fork = steps({ name: 'someone/fork' });
  expect(fork).toContain("gh api 'repos/someone/fork'");
  expect(fork.match(/^gh variable set .*/gm)).toEqual(fork.match(/^gh variable set --repo someone\/fork .*/gm));
  const enterprise = steps({ host: 'github.example.com', name: 'a/b' });
  expect(enterprise).toContain("gh api --hostname github.example.com 'repos/a/b'");
  expect(enterprise).toContain('gh variable set --repo github.example.com/a/b PIPELINE_CONFIG --body my.yml');
});

test('the pull request’s execution role has a name of its own in the stack', () => {
  expect(Object.keys(parse(template(configs.local, repository)).Outputs)).toEqual([
    'MainRoleArn',
    'PullRequestRoleArn',
    'ExecutionRoleArn',
    'PullRequestExecutionRoleArn',
    'FunctionRoleArn',
    'NotebookRoleArn',
  ]);
});
