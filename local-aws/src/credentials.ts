import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from './service.ts';

/** Every access key of a stand-in begins with this, so that nobody mistakes it for one of AWS's. */
export const KEY_PREFIX = 'LOCALAWS';

/** Keys as AWS issues them; temporary ones have a session token. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** The keys that the stand-in has issued, and whom each stands for. */
export class Credentials {
  /** The user's own keys: random at the first start, the same after each restart. */
  readonly user: Keys;
  readonly #account: string;
  readonly #issued = new Map<string, { keys: Keys; caller: Caller }>();
  readonly #byToken = new Map<string, { keys: Keys; caller: Caller }>();

  /** @param folder holds `keys.json`, readable by its owner only. */
  constructor(folder: string, account: string) {
    this.#account = account;
    this.user = loadKeys(join(folder, 'keys.json'));
    this.#add(this.user, `arn:aws:iam::${account}:user/local`);
  }

  /** Who holds that key. */
  callerOf(accessKeyId: string): Caller | undefined {
    return this.#issued.get(accessKeyId)?.caller;
  }

  /** Whether the session token is the one that was issued with the key, none for the user's own keys. */
  hasToken(accessKeyId: string, sessionToken: string | undefined): boolean {
    return this.#issued.get(accessKeyId)?.keys.sessionToken === sessionToken;
  }

  /**
   * A token for which {@link keysFor} gives temporary keys of a role, as AWS's containers have it. In memory only: the
   * processes that use it end with the stand-in.
   */
  issueToken(roleArn: string): string {
    const token = randomBytes(24).toString('base64url');
    const role = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    const keys = { ...randomKeys(), sessionToken: randomBytes(48).toString('base64') };
    const entry = this.#add(keys, `arn:aws:sts::${this.#account}:assumed-role/${role}/SageMaker`);
    this.#byToken.set(token, entry);
    return token;
  }

  /** The keys behind a token of {@link issueToken}, and whose they are. */
  keysFor(token: string): { keys: Keys; caller: Caller } | undefined {
    return this.#byToken.get(token);
  }

  #add(keys: Keys, arn: string): { keys: Keys; caller: Caller } {
    const entry = { keys, caller: { accessKeyId: keys.accessKeyId, account: this.#account, arn } };
    this.#issued.set(keys.accessKeyId, entry);
    return entry;
  }
}

function randomKeys(): Keys {
  const id = Array.from(randomBytes(12), (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(byte % 32)).join('');
  return { accessKeyId: `${KEY_PREFIX}${id}`, secretAccessKey: randomBytes(30).toString('base64') };
}

function loadKeys(file: string): Keys {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Keys;
  const keys = randomKeys();
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(keys), { mode: 0o600 });
  renameSync(draft, file);
  return keys;
}
