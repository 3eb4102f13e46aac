import { Failure } from '../core/failure.ts';

/** AWS credentials as the SDK's clients take them. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** When the SDK must ask again. */
  readonly expiration?: Date;
}

/** Where credentials can come from; everything read from outside is handed in. */
export interface CredentialSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** ARN of the role to assume with GitHub's token; empty = none. */
  readonly role: string;
  readonly region: string;
  readonly endpoint?: string;
  /** Name of the session in CloudTrail. */
  readonly sessionName: string;
  /** A fresh GitHub OIDC token, or `undefined` where the job has no `id-token: write`. */
  readonly idToken: (() => Promise<string>) | undefined;
}

/** Access keys of an endpoint on this machine begin with this. */
const LOOPBACK_KEY = 'LOCALAWS';

/**
 * Credentials of the environment, else those of a role assumed through GitHub OIDC. The latter are asked for again
 * whenever they are about to end, so a wait outlives a session (GitHub's request token lives about six hours).
 *
 * @throws Failure without any call when there is neither, or when real keys would go to an endpoint on this machine
 */
export function credentials(sources: CredentialSources): () => Promise<Credentials> {
  const { environment, role, endpoint } = sources;
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'];
  if (accessKeyId && secretAccessKey) {
    refuseRealKeys(accessKeyId, endpoint);
    const sessionToken = environment['AWS_SESSION_TOKEN'];
    return () => Promise.resolve({ accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) });
  }
  const { idToken } = sources;
  if (role !== '' && idToken !== undefined) return () => assumeRole(sources, idToken);
  throw new Failure('There are no AWS credentials.', adviseOn(role));
}

function adviseOn(role: string): string {
  return role === ''
    ? 'Set the input `aws-role` (in the workflows: the repository variable AWS_ROLE_ARN), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.'
    : 'The job may not ask GitHub for a token: give it `permissions: { id-token: write }`. Outside GitHub set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.';
}

function refuseRealKeys(accessKeyId: string, endpoint: string | undefined): void {
  if (endpoint === undefined || !isLoopback(endpoint) || accessKeyId.startsWith(LOOPBACK_KEY)) return;
  throw new Failure(
    `AWS_ENDPOINT_URL is ${endpoint}, on this machine, but AWS_ACCESS_KEY_ID is not a key that such an endpoint issued.`,
    `Use keys that begin with ${LOOPBACK_KEY}, or remove AWS_ENDPOINT_URL to work on AWS.`,
  );
}

function isLoopback(endpoint: string): boolean {
  const host = new URL(endpoint).hostname;
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}

async function assumeRole(sources: CredentialSources, idToken: () => Promise<string>): Promise<Credentials> {
  const { fromWebToken } = await import('@aws-sdk/credential-provider-web-identity');
  const { role, region, endpoint, sessionName } = sources;
  return fromWebToken({
    roleArn: role,
    webIdentityToken: await idToken(),
    roleSessionName: sessionName,
    clientConfig: { region, ...(endpoint === undefined ? {} : { endpoint }) },
  })();
}
