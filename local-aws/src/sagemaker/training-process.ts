import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pythonFolder } from '../python/images.ts';

/** A running host of a training job. */
export interface TrainingProcess {
  /** Exit code, or the negative number of the signal that ended the process; undefined after {@link kill}. */
  readonly ended: Promise<number | undefined>;
  /** Kills the process and all processes that it started. */
  kill(): void;
}

/**
 * Starts the training toolkit in a folder that is its `/opt/ml`, if the system permits it. It ends with this process at
 * the latest; `local-aws/python/launch.py` explains how.
 * @param options.python the job's interpreter.
 * @param options.base the folder with `input/config`, `code`, `model` and so on.
 * @param options.environment all environment variables of the process; those of the stand-in are not added.
 * @param options.onLine is called with each line of output.
 */
export function startTraining(options: {
  python: string;
  base: string;
  environment: Readonly<Record<string, string>>;
  onLine: (line: string) => void;
}): TrainingProcess {
  const { python, base, environment, onLine } = options;
  const child = spawn(
    python,
    ['-IS', join(pythonFolder, 'launch.py'), base, python, join(pythonFolder, 'training_toolkit.py')],
    { cwd: base, env: environment, stdio: ['pipe', 'pipe', 'pipe', 'pipe'] },
  );
  // The process may have ended before its input is closed.
  child.stdin.on('error', () => undefined);
  const said: string[] = [];
  createInterface({ input: child.stdio[3] as Readable }).on('line', (line) => {
    if (said.push(line) === 1)
      onLine(
        line === '/opt/ml'
          ? 'local: /opt/ml is this job’s own'
          : `local: no /opt/ml of its own, its files are in ${line}`,
      );
  });
  for (const output of [child.stdout, child.stderr]) createInterface({ input: output }).on('line', onLine);
  const ended = new Promise<number | undefined>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(said[1] === undefined ? undefined : Number(said[1])));
  });
  return { ended, kill: () => child.stdin.end() };
}
