import type { IncomingMessage } from 'node:http';
import type { Access } from '../access/access.ts';
import type { Credentials, Issued } from '../access/credentials.ts';
import { isOneOf, type Role, type Roles, trusts } from '../access/roles.ts';
import { type Answer, xml } from '../protocol/protocol.ts';
import { AwsError, type Caller } from '../protocol/service.ts';
import { splitTarget } from '../protocol/target.ts';
import { hasEnded, ISSUER, type Oidc } from './oidc.ts';

/** Parameters of a request in the query protocol. */
export type Form = Readonly<Record<string, string>>;

/** The parameters of a request in the query protocol, from its URL and its body. */
export function formOf(request: IncomingMessage, body: Buffer): Form {
  const posted = new URLSearchParams(body.toString('utf8'));
  const { query } = splitTarget(request.url ?? '/');
  return Object.fromEntries([...query.map(({ name, value }) => [name, value] as const), ...posted]);
}

/** The Security Token Service. */
export interface Sts {
  /** @returns undefined when the stand-in does not have the operation */
  answer(form: Form, caller: Caller, requestId: string): Promise<Answer | undefined>;
  /** AssumeRoleWithWebIdentity, the only operation without a signature. */
  answerWebIdentity(form: Form, requestId: string): Promise<Answer>;
}

/** STS for the roles of IAM: the caller's identity, and sessions of roles whose trust policy allows the caller. */
export function sts(parts: { credentials: Credentials; roles: Roles; access: Access; oidc: Oidc }): Sts {
  const { credentials, roles, access, oidc } = parts;

  async function assumeRole(form: Form, caller: Caller): Promise<object> {
    const denied = () => notAuthorized(`User: ${caller.arn} is`, 'sts:AssumeRole', form);
    const role = await roleOf(form, denied);
    if (caller.role !== undefined) {
      const request = { action: 'sts:AssumeRole', resource: role.arn, context: {} };
      const callerRole = (await roles.get(caller.role))?.arn;
      const named = trusts(role, request.action, {}, isOneOf('AWS', caller.arn, callerRole ?? ''));
      const account = trusts(role, request.action, {}, isOneOf('AWS', caller.account, rootOf(caller.account)));
      // If the trust policy names the caller, this is enough. If it names the account, the caller's own policies must
      // allow it too.
      if (!named && (!account || (await access.firstDenied(caller, [request])) !== undefined)) throw denied();
    }
    return session(role, form);
  }

  async function assumeWithToken(form: Form): Promise<object> {
    const action = 'sts:AssumeRoleWithWebIdentity';
    const claims = oidc.verify(form['WebIdentityToken'] ?? '');
    if (claims === undefined || claims['iss'] !== `https://${ISSUER}`) {
      throw new AwsError('InvalidIdentityToken', "Couldn't retrieve verification key from your identity provider");
    }
    if (hasEnded(claims)) {
      const { exp } = claims;
      const now = Math.floor(Date.now() / 1000);
      throw new AwsError(
        'ExpiredTokenException',
        `Token expired: current date/time ${now} must be before the expiration date/time ${exp}`,
      );
    }
    const role = await roleOf(form, () => notAuthorized('Not', action));
    const provider = `${role.arn.split(':role/')[0]}:oidc-provider/${ISSUER}`;
    const audiences = await roles.audiences(provider);
    if (audiences === undefined) {
      throw new AwsError(
        'InvalidIdentityToken',
        `No OpenIDConnect provider found in your account for https://${ISSUER}`,
      );
    }
    if (!audiences.includes(`${claims['aud']}`)) {
      throw new AwsError('InvalidIdentityToken', 'Incorrect token audience');
    }
    const context = Object.fromEntries(Object.entries(claims).map(([key, value]) => [`${ISSUER}:${key}`, `${value}`]));
    if (!trusts(role, action, context, isOneOf('Federated', provider))) throw notAuthorized('Not', action);
    return {
      ...session(role, form),
      SubjectFromWebIdentityToken: claims['sub'],
      Audience: claims['aud'],
      Provider: provider,
    };
  }

  async function roleOf(form: Form, missing: () => AwsError): Promise<Role> {
    const arn = form['RoleArn'] ?? '';
    if (!ARN.test(arn)) throw new AwsError('ValidationError', `${arn} is invalid`);
    const role = await roles.get(arn.slice(arn.lastIndexOf('/') + 1));
    if (role?.arn !== arn) throw missing();
    return role;
  }

  function session(role: Role, form: Form): object {
    const name = form['RoleSessionName'] ?? '';
    if (!/^[\w+=,.@-]{2,64}$/.test(name)) {
      throw new AwsError(
        'ValidationError',
        `1 validation error detected: Value '${name}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
      );
    }
    const seconds = Number(form['DurationSeconds'] ?? 3600);
    if (!(seconds >= 900)) {
      throw new AwsError(
        'ValidationError',
        `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900`,
      );
    }
    if (seconds > role.longestSession) {
      throw new AwsError(
        'ValidationError',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      );
    }
    const lacking = Object.keys(form).find((key) => /^(Policy|PolicyArns|Tags|SourceIdentity)\b/.test(key));
    if (lacking !== undefined)
      throw new AwsError('NotImplemented', `The stand-in for AWS does not have ${lacking} of sts`, 501);
    return sessionMembers(credentials.assume(role, name, seconds));
  }

  return {
    async answer(form, caller, requestId) {
      switch (form['Action']) {
        case 'GetCallerIdentity':
          return answer('GetCallerIdentity', requestId, {
            Arn: caller.arn,
            UserId: caller.userId ?? caller.accessKeyId,
            Account: caller.account,
          });
        case 'AssumeRole':
          return answer('AssumeRole', requestId, await assumeRole(form, caller));
        case 'AssumeRoleWithWebIdentity':
          return answer('AssumeRoleWithWebIdentity', requestId, await assumeWithToken(form));
        default:
          return undefined;
      }
    },
    async answerWebIdentity(form, requestId) {
      return answer('AssumeRoleWithWebIdentity', requestId, await assumeWithToken(form));
    },
  };
}

/** Minimum form of an ARN on AWS: partition, service and resource; region and account may be empty. */
const ARN = /^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/;

function rootOf(account: string): string {
  return `arn:aws:iam::${account}:root`;
}

function notAuthorized(who: string, action: string, form?: Form): AwsError {
  const rest = form === undefined ? '' : ` on resource: ${form['RoleArn']}`;
  const not = form === undefined ? '' : ' not';
  return new AwsError('AccessDenied', `${who}${not} authorized to perform: ${action}${rest}`, 403);
}

function sessionMembers({ keys, caller, expires }: Issued): object {
  return {
    Credentials: {
      AccessKeyId: keys.accessKeyId,
      SecretAccessKey: keys.secretAccessKey,
      SessionToken: keys.sessionToken,
      Expiration: new Date(expires ?? 0).toISOString().replace(/\.\d+/, ''),
    },
    AssumedRoleUser: { AssumedRoleId: caller.userId, Arn: caller.arn },
  };
}

function answer(operation: string, requestId: string, members: object): Answer {
  const result = element(`${operation}Result`, members);
  const metadata = element('ResponseMetadata', { RequestId: requestId });
  return {
    status: 200,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${result}${metadata}</${operation}Response>`,
  };
}

function element(name: string, content: unknown): string {
  const inner =
    typeof content === 'object' && content !== null
      ? Object.entries(content)
          .map(([key, value]) => element(key, value))
          .join('')
      : xml(String(content));
  return `<${name}>${inner}</${name}>`;
}
