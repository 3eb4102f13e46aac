import { open } from 'node:fs/promises';

/** First line of a Git LFS pointer. Source: Git LFS specification, "The Pointer". */
const FIRST_LINE = /^version https:\/\/(git-lfs|hawser)\.github\.com\/spec\/v\d/;

/** A pointer has fewer bytes than this (same specification). */
const LARGEST = 1024;

/** The problem with such a file and what to do, as text for a {@link Finding}. */
export const LFS_POINTER =
  'is a Git LFS pointer, not the file itself: check out with `lfs: true`, or run `git lfs pull`';

/** Whether a file's content is a pointer of Git LFS. */
export function isLfsPointer(body: Buffer): boolean {
  return body.length < LARGEST && FIRST_LINE.test(body.toString('latin1', 0, 64));
}

/** Whether a file on the disk is a Git LFS pointer; `false` if it cannot be read. */
export async function isLfsPointerFile(path: string): Promise<boolean> {
  try {
    await using handle = await open(path);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LARGEST), 0, LARGEST, 0);
    return isLfsPointer(buffer.subarray(0, bytesRead));
  } catch {
    return false;
  }
}
