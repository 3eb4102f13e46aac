import { nearest } from '../config/nearest.ts';
import { InputError } from '../github/job.ts';

/** Stages that own resources, in the order of a run. */
export const STAGES: readonly string[] = ['sync-data', 'tune', 'train', 'deploy', 'scale', 'function'];

/** What a run can be asked for: `invoke` owns nothing, and asks what the others have made. */
export const ALL_STAGES: readonly string[] = [...STAGES, 'invoke'];

/**
 * Reads a list of stages as people write it: separated by commas.
 *
 * @returns each once, in the order of a run; empty when none is named
 * @throws InputError that names every unknown one
 */
export function readStages(text: string): string[] {
  const named = text
    .split(',')
    .map((stage) => stage.trim())
    .filter((stage) => stage !== '');
  const unknown = named.filter((stage) => !ALL_STAGES.includes(stage));
  if (unknown.length === 0) return ALL_STAGES.filter((stage) => named.includes(stage));
  const near = unknown.map((stage) => {
    const meant = nearest(stage, ALL_STAGES);
    return meant === undefined ? stage : `${stage} (did you mean ${meant}?)`;
  });
  throw new InputError(
    `The input stages names what is no stage: ${near.join(', ')}.`,
    `Write some of these, separated by commas: ${ALL_STAGES.join(', ')}.`,
  );
}
