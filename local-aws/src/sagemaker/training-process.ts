import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pythonFolder } from '../python/images.ts';

/** A host of a training job that runs. */
export interface TrainingProcess {
  /** Exit code, or the negative number of the signal that ended it; undefined after {@link kill}. */
  readonly ended: Promise<number | undefined>;
  /** Ends it and everything that it started, at once and without asking. */
  kill(): void;
}

/**
 * Starts the training toolkit in a folder that is its `/opt/ml` where the system permits. It cannot outlive this
 * process: `local-aws/python/launch.py` says how.
 * @param options.python the job's interpreter.
 * @param options.base the folder that holds `input/config`, `code`, `model` and so on.
 * @param options.environment the whole environment of the process: nothing of the stand-in's own leaks into it.
 * @param options.onLine receives each line of output.
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
  // It may have ended before its input is closed.
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
