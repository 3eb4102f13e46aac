import { optional } from 'zod/mini';
import { choice, describe, flag, oneOrMore, section, text } from '../../config/schema/leaves.ts';
import { filled } from '../../config/schema/values.ts';

const sha256 = describe(
  'SHA-256 of the downloaded file, 64 hexadecimal digits.',
  text('the 64 hexadecimal digits of a SHA-256, in quotes', 'what sha256sum prints', /^[0-9a-f]{64}$/),
);

const location = text('a folder, a file or an https address', 'data/images or https://example.com/images.zip', filled);

/** `data` and `weights`: the channels of every job. */
export const data = describe(
  'The data set: the channel training of every job.',
  section(
    {
      source: describe(
        'Folder, .zip, .tar.gz or .tgz, or an https address of such a file; of a list the first that works.',
        oneOrMore(location, 'a location or a list of them', 'data/images'),
      ),
      sha256: optional(sha256),
      prefix: describe(
        'Key prefix of the data versions in the bucket, of main; pull requests write to <name>-pr/. Default <name>/.',
        optional(text('a key prefix that ends in /', 'dogImages/', /^[\w.-]+(\/[\w.-]+)*\/$/)),
      ),
      layout: describe(
        'image-folders checks for {train,valid,test}/NNN.Class/ with images. Default any: no check.',
        optional(choice(['image-folders', 'any'])),
      ),
      strict: describe(
        'true refuses data for what layout only warns of: an image in two splits or classes, a JPEG that is cut off, a file that no training reads. Default false.',
        optional(flag()),
      ),
    },
    '{ source: data/images }',
  ),
);

export const weights = describe(
  'Pretrained weights: the channel weights, so that no job downloads them.',
  section(
    {
      source: describe(
        'File or https address; of a list the first that works.',
        oneOrMore(location, 'a location or a list of them', 'https://example.com/weights.pth'),
      ),
      sha256,
    },
    '{ source: https://example.com/weights.pth, sha256: … }',
  ),
);
