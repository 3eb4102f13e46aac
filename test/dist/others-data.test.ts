import { execFileSync } from 'node:child_process';
import { mkdtempDisposableSync, readFileSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findImageDefect } from '../../actions/lib/dataset/image.ts';
import { baseRequirements } from '../../local-aws/src/python/images.ts';
import { pythonEnvironment } from '../../local-aws/src/python/python-environment.ts';
import { zip } from '../support/archives.ts';
import { fileServer } from '../support/file-server.ts';
import { png } from '../support/images.ts';
import { ENVIRONMENTS } from '../support/stand-in.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

const DAMAGED = fileURLToPath(new URL('../support/damaged_pictures.py', import.meta.url));
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 18151\n`;

/** A grey picture of 16 x 16 pixels. */
const JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7' +
  'gYKBTmCNl4x9lnN+gXz/wAALCAAQABABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF' +
  'BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW' +
  'V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi' +
  '4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AG/alleLzZAVuUYzg9dyhiGHXu2Ae2wdMYCi4lAgME9sA2ZAGcAsckL/AA9sDsOc' +
  'jjimPHDGRbO5VJGB8lf3hHQ5UKMlTtAGTkDtTrhwqyrcRgS+ShZAuzkc9cAK2NoHUfXOK//Z';

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench();
});
afterAll(() => bench[Symbol.asyncDispose]());

const pictures = (first: number) =>
  ['train', 'valid', 'test'].flatMap((split, at) =>
    ['001.cat', '002.dog'].map((name, label) => ({
      name: `${split}/${name}/1.png`,
      body: png(first + 2 * at + label),
    })),
  );

const reads = (repository: UserRepository, source: string, more: object = {}) =>
  repository.edit((config) => {
    config['data'] = { source, layout: 'image-folders', ...more };
    delete config['tune'];
    delete config['endpoints'][repository.endpoint].smoke;
  });

describe('a source that cannot be reached', () => {
  /** A server whose file can be taken away; it then answers 404, or not at all. */
  async function server() {
    const state = { gone: undefined as undefined | '404' | 'cut', files: pictures(100) };
    const files = await fileServer({
      body: () => zip(state.files),
      etag: () => `"${zip(state.files).length}"`,
      instead: (_request, response) => {
        if (state.gone === '404') response.writeHead(404, 'Not Found').end();
        if (state.gone === 'cut') response.destroy();
        return state.gone !== undefined;
      },
    });
    return { state, ...files };
  }

  it('leaves the version that was published last, with a warning that names it and its time', async () => {
    using repository = userRepository('away');
    await using source = await server();
    const address = `${source.url}/images.zip`;
    reads(repository, address);
    const [first] = await bench.runAll(['sync-data'], repository);
    source.state.files = [...pictures(100), { name: 'train/001.cat/2.png', body: png(300) }];
    // S3 tells the times of objects to the second.
    await setTimeout(1000);
    const [second] = await bench.runAll(['sync-data'], repository);
    const version = second?.outputs['data-version'];
    expect(version).not.toBe(first?.outputs['data-version']);
    for (const gone of ['404', 'cut'] as const) {
      source.state.gone = gone;
      const [synced] = await bench.runAll(['sync-data'], repository);
      expect(synced?.outputs).toMatchObject({ 'data-version': version, uploaded: '0' });
      const warning = synced?.annotations.find(({ message }) => message.includes('could not be reached'))?.message;
      expect(warning).toContain(gone === '404' ? '404 Not Found' : 'the server cannot be reached');
      expect(warning).toMatch(
        new RegExp(
          `The data version ${version} is used instead: it was published from ${address} on \\d{4}-\\d\\d-\\d\\d at \\d\\d:\\d\\d UTC`,
        ),
      );
    }
    // A stage of its own, without the version of the one before.
    await bench.runAll(['plan', 'train'], repository);
    await expectRefusal(repository, `${source.url}/other.zip`);
    await expectRefusal(repository, address, { strict: true });
    await expectRefusal(repository, address, { sha256: 'b'.repeat(64) });
  });

  /** Nothing that was published stands for another address, other checks or another pin. */
  async function expectRefusal(repository: UserRepository, source: string, more: object = {}): Promise<void> {
    reads(repository, source, more);
    const error = onlyError(await bench.run('sync-data', repository), 'data-invalid');
    expect(error).toMatch(/\n.*the server cannot be reached/);
  }
});

it('pointers of Git LFS are told at their places in the config, before AWS is called', async () => {
  using repository = userRepository('lfs');
  const places = {
    'weights.pth': 'weights.source',
    'images/test/001.cat/5.png': `endpoints.${repository.endpoint}.smoke.file`,
    'event.json': 'functions.lfs-function.test.event',
    'training/model.pt': 'training.source',
    'serving/labels.txt': 'serving.source',
    'function/table.csv': 'functions.lfs-function.source',
  };
  repository.write('function/handler.py', 'def handler(event, context):\n    return {}\n');
  for (const file of Object.keys(places)) repository.write(file, POINTER);
  repository.edit((config) => {
    config['weights'] = { source: 'weights.pth', sha256: 'a'.repeat(64) };
    const event = { source: 'function', endpoint: repository.endpoint, test: { event: 'event.json' } };
    config['functions'] = { 'lfs-function': event };
  });
  bench.proxy.calls.length = 0;
  const result = await bench.run('plan', repository);
  expect(result.code).toBe(1);
  const errors = result.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  for (const [file, path] of Object.entries(places)) {
    const told = errors.filter((message) =>
      message.includes(`contains a Git LFS pointer instead of the file: ${file}`),
    );
    expect(told, result.log).toHaveLength(1);
    expect(told[0]).toContain(path);
    expect(told[0]).toContain('lfs: true');
  }
  expect(errors.filter((message) => !message.includes('Git LFS'))).toEqual([expect.stringMatching(/6 problems/)]);
  expect(bench.proxy.calls).toEqual([]);
});

// test/dist/dog-breeds.test.ts trains on such data with the shipped code.
it('every defect that is a warning is told, and refused where the config is strict', async () => {
  using repository = userRepository('defects');
  reads(repository, 'images');
  repository.write('images/LICENSE', 'MIT');
  repository.write('images/test/001.cat/in-two-splits.png', png(1));
  repository.write('images/train/002.dog/in-two-classes.png', png(1));
  repository.write('images/train/001.cat/same-name.png', png(50));
  repository.write('images/train/001.cat/Same-Name.png', png(51));
  repository.write('images/valid/001.cat/.DS_Store', 'left by a Mac');
  const jpeg = Buffer.from(JPEG, 'base64');
  repository.write('images/train/001.cat/cut.jpg', jpeg.subarray(0, -60));
  const [synced] = await bench.runAll(['sync-data'], repository);
  const warning = synced?.annotations.find(({ level }) => level === 'warning')?.message ?? '';
  expect(warning.split('\n').map((line) => line.replace(/^ +(\S+): (.{20}).*/, '$1: $2'))).toEqual([
    'data: The data set has the problems below; python/training can still read it, so it is used without changes; to refuse such data, set `strict: true` under `data` in the config.',
    'LICENSE: is next to train, va',
    'train/001.cat/1.png: is the same image as',
    'train/002.dog/in-two-classes.png: is the same image as',
    'train/001.cat/cut.jpg: is a truncated JPEG:',
  ]);
  expect(synced?.log).toContain('Same-Name.png only in upper and lower case');
  reads(repository, 'images', { strict: true });
  bench.proxy.calls.length = 0;
  const error = onlyError(await bench.run('sync-data', repository), 'data-invalid');
  expect(error).toContain('nothing was uploaded');
  for (const name of ['LICENSE', 'in-two-splits', 'in-two-classes', 'cut.jpg']) expect(error).toContain(name);
  expect(bench.proxy.writes()).toEqual([]);
});

it('the check refuses what training cannot read, and nothing else', async () => {
  const python = await pythonEnvironment({ folder: ENVIRONMENTS, requirements: baseRequirements(), log: console.log });
  using folder = mkdtempDisposableSync(join(tmpdir(), 'damaged-'));
  const answers: Record<string, string | null> = JSON.parse(
    execFileSync(python, [DAMAGED, folder.path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  const checked = Object.keys(answers).map((name) => {
    const defect = findImageDefect(name, readFileSync(join(folder.path, name)));
    return { name, refused: defect?.level === 'error', warned: defect?.level === 'warning' };
  });
  const disagreed = checked.filter(({ name, refused }) => refused !== (answers[name] !== null));
  expect(disagreed.map(({ name, refused }) => ({ name, refused, training: answers[name] }))).toEqual([]);
  for (const { name, refused, warned } of checked) {
    if (name.startsWith('whole')) expect([name, refused, warned]).toEqual([name, false, false]);
    if (name.startsWith('cut')) expect([name, refused || warned]).toEqual([name, true]);
  }
});

it('a single large file arrives in parts', async () => {
  using repository = userRepository('large');
  reads(repository, 'tables', { layout: 'any' });
  repository.write('tables/large.parquet', '');
  const size = 24 * 1024 ** 2 + 1;
  truncateSync(join(repository.folder, 'tables/large.parquet'), size);
  const [synced] = await bench.runAll(['sync-data'], repository);
  const Bucket = `sagemaker-us-east-1-${bench.standIn.account}`;
  const Key = `large/${synced?.outputs['data-version']}/large.parquet`;
  const stored = await bench.s3.send(new HeadObjectCommand({ Bucket, Key }));
  expect([stored.ContentLength, stored.ETag]).toEqual([size, expect.stringMatching(/-4"$/)]);
});

it('a record that was cut short is told in one line and not used; a version that lost objects is completed by sync-data before anything trains, and foreign objects are refused', async () => {
  using repository = userRepository('gone');
  reads(repository, 'images');
  const [first] = await bench.runAll(['sync-data'], repository);
  const Bucket = `sagemaker-us-east-1-${bench.standIn.account}`;
  const { Contents = [] } = await bench.s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'gone/.sources/' }));
  const Key = Contents[0]?.Key ?? '';
  const record = await bench.s3.send(new GetObjectCommand({ Bucket, Key }));
  const whole = (await record.Body?.transformToString()) ?? '';
  for (const Body of ['{"version": "12', 'null', '{}']) {
    await bench.s3.send(new PutObjectCommand({ Bucket, Key, Body }));
    const error = onlyError(await bench.run('sync-data', repository), 'object-unreadable');
    // The account's number is hidden.
    expect(error.replace('***', bench.standIn.account)).toContain(`s3://${Bucket}/${Key} is no `);
    expect(error).toMatch(/^[^\n]*, and was not used; [^\n]*\n→ Delete it and run again/);
  }
  await bench.s3.send(new PutObjectCommand({ Bucket, Key, Body: whole }));

  const version = first?.outputs['data-version'] ?? '';
  const lost = `gone/${version}/train/001.cat/1.png`;
  await bench.s3.send(new DeleteObjectCommand({ Bucket, Key: lost }));
  const missing = 'files: 5 of 6 (missing in S3: train/001.cat/1.png) → 6';
  const [plan] = await bench.runAll(['plan'], repository);
  expect(plan?.log).toMatch(/^update +data version /m);
  expect(plan?.log).toContain(missing);
  for (const inputs of [{}, { 'data-version': version }])
    expect(onlyError(await bench.run('train', repository, { inputs }))).toContain(missing);
  const [again] = await bench.runAll(['sync-data'], repository);
  expect(again?.outputs).toMatchObject({ 'data-version': version, uploaded: '1', copied: '0' });
  await bench.s3.send(new PutObjectCommand({ Bucket, Key: `gone/${version}/train/003.owl/9.png`, Body: 'foreign' }));
  for (const action of ['plan', 'sync-data', 'train'] as const)
    expect(onlyError(await bench.run(action, repository))).toContain('train/003.owl/9.png (not published)');
});
