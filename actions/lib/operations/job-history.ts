import { LARGEST_EVALUATION, parseEvaluation } from '../compare/index.ts';
import { readPictures } from '../resources/data/pictures.aws.ts';
import type { Scope } from '../resources/scope.ts';
import { readEvaluation } from '../resources/training/evaluation.ts';
import { type JobCourse, type JobPlaces, readCourse } from '../resources/training/history.aws.ts';
import { type Evaluated, sumUp } from './evaluated.ts';

/** The course of a training job, and the evaluation of its model. */
export interface JobHistory extends JobCourse {
  /** Absent if the script wrote no `evaluation.json` with classes. */
  readonly evaluation?: Evaluated;
}

/**
 * @param more whether to read also what takes longer
 * @returns undefined if the job does not exist
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
 * The same for a training on EC2.
 *
 * @param id address of its folder
 * @returns undefined if it does not exist or has not ended
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
  // Problems of the file are reported by the comparison.
  const parsed = file === undefined ? undefined : parseEvaluation(file);
  const evaluation = parsed !== undefined && 'evaluation' in parsed ? sumUp(parsed.evaluation) : undefined;
  if (evaluation === undefined) return course;
  const ids = evaluation.mistakes.map(({ id }) => id);
  const pictures = places.data === undefined ? new Map() : await readPictures(aws, places.data, ids);
  const mistakes = evaluation.mistakes.map((mistake) => ({ ...mistake, ...pictures.get(mistake.id) }));
  return { ...course, evaluation: { ...evaluation, mistakes } };
}

/** Images of the examples with which a comparison's candidate was evaluated, by the SHA-256 of each. */
export async function readExamples({ aws }: Pick<Scope, 'aws'>, candidate: string, ids: readonly string[]) {
  const data = ids.length === 0 ? undefined : (await readCourse(aws, candidate))?.places.data;
  return data === undefined ? {} : Object.fromEntries(await readPictures(aws, data, ids));
}
