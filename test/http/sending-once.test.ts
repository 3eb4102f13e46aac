import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { Aws } from '../../actions/lib/aws/clients.ts';
import { isTransient } from '../../actions/lib/core/failure.ts';
import { patience } from '../support/patience.ts';

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
