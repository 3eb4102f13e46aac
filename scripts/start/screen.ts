import type { WriteStream } from 'node:tty';

/** The output of a run. */
export interface Screen {
  /** Prints a line that stays. */
  line(text: string): void;
  /** Prints a line that the next one replaces; only on a terminal. */
  readonly passing?: (text: string) => void;
}

const [ERASE, WRAP, NO_WRAP] = ['\r\u001b[K', '\u001b[?7h', '\u001b[?7l'];

/** The output of this process. A pipe, a file and a terminal that cannot move the cursor only get lines that stay. */
export function screenOf(output: Pick<WriteStream, 'write' | 'isTTY'>, terminal = process.env['TERM']): Screen {
  if (!output.isTTY || terminal === 'dumb') return { line: (text) => output.write(`${text}\n`) };
  let before = '';
  return {
    line(text) {
      output.write(`${before}${text}\n`);
      before = '';
    },
    passing(text) {
      // A line that is wider than the terminal would take several rows, of which only the last could be erased.
      output.write(`${before}${NO_WRAP}${text}${WRAP}`);
      before = ERASE;
    },
  };
}
