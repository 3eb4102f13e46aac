import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Writes a file of the state, readable by its owner only; a process that is killed leaves it whole. */
export function writeStateFile(file: string, content: string): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
}

/**
 * Reads a file of the state. One that a full disk or a power cut has cut short is set aside and counts as missing; that is
 * said on standard error.
 * @param read throws when the text is not whole
 * @returns undefined when there is none
 */
export function readStateFile<T>(file: string, read: (text: string) => T): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return read(readFileSync(file, 'utf8'));
  } catch (error) {
    renameSync(file, `${file}.cut-short`);
    const reason = (error as Error).message;
    process.stderr.write(`local-aws: ${file} is truncated, so it is ignored (${reason}); kept as ${file}.cut-short\n`);
    return undefined;
  }
}
