import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { Damaged, readObject } from '../../actions/lib/aws/read-object.ts';
import { together } from '../../actions/lib/core/together.ts';
import { s3OfOne } from '../support/s3-of-one.ts';

/** An S3 with one object; its first answers fall silent in the middle. */
async function silentS3(silentAnswers: number) {
  let answers = 0;
  const s3 = await s3OfOne(10, (response) => {
    if (answers++ < silentAnswers) response.write('01234');
    else response.end('0123456789');
  });
  return { ...s3, answers: () => answers };
}

test('an object whose connection falls silent is read again from its start', async () => {
  using s3 = await silentS3(1);
  expect(await readObject(s3.client, 's3://bucket/key', (body) => text(body), { silentFor: 200 })).toBe('0123456789');
  expect(s3.answers()).toBe(2);
});

test('one that falls silent each time is a failure that names it', async () => {
  using s3 = await silentS3(100);
  const reading = readObject(s3.client, 's3://bucket/key', (body) => text(body), { silentFor: 100 });
  await expect(reading).rejects.toThrow(
    'GetObject of s3://bucket/key was interrupted 4 times: no data arrived for 0.1 s.',
  );
  expect(s3.answers()).toBe(4);
});

test('an abort ends the reading with its reason, at once', async () => {
  using s3 = await silentS3(100);
  const abort = new AbortController();
  const reading = readObject(
    s3.client,
    's3://bucket/key',
    async (body) => {
      abort.abort(new Error('cancelled'));
      return text(body);
    },
    { signal: abort.signal },
  );
  await expect(reading).rejects.toThrow('cancelled');
  expect(s3.answers()).toBe(1);
});

test('what is damaged is read twice; what the reader throws for another reason is thrown as it is', async () => {
  using s3 = await silentS3(0);
  const damaged = readObject(s3.client, 's3://bucket/key', async (body) => {
    throw new Damaged(`is no JSON but ${await text(body)}`, 'Delete it.', undefined);
  });
  await expect(damaged).rejects.toThrow('s3://bucket/key is no JSON but 0123456789; GetObject read it 2 times.');
  const other = readObject(s3.client, 's3://bucket/key', () => Promise.reject(new Error('of its own')));
  await expect(other).rejects.toThrow(/^of its own$/);
  expect(s3.answers()).toBe(3);
});

test('of parts that run side by side the first failure is thrown, once all have ended', async () => {
  const ended: string[] = [];
  const work = together(
    new AbortController().signal,
    async (signal) => {
      await once(signal, 'abort');
      ended.push('other');
      throw new Error('because of the first');
    },
    () => Promise.reject(new Error('the first')),
  );
  await expect(work).rejects.toThrow('the first');
  expect(ended).toEqual(['other']);
});
