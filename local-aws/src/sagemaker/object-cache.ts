import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, linkSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { AskEmulator } from '../emulator/ask-emulator.ts';
import { isShortAnswer, readBody } from '../gateway/body.ts';

const READ_ONLY = { mode: 0o444 };

/** An S3 object, as ListObjectsV2 returns it. */
export interface ListedObject {
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
  readonly size: number;
}

/** Maximum total bytes of objects that are kept in memory. */
const MEMORY = 64 * 1024 * 1024;

/**
 * S3 objects on disk, one file for each content. Jobs with the same data download it once and share the files by hard
 * links; the files are read-only. Small objects that were uploaded recently are taken from memory.
 */
export class ObjectCache {
  readonly #ask: AskEmulator;
  readonly #folder: string;
  readonly #fetching = new Map<string, Promise<void>>();
  /** In the order of insertion, oldest first. */
  readonly #remembered = new Map<string, Buffer>();
  #bytes = 0;

  /** @param folder must be in the same file system as the paths that {@link place} gets. */
  constructor(ask: AskEmulator, folder: string) {
    this.#ask = ask;
    this.#folder = folder;
  }

  /** Must be called when an object has been stored. @param etag of S3's response */
  remember(etag: string, body: Buffer): void {
    const name = nameOf(etag, body.length);
    this.#forget(name);
    this.#remembered.set(name, body);
    this.#bytes += body.length;
    for (const oldest of this.#remembered.keys()) {
      if (this.#bytes <= MEMORY) break;
      this.#forget(oldest);
    }
  }

  /** Creates the object as a file at `path`, whose folder must exist. @throws Error with S3's response */
  async place(object: ListedObject, path: string): Promise<void> {
    const name = nameOf(object.etag, object.size);
    const cached = join(this.#folder, name.slice(0, 2), name.slice(2));
    if (!existsSync(cached)) {
      const fetching = this.#fetching.get(name) ?? this.#fetch(object, cached, this.#remembered.get(name));
      this.#fetching.set(name, fetching);
      try {
        await fetching;
      } finally {
        this.#fetching.delete(name);
      }
    }
    this.#forget(name);
    linkSync(cached, path);
  }

  #forget(name: string): void {
    this.#bytes -= this.#remembered.get(name)?.length ?? 0;
    this.#remembered.delete(name);
  }

  async #fetch(object: ListedObject, cached: string, remembered: Buffer | undefined): Promise<void> {
    const draft = `${cached}.${randomUUID()}`;
    mkdirSync(dirname(cached), { recursive: true });
    try {
      const body = remembered ?? (await this.#read(object));
      // Most objects are small images; waiting for another thread would take longer than a synchronous write.
      if (Buffer.isBuffer(body)) writeFileSync(draft, body, READ_ONLY);
      else await pipeline(body, createWriteStream(draft, READ_ONLY));
      renameSync(draft, cached);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** Without the SDK, which takes three times as long for a small object; a data set has thousands. */
  async #read({ bucket, key, etag }: ListedObject): Promise<Buffer | IncomingMessage> {
    const path = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
    const request = await this.#ask('s3', { method: 'GET', path, headers: ['Host', 'localhost', 'If-Match', etag] });
    request.end();
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    if (answer.statusCode !== 200) throw new Error(`s3://${bucket}/${key}: ${answer.statusCode} ${await text(answer)}`);
    return isShortAnswer(answer) ? await readBody(answer) : answer;
  }
}

function nameOf(etag: string, size: number): string {
  return createHash('sha256').update(`${etag} ${size}`).digest('hex');
}
