import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeletePolicyVersionCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetInstanceProfileCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import type { Role } from '../../actions/lib/iam/document.ts';
import { type ManagedPolicy, managedPolicies } from '../../actions/lib/policies/managed.ts';
import { placeOf, rolesOf } from '../../actions/lib/policies/roles.ts';
import { ISSUER } from '../../actions/lib/policies/trust.ts';
import { readConfig } from './config.ts';
import { repository } from './repository.ts';
import type { Connection } from './stand-in.ts';

/**
 * Creates the roles that a config needs in the local AWS, from the same policy documents as for AWS itself.
 *
 * @param file path of the pipeline's YAML file, relative to `root`
 * @returns the ARNs, by the repository variable of each
 * @throws Error with all problems of the config
 */
export async function makeRoles(connection: Connection, root: string, file: string): Promise<Record<string, string>> {
  const config = readConfig(file, root);
  const { endpoint, region, accessKeyId, secretAccessKey, account } = connection;
  const iam = new IAMClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const provider = { Url: `https://${ISSUER}`, ClientIDList: ['sts.amazonaws.com'] };
  await unlessThere(iam.send(new CreateOpenIDConnectProviderCommand(provider)));
  const place = placeOf(config, account, repository);
  const roles = rolesOf(config, place);
  for (const role of Object.values(roles)) {
    await makeRole(iam, account, role, managedPolicies(role, place));
    if (role.isProfile === true) await makeProfile(iam, role.name);
  }
  return Object.fromEntries(
    Object.entries(roles).map(([variable, { name }]) => [variable, `arn:aws:iam::${account}:role/${name}`]),
  );
}

/**
 * The environment variables with which the steps of a job on GitHub request an ID token.
 *
 * @param subject the token's `sub`, without the repository, e.g. `ref:refs/heads/main`
 */
export async function idTokenRequest(connection: Connection, subject: string): Promise<Record<string, string>> {
  const { endpoint, accessKeyId, secretAccessKey } = connection;
  const { owner, ownerId, name, id } = repository;
  const claims = {
    sub: `repo:${owner}/${name}:${subject}`,
    repository: `${owner}/${name}`,
    repository_id: id,
    repository_owner: owner,
    repository_owner_id: ownerId,
  };
  const response = await fetch(`${endpoint}/_local/oidc/request-token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accessKeyId}:${secretAccessKey}`).toString('base64')}` },
    body: JSON.stringify(claims),
  });
  if (!response.ok) throw new Error(`The local AWS did not issue a token: ${await response.text()}`);
  const { token } = (await response.json()) as { token: string };
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${endpoint}/_local/oidc/token?job=local`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
  };
}

/** Creates a role that has exactly these policies. */
async function makeRole(
  iam: IAMClient,
  account: string,
  { name: RoleName, description, trust }: Role,
  policies: readonly ManagedPolicy[],
): Promise<void> {
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  const role = { RoleName, AssumeRolePolicyDocument, Description: description };
  await unlessThere(iam.send(new CreateRoleCommand(role)));
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: AssumeRolePolicyDocument }));
  const arns = await Promise.all(policies.map((policy) => putPolicy(iam, account, policy)));
  for (const PolicyArn of arns) await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  for (const { PolicyArn = '' } of AttachedPolicies)
    if (!arns.includes(PolicyArn)) await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  for (const PolicyName of PolicyNames) await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
}

/** Creates the instance profile of a role, with the same name. */
async function makeProfile(iam: IAMClient, name: string): Promise<void> {
  const InstanceProfileName = name;
  await unlessThere(iam.send(new CreateInstanceProfileCommand({ InstanceProfileName })));
  const { InstanceProfile } = await iam.send(new GetInstanceProfileCommand({ InstanceProfileName }));
  if (InstanceProfile?.Roles?.length === 0)
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName: name }));
}

/**
 * Creates a managed policy, or a new version of it; other versions are deleted, because IAM keeps five at most.
 * @returns its ARN
 */
export async function putPolicy(iam: IAMClient, account: string, { name, document }: ManagedPolicy): Promise<string> {
  const PolicyArn = `arn:aws:iam::${account}:policy/${name}`;
  const PolicyDocument = JSON.stringify(document);
  const created = await unlessThere(iam.send(new CreatePolicyCommand({ PolicyName: name, PolicyDocument })));
  if (created !== undefined) return PolicyArn;
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }));
  const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  for (const { VersionId, IsDefaultVersion } of Versions)
    if (IsDefaultVersion !== true) await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
  return PolicyArn;
}

/** @returns undefined if it already exists */
async function unlessThere<T>(call: Promise<T>): Promise<T | undefined> {
  return await call.catch((error: Error) => {
    if (error.name !== 'EntityAlreadyExistsException') throw error;
    return undefined;
  });
}
