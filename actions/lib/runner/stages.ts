import { nearest } from '../config/nearest.ts';
import type { Domain } from '../core/domain.ts';
import { EC2 } from '../resources/ec2/defaults.ts';
import type { Family, Stage } from '../resources/family.ts';
import { families } from '../resources/index.ts';
import type { Config } from '../resources/types.ts';
import { InputError } from './action-context.ts';

/** Stages with resources, in the order of a run. */
export const STAGES: readonly string[] = stagesIn(families);

/** Stages that families define. */
export function stagesIn(registry: readonly Family[]): string[] {
  return registry.flatMap(({ stages }) => Object.keys(stages));
}

/** Stages without resources, which only use those of the other stages; and whether a config needs them. */
const operations: Family['stages'] = {
  invoke: {
    has: ({ endpoints }) => Object.values(endpoints).some(({ smoke, model }) => smoke !== undefined && model !== EC2),
    runs: ['main'],
  },
};

/** The stages of the workflow for a trust domain. */
export const ALL_STAGES: Readonly<Record<Domain, readonly string[]>> = {
  main: stagesRunIn('main'),
  'pull-request': stagesRunIn('pull-request'),
};

function stagesRunIn(domain: Domain): string[] {
  return stagesWhere(families, ({ runs, apart }) => runs.includes(domain) && apart !== 'always');
}

/**
 * The stages that have something to do for a config in runs of a trust domain, in the order of a run; without stages
 * that have their own workflow.
 */
export function stagesOf(config: Config, domain: Domain = 'main', registry: readonly Family[] = families): string[] {
  return stagesWhere(
    registry,
    ({ has, runs, apart }) => apart === undefined && runs.includes(domain) && has(config, domain),
  );
}

function stagesWhere(registry: readonly Family[], is: (stage: Stage) => boolean): string[] {
  const all = [...registry.map(({ stages }) => stages), operations].flatMap((stages) => Object.entries(stages));
  return all.filter(([, stage]) => is(stage)).map(([name]) => name);
}

/**
 * Reads a list of stages, separated by commas.
 *
 * @param where the source of the list, for the message
 * @param all the valid stages; default: all that runs of this trust domain can include
 * @returns each once, in the order of a run; empty if the list is empty
 * @throws InputError that names all unknown stages
 */
export function readStages(
  text: string,
  domain: Domain = 'main',
  where = 'The input stages',
  all: readonly string[] = stagesWhere(families, ({ runs }) => runs.includes(domain)),
): string[] {
  const named = text
    .split(',')
    .map((stage) => stage.trim())
    .filter((stage) => stage !== '');
  const unknown = named.filter((stage) => !all.includes(stage));
  if (unknown.length === 0) return all.filter((stage) => named.includes(stage));
  const near = unknown.map((stage) => {
    const meant = nearest(stage, all);
    return meant === undefined ? stage : `${stage} (did you mean ${meant}?)`;
  });
  throw new InputError(
    `${where} has an unknown stage: ${near.join(', ')}.`,
    `Write one or more of these, separated by commas: ${all.join(', ')}.`,
  );
}
