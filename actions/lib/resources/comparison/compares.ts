import type { Domain } from '../../core/domain.ts';
import { serves } from '../endpoint/serves.ts';
import type { Config } from '../types.ts';

/** Whether the models of a pull request are compared with those that main serves. */
export const compares = (config: Config): boolean => config.pullRequest !== undefined && serves(config);

/** Whether runs of a trust domain train. A pull request pays for a candidate only if the candidate is compared. */
export const trainsIn = (config: Config, domain: Domain): boolean => domain === 'main' || compares(config);
