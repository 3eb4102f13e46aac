import { S3Client } from '@aws-sdk/client-s3';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { readArchive } from '../../aws/read-archive.ts';
import { readObject } from '../../aws/read-object.ts';

/** The evaluation that a job wrote into `SM_OUTPUT_DATA_DIR`. */
const FILE = 'evaluation.json';

/**
 * Reads `evaluation.json` of a finished training job. SageMaker packs `SM_OUTPUT_DATA_DIR` into `output.tar.gz` beside
 * the model (SageMaker Developer Guide, "Amazon SageMaker Training Storage Folders").
 *
 * @param artifact `s3://…/model.tar.gz`
 * @param longest maximum number of bytes; of a longer file, one more byte is returned, so that the caller can detect it
 * @returns its bytes; `undefined` when the job wrote no such file, or it has been deleted
 * @throws Failure when the archive is damaged
 */
export async function readEvaluation(
  aws: Aws,
  artifact: string,
  longest: number,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  const uri = artifact.replace(/[^/]*$/, 'output.tar.gz');
  let found: Buffer | undefined;
  const read = readObject(
    aws.client(S3Client),
    uri,
    (body, either) => {
      found = undefined;
      return readArchive(
        body,
        async (entry) => {
          if (found !== undefined || entry.header.type !== 'file' || entry.header.name.replace(/^\.\//, '') !== FILE)
            return void entry.resume();
          const pieces: Buffer[] = [];
          let bytes = 0;
          for await (const piece of entry as AsyncIterable<Buffer>) {
            if (bytes <= longest) pieces.push(piece);
            bytes += piece.length;
          }
          found = Buffer.concat(pieces).subarray(0, longest + 1);
        },
        either,
      );
    },
    { signal },
  );
  await unlessNotFound(read);
  return found;
}
