import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readStateFile, writeStateFile } from './state-file.ts';

/**
 * JSON records of one type, in memory and each in a file of its own. A stand-in that was killed reads them at its next
 * start, so it knows all changes that it has confirmed. Values of type `Date` stay dates.
 */
export class Records<T> {
  readonly #folder: string;
  readonly #records = new Map<string, T>();

  /** @param folder contains the files; created when missing. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder)) {
      if (!file.endsWith('.json')) continue;
      const name = decodeURIComponent(file.slice(0, -'.json'.length));
      const record = readStateFile(join(folder, file), (text) => JSON.parse(text, reviveDates) as T);
      if (record !== undefined) this.#records.set(name, record);
    }
  }

  get(name: string): T | undefined {
    return this.#records.get(name);
  }

  has(name: string): boolean {
    return this.#records.has(name);
  }

  /** All records in the order in which they were first put (after a restart: by name). */
  all(): T[] {
    return [...this.#records.values()];
  }

  /** Stores a record. The complete file is on disk when this returns. */
  put(name: string, record: T): T {
    this.#records.set(name, record);
    writeStateFile(join(this.#folder, `${encodeURIComponent(name)}.json`), JSON.stringify(record, tagDates));
    return record;
  }

  delete(name: string): boolean {
    rmSync(join(this.#folder, `${encodeURIComponent(name)}.json`), { force: true });
    return this.#records.delete(name);
  }
}

function tagDates(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const raw = this[key];
  return raw instanceof Date ? { $date: raw.toISOString() } : value;
}

function reviveDates(_key: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && '$date' in value) return new Date(String(value.$date));
  return value;
}
