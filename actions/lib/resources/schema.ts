import type { output } from 'zod/mini';
import { describe, section } from '../config/schema/leaves.ts';
import type { Family } from './family.ts';
import { families } from './index.ts';

type Together<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** The keys of a config file with the schemas of their families. */
type Sections = Together<(typeof families)[number]['sections']>;

/** A config file; unknown keys are errors. */
export function schemaOf(registry: readonly Family[]) {
  const sections = Object.assign({}, ...registry.map((family) => family.sections)) as Sections;
  return describe('One pipeline on Amazon SageMaker.', section(sections, 'name: dog-breeds and the other keys'));
}

export const schema = schemaOf(families);

/** A config file's content after the schema accepted it. */
export type Written = output<ReturnType<typeof schemaOf>>;
