import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Caller } from '../protocol/service.ts';
import { readStateFile, writeStateFile } from '../state/state-file.ts';
import type { Role } from './roles.ts';

/** Every access key of a stand-in begins with this, so that nobody mistakes it for one of AWS's. */
export const KEY_PREFIX = 'LOCALAWS';

/** Keys as AWS issues them; temporary ones have a session token. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Keys, and whom they stand for. */
export interface Issued {
  readonly keys: Keys;
  readonly caller: Caller;
  /** Milliseconds since the epoch; undefined: they do not end by themselves. */
  readonly expires?: number;
}

/** The keys that the stand-in has issued. */
export class Credentials {
  /** The user's own keys: random at the first start, the same after each restart. They may do everything. */
  readonly user: Keys;
  readonly #account: string;
  readonly #sessionFile: string;
  readonly #issued = new Map<string, Issued>();
  readonly #byToken = new Map<string, Issued>();

  /** @param folder holds `keys.json` and `sessions.json`, readable by their owner only. */
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

  /** What was issued with that access key. */
  find(accessKeyId: string): Issued | undefined {
    return this.#issued.get(accessKeyId);
  }

  /** Keys of a session of a role; they outlive a restart. */
  assume({ name, id }: Pick<Role, 'name' | 'id'>, session: string, seconds: number): Issued {
    const keys = temporaryKeys();
    const caller = { ...this.#caller(keys, this.#sessionArn(name, session)), role: name, userId: `${id}:${session}` };
    const issued = this.#add({ keys, caller, expires: Date.now() + seconds * 1000 });
    const lasting = [...this.#issued.values()].filter(({ expires = 0 }) => expires > Date.now());
    writeStateFile(this.#sessionFile, JSON.stringify(lasting));
    return issued;
  }

  /**
   * A token for which {@link keysFor} gives temporary keys of a role, as AWS's containers have it. In memory only: the
   * processes that use it end with the stand-in.
   *
   * @param session names the session, e.g. after the function
   */
  issueToken(roleArn: string, session = 'SageMaker'): string {
    const token = randomBytes(24).toString('base64url');
    const role = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    const keys = temporaryKeys();
    const caller = { ...this.#caller(keys, this.#sessionArn(role, session)), role };
    this.#byToken.set(token, this.#add({ keys, caller }));
    return token;
  }

  /** The keys behind a token of {@link issueToken}, and whose they are. */
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
