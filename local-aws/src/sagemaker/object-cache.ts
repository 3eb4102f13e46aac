import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { link, mkdir, rename, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { AskEmulator } from '../ask-emulator.ts';

/** An object of S3 as ListObjectsV2 tells it. */
export interface ListedObject {
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
  readonly size: number;
}

/**
 * Objects of S3 on disk, one file for each content, so that jobs on the same data fetch it once and share it by hard
 * links. Jobs get their files read-only.
 */
export class ObjectCache {
  readonly #ask: AskEmulator;
  readonly #folder: string;
  readonly #fetching = new Map<string, Promise<void>>();

  /** @param folder must be on the file system of the paths that {@link place} is given. */
  constructor(ask: AskEmulator, folder: string) {
    this.#ask = ask;
    this.#folder = folder;
  }

  /** Lets the object be a file at `path`, whose folder must exist; an error names what S3 answered. */
  async place(object: ListedObject, path: string): Promise<void> {
    const name = createHash('sha256').update(`${object.etag} ${object.size}`).digest('hex');
    const cached = join(this.#folder, name.slice(0, 2), name.slice(2));
    if (!existsSync(cached)) {
      const fetching = this.#fetching.get(name) ?? this.#fetch(object, cached);
      this.#fetching.set(name, fetching);
      try {
        await fetching;
      } finally {
        this.#fetching.delete(name);
      }
    }
    await link(cached, path);
  }

  async #fetch(object: ListedObject, cached: string): Promise<void> {
    const draft = `${cached}.${randomUUID()}`;
    await mkdir(dirname(cached), { recursive: true });
    try {
      await pipeline(await this.#read(object), createWriteStream(draft, { mode: 0o444 }));
      await rename(draft, cached);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** Past the SDK, which takes three times as long for a small object; a data set has thousands. */
  async #read({ bucket, key, etag }: ListedObject): Promise<IncomingMessage> {
    const path = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
    const request = await this.#ask('s3', { method: 'GET', path, headers: ['Host', 'localhost', 'If-Match', etag] });
    request.end();
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    if (answer.statusCode !== 200) throw new Error(`s3://${bucket}/${key}: ${answer.statusCode} ${await text(answer)}`);
    return answer;
  }
}
