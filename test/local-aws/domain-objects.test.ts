import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Aws } from '../../actions/lib/aws/clients.ts';
import { putOnce } from '../../actions/lib/aws/put-once.ts';
import { upload } from '../../actions/lib/aws/upload.ts';
import { BUCKET, type Call, copy, get, object, passes, put, refused, remove } from '../support/crossings.ts';
import { dataFolder } from '../support/data-folder.ts';
import { rejection } from '../support/served-model.ts';
import type { StandIn } from '../support/stand-in.ts';
import { type Clients, clientsOf, type RoleName, trustDomains } from '../support/trust-domains.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const HASH = 'a'.repeat(64);

let workbench: Workbench;
let standIn: StandIn;
let root: Clients;
let hound: Record<RoleName, Clients>;
let breeds: Record<RoleName, Clients>;

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  root = await clientsOf(standIn);
  hound = await trustDomains(standIn, 'hound');
  breeds = await trustDomains(standIn, 'hound-breeds');
});

afterAll(() => workbench?.[Symbol.asyncDispose]());

describe('objects', () => {
  beforeAll(async () => {
    await root.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    for (const key of [...Object.values(MAINS), ...Object.values(CANDIDATES)]) await put(key)(root);
  });

  const keys = (own: string) => ({
    'code bundle': `${own}/code/${HASH}/sourcedir.tar.gz`,
    weights: `${own}/weights/${HASH}/weights.pth`,
    manifest: `${own}/.versions/${HASH}.json`,
    'source record': `${own}/.sources/${HASH}.json`,
    'data object': `${own}/${HASH}/train/001.cat/1.png`,
    'job output': `${own}/jobs/${own}-single-0123456789/output/model.tar.gz`,
  });
  const MAINS = { ...keys('hound'), 'model package': `hound/packages/${HASH}/model.tar.gz` };
  const CANDIDATES = keys('hound-pr');
  const IN_PARTS: readonly string[] = ['weights', 'model package'];
  const written = Object.entries(MAINS).filter(([what]) => what !== 'job output');

  describe.each(Object.entries(MAINS))('the %s of main', (_what, key) => {
    it.each(['pull-request', 'pr-execution'] as const)('is overwritten by no %s', async (role) => {
      await refused(hound[role], put(key), 's3:PutObject', object(key));
      await refused(hound[role], put(key, 'once'), 's3:PutObject', object(key));
      await refused(hound[role], copy(CANDIDATES['job output'], key), 's3:PutObject', object(key));
    });

    it.each(['main', 'pull-request', 'execution', 'pr-execution'] as const)('is deleted by no %s', async (role) => {
      await refused(hound[role], remove(key), 's3:DeleteObject', object(key));
    });

    it('is read and written by nobody of another pipeline', async () => {
      for (const role of Object.keys(breeds) as RoleName[]) {
        await refused(breeds[role], get(key), 's3:GetObject', object(key));
        await refused(breeds[role], put(key, 'once'), 's3:PutObject', object(key));
      }
    });

    it('is read by main and by pull requests', async () => {
      await passes(hound.main, get(key));
      await passes(hound['pull-request'], get(key));
    });
  });

  it('main’s are not deleted all at once either', async () => {
    const Objects = [{ Key: MAINS['code bundle'] }];
    const all: Call = ({ s3 }) => s3.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects } }));
    for (const role of Object.keys(hound) as RoleName[])
      await refused(hound[role], all, 's3:DeleteObject', object('*'));
  });

  it('a job of main reads its inputs, a candidate what main has published', async () => {
    for (const what of ['code bundle', 'weights', 'data object'] as const) {
      await passes(hound.execution, get(MAINS[what]));
      await passes(hound['pr-execution'], get(MAINS[what]));
    }
    await passes(hound.execution, get(MAINS['model package']));
    await refused(hound['pr-execution'], get(MAINS['job output']), 's3:GetObject', object(MAINS['job output']));
  });

  describe.each(Object.entries(CANDIDATES))('the %s of a pull request', (_what, key) => {
    it('is neither read nor written by main, nor by main’s jobs', async () => {
      for (const role of ['main', 'execution'] as const) {
        await refused(hound[role], get(key), 's3:GetObject', object(key));
        await refused(hound[role], put(key, 'once'), 's3:PutObject', object(key));
      }
    });

    it('is read in its own domain, and deleted by nobody', async () => {
      for (const role of ['pull-request', 'pr-execution'] as const) {
        await passes(hound[role], get(key));
        await refused(hound[role], remove(key), 's3:DeleteObject', object(key));
      }
    });
  });

  const domains = [
    ['main', written],
    ['pull-request', Object.entries(CANDIDATES).filter(([what]) => what !== 'job output')],
  ] as const;
  describe.each(domains)('%s', (role, own) => {
    it.each(own.filter(([what]) => what !== 'data object'))('writes a %s once only', async (_what, key) => {
      const other = key.replace(HASH, 'b'.repeat(64));
      await refused(hound[role], put(other), 's3:PutObject', object(other));
      await passes(hound[role], put(other, 'once'));
      expect((await rejection(put(other, 'once')(hound[role])))['name']).toBe('PreconditionFailed');
      // A copy is held to the same (S3 has conditional copies since October 2025).
      await refused(hound[role], copy(key, other), 's3:PutObject', object(other));
      expect((await rejection(copy(key, other, 'once')(hound[role])))['name']).toBe('PreconditionFailed');
    });

    it.each(own.filter(([what]) => !['data object', ...IN_PARTS].includes(what)))(
      'writes no %s in parts, since none is that large',
      async (_what, key) => {
        const other = key.replace(HASH, 'd'.repeat(64));
        const parts: Call = ({ s3 }) => s3.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: other }));
        await refused(hound[role], parts, 's3:PutObject', object(other));
      },
    );

    it.each(own.filter(([what]) => IN_PARTS.includes(what)))('writes a %s in parts, once only', async (_what, key) => {
      const other = key.replace(HASH, 'e'.repeat(64));
      const large = Buffer.alloc(9 * 1024 ** 2, 'x');
      await using folder = await dataFolder({ large });
      const aws = { client: () => hound[role].s3 } as unknown as Aws;
      const uri = `s3://${BUCKET}/${other}`;
      const send = () => putOnce(aws, uri, join(folder.root, 'large'), { kmsKey: undefined });
      await send();
      const stored = await hound[role].s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key: other }));
      expect([stored.ContentLength, stored.ETag]).toEqual([9 * 1024 ** 2, expect.stringMatching(/-2"$/)]);
      expect((await rejection(send()))['name']).toBe('PreconditionFailed');
      const anyway: Call = ({ s3 }) =>
        upload(s3, { bucket: BUCKET, key: other, body: () => Readable.from([large]), size: large.length });
      await refused(hound[role], anyway, 's3:PutObject', object(other));
      const { Uploads = [] } = await root.s3.send(new ListMultipartUploadsCommand({ Bucket: BUCKET, Prefix: other }));
      expect(Uploads).toEqual([]);
    });

    it('fills a version of the data with uploads, parts and copies of main’s', async () => {
      const own = role === 'main' ? 'hound' : 'hound-pr';
      const key = `${own}/${'c'.repeat(64)}/train/001.cat/1.png`;
      await passes(hound[role], put(key));
      await passes(hound[role], copy(MAINS['data object'], key));
      await passes(hound[role], ({ s3 }) => s3.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key: key })));
      const short = `${own}/${'c'.repeat(16)}/train/001.cat/1.png`;
      await refused(hound[role], put(short), 's3:PutObject', object(short));
    });
  });

  it('what a job leaves is written by its execution role alone', async () => {
    await passes(hound.execution, put(MAINS['job output']));
    await passes(hound['pr-execution'], put(CANDIDATES['job output']));
    for (const [role, key] of [
      ['main', MAINS['job output']],
      ['pull-request', CANDIDATES['job output']],
      ['function', MAINS['job output']],
    ] as const) {
      await refused(hound[role], put(key, 'once'), 's3:PutObject', object(key));
    }
  });
});
