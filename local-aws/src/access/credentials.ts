import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Caller } from '../protocol/service.ts';
import { readStateFile, writeStateFile } from '../state/state-file.ts';
import type { Role } from './roles.ts';

/** Prefix of all access keys of a stand-in, so that they cannot be confused with AWS keys. */
export const KEY_PREFIX = 'LOCALAWS';

/** Keys as AWS issues them; temporary ones have a session token. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Keys, and the caller that they belong to. */
export interface Issued {
  readonly keys: Keys;
  readonly caller: Caller;
  /** Expiry in milliseconds since the epoch; undefined: they do not expire. */
  readonly expires?: number;
}

/** The keys that the stand-in has issued. */
export class Credentials {
  /** The user's own keys: random at the first start, the same after each restart. They allow everything. */
  readonly user: Keys;
  readonly #account: string;
  readonly #sessionFile: string;
  readonly #issued = new Map<string, Issued>();
  readonly #byToken = new Map<string, Issued>();

  /** @param folder has `keys.json` and `sessions.json`, which only their owner can read */
  constructor(folder: string, account: string) {
    this.#account = account;
    this.#sessionFile = join(folder, 'sessions.json');
    const userFile = join(folder, 'keys.json');
    const keys = readStateFile(userFile, (text) => JSON.parse(text) as Keys);
    this.user = keys ?? randomKeys();
    if (keys === undefined) writeStateFile(userFile, JSON.stringify(this.user));
    this.#add({ keys: this.user, caller: this.#caller(this.user, `arn:aws:iam::${account}:user/local`) });
    const sessions = readStateFile(this.#sessionFile, (text) => JSON.parse(text) as Issued[]);
    for (const session of sessions ?? []) this.#add(session);
  }

  /** The keys with this access key ID, and their caller; undefined when the stand-in has not issued them. */
  find(accessKeyId: string): Issued | undefined {
    return this.#issued.get(accessKeyId);
  }

  /** Issues keys for a session of a role; they survive a restart. @param seconds duration of the session */
  assume({ name, id }: Pick<Role, 'name' | 'id'>, session: string, seconds: number): Issued {
    const keys = temporaryKeys();
    const caller = { ...this.#caller(keys, this.#sessionArn(name, session)), role: name, userId: `${id}:${session}` };
    const issued = this.#add({ keys, caller, expires: Date.now() + seconds * 1000 });
    const lasting = [...this.#issued.values()].filter(({ expires = 0 }) => expires > Date.now());
    writeStateFile(this.#sessionFile, JSON.stringify(lasting));
    return issued;
  }

  /**
   * Issues a token for which {@link keysFor} returns temporary keys of a role, as in AWS's containers. It is only in
   * memory, because the processes that use it end with the stand-in.
   *
   * @param session name of the role session, e.g. the name of the function
   */
  issueToken(roleArn: string, session = 'SageMaker'): string {
    const token = randomBytes(24).toString('base64url');
    const role = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    const keys = temporaryKeys();
    const caller = { ...this.#caller(keys, this.#sessionArn(role, session)), role };
    this.#byToken.set(token, this.#add({ keys, caller }));
    return token;
  }

  /** The keys and the caller for a token of {@link issueToken}; undefined for another token. */
  keysFor(token: string): Issued | undefined {
    return this.#byToken.get(token);
  }

  #add(issued: Issued): Issued {
    this.#issued.set(issued.keys.accessKeyId, issued);
    return issued;
  }

  #caller({ accessKeyId }: Keys, arn: string): Caller {
    return { accessKeyId, account: this.#account, arn };
  }

  #sessionArn(role: string, session: string): string {
    return `arn:aws:sts::${this.#account}:assumed-role/${role}/${session}`;
  }
}

function randomKeys(): Keys {
  const id = Array.from(randomBytes(12), (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(byte % 32)).join('');
  return { accessKeyId: `${KEY_PREFIX}${id}`, secretAccessKey: randomBytes(30).toString('base64') };
}

function temporaryKeys(): Keys {
  return { ...randomKeys(), sessionToken: randomBytes(48).toString('base64') };
}
