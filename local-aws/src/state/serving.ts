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

/** Who serves a state: what `serving.json` in the state folder tells other processes. */
export interface Serving extends Details {
  /** Process of the stand-in. */
  readonly pid: number;
  /** ISO 8601. */
  readonly since: string;
  /** What was typed to start it. */
  readonly startedBy: string;
  /** Process to end when it shall end: its own, or the one that it ends with. */
  readonly endsWith: number;
  /** Whether it goes on without who has started it. */
  readonly kept?: true;
}

const fileOf = (state: string) => join(state, 'serving.json');

/** Writes `serving.json`, whole; gives what removes it. */
export function announce(state: string, serving: Serving): () => void {
  writeStateFile(fileOf(state), JSON.stringify(serving));
  return () => rmSync(fileOf(state), { force: true });
}

/**
 * What `serving.json` tells; the process may have ended meanwhile.
 * @returns undefined when there is none; `cut short` when it cannot be read
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

/** Removes a `serving.json` that a stand-in which was killed has left; gives what there is to say of it. */
export function forgetKilled(state: string): string | undefined {
  const left = readServing(state);
  if (left === undefined) return undefined;
  rmSync(fileOf(state), { force: true });
  if (left === 'cut short') return `${fileOf(state)} is truncated, so it is ignored`;
  return `the stand-in of ${describeServing(left)} was killed; its finished results are kept`;
}
