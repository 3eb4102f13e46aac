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
  /** SHA-256 of the archive, lower-case hex. */
  readonly sha256?: string;
}

/** Files that can be read in any order. Disposing the data set deletes its temporary files. */
export interface Dataset extends AsyncDisposable {
  /** Sorted by path. */
  readonly files: readonly DataFile[];
  /** Folders without any file below them. */
  readonly emptyFolders: readonly string[];
  /** Warnings, such as ignored system files. Contains no errors. */
  readonly notes: readonly Finding[];
  readonly origin: Origin;
  /**
   * The bytes of one file.
   * @throws {@link DatasetError} when the file has changed since it was hashed.
   */
  read(file: DataFile): Promise<Buffer>;
  /** The bytes as a stream, for a file of any size; an error is thrown after the last chunk. */
  stream(file: DataFile): AsyncIterable<Buffer>;
}
