import type { IncomingMessage } from 'node:http';
import type { Credentials } from '../access/credentials.ts';
import type { Ec2Settings } from '../common/ec2-account.ts';
import { METADATA_PREFIX, type MetadataRequest } from '../ec2/metadata.ts';
import { CODE_PATH } from '../lambda/code-location.ts';
import type { Answer } from '../protocol/protocol.ts';
import { type Parameter, parameter, splitTarget } from '../protocol/target.ts';
import type { Claims, Oidc } from '../sts/oidc.ts';
import { readBody } from './body.ts';

/** What the stand-in simplifies, by service. */
export type Capabilities = Readonly<Record<string, readonly string[]>>;

/** What the stand-in's own paths give access to. */
export interface LocalApi {
  readonly credentials: Credentials;
  readonly oidc: Oidc;
  readonly capabilities: Capabilities;
  /**
   * A function's package, by the query of a URL that Lambda's GetFunction returned; undefined when the URL is not
   * valid.
   */
  readonly functionCode: (query: readonly Parameter[]) => Promise<Buffer | undefined>;
  /** The response of an instance's metadata service; undefined when no instance has this secret. */
  readonly metadata: (secret: string, request: MetadataRequest) => Promise<Answer | undefined>;
  readonly ec2: {
    readonly settings: Ec2Settings;
    /**
     * Interrupts a spot instance.
     * @param notice seconds until then
     * @returns the time of the interruption; undefined when no such instance is running
     */
    interrupt(instance: string, notice?: number): Date | undefined;
  };
}

/** Prefix of the stand-in's own paths, which are not part of AWS. */
export const LOCAL_PREFIX = '/_local/';

/** Maximum bytes of a request to these paths. */
const BODY_LIMIT = 100_000;

/**
 * Answers requests to the paths below `/_local/`:
 * - `health`, `capabilities`
 * - `credentials`: the container credentials of jobs, in the format of AWS's container credential providers
 * - `oidc/.well-known/…`, `oidc/token`: GitHub's issuer of ID tokens; ACTIONS_ID_TOKEN_REQUEST_URL is the address of
 *   the latter
 * - `oidc/request-token`: the stand-in's own user (HTTP Basic, access key and secret) posts the claims of a job and
 *   gets its ACTIONS_ID_TOKEN_REQUEST_TOKEN
 * - `ec2`: the stand-in's own user posts the EC2 settings to change ({@link Ec2Settings}); the others stay
 * - `ec2/interrupt`: the same user posts the `instanceId` of a spot instance to interrupt, and the seconds of `notice`
 * - `metadata/…`: the instance metadata service of each instance, below the instance's secret
 * - `function-code`: a function's package, at a URL that Lambda's GetFunction returned
 */
export async function answerLocal(request: IncomingMessage, local: LocalApi): Promise<Answer> {
  const { credentials, oidc, capabilities } = local;
  const { path, query } = splitTarget(request.url ?? '/');
  if (path.startsWith(METADATA_PREFIX)) return metadata(request, path.slice(METADATA_PREFIX.length), local);
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
      if (!isOwn(authorization, credentials))
        return json(401, { message: 'Only the user whose keys the stand-in prints may request a token for a job.' });
      const claims = JSON.parse((await readBody(request, BODY_LIMIT)).toString('utf8')) as Claims;
      return json(200, { token: oidc.requestToken(claims) });
    }
    case '/_local/ec2':
    case '/_local/ec2/interrupt': {
      if (!isOwn(authorization, credentials))
        return json(401, { message: 'Only the user whose keys the stand-in prints may change what EC2 does.' });
      const body = JSON.parse((await readBody(request, BODY_LIMIT)).toString('utf8') || '{}');
      if (path === '/_local/ec2') {
        const unknown = Object.keys(body).find((name) => !Object.hasOwn(local.ec2.settings, name));
        if (unknown !== undefined) return json(400, { message: `EC2 has no setting ${unknown}.` });
        return json(200, Object.assign(local.ec2.settings, body));
      }
      if (body.notice !== undefined && !(body.notice >= 0 && body.notice <= 120))
        return json(400, { message: 'notice must be a number of seconds from 0 to 120.' });
      const time = local.ec2.interrupt(body.instanceId, body.notice);
      return time === undefined
        ? json(404, { message: `No spot instance ${body.instanceId} is running.` })
        : json(200, { time });
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

/** Whether the request is from the user whose keys the stand-in prints (HTTP Basic). */
function isOwn(authorization: string, { user }: Credentials): boolean {
  return authorization === `Basic ${Buffer.from(`${user.accessKeyId}:${user.secretAccessKey}`).toString('base64')}`;
}

/** @param rest the secret, followed by the path */
async function metadata(request: IncomingMessage, rest: string, local: LocalApi): Promise<Answer> {
  const [secret = '', ...path] = rest.split('/');
  const asked = { method: request.method ?? '', path: `/${path.join('/')}`, headers: request.headers };
  return (await local.metadata(secret, asked)) ?? json(404, { message: 'No instance has its metadata here.' });
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

/** Milliseconds until a client should request new credentials; the keys are valid as long as the stand-in runs. */
const LIFETIME = 6 * 3600_000;

function json(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: `${JSON.stringify(body, undefined, 2)}\n` };
}
