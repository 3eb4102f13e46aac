import type { WriteStream } from 'node:tty';

/** Where a run is shown. */
export interface Screen {
  /** A line that stays. */
  line(text: string): void;
  /** A line that the next one takes the place of; only a terminal has it. */
  readonly passing?: (text: string) => void;
}

const [ERASE, WRAP, NO_WRAP] = ['\r\u001b[K', '\u001b[?7h', '\u001b[?7l'];

/** The output of this process; a pipe, a file and a terminal that cannot go back in a line get lines that stay alone. */
export function screenOf(output: Pick<WriteStream, 'write' | 'isTTY'>, terminal = process.env['TERM']): Screen {
  if (!output.isTTY || terminal === 'dumb') return { line: (text) => output.write(`${text}\n`) };
  let before = '';
  return {
    line(text) {
      output.write(`${before}${text}\n`);
      before = '';
    },
    passing(text) {
      // What is longer than the terminal is wide would take several rows, of which only the last could be erased.
      output.write(`${before}${NO_WRAP}${text}${WRAP}`);
      before = ERASE;
    },
  };
}
