import type { Domain } from '../../core/domain.ts';
import { EC2 } from '../ec2/defaults.ts';
import type { Config } from '../types.ts';

/** Endpoints whose model was trained on EC2. Pull requests train none there, so they have no candidate for these. */
export const servedFromEc2 = ({ endpoints }: Pick<Config, 'endpoints'>): string[] =>
  Object.keys(endpoints).filter((name) => endpoints[name]?.model === EC2);

/** Whether the models of a pull request are compared with those that main serves. */
export const compares = (config: Config): boolean =>
  config.pullRequest !== undefined && Object.keys(config.endpoints).length > servedFromEc2(config).length;

/** Whether runs of a trust domain train. A pull request pays for a candidate only if the candidate is compared. */
export const trainsIn = (config: Config, domain: Domain): boolean => domain === 'main' || compares(config);
