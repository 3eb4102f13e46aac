import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAction } from '../support/action.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';

const STAGES = ['sync-data', 'tune', 'train', 'deploy', 'invoke'] as const;

describe('a whole pipeline, action by action', () => {
  let standIn: StandIn;
  let proxy: FaultProxy;
  let repository: UserRepository;

  beforeAll(async () => {
    standIn = await startStandIn();
    proxy = await startProxy(standIn.endpoint);
    repository = userRepository('whole');
    repository.edit((config) => {
      config['report'] = true;
    });
  });

  afterAll(async () => {
    repository[Symbol.dispose]();
    await proxy.close();
    await standIn.stop();
  });

  const run = (name: string, inputs: Record<string, string> = {}) =>
    runAction(name, {
      workspace: repository.folder,
      inputs: { config: repository.config, 'execution-role': standIn.executionRole, ...inputs },
      env: { ...standIn.env, AWS_ENDPOINT_URL: proxy.endpoint },
    });

  it('runs every stage and hands on what it found', async () => {
    const results = Object.fromEntries(await inTurn(STAGES, async (stage) => [stage, await run(stage)] as const));
    for (const stage of STAGES) expect(results[stage]?.code, results[stage]?.log).toBe(0);
    expect(results['sync-data']?.outputs).toMatchObject({ uploaded: '6', copied: '0' });
    const best = JSON.parse(results['tune']?.outputs['best-hyperparameters'] ?? '');
    expect(best).toEqual({ batch_size: expect.any(Number), learning_rate: expect.any(Number) });
    expect(results['train']?.outputs).toMatchObject({
      state: 'ready',
      'training-job': expect.stringMatching(/^whole-single-[0-9a-f]{10}$/),
    });
    expect(JSON.parse(results['train']?.outputs['metrics'] ?? '')).toMatchObject({ 'Test Accuracy': 0.9 });
    expect(results['deploy']?.outputs).toMatchObject({ state: 'ready', 'endpoint-name': 'whole-endpoint' });
    expect(results['invoke']?.outputs['prediction']).toBe('cat');
  });

  it('does nothing that was already done', async () => {
    const before = proxy.calls.length;
    for (const stage of STAGES) expect(await run(stage)).toMatchObject({ code: 0 });
    expect(proxy.calls.slice(before).filter(({ write }) => write)).toEqual([]);
  });
});

async function inTurn<In, Out>(items: readonly In[], work: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
