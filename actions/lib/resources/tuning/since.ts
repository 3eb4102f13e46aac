import type { DescribeHyperParameterTuningJobResponse } from '@aws-sdk/client-sagemaker';
import type { Change } from '../../core/graph.ts';
import type { Scope } from '../scope.ts';
import { byPart, type Words } from '../since.ts';
import { shown, TRAINING_WORDS, withFiles } from '../training/since.ts';
import { tuningChanges } from './identity.ts';
import { describeTuningJob } from './tuning-job.aws.ts';

const WORDS: Words = [
  [/^seed$/, 'parameters', '$&'],
  [/^ranges\.\w+\.(.+)\.MinValue$/, 'parameters', 'ranges.$1.min'],
  [/^ranges\.\w+\.(.+)\.MaxValue$/, 'parameters', 'ranges.$1.max'],
  [/^ranges\.\w+\.(.+)\.ScalingType$/, 'parameters', 'ranges.$1.scale'],
  [/^ranges\.\w+\.(.+)\.Values\.(\d+)$/, 'parameters', 'ranges.$1.$2'],
  [/^objective\.MetricName$/, 'search', 'objective'],
  [/^objective\.Type$/, 'search', 'objective.type'],
  [/^(strategy|jobs|parallel|early-stopping)$/, 'search', '$&'],
  ...TRAINING_WORDS,
];

/** The differences between an earlier tuning job and the job that would be requested. */
export async function tuningSince(
  scope: Scope,
  id: string,
  request: Parameters<typeof tuningChanges>[2],
): Promise<Readonly<Record<string, readonly Change[]>>> {
  const earlier: DescribeHyperParameterTuningJobResponse | undefined = await describeTuningJob(scope.aws, id);
  if (earlier === undefined) return {};
  const changes = tuningChanges(scope, earlier, request)
    .filter(({ by }) => by !== 'nothing')
    .map((change) => ({ ...change, path: change.path.replace(/^trials\./, '') }));
  const parts = byPart(changes, WORDS, shown);
  return withFiles(scope, parts, earlier.TrainingJobDefinition?.StaticHyperParameters);
}
