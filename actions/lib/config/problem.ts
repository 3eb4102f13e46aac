/** One finding about the config, at its place. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Keys from the top, e.g. `tune.objective.minimize`; empty for the whole file. */
  readonly path: string;
  readonly what: string;
  readonly instead: string;
}
