import type { IncomingMessage } from 'node:http';
import type { Credentials } from '../access/credentials.ts';
import { CODE_PATH } from '../lambda/code-location.ts';
import type { Answer } from '../protocol/protocol.ts';
import { type Parameter, parameter, splitTarget } from '../protocol/target.ts';
import type { Claims, Oidc } from '../sts/oidc.ts';
import { readBody } from './body.ts';

/** What the stand-in simplifies, by service: the parts' own lists. */
export type Capabilities = Readonly<Record<string, readonly string[]>>;

/** What the stand-in's own addresses show. */
export interface LocalApi {
  readonly credentials: Credentials;
  readonly oidc: Oidc;
  readonly capabilities: Capabilities;
  /** A function's package, by the query of an address that Lambda's GetFunction gave. */
  readonly functionCode: (query: readonly Parameter[]) => Promise<Buffer | undefined>;
}

/** The stand-in's own addresses, all under `/_local/`: they are no part of AWS. */
export const LOCAL_PREFIX = '/_local/';

/** Bytes. */
const BODY_LIMIT = 100_000;

/**
 * Answers the addresses below `/_local/`:
 * - `health`, `capabilities`
 * - `credentials`: the container credentials of jobs, in the form that AWS's container credential providers read
 * - `oidc/.well-known/…`, `oidc/token`: GitHub's issuer of ID tokens; the latter is what ACTIONS_ID_TOKEN_REQUEST_URL
 *   names
 * - `oidc/request-token`: the stand-in's own user (HTTP Basic, access key and secret) posts a job's claims and gets its
 *   ACTIONS_ID_TOKEN_REQUEST_TOKEN
 * - `function-code`: a function's package, under an address that Lambda's GetFunction gave
 */
export async function answerLocal(request: IncomingMessage, local: LocalApi): Promise<Answer> {
  const { credentials, oidc, capabilities } = local;
  const { path, query } = splitTarget(request.url ?? '/');
  const authorization = request.headers.authorization ?? '';
  switch (path) {
    case '/_local/health':
      return json(200, { status: 'ready', pid: process.pid });
    case '/_local/capabilities':
      return json(200, { simplified: capabilities });
    case '/_local/credentials':
      return containerCredentials(credentials, authorization);
    case '/_local/oidc/.well-known/openid-configuration':
      return json(200, oidc.discovery(`http://${request.headers.host}/_local/oidc`));
    case '/_local/oidc/.well-known/jwks':
      return json(200, oidc.keys());
    case '/_local/oidc/token': {
      const token = authorization.replace(/^bearer /i, '');
      const value = oidc.idToken(token, parameter(query, 'audience') ?? 'sts.amazonaws.com');
      return value === undefined
        ? json(401, { message: 'The request token is invalid or has expired.' })
        : json(200, { value });
    }
    case '/_local/oidc/request-token': {
      const { accessKeyId, secretAccessKey } = credentials.user;
      const own = `Basic ${Buffer.from(`${accessKeyId}:${secretAccessKey}`).toString('base64')}`;
      if (authorization !== own)
        return json(401, { message: 'Only the user whose keys the stand-in prints may request a token for a job.' });
      const claims = JSON.parse((await readBody(request, BODY_LIMIT)).toString('utf8')) as Claims;
      return json(200, { token: oidc.requestToken(claims) });
    }
    case CODE_PATH: {
      const body = await local.functionCode(query);
      if (body === undefined) return json(403, { message: 'The address is not from GetFunction, or it has expired.' });
      return { status: 200, headers: { 'content-type': 'application/zip' }, body };
    }
    default:
      return json(404, { message: `Nothing at ${request.url}` });
  }
}

function containerCredentials(credentials: Credentials, token: string): Answer {
  const issued = credentials.keysFor(token);
  if (issued === undefined) return json(403, { message: 'The authorization token was not issued by this stand-in.' });
  const { accessKeyId, secretAccessKey, sessionToken } = issued.keys;
  return json(200, {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    Token: sessionToken,
    Expiration: new Date(Date.now() + LIFETIME).toISOString(),
  });
}

/** Milliseconds until a client should ask again; the keys themselves live as long as the stand-in. */
const LIFETIME = 6 * 3600_000;

function json(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: `${JSON.stringify(body, undefined, 2)}\n` };
}
