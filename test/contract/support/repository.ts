import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

export const root = join(import.meta.dirname, '../../..');

export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Paths of the repository's files, those not yet committed included. */
export function files(...patterns: string[]): string[] {
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', ...patterns], { cwd: root });
  return list
    .toString()
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(root, file)));
}

/** An action.yml, as far as the contracts go. */
export interface Action {
  readonly name: string;
  readonly file: string;
  readonly inputs: Readonly<Record<string, { description?: string; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description?: string }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string };
}

export function actions(): Action[] {
  return files('actions/*/action.yml').map((file) => {
    const content = parse(read(file)) as Omit<Action, 'name' | 'file'>;
    return { ...content, name: dirname(file).split('/').at(-1) ?? '', file, outputs: content.outputs ?? {} };
  });
}

interface Job {
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly {
    readonly id?: string;
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, string>>;
  }[];
}

export interface Workflow {
  readonly file: string;
  readonly jobs: Readonly<Record<string, Job>>;
}

export function workflows(): Workflow[] {
  return files('.github/workflows/*.yml').map((file) => ({ ...(parse(read(file)) as Workflow), file }));
}
