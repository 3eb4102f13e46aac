import { optional } from 'zod/mini';
import { choice, describe, flag, oneOrMore, section, text } from '../../config/schema/leaves.ts';
import { location, sha256 } from '../../config/schema/values.ts';

/** `data`: the channel of every job. */
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
