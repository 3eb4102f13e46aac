import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeStateFile } from './state-file.ts';

/** What a client needs to use a stand-in. */
export interface Details {
  readonly endpoint: string;
  readonly region: string;
  readonly account: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** ARN of a role to pass to SageMaker. */
  readonly executionRole: string;
  /** ARN of a role to give to functions. */
  readonly functionRole: string;
}

/** The process that serves a state folder: content of `serving.json`, which other processes read. */
export interface Serving extends Details {
  /** Process ID of the stand-in. */
  readonly pid: number;
  /** Start time, ISO 8601. */
  readonly since: string;
  /** Command that started it. */
  readonly startedBy: string;
  /** ID of the process to end in order to stop the stand-in: its own, or that of a process with which it ends. */
  readonly endsWith: number;
  /** Whether it keeps running after the process that started it has ended. */
  readonly kept?: true;
}

const fileOf = (state: string) => join(state, 'serving.json');

/** Writes `serving.json` atomically. @returns a function that removes it */
export function announce(state: string, serving: Serving): () => void {
  writeStateFile(fileOf(state), JSON.stringify(serving));
  return () => rmSync(fileOf(state), { force: true });
}

/**
 * Reads `serving.json`. Its process may have ended.
 * @returns undefined when there is no file; `cut short` when it is not complete
 */
export function readServing(state: string): Serving | 'cut short' | undefined {
  if (!existsSync(fileOf(state))) return undefined;
  try {
    const serving = JSON.parse(readFileSync(fileOf(state), 'utf8')) as Partial<Serving>;
    const whole = Number.isInteger(serving.pid) && Number.isInteger(serving.endsWith) && serving.endpoint !== undefined;
    return whole ? (serving as Serving) : 'cut short';
  } catch {
    return 'cut short';
  }
}

/** E.g. `npm run local-aws (process 4711, since 2026-11-29 18:40:12)`. */
export function describeServing({ startedBy, endsWith, since }: Serving): string {
  return `${startedBy} (process ${endsWith}, since ${new Date(since).toLocaleString('sv-SE')})`;
}

/**
 * Removes the `serving.json` of a stand-in that was killed.
 * @returns a message about it; undefined without such a file
 */
export function forgetKilled(state: string): string | undefined {
  const left = readServing(state);
  if (left === undefined) return undefined;
  rmSync(fileOf(state), { force: true });
  if (left === 'cut short') return `${fileOf(state)} is truncated, so it is ignored`;
  return `the stand-in of ${describeServing(left)} was killed; its finished results are kept`;
}
