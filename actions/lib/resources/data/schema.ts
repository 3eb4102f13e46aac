import { optional } from 'zod/mini';
import { choice, describe, flag, oneOrMore, section, text } from '../../config/schema/leaves.ts';
import { location, sha256 } from '../../config/schema/values.ts';

/** `data`: the channel of every job. */
export const data = describe(
  'The data set: the input channel "training" of every job.',
  section(
    {
      source: describe(
        'Folder, .zip, .tar.gz or .tgz, or the https address of such a file. In a list, the first that can be read is used.',
        oneOrMore(location, 'a location or a list of them', 'data/images'),
      ),
      sha256: optional(sha256),
      prefix: describe(
        'Key prefix of the data versions of main in the bucket; pull requests use <name>-pr/. Default <name>/.',
        optional(text('a key prefix that ends in /', 'dogImages/', /^[\w.-]+(\/[\w.-]+)*\/$/)),
      ),
      layout: describe(
        'image-folders checks for {train,valid,test}/NNN.Class/ with images. Default any: no check.',
        optional(choice(['image-folders', 'any'])),
      ),
      strict: describe(
        'true turns the warnings of layout into errors: an image in two splits or classes, a truncated JPEG, a file that training does not read. Default false.',
        optional(flag()),
      ),
    },
    '{ source: data/images }',
  ),
);
