import { posix } from 'node:path';

/** A link of a model's archive. */
export interface Link {
  readonly path: string;
  /** What it names, as it is written. */
  readonly target: string;
  /** `link` is another name of a file, counted from the archive's root; `symlink` is a path from the link's folder. */
  readonly type: 'link' | 'symlink';
}

/** What stands in place of links. */
export interface Resolved {
  /** By the path of a file or folder, the paths at which links show it too. */
  readonly copies: ReadonlyMap<string, readonly string[]>;
  /** Links that name nothing in the archive, or themselves. */
  readonly broken: readonly Link[];
}

/** Where a training job's model folder is, so what absolute links to its own files begin with. Source: SageMaker's documentation of SM_MODEL_DIR. */
const MODEL_FOLDER = '/opt/ml/model/';

/** Links that Linux follows for one path. Source: path_resolution(7). */
const MOST_FOLLOWED = 40;

/**
 * Finds what links show: a link to a file is that file once more, a link to a folder everything below that.
 *
 * @param files paths of the files that are there
 * @param folders paths of the folders that have an entry of their own
 */
export function resolveLinks(
  links: readonly Link[],
  files: ReadonlySet<string>,
  folders: ReadonlySet<string>,
): Resolved {
  const byPath = new Map(links.map((link) => [link.path, link]));
  const known = new Set([...folders, ...[...files, ...byPath.keys()].flatMap(parentsOf)]);
  const copies = new Map<string, string[]>();
  const broken = new Set<Link>();
  const add = (real: string, to: string) => {
    if (real !== to) copies.set(real, [...(copies.get(real) ?? []), to]);
    return true;
  };
  /** Puts what `from` shows at `to`; false where that is nothing, or a folder that holds itself. */
  const put = (from: string, to: string, above: readonly string[]): boolean => {
    const real = follow(from, byPath);
    if (real === undefined) return false;
    if (files.has(real)) return add(real, to);
    if (!known.has(real) || above.some((folder) => isIn(folder, real))) return false;
    if (folders.has(real)) add(real, to);
    const below = [...files, ...byPath.keys()].filter((path) => isIn(path, real) && path !== real);
    return below.every((path) => put(path, `${to}${path.slice(real.length)}`, [...above, real]));
  };
  for (const link of links) if (!put(link.path, link.path, [posix.dirname(link.path)])) broken.add(link);
  return { copies, broken: [...broken] };
}

function parentsOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

const isIn = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

/** The path of what a path shows, without links; undefined where that lies outside of the archive or never ends. */
function follow(path: string, links: ReadonlyMap<string, Link>): string | undefined {
  let rest = path.split('/');
  let done: string[] = [];
  for (let followed = 0; rest.length > 0; ) {
    const here = [...done, rest[0]].join('/');
    const link = links.get(here);
    if (link === undefined) {
      done = here.split('/');
      rest = rest.slice(1);
      continue;
    }
    if (++followed > MOST_FOLLOWED) return undefined;
    const target = targetOf(link);
    if (target === undefined) return undefined;
    rest = [...target.split('/'), ...rest.slice(1)];
    done = [];
  }
  return done.join('/');
}

function targetOf({ path, target, type }: Link): string | undefined {
  const inside = target.startsWith(MODEL_FOLDER) ? target.slice(MODEL_FOLDER.length) : target;
  if (inside.startsWith('/')) return undefined;
  const isFromRoot = type === 'link' || inside !== target;
  const whole = posix.normalize(isFromRoot ? inside : posix.join(posix.dirname(path), inside)).replace(/\/$/, '');
  return whole === '..' || whole.startsWith('../') ? undefined : whole;
}
