import { readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256Of } from '../../actions/lib/dataset/hash.ts';
import { openSource } from '../../actions/lib/dataset/source.ts';
import { zip } from '../support/archives.ts';
import { dataFolder } from '../support/data-folder.ts';
import { fileServer } from '../support/file-server.ts';

const ARCHIVE = zip([{ name: 'a', body: 'a'.repeat(1000), method: 0 }]);
const OTHER = zip([{ name: 'a', body: 'b'.repeat(1000), method: 0 }]);
const PIN = sha256Of(ARCHIVE);

test('a download is opened, described and removed afterwards', async () => {
  await using server = await fileServer({ body: () => ARCHIVE, etag: () => '"1"' });
  await using folder = await dataFolder();
  const dataset = await folder.open(`${server.url}/data.zip?signature=secret`, PIN);
  expect(dataset.files.map(({ path }) => path)).toEqual(['a']);
  const location = `${server.url}/data.zip`;
  expect(dataset.origin).toEqual({ location, etag: '"1"', size: ARCHIVE.length, sha256: PIN });
  await dataset[Symbol.asyncDispose]();
  expect(await readdir(folder.scratch)).toEqual([]);
});

test('a download that is cut twice is resumed where it ended', async () => {
  const cut = (request: number) => [500, 300][request - 1];
  await using server = await fileServer({ body: () => ARCHIVE, etag: () => '"1"', cut });
  await using folder = await dataFolder();
  await using dataset = await folder.open(`${server.url}/data.zip`, PIN);
  expect(dataset.files).toHaveLength(1);
  expect(server.requests).toEqual(['HEAD', 'GET', 'GET bytes=500-', 'GET bytes=800-']);
});

test('a file that was replaced between the pieces is begun again', async () => {
  const changed = (request: number) => request > 1;
  await using server = await fileServer({
    body: (request) => (changed(request) ? ARCHIVE : OTHER),
    etag: (request) => (changed(request) ? '"2"' : '"1"'),
    cut: (request) => (changed(request) ? undefined : 500),
  });
  await using folder = await dataFolder();
  await using dataset = await folder.open(`${server.url}/data.zip`, PIN);
  expect(dataset.origin.etag).toBe('"2"');
});

test('a busy server is asked again, one that says no is not', async () => {
  const answer = (status: number, upTo: number) =>
    fileServer({
      body: () => ARCHIVE,
      instead: ({ method }, response, count) => {
        if (method === 'HEAD' || count > upTo) return false;
        response.writeHead(status).end();
        return true;
      },
    });
  await using busy = await answer(503, 2);
  await using folder = await dataFolder();
  await using dataset = await folder.open(busy.url, PIN);
  expect(dataset.files).toHaveLength(1);
  await using gone = await answer(410, 9);
  await expect(folder.open(gone.url, PIN)).rejects.toThrow(`${gone.url}: the server answered 410 Gone`);
  expect(gone.requests).toEqual(['HEAD', 'GET']);
});

test('a question before the download is asked again when it is cut or the server is busy, and not when it says no', async () => {
  let heads = 0;
  await using server = await fileServer({
    body: () => ARCHIVE,
    etag: () => '"1"',
    instead: ({ method }, response) => {
      if (method === 'HEAD') heads += 1;
      if (heads === 1) response.destroy();
      else if (heads === 2) response.writeHead(503).end();
      return heads < 3;
    },
  });
  await using folder = await dataFolder();
  await using dataset = await folder.open(server.url, PIN);
  expect(dataset.files).toHaveLength(1);
  expect(server.requests).toEqual(['HEAD', 'HEAD', 'GET bytes=0-0', 'HEAD', 'GET']);
  await using gone = await fileServer({
    body: () => ARCHIVE,
    instead: (_request, response) => {
      response.writeHead(404).end();
      return true;
    },
  });
  await expect(folder.find(gone.url, PIN)).rejects.toThrow(`${gone.url}: the server answered 404 Not Found`);
  expect(gone.requests).toEqual(['HEAD', 'GET bytes=0-0']);
});

test('a server that refuses HEAD is asked for one byte', async () => {
  await using server = await fileServer({
    body: () => ARCHIVE,
    instead: ({ method }, response) => {
      if (method === 'HEAD') response.writeHead(405).end();
      return method === 'HEAD';
    },
  });
  await using folder = await dataFolder();
  await using dataset = await folder.open(server.url, PIN);
  expect(server.requests).toEqual(['HEAD', 'GET bytes=0-0', 'GET']);
  expect(dataset.files).toHaveLength(1);
});

