import { trainsIn } from '../comparison/compares.ts';
import { EVERYWHERE, type Family } from '../family.ts';
import { checkTuning } from './checks.ts';
import { tuningCosts } from './costs.ts';
import { resolveTuning } from './resolve.ts';
import * as sections from './schema.ts';

/** The tuning job that searches the best hyperparameters, and the choice of its best trial. */
export const tuning: Family<typeof sections> = {
  name: 'tuning',
  sections,
  checks: [checkTuning],
  resolve: resolveTuning,
  stages: {
    tune: { has: (config, domain) => config.tune !== undefined && trainsIn(config, domain), runs: EVERYWHERE },
  },
  kinds: { 'tuning job': async (aws) => (await import('./tuning-job.aws.ts')).tuningJobKind(aws) },
  costs: tuningCosts,
  build: async () => (await import('./graph.ts')).buildTuning,
};
