import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { measureLatency } from '../../actions/lib/resources/endpoint/latency.ts';
import type { Scope } from '../../actions/lib/resources/scope.ts';

/** What is measured of an endpoint that takes so many milliseconds to answer. */
async function measured(milliseconds: number) {
  let [now, asked] = [0, 0];
  const send = async () => {
    asked++;
    now += milliseconds;
    return { Body: Buffer.from('cat'), ContentType: 'text/plain', $metadata: { attempts: 1 } };
  };
  const scope = {
    ...{ root: '/', clock: { now: () => now }, progress: () => undefined, warn: () => undefined },
    aws: { client: () => ({ send }) },
  } as unknown as Scope;
  const smoke = { file: fileURLToPath(import.meta.url), contentType: 'text/plain' };
  const what = { config: 'a', smoke, asked: 'b' };
  const tags = await measureLatency(scope, 'slow', what, new AbortController().signal);
  const [, times = ''] = /ms=(.*)$/.exec(tags['sagemaker-actions:latency'] ?? '') ?? [];
  return { asked, times: times.split(' ').filter(Boolean).length };
}

test('an endpoint is measured by twenty requests, a slow one by fewer, and the slowest by one', async () => {
  expect(await measured(10)).toEqual({ asked: 22, times: 20 });
  expect(await measured(1000)).toEqual({ asked: 10, times: 8 });
  expect(await measured(6000)).toEqual({ asked: 3, times: 1 });
});
