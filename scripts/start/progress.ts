/** What is waited for or sent, and its status: while that stays the same, a further line about it is progress. */
export interface Progress {
  readonly thing: string;
  readonly status: string;
}

/** `train:single: local-single-1234567890: InProgress, Training (12 s, about 8 s left): Epoch: 3/8 …`. */
const WAIT = /^([\w:-]+: [\w.:/-]+): (\w[^(]*) \(\d+ s(?:, about \d+ s left)?\)(?:$|: )/;

/** `data: publish: 512 of 1600 files, 2.1 MiB of 4.0 MiB, 1.3 MiB/s, 2 s left`; without a total nobody knows what is left. */
const TRANSFER = /^([\w:-]+: \w+): (?:.*\/s, \d+ s left|[\d.]+ \w+, [\d.]+ \w+\/s)$/;

/** Reads a line that an action prints while it waits, or while it sends or checks data; undefined for any other. */
export function readProgress(line: string): Progress | undefined {
  const [, waited, status = ''] = WAIT.exec(line) ?? [];
  const thing = waited ?? TRANSFER.exec(line)?.[1];
  // That 4 of 8 trials are done is told by the trials.
  return thing === undefined ? undefined : { thing, status: status.replaceAll(/\d+/g, '') };
}
