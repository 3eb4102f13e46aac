import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** Options of a requirements file that name a file or folder, in their short and long form. */
const FILE_OPTION =
  /^(-r|--requirement|-c|--constraint|-e|--editable|-f|--find-links)(?:\s*=\s*|\s+|(?=[^\s=-]))(\S+)(.*)$/;

/**
 * A bundle's `requirements.txt` as one text that does not depend on the current folder. The toolkit runs pip in the
 * folder of the code (sagemaker-training-toolkit, modules.py), so paths are relative to it. Referenced requirements
 * files are inserted; other files and folders are copied to a place named after their content.
 *
 * @param code folder of the bundle
 * @param keep folder for the copies
 * @returns undefined when there is no `requirements.txt`
 * @throws Error with pip's message for a requirements file that does not exist
 */
export async function bundleRequirements(code: string, keep: string): Promise<string | undefined> {
  const file = join(code, 'requirements.txt');
  return (await kindOf(file)) === 'file' ? await writtenOut(file, { code, keep }, []) : undefined;
}

interface Place {
  readonly code: string;
  readonly keep: string;
}

async function writtenOut(file: string, place: Place, above: readonly string[]): Promise<string> {
  if (above.includes(file)) return '';
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(
      `Could not open requirements file: [Errno 2] No such file or directory: '${basename(file)}' (named in ${basename(above.at(-1) ?? 'requirements.txt')})`,
    );
  });
  const lines: string[] = [];
  for (const line of text.replaceAll('\\\n', ' ').split('\n')) {
    // Comments are left out, so that texts that differ only in comments share one environment.
    if (/^\s*(#|$)/.test(line)) continue;
    const [, option, path = '', rest = ''] = FILE_OPTION.exec(line.trim()) ?? [];
    if (option === undefined) lines.push(await local(line, place));
    else if (/^(-r|--req)/.test(option)) {
      // pip resolves these paths from the file that has the option.
      lines.push(await writtenOut(resolve(dirname(file), path), place, [...above, file]));
    } else if (/^(-c|--con)/.test(option)) lines.push(`-c ${await kept(resolve(dirname(file), path), path, place)}`);
    else if (/^(-e|--edit)/.test(option)) lines.push(`${await kept(resolve(place.code, path), path, place)}${rest}`);
    else lines.push(`${option} ${await kept(resolve(place.code, path), path, place)}${rest}`);
  }
  return lines.join('\n');
}

/** A line that names a file or folder of the bundle. pip recognises it by a separator, an ending, or a leading `.`. */
async function local(line: string, place: Place): Promise<string> {
  const [, path = '', rest = ''] = /^\s*([^\s;#[]+)(.*)$/s.exec(line) ?? [];
  if (!/^\.|\/|\.(whl|zip|tar\.gz)$/.test(path) || path.includes('://') || path.startsWith('-')) return line;
  return `${await kept(resolve(place.code, path), path, place)}${rest}`;
}

/** Copies a file or folder once for each content. A text that is not an existing path is returned unchanged. */
async function kept(source: string, written: string, { keep }: Place): Promise<string> {
  if ((await kindOf(source)) === undefined) return written;
  const hash = createHash('sha256');
  await digest(source, '', (part) => hash.update(part));
  const folder = join(keep, hash.digest('hex').slice(0, 32));
  const copy = join(folder, basename(source));
  if ((await kindOf(folder)) === undefined) {
    const draft = `${folder}.${process.pid}.${Math.random()}`;
    await mkdir(draft, { recursive: true });
    await cp(source, join(draft, basename(source)), { recursive: true });
    // Another process may have copied the same content meanwhile.
    await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  }
  return copy;
}

async function digest(path: string, name: string, add: (part: string | Buffer) => void): Promise<void> {
  if ((await kindOf(path)) === 'folder') {
    for (const entry of (await readdir(path)).sort()) await digest(join(path, entry), `${name}/${entry}`, add);
    return;
  }
  const content = await readFile(path);
  add(`${name}\0${content.length}\0`);
  add(content);
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ? 'folder' : found && 'file';
}
