import type { Finding } from './error.ts';

export type Defect = Pick<Finding, 'level' | 'what'>;

/** Data from the header of an image file. */
export interface Picture {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Finds a defect in the rest of the file; called only if the image's size is acceptable. */
  readonly findDefect?: () => Defect | undefined;
}

export function error(what: string): Defect {
  return { level: 'error', what };
}

export function warning(what: string): Defect {
  return { level: 'warning', what };
}

export function truncated(): Defect {
  return error('is a truncated image');
}

export function damaged(format: string): Defect {
  return error(`is a damaged ${format}`);
}

/** Training reads the existing part of an image; the rest becomes grey or black. */
export function lowerPartMissing(format: string): Defect {
  return warning(`is a truncated ${format}: its lower part is missing`);
}
