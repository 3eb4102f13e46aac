import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { zip } from '../support/archives.ts';
import { dataFolder } from '../support/data-folder.ts';

const SCRIPT = fileURLToPath(new URL('../support/open-many.ts', import.meta.url));

test('an archive of 50,000 files is opened in little memory', async () => {
  const name = (at: number) => `dogImages/train/${at % 133}.Some_breed_of_dog/Some_breed_of_dog_${at}.jpg`;
  const entries = Array.from({ length: 50_000 }, (_, at) => ({ name: name(at), body: String(at), method: 0 as const }));
  await using folder = await dataFolder({ 'many.zip': zip(entries) });
  const open = async () => {
    // With a heap of its own size V8 collects in time, and what needs more ends.
    const child = promisify(execFile)(process.execPath, [
      '--max-old-space-size=96',
      SCRIPT,
      join(folder.root, 'many.zip'),
      folder.scratch,
    ]);
    const { files, mebibytes } = JSON.parse((await child).stdout);
    expect(files).toBe(50_000);
    return Number(mebibytes);
  };
  const first = await open();
  // What is needed is the least of two: on a busy machine V8 collects late now and then.
  expect(first < 220 ? first : Math.min(first, await open())).toBeLessThan(220);
}, 120_000);
