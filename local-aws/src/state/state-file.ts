import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Writes a state file atomically, with mode 0600. If the process is killed, the old or the new content is complete. */
export function writeStateFile(file: string, content: string): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
}

/**
 * Reads a state file. If a full disk or a power failure truncated it, it is renamed to `*.cut-short`, reported on
 * standard error and treated as missing.
 * @param read parses the text; throws when it is not complete
 * @returns undefined when there is no complete file
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
