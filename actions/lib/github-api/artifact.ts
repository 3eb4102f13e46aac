import { buffer } from 'node:stream/consumers';
import { fromBufferPromise, type ZipFile } from 'yauzl';
import { Failure } from '../core/failure.ts';
import type { GitHub } from './client.ts';

/** A file in an artifact of a workflow run. */
export interface ArtifactFile {
  /** Number of the run. */
  readonly run: number;
  /** Name of the artifact. */
  readonly artifact: string;
  /** Path in the artifact. */
  readonly path: string;
  /** Largest size in bytes. */
  readonly most: number;
}

/**
 * A file of the newest artifact with this name of a run; `undefined` if it does not exist (any more). A run for a
 * pull request from a fork wrote its content, so it is as untrusted as the pull request. Only this file of the archive
 * is unpacked.
 *
 * @throws Failure when the artifact is larger than the file may be, is not an archive or does not have the file;
 * GitHubFailure
 */
export async function readArtifact(github: GitHub, file: ArtifactFile): Promise<Buffer | undefined> {
  const purpose = {
    what: `Reading the artifact ${file.artifact}`,
    of: `run ${file.run} of ${github.repository}`,
    needs: 'actions: read',
  };
  const all = await github.list(purpose, 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
    run_id: file.run,
  });
  const newest = all
    .filter(({ name, expired }) => name === file.artifact && !expired)
    .sort((one, other) => Number(other.id) - Number(one.id))[0];
  if (newest === undefined) return undefined;
  const refuse = (why: string) =>
    new Failure(
      `github-answer-invalid: The artifact ${file.artifact} of run ${file.run} ${why}.`,
      'Run the workflow that makes it again.',
    );
  // The archive is a little larger than the file, and must contain nothing else.
  if (newest.size_in_bytes > file.most + 1_000) throw refuse(`has more than ${file.most} bytes`);
  const archive = await github.send(
    purpose,
    'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
    { artifact_id: Number(newest.id), archive_format: 'zip' },
  );
  try {
    const content = await unpack(await fromBufferPromise(Buffer.from(archive as ArrayBuffer)), file);
    if (content !== undefined) return content;
  } catch (error) {
    throw refuse(`is damaged: ${(error as Error).message}`);
  }
  throw refuse(`has no file ${file.path} of at most ${file.most} bytes`);
}

/** yauzl throws if a file has more bytes than its entry says. */
async function unpack(zip: ZipFile, { path, most }: ArtifactFile): Promise<Buffer | undefined> {
  for await (const entry of zip.eachEntry())
    if (entry.fileName === path && entry.uncompressedSize <= most)
      return buffer(await zip.openReadStreamPromise(entry));
  return undefined;
}
