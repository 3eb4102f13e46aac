import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { fetchIdToken } from '../../actions/lib/runner/id-token.ts';
import { Printer } from '../../actions/lib/runner/printer.ts';

/** GitHub's token service, which answers these statuses in turn and a token at 200. */
async function tokenService(...statuses: number[]) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    response.writeHead(statuses[asked.length - 1] ?? 200).end(JSON.stringify({ value: 'header.claims.signature' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    request: { url: `http://127.0.0.1:${port}/token?api-version=2.0`, token: 'of-this-job' },
    asked,
    [Symbol.dispose]: () => server.close(),
  };
}

test('a token is asked for as GitHub documents it, again after an outage, and masked', async () => {
  using service = await tokenService(503);
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    expect(await fetchIdToken(service.request, 'sts.amazonaws.com', new Printer())).toBe('header.claims.signature');
    expect(printed.mock.calls.join('')).toContain('::add-mask::header.claims.signature');
  } finally {
    printed.mockRestore();
  }
  expect(service.asked.map(({ url }) => url)).toEqual(
    Array(2).fill('/token?api-version=2.0&audience=sts.amazonaws.com'),
  );
  expect(service.asked[0]?.headers.authorization).toBe('Bearer of-this-job');
});

test('a refusal is told at once', async () => {
  using service = await tokenService(403);
  await expect(fetchIdToken(service.request, 'sts.amazonaws.com', new Printer())).rejects.toThrow(
    'GitHub gave this job no OIDC token: HTTP 403.',
  );
  expect(service.asked).toHaveLength(1);
});
