import { optional } from 'zod/mini';
import { durationPattern, sizePattern } from '../units.ts';
import { choice, describe, entries, list, scalar, text } from './leaves.ts';

/** Text that is not blank. */
export const filled = /\S/;

/** A path inside the repository: not absolute, without `..` and without control characters. */
const inside = /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\p{Cc}]*[^\p{Cc}\s][^\p{Cc}]*$/u;

/** A path from the root of the repository. */
export const path = (write: string) => text('a path inside the repository', write, inside);

const name = /^[a-z](-?[a-z0-9])*$/;

/** A name that becomes a part of names in AWS. */
export const entryName = (write: string) =>
  text('lower-case letters, digits and single hyphens, beginning with a letter', write, name);

/** The instance type for one use; `word` is its name in the SageMaker API. */
export const instance = (use: string, word: string) =>
  describe(
    `${word}: the instance type for ${use}.`,
    text('an ml. instance type', 'ml.m5.xlarge', /^ml\.[a-z0-9-]+\.[a-z0-9]+$/),
  );

/** The time limit of a job. */
export const maxRuntime = describe(
  'StoppingCondition.MaxRuntimeInSeconds: SageMaker stops a job that runs longer. Default 2h.',
  optional(text('a duration with its unit, such as 30m or 2h', '2h', durationPattern)),
);

/** Patterns of the files of a folder that are its code. */
export const include = describe(
  'Which files of source are packed. git: files that git tracks or would track, so none that .gitignore excludes. all: every file, for example packages from pip install --target. Default git.',
  optional(choice(['git', 'all'])),
);

/** The disk size of a job. */
export const volumeSize = describe(
  'ResourceConfig.VolumeSizeInGB: disk size of each instance. Default 30GB.',
  optional(text('a size with its unit, such as 30GB', '30GB', sizePattern)),
);

/** Environment variables; `word` is their name in the SageMaker API. */
export const environment = (word: string) =>
  describe(
    `${word}: environment variables.`,
    optional(
      entries(
        text('a variable name', 'LOG_LEVEL', /^[a-zA-Z_][a-zA-Z0-9_]*$/),
        scalar('text', 'debug'),
        'a mapping of variables',
        '{ LOG_LEVEL: debug }',
      ),
    ),
  );

/** The SHA-256 that a download must have. */
export const sha256 = describe(
  'SHA-256 of the downloaded file, 64 hexadecimal digits.',
  text('the 64 hexadecimal digits of a SHA-256, in quotes', 'what sha256sum prints', /^[0-9a-f]{64}$/),
);

/** The location of files. */
export const location = text(
  'a folder, a file or an https address',
  'data/images or https://example.com/images.zip',
  filled,
);

/** Ids of subnets; at most as many as SageMaker accepts in VpcConfig.Subnets. */
export const subnetIds = list(
  text('a subnet id', 'subnet-0abc', /^subnet-[0-9a-f]+$/),
  'a list of 1 to 16 subnet ids',
  '[subnet-0abc]',
  16,
);
