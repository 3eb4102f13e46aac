import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ENVIRONMENTS, TOOLS } from '../support/stand-in.ts';
import { userRepository } from '../support/user-repository.ts';

/** Python environment with awscli (test/requirements.txt). */
const CLIENTS = resolve(process.env['LOCAL_AWS_TEST_TOOLS'] ?? '.local-aws/test-tools', 'bin');

/** The command that `npm run local-aws` ends in, and what it prints. */
async function startAsUsersDo(state: string) {
  const places = ['--state', state, '--tools', TOOLS, '--environments', ENVIRONMENTS];
  const child = spawn(process.execPath, ['local-aws/src/main.ts', ...places, '--stop-with-stdin']);
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += chunk;
    if (printed.includes('FUNCTION_ROLE_ARN')) break;
  }
  const stop = async () => {
    child.stdin.end();
    await once(child, 'exit');
    await rm(state, { recursive: true });
  };
  return { printed, [Symbol.asyncDispose]: stop };
}

test('awscli in bash, from the lines that the stand-in prints: the whole flow', async () => {
  await using standIn = await startAsUsersDo(await mkdtemp(join(tmpdir(), 'clients-flow-')));
  using repository = userRepository();
  const script = `eval "$PRINTED"; exec bash test/support/whole_flow.sh "${repository.folder}"`;
  const env = { PATH: `${CLIENTS}:/usr/bin:/bin`, HOME: repository.folder, PRINTED: standIn.printed };
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { env });
  const [, loss = '', rate = ''] = /^loss (\S+) (\S+)$/m.exec(stdout) ?? [];
  expect(Number(loss)).toBeCloseTo(Math.abs(Math.log10(Number(rate)) + 2) + 0.01, 5);
  expect(stdout.replace(/^loss .*\n/m, '').split('\n')).toEqual([
    'tuning Completed',
    'training Completed',
    `log Validation Loss: ${Number(loss).toFixed(6)}`,
    'as assumed-role/cli-serving/cli',
    'denied AccessDeniedException',
    'endpoint InService cli-large "class":"cat"',
    'endpoint InService cli-xlarge "class":"cat"',
    'range 1 3',
    'function 42',
    'left 0 0',
    '',
  ]);
}, 360_000);
