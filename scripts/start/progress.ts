/** The resource or transfer of a line, and its status. As long as both stay the same, further lines are progress. */
export interface Progress {
  readonly thing: string;
  readonly status: string;
}

/** `train:single: local-single-1234567890: InProgress, Training (12 s, about 8 s left): Epoch: 3/8 …`. */
const WAIT = /^([\w:-]+: [\w.:/-]+): (\w[^(]*) \(\d+ s(?:, about \d+ s left)?\)(?:$|: )/;

/**
 * `data: publish: 512 of 1600 files, 2.1 MiB of 4.0 MiB, 1.3 MiB/s, 2 s left`; without a total, the rest is unknown.
 */
const TRANSFER = /^([\w:-]+: \w+): (?:.*\/s, \d+ s left|[\d.]+ \w+, [\d.]+ \w+\/s)$/;

/**
 * Reads a line that an action prints while it waits, or while it transfers or checks data; undefined for other lines.
 */
export function readProgress(line: string): Progress | undefined {
  const [, waited, status = ''] = WAIT.exec(line) ?? [];
  const thing = waited ?? TRANSFER.exec(line)?.[1];
  // Without the numbers of trials, because finished trials have their own lines.
  return thing === undefined ? undefined : { thing, status: status.replaceAll(/\d+/g, '') };
}
