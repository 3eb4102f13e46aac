import { DatasetError, type Finding } from './error.ts';

/** A location that gave nothing, or not what was pinned: the next location may still do. */
export class SourceUnavailable extends DatasetError {
  /** Whether nobody answered, or the answer was no file: this says nothing about the data. */
  readonly unreachable: boolean;

  constructor(what: string, { unreachable = false, ...options }: ErrorOptions & { unreachable?: boolean } = {}) {
    super(what, [], options);
    this.unreachable = unreachable;
  }
}

/** No location gave the data. */
export class NoSource extends DatasetError {
  /** Whether that is all that is known: each location was unreachable. */
  readonly unreachable: boolean;

  constructor(failures: readonly Finding[], unreachable: boolean) {
    super('The data could not be read from any source.', failures);
    this.unreachable = unreachable;
  }
}
