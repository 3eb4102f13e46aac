import { nearest } from '../config/nearest.ts';
import type { Family } from '../resources/family.ts';
import { families } from '../resources/index.ts';
import type { Config } from '../resources/types.ts';
import { InputError } from './job.ts';

/** Stages that own resources, in the order of a run. */
export const STAGES: readonly string[] = stagesIn(families);

/** Stages that families bring into a run. */
export function stagesIn(registry: readonly Family[]): string[] {
  return registry.flatMap(({ stages }) => Object.keys(stages));
}

/** What owns nothing, and asks what the others have made, with whether a config has something for it. */
const operations: Family['stages'] = {
  invoke: ({ endpoints }) => Object.values(endpoints).some(({ smoke }) => smoke !== undefined),
};

/** What a run can be asked for. */
export const ALL_STAGES: readonly string[] = [...STAGES, ...Object.keys(operations)];

/** The stages that have something to do for a config, in the order of a run. */
export function stagesOf(config: Config, registry: readonly Family[] = families): string[] {
  const all = [...registry.map(({ stages }) => stages), operations].flatMap((stages) => Object.entries(stages));
  return all.filter(([, isFor]) => isFor(config)).map(([stage]) => stage);
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
    `${where} has an unknown stage: ${near.join(', ')}.`,
    `Write one or more of these, separated by commas: ${ALL_STAGES.join(', ')}.`,
  );
}
