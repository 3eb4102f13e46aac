import { nearest } from '../config/nearest.ts';
import type { Config } from '../config/types.ts';
import { InputError } from './job.ts';

/** Stages that own resources, in the order of a run. */
export const STAGES: readonly string[] = ['sync-data', 'tune', 'train', 'deploy', 'scale', 'function'];

/** What a run can be asked for: `invoke` owns nothing, and asks what the others have made. */
export const ALL_STAGES: readonly string[] = [...STAGES, 'invoke'];

/** The stages that have something to do for a config, in the order of a run. */
export function stagesOf({ tune, train, endpoints, functions }: Config): string[] {
  const serves = Object.keys(endpoints).length > 0;
  const has: Readonly<Record<string, boolean>> = {
    'sync-data': true,
    tune: tune !== undefined,
    train: Object.keys(train).length > 0,
    deploy: serves,
    // Without `scaling` it takes off what an earlier config has registered.
    scale: serves,
    function: Object.keys(functions).length > 0,
    invoke: Object.values(endpoints).some(({ smoke }) => smoke !== undefined),
  };
  return ALL_STAGES.filter((stage) => has[stage]);
}

/**
 * Reads a list of stages as people write it: separated by commas.
 *
 * @param where what holds the list, for the message
 * @returns each once, in the order of a run; empty when none is named
 * @throws InputError that names every unknown one
 */
export function readStages(text: string, where = 'The input stages'): string[] {
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
    `${where} names what is no stage: ${near.join(', ')}.`,
    `Write some of these, separated by commas: ${ALL_STAGES.join(', ')}.`,
  );
}
