import { optional } from 'zod/mini';
import { describe, flag, list, section, text } from '../../config/schema/leaves.ts';
import { instance } from '../../config/schema/values.ts';
import { durationPattern, sizePattern } from '../../config/units.ts';

/** A package in pip's syntax, without characters that a shell interprets: no spaces, quotes or addresses. */
const requirement =
  /^[A-Za-z0-9][A-Za-z0-9._-]*(\[[A-Za-z0-9,._-]+\])?((==|~=|[<>!]=?)[A-Za-z0-9.*+!_-]+(,(==|~=|[<>!]=?)[A-Za-z0-9.*+!_-]+)*)?$/;

/** `notebook`: a notebook instance for the people who work on the pipeline. */
export const notebook = optional(
  describe(
    'A SageMaker notebook instance, <name>-notebook, on Amazon Linux 2023 (notebook-al2023-v1). The workflow notebook.yml creates, updates, starts, stops and deletes it.',
    section(
      {
        instance: optional(instance('the notebook instance. Default ml.t3.medium', 'InstanceType')),
        'volume-size': describe(
          'VolumeSizeInGB: size of the disk that keeps the files in /home/ec2-user/SageMaker. It can grow, and cannot shrink. Default 5GB.',
          optional(text('a size with its unit, such as 20GB', '20GB', sizePattern)),
        ),
        'idle-stop': describe(
          'The instance stops itself after this time without a busy kernel or terminal, whether a browser shows it or not. Its files stay. At least 5m. Default 1h.',
          optional(text('a duration with its unit, such as 30m or 2h', '1h', durationPattern)),
        ),
        root: describe('RootAccess: whether its users may become root. Default false.', optional(flag())),
        packages: describe(
          'Packages that are installed for the kernel conda_python3 in the background of each start, as pip takes them.',
          optional(
            list(
              text('a package as pip takes it, such as plotly or plotly==6.3.0', 'plotly', requirement),
              'a list of 1 to 20 packages',
              '[plotly]',
              20,
            ),
          ),
        ),
        repository: describe(
          'DefaultCodeRepository: the https address of a git repository, or the name of one that is stored in SageMaker (for a private one: with its secret); none: no repository. Default: this repository.',
          optional(
            text(
              'an https address, the name of a code repository in SageMaker, or none',
              'https://github.com/owner/name',
              /^(https:\/\/[^\s/@]+\/[^\s]+|[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62})$/,
            ),
          ),
        ),
      },
      '{ instance: ml.t3.medium, idle-stop: 1h }',
    ),
  ),
);
