import { once } from 'node:events';
import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { Aws } from '../../actions/lib/aws/clients.ts';
import { systemClock } from '../../actions/lib/core/clock.ts';
import { isTransient } from '../../actions/lib/core/failure.ts';
import { explain } from '../../actions/lib/report/explain.ts';
import { askFunction } from '../../actions/lib/resources/function/ask.ts';
import type { Scope } from '../../actions/lib/resources/scope.ts';
import { failureOf } from '../support/failure-of.ts';
import { patience } from '../support/patience.ts';
import { startProxy } from '../support/proxy.ts';

test('a call that must not be made twice is sent once, and its answer waited for no longer than told', async () => {
  let requests = 0;
  const server = createServer(() => {
    requests += 1;
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const aws = new Aws({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: async () => ({ accessKeyId: 'key', secretAccessKey: 'secret' }),
    agent: 'test',
    patience,
  });
  const lambda = aws.sendingOnce(LambdaClient, 200);
  const lost = await lambda.send(new InvokeCommand({ FunctionName: 'slow' })).catch((error: unknown) => error);
  expect([requests, isTransient(lost)]).toEqual([1, true]);
  server.closeAllConnections();
  server.close();
});

test('an event whose answer is lost, whole or in half, is not sent again, and so it is said', async () => {
  let sent = 0;
  await using server = createServer(async (request, response) => {
    if (request.method === 'POST') sent += (await text(request)).length > 0 ? 1 : 0;
    response.end(JSON.stringify({ predictions: [{ class: 'cat', probability: 1 }], Configuration: { Timeout: 3 } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await using proxy = await startProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const aws = new Aws({
    region: 'us-east-1',
    endpoint: proxy.endpoint,
    credentials: async () => ({ accessKeyId: 'key', secretAccessKey: 'secret' }),
    agent: 'test',
    patience,
  });
  const scope = { aws, clock: systemClock, deadline: Number.POSITIVE_INFINITY } as Scope;
  const signal = new AbortController().signal;
  for (const how of ['cut-after', 'truncate', 'error'] as const) {
    proxy.fault({ operation: 'Invoke', how });
    const before = proxy.calls.filter(({ operation }) => operation === 'Invoke').length;
    const error = await failureOf(askFunction(scope, 'classify', 'live', { event: { a: 1 } }, signal));
    const [{ what = '' } = {}] = explain(error);
    expect(what).toMatch(/^The answer of the function classify:live was lost on the network: /);
    expect(what).toContain('The event was sent once, and the function may have processed it.');
    expect(proxy.calls.filter(({ operation }) => operation === 'Invoke').length - before, how).toBe(1);
  }
  // An error is given by the proxy itself.
  expect(sent).toBe(2);
  server.closeAllConnections();
});

test('an event in a file is sent as it is, down to the last digit', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'event-'));
  const event = '{"id": 12345678901234567890, "rate": 1.0,\n "__proto__": {"a": 1}}\n';
  writeFileSync(join(folder.path, 'event.json'), event);
  const sent: string[] = [];
  await using server = createServer(async (request, response) => {
    if (request.method === 'POST') sent.push(await text(request));
    const answer = { predictions: [{ class: 'cat', probability: 1 }] };
    response.end(JSON.stringify(request.method === 'POST' ? answer : { Configuration: { Timeout: 3 } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const aws = new Aws({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: async () => ({ accessKeyId: 'key', secretAccessKey: 'secret' }),
    agent: 'test',
    patience,
  });
  const scope = { aws, root: folder.path, clock: systemClock, deadline: Number.POSITIVE_INFINITY } as Scope;
  const signal = new AbortController().signal;
  const { prediction } = await askFunction(scope, 'classify', '1', { event: 'event.json' }, signal);
  expect([prediction.top, sent]).toEqual(['cat', [event]]);
  server.closeAllConnections();
});
