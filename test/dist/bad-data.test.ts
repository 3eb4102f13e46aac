import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { zip } from '../support/archives.ts';
import { fileServer } from '../support/file-server.ts';
import { png } from '../support/images.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

const FULL_DISK = { NODE_OPTIONS: `--import ${new URL('../support/full-disk.ts', import.meta.url)}` };

describe('a data set that cannot be used', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await startWorkbench();
  });
  afterAll(() => bench[Symbol.asyncDispose]());
  beforeEach(() => {
    bench.proxy.calls.length = 0;
  });

  const uploads = () => bench.proxy.writes().filter(({ operation }) => /Object|Upload|Model|Endpoint/.test(operation));

  async function sync(repository: UserRepository, source?: string, env: Record<string, string> = {}): Promise<string> {
    if (source !== undefined) {
      repository.edit((config) => {
        config['data'].source = source;
      });
    }
    const error = onlyError(await bench.run('sync-data', repository, { env }));
    expect(uploads()).toEqual([]);
    return error;
  }

  it('is told everything that is wrong with its layout in one error, and nothing is uploaded', async () => {
    using repository = userRepository('layout');
    repository.write('images/train/003.bird/7.png', png(7));
    repository.write('images/valid/001.cat/8.png', 'this is text');
    repository.write('images/test/002.dog/9.png', png(1));
    repository.remove('images/test/001.cat/5.png');
    repository.write('images/test/001.cat/notes.txt', 'no image at all');
    repository.edit((config) => {
      delete config['endpoints']['layout-endpoint'].smoke;
    });
    const error = await sync(repository);
    expect(error).toMatch(/^The data set does not match `layout: image-folders`; nothing was uploaded\.\n/);
    for (const finding of [
      /valid\/003\.bird: is missing/,
      /test\/003\.bird: is missing/,
      /valid\/001\.cat\/8\.png: /,
      /train\/001\.cat\/1\.png: is the same image as test\/002\.dog\/9\.png/,
      /test\/001\.cat\/notes\.txt: /,
    ]) {
      expect(error).toMatch(finding);
    }
    expect(error).toMatch(/\n→ Fix the data, or correct the source in the config, and run again\./);
  });

  it('is an archive that would write outside, or is none', async () => {
    using repository = userRepository('archive');
    repository.write('escapes.zip', zip([{ name: '../../train/001.cat/1.png', body: png(1) }]));
    expect(await sync(repository, 'escapes.zip')).toMatch(/\.\.\/\.\.\/train\/001\.cat\/1\.png: /);
    repository.write('text.zip', 'this is no archive');
    expect(await sync(repository, 'text.zip')).toMatch(/text\.zip/);
  });

  it('comes from an address that has nothing, or something else than is pinned', async () => {
    using repository = userRepository('address');
    await using nothing = await fileServer({
      body: () => Buffer.alloc(0),
      instead: (_request, response) => {
        response.writeHead(404, 'Not Found').end();
        return true;
      },
    });
    expect(await sync(repository, `${nothing.url}/images.zip`)).toMatch(/404 Not Found/);
    await using other = await fileServer({ body: () => zip([{ name: 'train/001.cat/1.png', body: png(1) }]) });
    repository.edit((config) => {
      config['data'].sha256 = 'a'.repeat(64);
    });
    expect(await sync(repository, `${other.url}/images.zip`)).toMatch(new RegExp(`sha256.*${'a'.repeat(64)}`, 's'));
  });

  it('does not fit on the disk', async () => {
    using repository = userRepository('full');
    await using server = await fileServer({
      body: () => zip([{ name: 'train/001.cat/1.png', body: png(1) }]),
      etag: () => '"one"',
    });
    expect(await sync(repository, `${server.url}/images.zip`, FULL_DISK)).toMatch(
      /^The disk is full: .*; nothing was published\.\n→ Free some space/,
    );
  });
});
