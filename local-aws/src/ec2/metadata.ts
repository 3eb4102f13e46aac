import { randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import type { InstanceRecord } from './instance-records.ts';

/** The instance metadata service: each instance reaches its own at a secret address. */
export class Metadata {
  readonly #context: Context;
  readonly #secrets = new Map<string, InstanceRecord>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** What stands for `http://169.254.169.254` in the instance. */
  address(record: InstanceRecord): string {
    const secret = randomBytes(18).toString('base64url');
    this.#secrets.set(secret, record);
    return `${this.#context.endpoint}/_local/metadata/${secret}`;
  }
}
