import { DatasetError } from './error.ts';

/** A location that could not be had, or does not hold what was pinned: the next location may still do. */
export class SourceUnavailable extends DatasetError {
  constructor(what: string, options?: ErrorOptions) {
    super(what, [], options);
  }
}
