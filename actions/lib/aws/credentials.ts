import { Failure } from '../core/failure.ts';
import { proxyAgents } from './proxy.ts';
import { assumeRole, noToken } from './web-identity.ts';

/** AWS credentials as the SDK's clients take them. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** When the SDK must renew them. */
  readonly expiration?: Date;
}

/** Sources of credentials. */
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
  /** Warns that the role is not used. */
  readonly warn?: (line: string) => void;
}

/** Prefix of the access keys for an endpoint on this machine. */
const LOOPBACK_KEY = 'LOCALAWS';

/**
 * Access keys of the environment; otherwise the role of the input `aws-role`, assumed with GitHub OIDC; otherwise what
 * the SDK finds on this machine: a profile, a token file, the role of a container or of an instance. A role is assumed
 * again before its credentials expire, so a wait can be longer than a session (GitHub's request token is valid for
 * about six hours).
 *
 * @throws Failure without any call to AWS when there are none, or when real keys would be sent to an endpoint on this
 *   machine
 */
export function credentials(sources: CredentialSources): () => Promise<Credentials> {
  const { environment, role, endpoint, idToken, warn } = sources;
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'];
  if (accessKeyId && secretAccessKey) {
    refuseRealKeys(accessKeyId, 'AWS_ACCESS_KEY_ID', endpoint);
    if (role !== '')
      warn?.(
        `The input aws-role is not used, because AWS_ACCESS_KEY_ID is set in the environment: its keys are used instead of ${role}. Remove AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to use the role, or remove the input.`,
      );
    const sessionToken = environment['AWS_SESSION_TOKEN'];
    return () => Promise.resolve({ accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) });
  }
  if (role === '') return ofThisMachine(sources);
  if (idToken === undefined) throw noToken(environment);
  return () => assumeRole(sources, idToken);
}

/** Variables that point the SDK to credentials. Source: AWS SDKs and Tools Reference Guide, "Settings reference". */
const POINTERS = [
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/** The SDK's own chain, which reads the environment and the user's files. Loaded only if there is no other source. */
function ofThisMachine({ environment, region, endpoint }: CredentialSources): () => Promise<Credentials> {
  let chain: (() => Promise<Credentials>) | undefined;
  return async () => {
    if (chain === undefined) {
      const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
      chain = defaultProvider({ clientConfig: { region, requestHandler: proxyAgents(environment) } });
    }
    const found = await chain().catch((error: unknown) => {
      throw noneFound(error, environment);
    });
    refuseRealKeys(found.accessKeyId, 'what the SDK finds on this machine', endpoint);
    return found;
  };
}

function noneFound(error: unknown, environment: CredentialSources['environment']): Failure {
  const set = POINTERS.filter((name) => environment[name]);
  if (set.length > 0)
    return new Failure(
      `credentials-missing: No AWS credentials were found where ${set.map((name) => `${name} (${environment[name]})`).join(' and ')} points to: ${error instanceof Error ? error.message : String(error)}`,
      `Correct or remove ${set.join(' and ')}, or set the input \`aws-role\`.`,
      error,
    );
  return new Failure(
    'credentials-missing: No AWS credentials were found.',
    'Set the input `aws-role` (in the workflows: the repository variable AWS_ROLE_ARN), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or AWS_PROFILE. Neither a profile nor the role of a container or of an instance was found on this machine.',
    error,
  );
}

function refuseRealKeys(accessKeyId: string, source: string, endpoint: string | undefined): void {
  if (endpoint === undefined || !isLoopback(endpoint) || accessKeyId.startsWith(LOOPBACK_KEY)) return;
  throw new Failure(
    `credentials-for-another-endpoint: AWS_ENDPOINT_URL is ${endpoint}, on this machine, but ${source} is not a key that such an endpoint issues.`,
    `Use keys that begin with ${LOOPBACK_KEY}, or remove AWS_ENDPOINT_URL to use AWS itself.`,
  );
}

function isLoopback(endpoint: string): boolean {
  const host = new URL(endpoint).hostname;
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
