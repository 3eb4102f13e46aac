import { MERGE_KEY } from '../../config/diagnose.ts';
import type { Finding } from '../../config/document.ts';
import { isAwsTrainingImage } from '../../config/images.ts';
import type { Path } from '../../config/path.ts';
import type { Repository } from '../../config/repository.ts';
import { survivesShell, whatAShellDoes } from '../../config/shell-words.ts';
import type { Draft } from '../draft.ts';

/** Hyperparameters that the shell of AWS's training images would split or change before the script gets them. */
export function checkShell({ training, tune }: Draft, repository: Repository): Finding[] {
  if (training === undefined) return [];
  const source = training.source ?? '';
  const inside = repository.files(source).map((file) => file.slice(source.replace(/\/*$/, '/').length));
  const files = [...new Set(inside.map((file) => file.split('/')[0] ?? ''))];
  const script = training['entry-point'] ?? 'train.py';
  // Other images may start scripts in another way.
  const warning = isAwsTrainingImage(training.image ?? 'pytorch') ? {} : { warning: true as const };
  const given: [Path, unknown][] = [
    ...Object.entries(training.hyperparameters ?? {}).map(([name, value]): [Path, unknown] => [
      ['training', 'hyperparameters', name],
      value,
    ]),
    ...Object.entries(tune?.ranges ?? {}).flatMap(([name, range]): [Path, unknown][] => {
      const path = ['tune', 'ranges', name];
      return Array.isArray(range) ? range.map((value, index) => [[...path, index], value]) : [[path, undefined]];
    }),
  ];
  const names = new Map(given.map(([path]) => [path[2], path.slice(0, 3)]));
  return [
    ...checkScript(training['entry-point'], warning),
    ...[...names].flatMap(([name, path]): Finding[] => {
      if (name === MERGE_KEY || (/^[^=]+$/.test(String(name)) && survivesShell(String(name), 'train.py', files)))
        return [];
      const what = 'is not a name that works as a script argument and as an environment variable';
      return [{ path, at: 'key', what, instead: 'write letters, digits, - and _', ...warning }];
    }),
    ...given.flatMap(([path, value]): Finding[] => {
      if (typeof value !== 'string' || value.includes('\n') || survivesShell(value, script, files)) return [];
      const what = `would reach ${script} changed: SageMaker's toolkit runs the command in a shell, and ${whatAShellDoes(value, script)}`;
      return [{ path, what, instead: remedy(value), ...warning }];
    }),
  ];
}

/** The name of the script is also part of the command. */
function checkScript(script: string | undefined, warning: { warning?: true }): Finding[] {
  if (script === undefined || survivesShell(script, 'train.py', [])) return [];
  const what = `cannot be started: SageMaker's toolkit runs the command in a shell, and ${whatAShellDoes(script, 'train.py')}`;
  return [
    {
      path: ['training', 'entry-point'],
      what,
      instead: 'give the file a name of letters, digits and _./-',
      ...warning,
    },
  ];
}

function remedy(value: string): string {
  if (value === '') return 'remove it, or write a word such as none and handle it in the script';
  if (/^\s*[[{]/.test(value)) return 'put it in a file of the bundle and name the file, or write 64,32 for a list';
  return 'write a word of letters, digits and _@%+=:,./-, or put it in a file of the bundle and name the file';
}
