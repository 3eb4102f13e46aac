import { posix } from 'node:path';

/** A link in a model's archive. */
export interface Link {
  readonly path: string;
  /** Its target, as written. */
  readonly target: string;
  /** The target of a `link` (hard link) is relative to the archive's root, of a `symlink` to the link's folder. */
  readonly type: 'link' | 'symlink';
}

/** The copies that replace links. */
export interface Resolved {
  /** The paths of links, by the path of the file or folder that they lead to. */
  readonly copies: ReadonlyMap<string, readonly string[]>;
  /** Links whose target is not in the archive, or that lead to themselves. */
  readonly broken: readonly Link[];
}

/** A job's model folder, with which absolute links begin. Source: SageMaker's documentation of SM_MODEL_DIR. */
const MODEL_FOLDER = '/opt/ml/model/';

/** Maximum number of links that Linux follows for one path. Source: path_resolution(7). */
const MOST_FOLLOWED = 40;

/**
 * Resolves links: a link to a file becomes a copy of the file, a link to a folder a copy of everything in it.
 *
 * @param files paths of the files
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
  /** Adds the content of `from` at `to`; false if there is none, or a folder would contain itself. */
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

/** Resolves all links in a path; undefined if it leads out of the archive or never ends. */
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
