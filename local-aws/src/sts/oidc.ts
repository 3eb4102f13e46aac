import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { join } from 'node:path';
import { readStateFile, writeStateFile } from '../state/state-file.ts';

/** GitHub's issuer. The stand-in issues tokens in its name, so trust policies for GitHub work without changes. */
export const ISSUER = 'token.actions.githubusercontent.com';

/** Validity in seconds of an ID token, and of the token with which a job requests one. Both are GitHub's values. */
const ID_TOKEN_LIFE = 300;
const REQUEST_TOKEN_LIFE = 22_200;

const REQUESTS = 'urn:local-aws:id-token-requests';
const KEY_ID = 'local-aws';

export type Claims = Readonly<Record<string, unknown>>;

/** Issues and verifies the tokens (JWT, RS256) with which a job of a workflow proves its identity. */
export class Oidc {
  readonly #file: string;
  #key: KeyObject | undefined;

  /** @param folder for the signing key, which is created at its first use and readable by its owner only. */
  constructor(folder: string) {
    this.#file = join(folder, 'oidc-key.pem');
  }

  /**
   * A value for a job's ACTIONS_ID_TOKEN_REQUEST_TOKEN.
   * @param claims of its ID tokens: `sub`, `repository`, `ref`, …
   */
  requestToken(claims: Claims): string {
    return this.#issue({ claims, iss: REQUESTS }, REQUEST_TOKEN_LIFE);
  }

  /** Issues an ID token in exchange for a request token; undefined when that token is invalid or has expired. */
  idToken(requestToken: string, audience: string): string | undefined {
    const request = this.verify(requestToken);
    if (request?.['iss'] !== REQUESTS || hasEnded(request)) return undefined;
    return this.#issue({ ...(request['claims'] as Claims), aud: audience, iss: `https://${ISSUER}` }, ID_TOKEN_LIFE);
  }

  /** Claims of a token that was signed with this key, even if it has expired; undefined for another token. */
  verify(token: string): Claims | undefined {
    const [head = '', payload = '', signature = ''] = token.split('.');
    try {
      const signed = Buffer.from(`${head}.${payload}`);
      if (!verify('sha256', signed, createPublicKey(this.#privateKey()), Buffer.from(signature, 'base64url')))
        return undefined;
      return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
    } catch {
      return undefined;
    }
  }

  /** The discovery document. @param address URL at which it is served. */
  discovery(address: string): object {
    return {
      issuer: `https://${ISSUER}`,
      jwks_uri: `${address}/.well-known/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
    };
  }

  /** The public key, in the format of the discovery document's `jwks_uri`. */
  keys(): object {
    const key = createPublicKey(this.#privateKey()).export({ format: 'jwk' });
    return { keys: [{ ...key, kid: KEY_ID, alg: 'RS256', use: 'sig' }] };
  }

  #issue(claims: Claims, life: number): string {
    const now = Math.floor(Date.now() / 1000);
    const parts = [
      { alg: 'RS256', kid: KEY_ID, typ: 'JWT' },
      { ...claims, iat: now, nbf: now, exp: now + life },
    ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const signature = sign('sha256', Buffer.from(parts.join('.')), this.#privateKey());
    return [...parts, signature.toString('base64url')].join('.');
  }

  #privateKey(): KeyObject {
    this.#key ??= readStateFile(this.#file, (text) => createPrivateKey(text)) ?? this.#newKey();
    return this.#key;
  }

  #newKey(): KeyObject {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeStateFile(this.#file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    return privateKey;
  }
}

/** Whether a token has expired. */
export function hasEnded(claims: Claims): boolean {
  return Number(claims['exp']) * 1000 < Date.now();
}
