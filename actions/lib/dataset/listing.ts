import { differenceOf, lookOf } from './alike.ts';
import type { Finding } from './error.ts';
import { formatBytes, MAX_ENTRIES, MAX_TOTAL_BYTES } from './limits.ts';

/** The type of an entry, as the archive or folder gives it. */
export type EntryType = 'file' | 'folder' | 'link' | 'special';

/** A file found in a source; `where` tells the reader where the bytes are. */
export interface Entry<Where> {
  readonly path: string;
  readonly size: number;
  readonly where: Where;
}

/** The checked result of a {@link Listing}. */
export interface Listed<Where> {
  readonly entries: readonly Entry<Where>[];
  readonly emptyFolders: readonly string[];
  readonly findings: readonly Finding[];
}

const SPLITS = ['train', 'valid', 'test'];
const MAX_PATH_BYTES = 800;

/** Collects the entries of a source and everything that is wrong with their names, types and sizes. */
export class Listing<Where> {
  readonly #files = new Map<string, Entry<Where>>();
  readonly #folders = new Set<string>();
  readonly #findings: Finding[] = [];
  readonly #ignored: string[] = [];
  readonly #mostBytes: number;
  #entries = 0;
  #bytes = 0;

  /** @param mostBytes limit for all files together */
  constructor(mostBytes = MAX_TOTAL_BYTES) {
    this.#mostBytes = mostBytes;
  }

  /** Records a problem that the reader found. */
  refuse(path: string, what: string): void {
    this.#findings.push({ level: 'error', path, what });
  }

  /** Whether the entry is a file that belongs to the data set. The reader skips a refused or ignored entry. */
  add(name: string, type: EntryType, size: number, where: Where): boolean {
    this.#entries += 1;
    if (this.#entries === MAX_ENTRIES + 1)
      this.refuse(name, `is entry ${this.#entries}: the limit is ${MAX_ENTRIES} entries`);
    if (this.#entries > MAX_ENTRIES) return false;
    const path = name.replace(/^(\.\/)+/, '').replace(/\/$/, '');
    if (path === '' || path === '.') return false;
    const unsafe = unsafeName(path);
    if (unsafe) {
      this.refuse(printable(name), unsafe);
      return false;
    }
    if (type === 'link') this.refuse(path, 'is a link: replace it with the file itself');
    if (type === 'special') this.refuse(path, 'is a device, pipe or socket: only files and folders are read');
    if (type === 'link' || type === 'special') return false;
    if (isSystemFile(path)) {
      this.#ignored.push(path);
      return false;
    }
    if (type === 'folder') {
      this.#folders.add(path);
      return false;
    }
    return this.#addFile({ path, size, where });
  }

  #addFile(entry: Entry<Where>): boolean {
    const { path, size } = entry;
    if (this.#files.has(path)) {
      this.refuse(path, 'is duplicated');
      return false;
    }
    const before = this.#bytes;
    this.#bytes += size;
    if (before <= this.#mostBytes && this.#bytes > this.#mostBytes) {
      this.refuse(path, `brings the total above ${formatBytes(this.#mostBytes)}, which is the limit`);
    }
    this.#files.set(path, entry);
    return this.#bytes <= this.#mostBytes;
  }

  /** Sorts the files, strips a single top folder, and adds the problems that concern several files. */
  finish(): Listed<Where> {
    const filled = foldersOf(this.#files.keys());
    for (const folder of filled) {
      if (this.#files.has(folder)) this.refuse(folder, 'is a file, but other entries use it as a folder');
    }
    if (this.#files.size === 0 && this.#findings.length === 0) this.refuse('.', 'contains no files');
    const prefix = this.#commonFolder();
    const findings = [...this.#findings, ...this.#likeNames(), ...this.#ignoredNote()];
    const entries = [...this.#files.values()]
      .map((entry) => (prefix === '' ? entry : { ...entry, path: entry.path.slice(prefix.length) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const emptyFolders = [...this.#folders]
      .filter((folder) => folder.startsWith(prefix) && !filled.has(folder))
      .map((folder) => folder.slice(prefix.length))
      .sort();
    return { entries, emptyFolders, findings };
  }

  #commonFolder(): string {
    const tops = new Set<string>();
    for (const path of this.#files.keys()) tops.add(topOf(path));
    for (const folder of this.#folders) tops.add(topOf(`${folder}/`));
    const [top, ...others] = tops;
    if (top === undefined || others.length > 0 || !top.endsWith('/')) return '';
    return SPLITS.includes(top.slice(0, -1)) ? '' : top;
  }

  #likeNames(): Finding[] {
    const seen = new Map<string, string>();
    const alike: Finding[] = [];
    for (const path of this.#files.keys()) {
      const look = lookOf(path);
      const other = seen.get(look);
      if (other === undefined) seen.set(look, path);
      else alike.push({ level: 'warning', path, what: `differs from ${other} only ${differenceOf(other, path)}` });
    }
    return alike;
  }

  #ignoredNote(): Finding[] {
    const [first] = this.#ignored;
    if (first === undefined) return [];
    const count = this.#ignored.length;
    const what =
      count === 1
        ? 'is a hidden or system file, so it is ignored'
        : `and ${count - 1} more hidden or system files are ignored`;
    return [{ level: 'warning', path: first, what }];
  }
}

function topOf(path: string): string {
  return path.slice(0, path.indexOf('/') + 1);
}

/** Every folder that has a file at any depth. */
function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

function unsafeName(path: string): string | undefined {
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is an absolute path';
  const parts = path.split('/');
  if (parts.includes('..')) return 'points outside the archive';
  if (parts.includes('') || parts.includes('.')) return 'has an empty or "." part in its path';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f\ufffd]/.test(path))
    return 'has control characters or invalid UTF-8 in its name: rename it, or create the archive with UTF-8 names';
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return `is longer than ${MAX_PATH_BYTES} bytes`;
  return undefined;
}

/** Files of operating systems and tools: `.DS_Store`, `__MACOSX/`, `Thumbs.db`, `.git/` and other hidden files. */
function isSystemFile(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || /^(__MACOSX|Thumbs\.db|desktop\.ini)$/i.test(part));
}

function printable(name: string): string {
  return JSON.stringify(name).slice(1, -1).slice(0, 200);
}
