import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActionResult } from '../support/action.ts';
import { userRepository } from '../support/user-repository.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench();
});
afterAll(() => bench[Symbol.asyncDispose]());

/** What anybody sees who may see the run. */
function shown({ summary, log, annotations }: ActionResult): string {
  return [summary, log, ...annotations.map(({ message }) => message)].join('\n');
}

it('logs, summaries and annotations hold neither the account nor a secret, of good runs and of bad ones; outputs are whole', async () => {
  using repository = userRepository('secret');
  const stages = ['plan', 'sync-data', 'tune', 'train', 'deploy', 'plan', 'invoke'];
  const results = await bench.runAll(stages, repository);
  const bad = async (action: string, inputs: Record<string, string>, env: Record<string, string> = {}) => {
    const result = await bench.run(action, repository, { inputs, env });
    expect(result.code, result.log).toBe(1);
    results.push(result);
    return result;
  };
  const refused = await bad('invoke', { 'content-type': 'text/csv' });
  expect(refused.log).toMatch(/ModelError: .* in account /);
  await bad('invoke', { endpoint: 'nobody' });
  await bad('train', {}, { GITHUB_REPOSITORY: 'somebody/else' });
  // No input names the account here: AWS is asked before its words are shown.
  await bad('invoke', { 'content-type': 'text/csv', 'execution-role': '' });
  const denied = 'arn:aws:iam::123456789012:role/*';
  repository.edit((config) => {
    config['training'].hyperparameters.sleep = 0.01;
  });
  await bad('tune', { 'execution-role': denied });
  bench.proxy.fault({ operation: 'PutObject', times: 1000, how: 'expire' });
  repository.remove('images/train/001.cat/1.png');
  repository.write('images/train/001.cat/8.png', repository.read('images/test/001.cat/5.png'));
  await bad('sync-data', {});

  const all = results.map(shown).join('\n');
  expect(all).toContain('sagemaker-us-east-1-***');
  expect(all).not.toContain(bench.standIn.account);
  const [planned] = results;
  const changes: { key: string; id?: string }[] = JSON.parse(planned?.outputs['changes'] ?? '');
  expect(changes.map(({ id }) => id)).toContain(`sagemaker-us-east-1-${bench.standIn.account}`);
  const outputs = results.flatMap((result) => Object.values(result.outputs)).join('\n');
  for (const secret of ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'] as const) {
    expect(all + outputs).not.toContain(bench.standIn.env[secret]);
  }
});
