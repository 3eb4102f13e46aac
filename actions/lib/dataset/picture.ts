import type { Finding } from './error.ts';

export type Defect = Pick<Finding, 'level' | 'what'>;

/** What a picture file says about itself. */
export interface Picture {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** What is wrong with the rest of the file; asked only of a picture whose size is as it should be. */
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

/** Training reads what is there of a picture, and takes the rest as grey or black. */
export function lowerPartMissing(format: string): Defect {
  return warning(`is a truncated ${format}: its lower part is missing`);
}
