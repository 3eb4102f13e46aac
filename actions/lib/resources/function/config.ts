import type { Include } from '../code/config.ts';

/** A Lambda function in front of an endpoint. */
export interface LambdaFunction {
  /** Folder of the code, from the repository's root. */
  readonly source: string;
  /** Undefined: `git`. */
  readonly include?: Include;
  /** `<file>.<function>` */
  readonly handler: string;
  readonly runtime: string;
  /** Entry of `endpoints`. */
  readonly endpoint: string;
  readonly alias: string;
  /** MB. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly provisionedConcurrency: number;
  /** Undefined: the unreserved concurrency of the account. */
  readonly reservedConcurrency?: number;
  readonly test?: FunctionTest;
}

/** An event that a new version must answer correctly. */
export interface FunctionTest {
  /** The event, or the path of a JSON file from the repository's root. */
  readonly event: string | Readonly<Record<string, unknown>>;
  /** The most probable class of the answer; undefined: any answer that is not an error. */
  readonly expect?: string;
}
