import { DatasetError, type Finding } from './error.ts';

/** A location that could not be read, or whose file does not have the pinned sha256. The next location may work. */
export class SourceUnavailable extends DatasetError {
  /** Whether the server did not answer or did not send a file; this is no statement about the data. */
  readonly unreachable: boolean;

  constructor(what: string, { unreachable = false, ...options }: ErrorOptions & { unreachable?: boolean } = {}) {
    super(what, [], options);
    this.unreachable = unreachable;
  }
}

/** No location could be read. */
export class NoSource extends DatasetError {
  /** Whether every location was unreachable. */
  readonly unreachable: boolean;

  constructor(failures: readonly Finding[], unreachable: boolean) {
    super('The data could not be read from any source.', failures);
    this.unreachable = unreachable;
  }
}
