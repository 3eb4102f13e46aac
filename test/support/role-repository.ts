import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Role } from '../../actions/lib/iam/document.ts';
import { managedPolicies } from '../../actions/lib/policies/managed.ts';
import { placeOf, rolesOf } from '../../actions/lib/policies/roles.ts';
import type { AccessRecord } from '../../local-aws/src/access/access.ts';
import { readConfig } from '../../scripts/start/config.ts';
import { repository as onGitHub } from '../../scripts/start/repository.ts';
import { idTokenRequest, makeRoles, putPolicy } from '../../scripts/start/roles.ts';
import { type ActionResult, runAction } from './action.ts';
import { type FunctionRepository, functionRepository } from './function-repository.ts';
import type { StandIn } from './stand-in.ts';

/** A user's repository whose jobs have no keys: GitHub's token gets each its role. */
export interface RoleRepository extends FunctionRepository {
  /** ARNs of the roles by repository variable. */
  readonly arns: Readonly<Record<string, string>>;
  /** Their documents by repository variable. */
  readonly roles: Readonly<Record<string, Role>>;
  /** Runs an action in a job with that subject; default: one on main, with main's role. */
  runJob(action: string, options?: JobOptions): Promise<ActionResult>;
  /** Makes the roles again, as one does after a change of the config. */
  applyRoles(): Promise<void>;
  /** Does something while a role lacks statements. @param variable the role's repository variable */
  without<T>(variable: string, sids: readonly string[], act: () => Promise<T>): Promise<T>;
  /** The keys that a job with that subject gets for a role. @param variable the role's repository variable */
  keysOf(variable: string, subject: string): Promise<Keys>;
}

/** Keys of a session, as the SDK's clients take them. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export interface JobOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  /** End of the token's subject. */
  readonly subject?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Makes the repository, with two endpoints, all kinds of scaling, a function, previews and a training on EC2, and its roles in
 * the stand-in.
 *
 * @param change what its config has beside that
 */
export async function roleRepository(
  name: string,
  standIn: StandIn,
  change: Parameters<FunctionRepository['edit']>[0] = () => undefined,
): Promise<RoleRepository> {
  const { endpoint, region, account, env: keys } = standIn;
  const repository = await functionRepository(name, standIn, endpoint, []);
  repository.edit((config) => {
    const { endpoints } = config;
    const rule = { 'higher-is-better': true, tolerance: 0.01 };
    config['pull-request'] = { compare: { 'Test Accuracy': rule }, preview: {} };
    config['ec2'] = { 'max-runtime': '10m' };
    endpoints[`${repository.endpoint}-2`] = { ...endpoints[repository.endpoint] };
    endpoints[repository.endpoint].scaling = {
      ...{ min: 1, max: 2, 'target-invocations-per-instance-per-minute': 1000 },
      step: { cooldown: '1h', add: [{ above: 1000, instances: 1 }] },
      scheduled: { morning: { schedule: 'cron(0 8 ? * MON-FRI *)', min: 1 } },
    };
  });
  repository.edit(change);
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = keys;
  const connection = { ...standIn, accessKeyId, secretAccessKey };
  const config = readConfig(repository.config, repository.folder);
  const arns = await makeRoles(connection, repository.folder, repository.config);
  const place = placeOf(config, account, onGitHub);
  const roles = rolesOf(config, place);
  const iam = new IAMClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });

  /** Writes those policies of a role that have some of these statements, with or without them. */
  async function put(role: Role, sids: readonly string[], how: 'with' | 'without'): Promise<void> {
    const among = ({ Sid = '' }: { readonly Sid?: string }) => sids.includes(Sid);
    for (const { name, document } of managedPolicies(role, place)) {
      if (!document.Statement.some(among)) continue;
      const Statement = document.Statement.filter((statement) => how === 'with' || !among(statement));
      await putPolicy(iam, account, { name, document: { ...document, Statement } });
    }
  }

  const more = {
    arns,
    roles,
    async applyRoles(): Promise<void> {
      await makeRoles(connection, repository.folder, repository.config);
    },
    async without<T>(variable: string, sids: readonly string[], act: () => Promise<T>): Promise<T> {
      const role = roles[variable];
      const there = role?.permissions.Statement.map(({ Sid }) => Sid) ?? [];
      for (const sid of sids) if (!there.includes(sid)) throw new Error(`no statement ${sid}`);
      await put(role as Role, sids, 'without');
      try {
        return await act();
      } finally {
        await put(role as Role, sids, 'with');
      }
    },
    async keysOf(variable: string, subject: string): Promise<Keys> {
      const request = await idTokenRequest(connection, subject);
      const response = await fetch(`${request['ACTIONS_ID_TOKEN_REQUEST_URL']}&audience=sts.amazonaws.com`, {
        headers: { authorization: `Bearer ${request['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}` },
      });
      const { value: WebIdentityToken } = (await response.json()) as { value: string };
      const { Credentials } = await new STSClient({ endpoint, region }).send(
        new AssumeRoleWithWebIdentityCommand({ RoleArn: arns[variable], RoleSessionName: 'test', WebIdentityToken }),
      );
      const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
      return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
    },
    runJob: async (action: string, { inputs = {}, subject = 'ref:refs/heads/main', env = {} }: JobOptions = {}) =>
      runAction(action, {
        workspace: repository.folder,
        inputs: {
          config: repository.config,
          'aws-role': arns['AWS_ROLE_ARN'] ?? '',
          'execution-role': arns['SAGEMAKER_EXECUTION_ROLE_ARN'] ?? '',
          'function-role': arns['FUNCTION_ROLE_ARN'] ?? '',
          'notebook-role': arns['NOTEBOOK_ROLE_ARN'] ?? '',
          ...inputs,
        },
        env: { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region, ...(await idTokenRequest(connection, subject)), ...env },
      }),
  };
  return Object.assign(repository, more);
}

/** What roles have asked for since the stand-in started. */
export function accessRecords({ state }: Pick<StandIn, 'state'>): AccessRecord[] {
  const lines = readFileSync(join(state, 'access.jsonl'), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as AccessRecord);
}
