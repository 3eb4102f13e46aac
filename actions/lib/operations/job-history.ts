import { LARGEST_EVALUATION, parseEvaluation } from '../compare/index.ts';
import { readPictures } from '../resources/data/pictures.aws.ts';
import type { Scope } from '../resources/scope.ts';
import { readEvaluation } from '../resources/training/evaluation.ts';
import { type JobCourse, type JobPlaces, readCourse } from '../resources/training/history.aws.ts';
import { type Evaluated, sumUp } from './evaluated.ts';

/** How a training job went and what its model can do. */
export interface JobHistory extends JobCourse {
  /** Absent where the script left no `evaluation.json` with classes. */
  readonly evaluation?: Evaluated;
}

/**
 * @param more what takes longer to read, too
 * @returns undefined for a job that is not there
 */
export async function readJobHistory(
  { aws, signal }: Pick<Scope, 'aws' | 'signal'>,
  job: string,
  more?: 'with its evaluation',
): Promise<JobHistory | undefined> {
  const found = await readCourse(aws, job);
  if (found === undefined) return undefined;
  const { places, ...course } = found;
  return more === undefined ? course : withEvaluation({ aws, signal }, course, places);
}

/**
 * The same of a training on EC2.
 *
 * @param id address of its folder
 * @returns undefined for one that is not there or has not ended
 */
export async function readEc2History(
  { aws, signal }: Pick<Scope, 'aws' | 'signal'>,
  id: string,
): Promise<JobHistory | undefined> {
  const { readEc2Course } = await import('../resources/ec2/history.aws.ts');
  const found = await readEc2Course(aws, id);
  if (found === undefined) return undefined;
  const { places, ...course } = found;
  return withEvaluation({ aws, signal }, course, places);
}

async function withEvaluation(
  { aws, signal }: Pick<Scope, 'aws' | 'signal'>,
  course: JobCourse,
  places: JobPlaces,
): Promise<JobHistory> {
  if (places.artifact === undefined) return course;
  const file = await readEvaluation(aws, places.artifact, LARGEST_EVALUATION, signal);
  // What is wrong with a file, its comparison tells.
  const parsed = file === undefined ? undefined : parseEvaluation(file);
  const evaluation = parsed !== undefined && 'evaluation' in parsed ? sumUp(parsed.evaluation) : undefined;
  if (evaluation === undefined) return course;
  const ids = evaluation.mistakes.map(({ id }) => id);
  const pictures = places.data === undefined ? new Map() : await readPictures(aws, places.data, ids);
  const mistakes = evaluation.mistakes.map((mistake) => ({ ...mistake, ...pictures.get(mistake.id) }));
  return { ...course, evaluation: { ...evaluation, mistakes } };
}

/** Pictures of the examples that the candidate of a comparison was judged by, by the SHA-256 of each. */
export async function readExamples({ aws }: Pick<Scope, 'aws'>, candidate: string, ids: readonly string[]) {
  const data = ids.length === 0 ? undefined : (await readCourse(aws, candidate))?.places.data;
  return data === undefined ? {} : Object.fromEntries(await readPictures(aws, data, ids));
}
