import { eventPayload } from '../core/event-payload.ts';
import { Failure, isTransient } from '../core/failure.ts';
import type { CredentialSources, Credentials } from './credentials.ts';
import { type AwsError, annotate } from './errors.ts';
import { proxyAgents } from './proxy.ts';

type Environment = CredentialSources['environment'];

/** Assumes the role with a fresh token. @throws Failure when AWS refuses, with the subjects that the role trusts */
export async function assumeRole(sources: CredentialSources, idToken: () => Promise<string>): Promise<Credentials> {
  const { fromWebToken } = await import('@aws-sdk/credential-provider-web-identity');
  const { role, region, endpoint, sessionName, environment } = sources;
  const token = await idToken();
  try {
    return await fromWebToken({
      roleArn: role,
      webIdentityToken: token,
      roleSessionName: sessionName,
      clientConfig: {
        region,
        requestHandler: proxyAgents(environment),
        ...(endpoint === undefined ? {} : { endpoint }),
      },
    })();
  } catch (thrown) {
    const error = annotate(thrown, { operation: 'AssumeRoleWithWebIdentity', resource: role }) as AwsError;
    if (isTransient(error)) throw error;
    throw refusal(error, role, claimsOf(token, environment));
  }
}

/** A token's claims about its job. */
interface Claims {
  readonly sub: string;
  readonly repository: string;
}

/** Reads the token's claims without checking its signature, which AWS does. The token is never shown. */
function claimsOf(token: string, environment: Environment): Claims {
  let claims: unknown;
  try {
    claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    claims = undefined;
  }
  const text = (name: string, otherwise: string) => {
    const value: unknown = typeof claims === 'object' && claims !== null ? Reflect.get(claims, name) : undefined;
    return typeof value === 'string' ? value : otherwise;
  };
  return {
    sub: text('sub', 'unknown'),
    repository: text('repository', environment['GITHUB_REPOSITORY'] || 'OWNER/NAME'),
  };
}

/** Ends of the subjects in the generated trust policies. */
const TRUSTED = { main: 'ref:refs/heads/main', 'pull requests': 'pull_request' };

function refusal(error: AwsError, role: string, claims: Claims): Failure {
  const { sub, repository } = claims;
  const trusted = Object.entries(TRUSTED).map(([who, end]) => `repo:${repository}:${end} for ${who}`);
  const id = error.$metadata?.requestId === undefined ? '' : ` (request ${error.$metadata.requestId})`;
  return new Failure(
    `role-not-assumed: This job could not assume the role ${role}: AssumeRoleWithWebIdentity: ${error.name}: ${error.message}${id}\nThe subject of the job's token is ${sub}. The generated roles trust ${trusted.join(' and ')}; a job with \`environment:\` has another subject.`,
    advise(error, claims),
    error,
  );
}

/** AWS answers AccessDenied both for an untrusted subject and for a missing role. */
function advise({ name, message }: Error, { sub }: Claims): string {
  const template = 'the CloudFormation template that `plan` writes with `policies: true`';
  if (/No OpenIDConnect provider/i.test(message))
    return `Deploy ${template}: it creates GitHub's identity provider in the account.`;
  if (/audience/i.test(message)) return `Add the audience sts.amazonaws.com to GitHub's identity provider in IAM.`;
  if (!/^AccessDenied/.test(name))
    return 'Read the message of AWS above, correct the role or the identity provider, and run again.';
  const environment = /:environment:(.+)$/.exec(sub)?.[1];
  if (environment !== undefined)
    return `The job has \`environment: ${environment}\`, which replaces the branch in the subject. Remove \`environment:\` from the job; or, if only main may deploy to that environment, add ${sub} to the role's trust policy.`;
  if (sub.endsWith(`:${TRUSTED['pull requests']}`))
    return "A run for a pull request can only assume the role for pull requests: set `aws-role` to that role's ARN (the variable AWS_PULL_REQUEST_ROLE_ARN).";
  if (sub.endsWith(`:${TRUSTED.main}`))
    return `Check that the role exists and is the one for main. Deploy ${template} again if the repository was renamed or transferred.`;
  return 'Run it on the branch main: no other branch or tag can assume the role.';
}

/** Why a job with a role has no token, and what to do. */
export function noToken(environment: Environment): Failure {
  const permission = 'give it `permissions: { id-token: write }`';
  if (isOfFork(environment))
    return new Failure(
      'credentials-missing: No AWS credentials were found: GitHub gives no token to a pull request from a fork, whatever its permissions are.',
      'Skip this job for forks (`if: github.event.pull_request.head.repo.full_name == github.repository`), or let a maintainer push the branch to this repository.',
    );
  if (environment['GITHUB_EVENT_NAME']?.startsWith('pull_request'))
    return new Failure(
      'credentials-missing: No AWS credentials were found: the job may not ask GitHub for a token.',
      `If the pull request comes from a fork, no job can: skip this job there. If it comes from this repository, ${permission}.`,
    );
  return new Failure(
    'credentials-missing: No AWS credentials were found: the job may not ask GitHub for a token.',
    `The input \`aws-role\` needs one: ${permission}. Outside of GitHub remove \`aws-role\` and set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE.`,
  );
}

/** Read from the event's payload. Source: GitHub Docs, "Webhook events and payloads", `pull_request`. */
function isOfFork(environment: Environment): boolean {
  type Payload = { pull_request?: { head?: { repo?: { full_name?: string } | null } } | null };
  const pull = eventPayload<Payload>(environment)?.pull_request ?? undefined;
  if (pull === undefined) return false;
  // A deleted fork has no repository.
  return pull.head?.repo?.full_name !== environment['GITHUB_REPOSITORY'];
}
