import { expect, test } from 'vitest';
import { lastDeployed, recordDeployment, setDeploymentStatus } from '../../../actions/lib/github-api/deployments.ts';
import { ACTIONS_BOT } from '../../../local-aws/src/github/state.ts';
import { BASE, failureOf, github } from '../../support/github.ts';

const served = {
  environment: 'shop-endpoint',
  sha: BASE,
  production: true,
  description: 'model 0123456789',
  run: '1.1',
  config: 'shop-0123456789',
};
const log = 'https://x.example/octo/shop/actions/runs/1';

test('main records what it serves, with the statuses that it went through', async () => {
  await using hub = await github();
  const way = await hub.connect();
  const deployment = await recordDeployment(way, served);
  for (const state of ['in_progress', 'success', 'inactive'] as const)
    await setDeploymentStatus(way, deployment, { state, log, description: 'x'.repeat(500) });
  const [made, ...others] = hub.standIn.repository.deployments;
  expect(others).toEqual([]);
  expect(made).toMatchObject({
    ...{ sha: BASE, environment: 'shop-endpoint', auto_merge: false, required_contexts: [] },
    ...{
      production_environment: true,
      description: 'model 0123456789',
      payload: { run: '1.1', config: 'shop-0123456789' },
    },
    statuses: ['in_progress', 'success', 'inactive'].map((state) => ({ state, log_url: log })),
  });
  for (const status of made?.statuses ?? [])
    expect((status as { description: string }).description.length).toBeLessThanOrEqual(140);
});

test('a run records a deployment once, also when the answer is lost; the next run records its own', async () => {
  await using hub = await github();
  let lost = 0;
  hub.standIn.intercept = ({ method }) =>
    method === 'POST' && lost++ === 0 ? { status: 0, cut: true, late: true } : undefined;
  const way = await hub.connect();
  const first = await hub.clock.run(recordDeployment(way, served));
  expect(await recordDeployment(way, served)).toEqual(first);
  expect(hub.standIn.repository.deployments).toHaveLength(1);
  await recordDeployment(way, { ...served, run: '2.1' });
  expect(hub.standIn.repository.deployments).toHaveLength(2);
});

test('what was deployed last is what the newest record with success says', async () => {
  await using hub = await github();
  const way = await hub.connect();
  const record = async (config: string, state: 'success' | 'failure', environment = served.environment) => {
    const deployment = await recordDeployment(way, { ...served, environment, run: `${config}.1`, config });
    await setDeploymentStatus(way, deployment, { state, log, description: '' });
  };
  expect(await lastDeployed(way, served.environment)).toBeUndefined();
  await record('shop-a', 'success');
  await record('shop-b', 'failure');
  await record('shop-c', 'success', 'another-endpoint');
  expect(await lastDeployed(way, served.environment)).toBe('shop-a');
  await record('shop-d', 'success');
  expect(await lastDeployed(way, served.environment)).toBe('shop-d');
});

test('a token without the permission is told which one it lacks', async () => {
  await using hub = await github();
  const way = await hub.as(ACTIONS_BOT, { deployments: 'read', contents: 'write' });
  const failure = await failureOf(recordDeployment(way, served));
  expect(failure.message).toContain(
    'Recording the deployment (shop-endpoint in octo/shop) failed: GitHub answered 403',
  );
  expect(failure.next).toContain('`deployments: write`');
});
