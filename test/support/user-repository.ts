import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { png } from './images.ts';

const TEMPLATE = fileURLToPath(new URL('user-repository', import.meta.url));

/** A small repository of a user: a config, images, a training script and a serving application without torch. */
export interface UserRepository extends Disposable {
  readonly folder: string;
  /** Name of the pipeline. */
  readonly name: string;
  /** Name of its endpoint. */
  readonly endpoint: string;
  /** Path of the config from the root of the repository. */
  readonly config: string;
  /** Rewrites the config. */
  edit(change: (config: Config) => void): void;
  write(path: string, content: string | Buffer): void;
  read(path: string): string;
  remove(path: string): void;
}

// biome-ignore lint/suspicious/noExplicitAny: tests write configs of every shape, wrong ones too.
type Config = Record<string, any>;

/**
 * Copies `test/support/user-repository` into a temporary folder and adds six images of two classes. Its training script
 * takes a tenth of a second and prints a validation loss that is lowest at a learning rate of 0.01; `--sleep` makes it
 * last longer, `--hold` as long as a file is there.
 *
 * @param name name of the pipeline; pipelines of different names do not meet in one stand-in
 */
export function userRepository(name = 'small'): UserRepository {
  const folder = mkdtempSync(join(tmpdir(), 'user-repository-'));
  cpSync(TEMPLATE, folder, { recursive: true });
  const config = 'pipeline.yml';
  const endpoint = `${name}-endpoint`;
  const path = (file: string) => join(folder, file);
  const repository: UserRepository = {
    folder,
    name,
    endpoint,
    config,
    edit(change) {
      const content = parse(readFileSync(path(config), 'utf8')) as Config;
      change(content);
      writeFileSync(path(config), stringify(content));
    },
    write(file, content) {
      mkdirSync(dirname(path(file)), { recursive: true });
      writeFileSync(path(file), content);
    },
    read: (file) => readFileSync(path(file), 'utf8'),
    remove: (file) => rmSync(path(file), { recursive: true, force: true }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
  let seed = 0;
  for (const split of ['train', 'valid', 'test']) {
    for (const label of ['001.cat', '002.dog']) repository.write(`images/${split}/${label}/${++seed}.png`, png(seed));
  }
  repository.edit((content) => {
    content['name'] = name;
    content['endpoints'] = { [endpoint]: content['endpoints'].endpoint };
  });
  return repository;
}
