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

/**
 * Suggests trials with Optuna, for all tuning jobs: nothing is kept between questions. Its process starts with the first
 * question, because that takes most of the time of an answer, and ends with this process at the latest.
 */
export class Search {
  readonly #tools: string;
  #asker: Asker | undefined;

  /** @param tools Python environment with Optuna. */
  constructor(tools: string) {
    this.#tools = tools;
  }

  /** The parameters of the next trial. @throws Error with the search's own error, or its last lines when it has ended. */
  async ask(question: Question): Promise<Record<string, number | string>> {
    this.#asker ??= start(this.#tools, () => {
      this.#asker = undefined;
    });
    const answer = await this.#asker.ask(question);
    if ('error' in answer) throw new Error(`the search failed: ${answer.error}`);
    return answer.parameters;
  }

  close(): void {
    this.#asker?.close();
  }
}

type Answer = { readonly parameters: Record<string, number | string> } | { readonly error: string };

interface Asker {
  ask(question: Question): Promise<Answer>;
  close(): void;
}

/** Starts the process, which answers questions in their order. @param onEnd is called when the process has ended. */
function start(tools: string, onEnd: () => void): Asker {
  const child = spawn(join(tools, 'bin', 'python'), [join(pythonFolder, 'tuner.py')]);
  child.once('error', onEnd).once('exit', onEnd);
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
      return JSON.parse(answer.value) as Answer;
    },
    close() {
      child.stdin.end();
    },
  };
}
