import { differenceOf, lookOf } from './alike.ts';
import type { DataFile } from './dataset.ts';
import type { Finding } from './error.ts';

export const SPLITS: readonly string[] = ['train', 'valid', 'test'];
const CLASS_FOLDER = /^\d{3,}\.\S/;

export function isSplit(name: string | undefined): boolean {
  return name !== undefined && SPLITS.includes(name);
}

/** Checks the class folders: the same ones in every split, at least two, and no two with almost the same name. */
export function checkClasses(images: readonly DataFile[], emptyFolders: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  const folders = new Set(images.map(({ path }) => path.slice(0, path.lastIndexOf('/'))));
  const empty = emptyFolders.filter((folder) => isSplit(folder.split('/')[0]) && folder.split('/').length === 2);
  for (const folder of empty) findings.push(error(folder, 'is an empty class folder'));
  const there = new Set([...folders, ...empty]);
  const classes = [...new Set([...there].map((folder) => folder.split('/')[1] ?? ''))];
  const splitsOf = (name: string) => SPLITS.filter((split) => there.has(`${split}/${name}`));
  const present = SPLITS.filter((split) => classes.some((name) => there.has(`${split}/${name}`)));
  const alike = findAlike(classes, splitsOf);
  for (const name of classes) {
    const at = splitsOf(name);
    if (!CLASS_FOLDER.test(name)) {
      const what =
        'is not a class folder: its name must be a number of three digits, a dot and the class, such as 001.Boxer';
      findings.push(error(`${at[0]}/${name}`, what));
    }
    if (alike.names.has(name)) continue;
    for (const split of present.filter((split) => !at.includes(split)))
      findings.push(error(`${split}/${name}`, `is missing: the class is in ${at.join(' and ')} only`));
  }
  findings.push(...alike.findings);
  const [only, ...others] = classes;
  if (only !== undefined && others.length === 0)
    findings.push(
      error(only, 'is the only class: a classifier needs at least two, so add another class folder to every split'),
    );
  for (const split of SPLITS) {
    if (!present.includes(split)) findings.push(error(split, 'is missing: train, valid and test each need images'));
  }
  return findings;
}

/** Folders that name the same class twice, with all their names. */
function findAlike(
  classes: readonly string[],
  splitsOf: (name: string) => readonly string[],
): { findings: Finding[]; names: ReadonlySet<string> } {
  const findings: Finding[] = [];
  const names = new Set<string>();
  const firsts = new Map<string, string>();
  for (const name of classes) {
    const look = lookOf(name.replace(/^\d+\./, ''));
    const first = firsts.get(look);
    if (first === undefined) {
      firsts.set(look, name);
      continue;
    }
    const other = `${splitsOf(first)[0]}/${first}`;
    if (lookOf(first) === lookOf(name)) {
      names.add(first).add(name);
      const what = `does not match ${other}: they differ only ${differenceOf(first, name)}. Use the same class name in every split`;
      findings.push(error(`${splitsOf(name)[0]}/${name}`, what));
    } else {
      const what = `names the same class as ${other} under another number: put all images of a class into one folder`;
      findings.push(error(`${splitsOf(name)[0]}/${name}`, what));
    }
  }
  return { findings, names };
}

function error(path: string, what: string): Finding {
  return { level: 'error', path, what };
}
