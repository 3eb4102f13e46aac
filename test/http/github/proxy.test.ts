import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { github, HEAD, TOKEN } from '../../support/github.ts';

const lib = join(import.meta.dirname, '../../../actions/lib/github-api');
/** Reads pull request 7. The proxies of a process are those of all that it does. */
const script = `
  import { accessOf, connectToGitHub } from '${lib}/client.ts';
  import { fetchPullRequest } from '${lib}/pull-request.ts';
  import { systemClock as clock } from '${lib}/../core/clock.ts';
  const { signal } = new AbortController();
  const github = await connectToGitHub({ ...accessOf(process.env, ''), clock, signal, deadline: 0 });
  console.log(await fetchPullRequest(github, 7).then(({ head }) => head, ({ message }) => message));`;

/** A proxy that opens ways to the stand-in only, whatever host is asked for; 0: to nowhere. */
async function proxyTo(port: number) {
  const asked: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (head) => {
      asked.push(head.toString().split('\r\n')[0] ?? '');
      if (port === 0) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      const behind = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(behind).pipe(socket);
      });
      return behind.on('error', () => socket.destroy());
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    asked,
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.dispose]: () => server.close(),
  };
}

async function read(environment: Record<string, string>): Promise<string> {
  const variables = { GITHUB_REPOSITORY: 'octo/shop', GITHUB_TOKEN: TOKEN, ...environment };
  const node = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env: variables });
  return (await node).stdout.trim();
}

const GITHUB_API_URL = 'http://github.example/api/v3';

test('requests go through the proxy of the environment, and past it where NO_PROXY names the host', async () => {
  await using hub = await github({ prefix: '/api/v3' });
  using proxy = await proxyTo(Number(new URL(hub.standIn.origin).port));
  const HTTP_PROXY = `http://user:secret@${proxy.address}`;
  expect(await read({ GITHUB_API_URL, HTTP_PROXY })).toBe(HEAD);
  expect(proxy.asked).toEqual([expect.stringContaining('CONNECT github.example:80 ')]);
  expect(await read({ GITHUB_API_URL: hub.standIn.address, HTTP_PROXY, NO_PROXY: '127.0.0.1' })).toBe(HEAD);
  expect(proxy.asked).toHaveLength(1);
});

test('a failure names the proxy, without its password', async () => {
  using proxy = await proxyTo(0);
  const said = await read({ GITHUB_API_URL, HTTP_PROXY: `http://user:secret@${proxy.address}` });
  expect(said).toMatch(/^Reading the pull request \(7 of octo\/shop\) failed: /);
  expect(said).toContain(`HTTP_PROXY sends requests through http://${proxy.address}`);
  expect(said).not.toContain('secret');
});
