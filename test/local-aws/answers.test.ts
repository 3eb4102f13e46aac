import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startStandIn } from '../support/stand-in.ts';

const PYTHON = resolve(process.env['LOCAL_AWS_TEST_TOOLS'] ?? '.local-aws/test-tools', 'bin/python');

test('every answer has the shape that the official model gives it', async () => {
  await using standIn = await startStandIn();
  const { stdout } = await promisify(execFile)(PYTHON, ['test/support/ask_everything.py'], {
    env: { ...standIn.env, HOME: standIn.state, SAGEMAKER_EXECUTION_ROLE_ARN: standIn.executionRole },
  });
  const { faults, asked, tags } = JSON.parse(stdout);
  expect(faults).toEqual([]);
  expect(tags).toEqual({ pipeline: 'answers', more: '1' });
  expect(asked.length).toBeGreaterThanOrEqual(18);
});
