import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tarGz, zip } from '../support/archives.ts';
import { fileServer } from '../support/file-server.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let repository: UserRepository;
let config: string;
beforeAll(async () => {
  bench = await startWorkbench();
  repository = userRepository('sources');
  config = repository.read(repository.config);
});
afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

it('a folder, a zip, a tar.gz and an address of one give the same version, which is sent once', async () => {
  const images = join(repository.folder, 'images');
  const entries = readdirSync(images, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { name: path.slice(images.length + 1), body: readFileSync(path) };
    });
  repository.write('images.zip', zip(entries));
  repository.write('images.tar.gz', await tarGz(entries));
  await using server = await fileServer({ body: () => zip(entries), etag: () => '"one"' });
  let log: string | undefined;
  const found: [string | undefined, string | undefined][] = [];
  for (const source of ['images', 'images.zip', 'images.tar.gz', `${server.url}/dogImages.zip`]) {
    repository.edit((config) => {
      config['data'].source = source;
    });
    const [result] = await bench.runAll(['sync-data'], repository);
    log = result?.log;
    found.push([result?.outputs['data-version'], result?.outputs['uploaded']]);
  }
  const version = found[0]?.[0];
  expect(version).toMatch(/^[0-9a-f]+$/);
  const sha256 = hash('sha256', zip(entries));
  expect(log).toContain(`/dogImages.zip has the sha256 ${sha256}; `);
  repository.edit((config) => {
    config['data'].sha256 = sha256;
  });
  const [pinned] = await bench.runAll(['sync-data'], repository);
  expect(pinned?.log).not.toContain(sha256);
  expect(found).toEqual([[version, '6'], ...Array.from({ length: 3 }, () => [version, '0'])]);
});

it('an image that is deleted from the source is gone from the channel that the job reads', async () => {
  repository.write(repository.config, config);
  repository.edit((config) => delete config['tune']);
  repository.write(
    'training/train.py',
    `${repository.read('training/train.py')}
for split in ("train", "valid", "test"):
    print(split, sorted(path.name for path in (data / split).rglob("*.png")))
`,
  );
  const [before] = await bench.runAll(['train'], repository);
  expect(before?.log).toContain("train ['1.png', '2.png']");
  repository.write('images/train/001.cat/7.png', readFileSync(join(repository.folder, 'images/train/001.cat/1.png')));
  repository.remove('images/train/001.cat/1.png');
  const [synced, after] = await bench.runAll(['sync-data', 'train'], repository);
  expect(synced?.outputs).toMatchObject({ uploaded: '0', copied: '6' });
  expect(after?.log).toContain("train ['2.png', '7.png']");
});
