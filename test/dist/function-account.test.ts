import { expect, test } from 'vitest';
import { functionRepository } from '../support/function-repository.ts';
import type { Answer } from '../support/proxy.ts';
import { startWorkbench } from '../support/workbench.ts';

const TOO_SMALL =
  'The account allows 10 concurrent executions of Lambda functions (GetAccountSettings), of which 10 must stay unreserved, but the config asks for 2.';

test('an account that is too small is explained before anything is made, with the quota’s name', async () => {
  await using bench = await startWorkbench();
  const { proxy } = bench;
  using repository = await functionRepository('account', bench.standIn, proxy.endpoint, []);
  // As many as new accounts have.
  const small = (answer: Answer) => {
    const { AccountLimit, ...more } = JSON.parse(answer.body.toString());
    Object.assign(AccountLimit, { ConcurrentExecutions: 10, UnreservedConcurrentExecutions: 10 });
    return { ...answer, body: Buffer.from(JSON.stringify({ AccountLimit, ...more })) };
  };
  proxy.fault({ operation: 'GetAccountSettings', how: 'alter', alter: small });
  const { code, annotations } = await repository.run('update-lambda');
  const messages = annotations.map(({ message }) => message).join('\n');
  expect(code).toBe(1);
  expect(messages).toContain(TOO_SMALL);
  expect(messages).toContain('Request a higher quota `Concurrent executions` (L-B99A9384) of AWS Lambda');
  expect(proxy.writes()).toEqual([]);
  const alter = (answer: Answer) => ({ ...answer, body: Buffer.from('{"AccountLimit":{},"AccountUsage":{}}') });
  proxy.fault({ operation: 'GetAccountSettings', how: 'alter', alter });
  const misshapen = await repository.run('update-lambda');
  expect(misshapen.annotations[0]?.message).toContain(
    'GetAccountSettings failed: AWS answered without AccountLimit.ConcurrentExecutions, which every such answer must have',
  );
  proxy.fault({ operation: 'GetAccountSettings', how: 'alter', alter: small });
  const { outputs } = await repository.run('plan', { stages: 'function' });
  const [step] = JSON.parse(outputs['changes'] ?? '[]');
  expect(step).toMatchObject({
    key: 'lambda-account',
    does: 'fail',
    detail: expect.stringContaining(`${TOO_SMALL} Request a higher quota`),
  });
}, 60_000);
