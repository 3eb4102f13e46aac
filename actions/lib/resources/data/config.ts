/** Locations of files; the first location that works is used. */
export interface Locations {
  /** Folder, `.zip`, `.tar.gz`/`.tgz` (paths from the repository's root) or https addresses. */
  readonly locations: readonly string[];
  /** SHA-256 of the file, hex; a download must match it. */
  readonly sha256?: string;
}

export interface Data extends Locations {
  /** Key prefix of main in the bucket, ends in `/`. */
  readonly prefix: string;
  readonly layout: 'image-folders' | 'any';
  /** Whether warnings of the layout check are errors; undefined: no. */
  readonly strict?: boolean;
}
