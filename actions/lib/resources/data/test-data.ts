import type { Aws } from '../../aws/clients.ts';
import { unlessDenied } from '../../aws/errors.ts';
import { parseS3 } from '../../aws/read-object.ts';
import { contentHash } from '../../dataset/version.ts';
import type { Config } from '../types.ts';
import { readVersion } from './records.aws.ts';
import { dataStore } from './version.aws.ts';

/**
 * Identity of the test data of a published version: of its folder `test` if the config says that the data have one,
 * otherwise, or if the record of the version cannot be read, of the whole version.
 *
 * @param channel `s3://<bucket>/<prefix><version>/`
 */
export async function testDataOf(aws: Aws, { data }: Config, channel: string): Promise<string> {
  const { bucket, key } = parseS3(channel);
  const [, prefix = '', version = ''] = /^(.*?)([0-9a-f]{64})\/$/.exec(key) ?? [];
  if (version === '' || data.layout !== 'image-folders') return version || channel;
  const record = await unlessDenied(readVersion(dataStore(aws, bucket, prefix), version));
  const tested = record?.files.filter(({ path }) => path.startsWith('test/')) ?? [];
  return tested.length === 0 ? version : contentHash(tested);
}
