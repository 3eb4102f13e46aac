import {
  GetInstanceProfileCommand,
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  type IAMClient,
  ListAttachedRolePoliciesCommand,
  ListOpenIDConnectProvidersCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { AwsError } from '../protocol/service.ts';
import { areMet, isLike } from './evaluate.ts';
import { type Principal, type Request, readPolicy, type Statement, UnknownPolicyError } from './policy.ts';

/** A role of the emulator's IAM, with its policies in the form that the evaluator uses. */
export interface Role {
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  /** Maximum duration of a session in seconds. */
  readonly longestSession: number;
  /** Statements of its trust policy. */
  readonly trust: readonly Statement[];
  /** Statements of all its policies. */
  readonly statements: readonly Statement[];
}

/** An instance profile, which passes a role to EC2 instances. */
export interface InstanceProfile {
  readonly arn: string;
  readonly id: string;
  readonly created: Date;
  /** Name of the role; undefined: the profile has no role yet. */
  readonly role: string | undefined;
}

/** The roles of IAM. Each is read once and kept until something in IAM changes. */
export class Roles {
  readonly #iam: IAMClient;
  readonly #read = new Map<string, Promise<Role | undefined>>();

  constructor(iam: IAMClient) {
    this.#iam = iam;
  }

  /**
   * @returns undefined when the role does not exist
   * @throws AwsError `NotImplemented` for a role whose policies have an element that the evaluator does not know
   */
  get(name: string): Promise<Role | undefined> {
    let role = this.#read.get(name);
    if (role === undefined) {
      role = this.#load(name);
      this.#read.set(name, role);
      role.catch(() => this.#read.delete(name));
    }
    return role;
  }

  /** An instance profile by its name; undefined when it does not exist. */
  async instanceProfile(InstanceProfileName: string): Promise<InstanceProfile | undefined> {
    const request = new GetInstanceProfileCommand({ InstanceProfileName });
    const found = await this.#iam.send(request).catch((error: Error) => {
      if (error.name !== 'NoSuchEntityException') throw error;
    });
    const { Arn, InstanceProfileId, CreateDate, Roles = [] } = found?.InstanceProfile ?? {};
    if (Arn === undefined) return undefined;
    return { arn: Arn, id: InstanceProfileId ?? '', created: CreateDate ?? new Date(0), role: Roles[0]?.RoleName };
  }

  /** Whether a policy with this ARN exists, of the account or of AWS. */
  async hasPolicy(PolicyArn: string): Promise<boolean> {
    const found = await this.#iam.send(new GetPolicyCommand({ PolicyArn })).catch((error: Error) => {
      if (error.name !== 'NoSuchEntityException') throw error;
    });
    return found !== undefined;
  }

  /** Must be called when something in IAM may have changed. */
  forget(): void {
    this.#read.clear();
  }

  /** Whether an AWS service may assume a role for the role's account. @param service e.g. `lambda.amazonaws.com` */
  async isAssumableBy(service: string, arn: string): Promise<boolean> {
    const role = await this.get(arn.slice(arn.lastIndexOf('/') + 1));
    const [, , , , account = ''] = arn.split(':');
    const who = isOneOf('Service', service);
    return role?.arn === arn && trusts(role, 'sts:AssumeRole', { 'aws:SourceAccount': account }, who);
  }

  /** The audiences of the account's OIDC provider with this ARN; undefined when it does not exist. */
  async audiences(arn: string): Promise<readonly string[] | undefined> {
    const { OpenIDConnectProviderList = [] } = await this.#iam.send(new ListOpenIDConnectProvidersCommand({}));
    if (OpenIDConnectProviderList.every(({ Arn }) => Arn !== arn)) return undefined;
    const provider = new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn });
    const { ClientIDList = [] } = await this.#iam.send(provider);
    return ClientIDList;
  }

  async #load(name: string): Promise<Role | undefined> {
    const RoleName = name;
    const { Role } = await this.#iam.send(new GetRoleCommand({ RoleName })).catch((error: Error) => {
      if (error.name === 'NoSuchEntityException') return { Role: undefined };
      throw error;
    });
    if (Role === undefined) return undefined;
    const documents = [...(await this.#inline(name)), ...(await this.#attached(name))];
    try {
      return {
        name,
        arn: Role.Arn ?? '',
        id: Role.RoleId ?? '',
        longestSession: Role.MaxSessionDuration ?? 3600,
        trust: read(Role.AssumeRolePolicyDocument),
        statements: documents.flatMap(read),
      };
    } catch (error) {
      throw error instanceof UnknownPolicyError ? unknown(name, error.message) : error;
    }
  }

  async #inline(RoleName: string): Promise<(string | undefined)[]> {
    const { PolicyNames = [] } = await this.#iam.send(new ListRolePoliciesCommand({ RoleName }));
    return await Promise.all(
      PolicyNames.map(async (PolicyName) => {
        const { PolicyDocument } = await this.#iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
        return PolicyDocument;
      }),
    );
  }

  async #attached(RoleName: string): Promise<(string | undefined)[]> {
    const { AttachedPolicies = [] } = await this.#iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    return await Promise.all(
      AttachedPolicies.map(async ({ PolicyArn }) => {
        const { Policy } = await this.#iam.send(new GetPolicyCommand({ PolicyArn }));
        const version = new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId });
        const { PolicyVersion } = await this.#iam.send(version);
        return PolicyVersion?.Document;
      }),
    );
  }
}

/** Whether a role's trust policy allows an action to a principal. */
export function trusts(role: Role, action: string, context: Request['context'], who: Who): boolean {
  return role.trust.some(
    ({ actions, principals, conditions }) =>
      actions.some((pattern) => isLike(action.toLowerCase(), pattern)) &&
      principals.some(who) &&
      areMet(conditions, context),
  );
}

type Who = (principal: Principal) => boolean;

export function isOneOf(type: Principal['type'], ...values: readonly string[]): Who {
  return (principal) => principal.type === type && values.includes(principal.value);
}

/** Reads a policy document of an IAM response, which is percent-encoded. */
function read(document: string | undefined): Statement[] {
  return readPolicy(decodeURIComponent(document ?? ''));
}

function unknown(role: string, why: string): AwsError {
  return new AwsError('NotImplemented', `The stand-in for AWS cannot evaluate the policies of ${role}: ${why}`, 501);
}
