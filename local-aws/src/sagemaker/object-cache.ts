import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { chmod, link, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';

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
  readonly #s3: S3Client;
  readonly #folder: string;
  readonly #fetching = new Map<string, Promise<void>>();

  /** @param folder must be on the file system of the paths that {@link place} is given. */
  constructor(s3: S3Client, folder: string) {
    this.#s3 = s3;
    this.#folder = folder;
  }

  /** Lets the object be a file at `path`, whose folder must exist; errors are the S3 client's own. */
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

  async #fetch({ bucket, key, etag }: ListedObject, cached: string): Promise<void> {
    const draft = `${cached}.${randomUUID()}`;
    await mkdir(dirname(cached), { recursive: true });
    try {
      const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: etag }));
      await pipeline(Body as Readable, createWriteStream(draft));
      await chmod(draft, 0o444);
      await rename(draft, cached);
    } finally {
      await rm(draft, { force: true });
    }
  }
}
