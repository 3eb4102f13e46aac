import type { Locations } from '../data/config.ts';

export interface Weights extends Locations {
  readonly sha256: string;
}
