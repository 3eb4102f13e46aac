import type { Finding } from './error.ts';

/** One file of a data set. */
export interface DataFile {
  /** Path below the data set's root, with `/` on every system. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Where a data set came from. */
export interface Origin {
  readonly location: string;
  readonly etag?: string;
  /** Bytes of the archive. */
  readonly size?: number;
  /** Of the archive, lower-case hex. */
  readonly sha256?: string;
}

/** Files that can be read in any order. Disposing it removes everything that it put on the disk. */
export interface Dataset extends AsyncDisposable {
  /** Sorted by path. */
  readonly files: readonly DataFile[];
  /** Folders without any file below them. */
  readonly emptyFolders: readonly string[];
  /** What was noticed on the way, such as ignored system files. Holds no errors. */
  readonly notes: readonly Finding[];
  readonly origin: Origin;
  /**
   * The bytes of one file.
   * @throws {@link DatasetError} when they are no longer those that were hashed.
   */
  read(file: DataFile): Promise<Buffer>;
  /** The same piece by piece, for a file of any size; the error comes after the last piece. */
  stream(file: DataFile): AsyncIterable<Buffer>;
}
