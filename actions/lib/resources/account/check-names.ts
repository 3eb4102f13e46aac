import type { Finding } from '../../config/document.ts';
import { PULL_REQUEST_MARK } from '../../core/domain.ts';
import type { Draft } from '../draft.ts';

/** SageMaker's limit for names of training jobs, models and endpoint configurations. */
const longest = 63;
/** Length of a name's suffix: 10 hexadecimal digits of the content and, for a further attempt, `-r2` to `-r9`. */
const ending = '-0123456789-r9';

/** An empty section, or names of entries and endpoints that are too long for their suffix. */
export function checkNames({ name, train, endpoints = {} }: Draft): Finding[] {
  if (train !== undefined && Object.keys(train).length === 0) {
    return [{ path: ['train'], what: 'has no training job', instead: 'write { single: { instance: ml.m5.xlarge } }' }];
  }
  if (name === undefined) return [];
  const room = longest - `${name}-${PULL_REQUEST_MARK}-${ending}`.length;
  const tooLong = (section: string) => (key: string) => ({
    path: [section, key],
    at: 'key' as const,
    what: `is too long by ${key.length - room}: AWS names <name>-${PULL_REQUEST_MARK}-${key}-<10 digits>-r9 have at most ${longest} characters`,
    instead: `write a name of at most ${room} characters`,
  });
  const long = (key: string) => key.length > room;
  return [
    ...Object.keys(train ?? {})
      .filter(long)
      .map(tooLong('train')),
    ...Object.keys(endpoints).filter(long).map(tooLong('endpoints')),
  ];
}
