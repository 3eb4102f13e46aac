import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pythonFolder } from '../python/images.ts';
import type { SearchRange } from './tuning-ranges.ts';

/** The input for the choice of the next trial; see `local-aws/python/tuner.py`. */
export interface Question {
  readonly strategy: string;
  readonly seed: number;
  readonly maximize: boolean;
  readonly ranges: Readonly<Record<string, SearchRange>>;
  readonly trials: readonly {
    parameters: Readonly<Record<string, number | string>>;
    state: 'complete' | 'failed' | 'running';
    value?: number;
  }[];
}

/** A process that suggests trials with Optuna. It always ends with this process. */
export interface Search {
  /** The parameters of the next trial. @throws Error with the last lines of the process when it has ended. */
  ask(question: Question): Promise<Record<string, number | string>>;
  close(): void;
}

/** Starts a search. @param tools Python environment with Optuna. */
export function startSearch(tools: string): Search {
  const child = spawn(join(tools, 'bin', 'python'), [join(pythonFolder, 'tuner.py')]);
  const errors: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const failed = new Promise<never>((_, reject) => {
    child.on('error', reject);
    child.stdin.on('error', reject);
  });
  // `ask` reports this error; without a call of `ask`, it must not be an unhandled rejection.
  failed.catch(() => {});
  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const answer = await Promise.race([answers.next(), failed]);
      if (answer.done) throw new Error(`the search ended: ${errors.slice(-3).join('\n')}`);
      return JSON.parse(answer.value) as Record<string, number | string>;
    },
    close() {
      child.stdin.end();
    },
  };
}
