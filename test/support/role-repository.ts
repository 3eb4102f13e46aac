import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessRecord } from '../../local-aws/src/access/access.ts';
import { idTokenRequest, makeRoles } from '../../scripts/start/roles.ts';
import { type ActionResult, runAction } from './action.ts';
import { type FunctionRepository, functionRepository } from './function-repository.ts';
import type { StandIn } from './stand-in.ts';

/** A user's repository whose jobs have no keys: GitHub's token gets each its role. */
export interface RoleRepository extends FunctionRepository {
  /** ARNs of the roles by repository variable. */
  readonly roles: Readonly<Record<string, string>>;
  /** Runs an action in a job with that subject; default: one on main, with main's role. */
  runJob(action: string, options?: JobOptions): Promise<ActionResult>;
}

export interface JobOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  /** End of the token's subject. */
  readonly subject?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Makes the repository, with an endpoint that scales and a function, and its roles in the stand-in. */
export async function roleRepository(name: string, standIn: StandIn, endpoint: string): Promise<RoleRepository> {
  const repository = await functionRepository(name, standIn, endpoint, []);
  repository.edit((config) => {
    config['endpoints'][repository.endpoint].scaling = {
      min: 1,
      max: 2,
      'target-invocations-per-instance-per-minute': 1000,
    };
  });
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = standIn.env;
  const connection = { ...standIn, accessKeyId, secretAccessKey };
  const roles = await makeRoles(connection, repository.folder, repository.config);
  return Object.assign(repository, {
    roles,
    runJob: async (action: string, { inputs = {}, subject = 'ref:refs/heads/main', env = {} }: JobOptions = {}) =>
      runAction(action, {
        workspace: repository.folder,
        inputs: {
          config: repository.config,
          'aws-role': roles['AWS_ROLE_ARN'] ?? '',
          'execution-role': roles['SAGEMAKER_EXECUTION_ROLE_ARN'] ?? '',
          'function-role': roles['FUNCTION_ROLE_ARN'] ?? '',
          ...inputs,
        },
        env: {
          AWS_ENDPOINT_URL: endpoint,
          AWS_REGION: standIn.region,
          ...(await idTokenRequest(connection, subject)),
          ...env,
        },
      }),
  });
}

/** What roles have asked for since the stand-in started. */
export function accessRecords(standIn: StandIn): AccessRecord[] {
  const lines = readFileSync(join(standIn.state, 'access.jsonl'), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as AccessRecord);
}
