import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Aws } from '../../actions/lib/aws/clients.ts';
import { explainAws } from '../../actions/lib/aws/errors.ts';
import { proxyOf } from '../../actions/lib/aws/proxy.ts';
import { Failure } from '../../actions/lib/core/failure.ts';
import { failureOf } from '../support/failure-of.ts';
import { patience } from '../support/patience.ts';

describe('the proxy of an address', () => {
  const environment = { HTTPS_PROXY: 'http://user:secret@proxy.example:3128', HTTP_PROXY: 'proxy.example:8080' };

  test.each([
    ['https://sagemaker.us-east-1.amazonaws.com', 'HTTPS_PROXY', 'http://proxy.example:3128'],
    ['http://emulator.example:4566', 'HTTP_PROXY', 'http://proxy.example:8080'],
  ])('%s', (address, variable, shown) => {
    expect(proxyOf(address, environment)).toEqual({ variable, address: shown });
  });

  test.each(['http://127.0.0.1:4566', 'http://127.8.0.1', 'http://localhost:4566', 'http://[::1]:4566'])(
    'is none on this machine: %s',
    (address) => {
      expect(proxyOf(address, environment)).toBeUndefined();
    },
  );

  test('is none where no variable is set, and the lower-case name wins', () => {
    expect(proxyOf('https://a.example', { HTTPS_PROXY: '' })).toBeUndefined();
    expect(proxyOf('https://a.example', { ...environment, https_proxy: 'http://other.example' })).toMatchObject({
      address: 'http://other.example',
    });
  });

  test.each([
    'socks5://proxy.example',
    'http://',
    '::',
    'http://user:p%zz@proxy.example:3128',
    'http://proxy.example:3128/path?token=abc',
  ])('is refused when it is none: %s', (HTTPS_PROXY) => {
    expect(() => proxyOf('https://a.example', { HTTPS_PROXY })).toThrow(Failure);
  });
});

describe('a call', () => {
  let proxy: Server;
  let resource: string[];
  let address: string;

  beforeEach(async () => {
    resource = [];
    proxy = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (data) => {
        resource.push(data.toString().split('\r\n')[0] ?? '');
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      });
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  afterEach(() => void proxy.close());

  const head = (endpoint: string, environment: Record<string, string>) => {
    const credentials = () => Promise.resolve({ accessKeyId: 'LOCALAWS', secretAccessKey: 'secret' });
    const aws = new Aws({ region: 'us-east-1', endpoint, credentials, agent: 'test', patience, environment });
    return failureOf(aws.client(S3Client).send(new HeadBucketCommand({ Bucket: 'dogs' })));
  };

  test('goes through the proxy of HTTPS_PROXY, which a failure names without its password', async () => {
    const HTTPS_PROXY = address.replace('//', '//user:secret@');
    const explained = explainAws(await head('https://aws.example', { HTTPS_PROXY }));
    expect(resource).toEqual([expect.stringMatching(/^CONNECT (dogs\.)?aws\.example:443 /)]);
    expect(explained?.what).toMatch(
      /^HeadBucket of the bucket dogs failed: .*HTTPS_PROXY sends requests through http:\/\/127/,
    );
    expect(explained?.next).toContain('Check the proxy that HTTPS_PROXY names');
    expect(explained?.what).not.toContain('secret');
  });

  test('goes past it where NO_PROXY names the host', async () => {
    await head('https://127.0.0.1:1', { HTTPS_PROXY: address, NO_PROXY: '127.0.0.1' });
    expect(resource).toEqual([]);
  });

  test('never leaves this machine for plain http to it', async () => {
    const explained = explainAws(await head('http://127.0.0.1:1', { HTTP_PROXY: address, HTTPS_PROXY: address }));
    expect(resource).toEqual([]);
    expect(explained?.what).toContain('ECONNREFUSED');
    expect(explained?.what).not.toContain('PROXY');
  });
});
