import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListTrainingJobsCommand, type SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { UserRepository } from './user-repository.ts';

/** Statuses of the training jobs whose names begin so, by name. */
export async function trainingJobs(sagemaker: SageMakerClient, prefix: string): Promise<Record<string, string>> {
  const { TrainingJobSummaries = [] } = await sagemaker.send(
    new ListTrainingJobsCommand({ NameContains: prefix, MaxResults: 100 }),
  );
  const jobs = TrainingJobSummaries.filter((job) => job.TrainingJobName?.startsWith(prefix));
  return Object.fromEntries(jobs.map((job) => [job.TrainingJobName ?? '', job.TrainingJobStatus ?? '']));
}

/** Keeps training jobs of a {@link UserRepository} running until it is released. */
export interface Hold extends Disposable {
  release(): void;
}

/** From now on the repository's training jobs last until the hold is released; the change is part of their content. */
export function holdTraining(repository: UserRepository): Hold {
  const folder = mkdtempSync(join(tmpdir(), 'hold-'));
  const path = join(folder, 'held');
  writeFileSync(path, '');
  repository.edit((config) => {
    config['training'].hyperparameters.hold = path;
  });
  const release = () => rmSync(folder, { recursive: true, force: true });
  return { release, [Symbol.dispose]: release };
}
