import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Context } from '../../local-aws/src/context.ts';
import { codeFolder } from '../../local-aws/src/lambda/code.ts';
import { ExecutionEnvironment } from '../../local-aws/src/lambda/environment.ts';
import { ENVIRONMENTS } from '../support/stand-in.ts';

afterEach(() => vi.useRealTimers());

test.each([true, false])(
  'lives on when the time for an initialization is over (provisioned: %s)',
  async (provisioned) => {
    const state = mkdtempSync(join(tmpdir(), 'environment-'));
    const context = {
      state,
      environments: ENVIRONMENTS,
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:9',
      sockets: { path: (name: string) => join(state, name) },
      keysInEnvironment: () => ({}),
      credentials: () => ({}),
      logs: { send: () => Promise.resolve({}) },
      roles: { get: () => Promise.resolve(undefined) },
      access: { firstDenied: () => Promise.resolve(undefined) },
      log: () => undefined,
    } as unknown as Context;
    const version = {
      CodeSha256: 'AAAA',
      Handler: 'handler.handler',
      Runtime: 'python3.13',
      Timeout: 300,
      Version: '1',
    } as const;
    mkdirSync(codeFolder(context, version.CodeSha256), { recursive: true });
    writeFileSync(
      join(codeFolder(context, version.CodeSha256), 'handler.py'),
      'def handler(e, c):\n    return e["n"]\n',
    );
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const environment = new ExecutionEnvironment(context, 'idle', version, provisioned);
    try {
      await environment.initialized;
      vi.advanceTimersByTime(15 * 60_000);
      expect(environment.alive).toBe(true);
      const event = { requestId: 'one', payload: Buffer.from('{"n": 7}'), arn: 'arn' };
      const { payload, failed } = await environment.invoke(event);
      expect([payload.toString(), failed]).toEqual(['7', false]);
    } finally {
      vi.useRealTimers();
      await environment.stop();
      rmSync(state, { recursive: true, force: true });
    }
  },
);
