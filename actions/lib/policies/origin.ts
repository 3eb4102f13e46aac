import { git, repositoryAround } from '../resources/code/git.ts';

/** A repository on GitHub, as `gh` takes it. */
export interface Origin {
  /** Undefined: github.com. */
  readonly host?: string;
  /** `owner/name` */
  readonly name: string;
}

/** `https://`, `ssh://` and `user@host:` addresses; the names have only characters that need no quotes in a shell. */
const ADDRESS = /^(?:\w+:\/\/)?(?:[^@/]+@)?([\w.-]+)(?::\d+)?[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/;

/**
 * The repository of git's remote `origin`, which is where a clone came from. In a clone of a fork, `gh` itself may mean
 * the parent repository instead (manual of `gh repo set-default`).
 *
 * @returns undefined without a remote `origin` on a server
 */
export async function originOf(root: string): Promise<Origin | undefined> {
  const repository = await repositoryAround(root);
  if (repository === undefined) return undefined;
  const address = await git({ folder: root, repository, isOwn: true }, ['remote', 'get-url', 'origin']).catch(() => '');
  return parseOrigin(address.trim());
}

/** @param address of a remote */
export function parseOrigin(address: string): Origin | undefined {
  const [, host = '', name] = ADDRESS.exec(address) ?? [];
  if (name === undefined || name.startsWith('.')) return undefined;
  // A host without a dot is an alias of the user's SSH settings.
  return /^(ssh\.)?github\.com$/.test(host) || !host.includes('.') ? { name } : { host, name };
}
