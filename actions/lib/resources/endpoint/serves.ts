import type { Config } from '../types.ts';

/** Whether a config has endpoints. */
export const serves = ({ endpoints }: Config): boolean => Object.keys(endpoints).length > 0;
