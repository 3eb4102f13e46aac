import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { join } from 'node:path';
import { readStateFile, writeStateFile } from '../state/state-file.ts';

/** GitHub's issuer, whose part the stand-in plays: trust policies that are written for GitHub work as they are. */
export const ISSUER = 'token.actions.githubusercontent.com';

/** Seconds: GitHub's own figures for its ID token and for the token by which a job asks for one. */
const ID_TOKEN_LIFE = 300;
const REQUEST_TOKEN_LIFE = 22_200;

const REQUESTS = 'urn:local-aws:id-token-requests';
const KEY_ID = 'local-aws';

export type Claims = Readonly<Record<string, unknown>>;

/** Issues and verifies the tokens (JWT, RS256) by which a job of a workflow proves what it is. */
export class Oidc {
  readonly #file: string;
  #key: KeyObject | undefined;

  /** @param folder keeps the signing key, readable by its owner only, from its first use on. */
  constructor(folder: string) {
    this.#file = join(folder, 'oidc-key.pem');
  }

  /** What a job gets as ACTIONS_ID_TOKEN_REQUEST_TOKEN. @param claims of its ID tokens: `sub`, `repository`, `ref`, … */
  requestToken(claims: Claims): string {
    return this.#issue({ claims, iss: REQUESTS }, REQUEST_TOKEN_LIFE);
  }

  /** The ID token for the holder of a request token; undefined when that is none or has ended. */
  idToken(requestToken: string, audience: string): string | undefined {
    const request = this.verify(requestToken);
    if (request?.['iss'] !== REQUESTS || hasEnded(request)) return undefined;
    return this.#issue({ ...(request['claims'] as Claims), aud: audience, iss: `https://${ISSUER}` }, ID_TOKEN_LIFE);
  }

  /** Claims of a token that this key signed, whether or not its time is over. */
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

  /** The discovery document. @param address where it is served. */
  discovery(address: string): object {
    return {
      issuer: `https://${ISSUER}`,
      jwks_uri: `${address}/.well-known/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
    };
  }

  /** The public key, as the discovery document's `jwks_uri` serves it. */
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

/** Whether the token's time is over. */
export function hasEnded(claims: Claims): boolean {
  return Number(claims['exp']) * 1000 < Date.now();
}