test('a download that is not the pinned file names both hashes, and nothing stays on the disk', async () => {
  await using server = await fileServer({ body: () => OTHER });
  await using folder = await dataFolder();
  await expect(folder.open(server.url, PIN)).rejects.toThrow(`has the sha256 ${sha256Of(OTHER)}, but ${PIN} is pinned`);
  expect(await readdir(folder.scratch)).toEqual([]);
});

test('the next address is used when a download is not the pinned file', async () => {
  await using wrong = await fileServer({ body: () => OTHER });
  await using right = await fileServer({ body: () => ARCHIVE });
  await using folder = await dataFolder();
  await using dataset = await folder.open([wrong.url, right.url], PIN);
  expect(dataset.origin.location).toBe(`${right.url}/`);
});

test('identity needs no download and follows ETag and size, or the pin', async () => {
  let etag = '"1"';
  await using server = await fileServer({ body: () => ARCHIVE, etag: () => etag });
  await using folder = await dataFolder();
  const identity = async (pin?: string) => (await folder.find(server.url, pin)).identity();
  const first = await identity();
  expect(await identity()).toBe(first);
  etag = '"2"';
  expect(await identity()).not.toBe(first);
  expect(await identity(PIN)).toBe(PIN);
  expect(new Set(server.requests)).toEqual(new Set(['HEAD']));
});

test('a server without ETag and Last-Modified needs a pin', async () => {
  await using server = await fileServer({ body: () => ARCHIVE });
  await using folder = await dataFolder();
  await expect(folder.find(server.url)).rejects.toThrow('neither ETag nor Last-Modified');
});

test('redirects are followed, but not away from https', async () => {
  const redirect = (target: string) =>
    fileServer({
      body: () => ARCHIVE,
      instead: (_request, response) => {
        response.writeHead(302, { location: target }).end();
        return true;
      },
    });
  await using server = await fileServer({ body: () => ARCHIVE });
  await using good = await redirect(server.url);
  await using bad = await redirect('http://example.invalid/data.zip');
  await using folder = await dataFolder();
  await using dataset = await folder.open(good.url, PIN);
  expect(dataset.files).toHaveLength(1);
  await expect(folder.find(bad.url, PIN)).rejects.toThrow(
    'redirects to http://example.invalid: only https addresses are read',
  );
});

test('a full disk is said plainly while downloading', async () => {
  await using server = await fileServer({ body: () => ARCHIVE });
  await using folder = await dataFolder();
  await symlink('/dev/full', join(folder.scratch, 'download'));
  await expect(folder.open(server.url, PIN)).rejects.toThrow(/^The disk is full: .* has no free space/);
  expect(server.requests).toEqual(['HEAD', 'GET']);
});

test('an abort ends a download within a second and leaves nothing', async () => {
  const aborting = new AbortController();
  await using server = await fileServer({
    body: () => ARCHIVE,
    instead: ({ method }, response) => {
      if (method !== 'GET') return false;
      response.writeHead(200, { 'content-length': 1000 }).write('x');
      setTimeout(() => aborting.abort(new Error('stopped')), 50);
      return true;
    },
  });
  await using folder = await dataFolder();
  const options = { root: folder.root, signal: aborting.signal, progress: () => undefined };
  const source = await openSource({ locations: [server.url], sha256: PIN }, options);
  const started = performance.now();
  await expect(source.open(folder.scratch)).rejects.toThrow('stopped');
  expect(performance.now() - started).toBeLessThan(1000);
  expect(await readdir(folder.scratch)).toEqual([]);
});

test('a server that nobody reaches is said to be that, and the next location is taken', async () => {
  await using folder = await dataFolder();
  const unreachable = 'https://no-such-host.invalid/data.zip';
  await using server = await fileServer({ body: () => ARCHIVE });
  const [source] = await Promise.all([
    folder.find([unreachable, server.url], PIN),
    expect(folder.find(unreachable, PIN)).rejects.toThrow(`${unreachable}: the server cannot be reached: `),
  ]);
  expect(source.location).toBe(server.url);
});
