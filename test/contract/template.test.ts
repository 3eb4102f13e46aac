import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../actions/lib/config/load.ts';
import type { Loaded } from '../../actions/lib/config/types.ts';
import { placeOf, rolesOf } from '../../actions/lib/policies/roles.ts';
import { template } from '../../actions/lib/policies/template.ts';
import { readPolicy } from '../../local-aws/src/access/policy.ts';
import { edited, loadText } from '../support/config-repository.ts';
import { root } from './support/repository.ts';

const LINTER = join(process.env['LOCAL_AWS_TEST_TOOLS'] ?? join(root, '.local-aws/test-tools'), 'bin/cfn-lint');

function configOf(loaded: Loaded) {
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
}

/** All that a config may bring into the roles: a key, a network, an image of one's own, a bucket. */
const everything = edited({
  '{ region: eu-central-1 }':
    '{ region: eu-central-1, bucket: our-bucket, kms-key: alias/ours, subnets: [subnet-0a1b2c3d], security-groups: [sg-0a1b2c3d] }',
  'serving: { source: serve }':
    "serving: { source: serve, image: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/ours:1' }",
});

const configs = {
  'dog-breeds': configOf(loadConfig('pipeline-config/dog-breeds.yml', root)),
  local: configOf(loadConfig('pipeline-config/local.yml', root)),
  everything: configOf(loadText(everything)),
};
const repository = { owner: 'owner', ownerId: '11', name: 'pipelines', id: '22' };

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
  const { Ref, 'Fn::Sub': sub, 'Fn::If': choice, 'Fn::Equals': pair } = value as Values;
  if (typeof Ref === 'string') return values[Ref];
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
    const expected = rolesOf(config, {
      ...place,
      ...('Bucket' in own ? { bucket: own.Bucket, provider: own.OidcProviderArn } : {}),
    });
    const roles = (evaluate(Object.values(Resources), values, conditions) as { Type: string; Properties: Values }[])
      .filter(({ Type }) => Type === 'AWS::IAM::Role')
      .map(({ Properties }) => Properties);
    expect(roles).toEqual(
      Object.values(expected).map(({ name, description, trust, permissions }) => ({
        RoleName: name,
        Description: description,
        AssumeRolePolicyDocument: trust,
        Policies: [{ PolicyName: 'pipeline', PolicyDocument: permissions }],
      })),
    );
  }
});

test.each(Object.entries(configs))(
  'the stand-in can evaluate every document of %s, none too long for IAM',
  (_name, config) => {
    for (const { trust, permissions } of Object.values(rolesOf(config, placeOf(config, '444455556666', repository)))) {
      readPolicy(JSON.stringify(trust));
      expect(readPolicy(JSON.stringify(permissions))).toHaveLength(permissions.Statement.length);
      // Characters of a role's inline policies, and of its trust policy, by default (IAM and STS quotas).
      expect(JSON.stringify(permissions).length).toBeLessThan(10_240);
      expect(JSON.stringify(trust).length).toBeLessThan(2048);
    }
  },
);
