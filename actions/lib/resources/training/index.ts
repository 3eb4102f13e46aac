import { trainsIn } from '../comparison/compares.ts';
import { EVERYWHERE, type Family } from '../family.ts';
import { checkDivision } from './check-division.ts';
import { checkEntryPoint } from './check-entry-point.ts';
import { checkEnvironment } from './check-environment.ts';
import { checkHyperparameters } from './check-hyperparameters.ts';
import { checkMetrics } from './check-metrics.ts';
import { checkShell } from './check-shell.ts';
import { trainingCosts } from './costs.ts';
import { permissions } from './permissions.ts';
import { resolveTrainings } from './resolve.ts';
import * as sections from './schema.ts';

/**
 * The training jobs of `train`, with their metrics and artifacts; and the request for a training job, which the trials of a
 * tuning job share.
 */
export const training: Family<typeof sections> = {
  name: 'training',
  sections,
  checks: [checkDivision, checkEntryPoint, checkEnvironment, checkHyperparameters, checkMetrics, checkShell],
  resolve: resolveTrainings,
  permissions,
  stages: {
    train: {
      has: (config, domain) => Object.keys(config.train).length > 0 && trainsIn(config, domain),
      runs: EVERYWHERE,
    },
  },
  kinds: { 'training job': async (aws) => (await import('./training-job.aws.ts')).trainingJobKind(aws) },
  costs: trainingCosts,
  build: async () => (await import('./graph.ts')).buildTraining,
};
