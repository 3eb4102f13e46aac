import {
  AddTagsCommand,
  DescribeEndpointCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marker } from '../../actions/lib/github-api/marker.ts';
import { previewSection } from '../../actions/lib/report/preview.ts';
import { ACTIONS_BOT } from '../../local-aws/src/github/state.ts';
import { github, HEAD, TOKEN } from '../support/github.ts';
import { judgedRepository, setParameters } from '../support/judged-repository.ts';
import { holdTraining, trainingJobs } from '../support/training-jobs.ts';
import { type UserRepository, userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench, type Workbench } from '../support/workbench.ts';

/** Instances of each type that the account's endpoints may have. */
const QUOTA = 2;
const EVENT = { GITHUB_REF: 'refs/pull/7/merge', GITHUB_EVENT_NAME: 'pull_request' };
const HOUR = 3_600_000;

let bench: Workbench;
let repository: UserRepository;

beforeAll(async () => {
  bench = await startWorkbench({ endpointQuota: QUOTA });
  repository = judgedRepository('shown');
  repository.edit((config) => {
    config['pull-request'].preview = { 'expires-after': '2h' };
  });
  await bench.runAll(['sync-data', 'train', 'deploy'], repository);
  setParameters(repository, { right: 185 });
  await bench.runAll(['sync-data', 'train'], repository, { env: EVENT });
});

afterAll(async () => {
  repository[Symbol.dispose]();
  await bench[Symbol.asyncDispose]();
});

const preview = (inputs: Record<string, string> = {}, env: Record<string, string> = EVENT) =>
  bench.run('preview', repository, { inputs: { preview: '7', ...inputs }, env });
const create = async (inputs = {}) => {
  const result = await preview(inputs);
  expect(result.code, result.log).toBe(0);
  return result;
};
const expire = () =>
  bench.run('preview', repository, { inputs: { mode: 'remove-expired' }, env: { GITHUB_EVENT_NAME: 'schedule' } });

/** Names of what serves, or could, whoever made it. */
async function existing(prefix = 'shown-pr-'): Promise<string[]> {
  const { sagemaker } = bench;
  const { Endpoints = [] } = await sagemaker.send(new ListEndpointsCommand({}));
  const { EndpointConfigs = [] } = await sagemaker.send(new ListEndpointConfigsCommand({}));
  const { Models = [] } = await sagemaker.send(new ListModelsCommand({}));
  const names = [
    ...Endpoints.map(({ EndpointName }) => EndpointName),
    ...EndpointConfigs.map(({ EndpointConfigName }) => EndpointConfigName),
    ...Models.map(({ ModelName }) => ModelName),
  ];
  return names.map(String).filter((name) => name.startsWith(prefix));
}

async function tagsOf(name: string) {
  const { EndpointArn: ResourceArn } = await bench.sagemaker.send(new DescribeEndpointCommand({ EndpointName: name }));
  const { Tags = [] } = await bench.sagemaker.send(new ListTagsCommand({ ResourceArn }));
  return { ResourceArn, tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])) };
}

/** Lets everything of the previews expire, or an endpoint alone. */
async function setExpiry(at: number, types: readonly string[] = ['model', 'endpoint-config', 'endpoint']) {
  for (const name of await existing())
    for (const type of types) {
      const ResourceArn = `arn:aws:sagemaker:us-east-1:${bench.standIn.account}:${type}/${name}`;
      const Tags = [{ Key: 'sagemaker-actions:expires-at', Value: new Date(at).toISOString() }];
      await bench.sagemaker.send(new AddTagsCommand({ ResourceArn, Tags })).catch(() => undefined);
    }
}

it('a pull request that is closed leaves no job running; jobs of others go on', async () => {
  using closed = userRepository('closed');
  closed.edit((config) => delete config['tune']);
  await bench.runAll(['sync-data'], closed);
  using hold = holdTraining(closed);
  const left = async (seed: number, env: Record<string, string>) => {
    closed.edit((config) => {
      config['training'].seed = seed;
    });
    const run = await bench.run('train', closed, { inputs: { wait: '1s' }, env });
    expect(run.outputs['state'], run.log).toBe('pending');
    return run.outputs['training-job'] ?? '';
  };
  const main = await left(1, {});
  const ours = await left(2, EVENT);
  const others = await left(3, { ...EVENT, GITHUB_REF: 'refs/pull/71/merge' });
  const close = () => bench.run('preview', closed, { inputs: { preview: '7', mode: 'close' }, env: EVENT });
  const result = await close();
  expect(result.code, result.log).toBe(0);
  expect(result.log).toContain(`stop        training job ${ours}: pull request 7 was closed`);
  const jobs = () => trainingJobs(bench.sagemaker, 'closed-');
  await expect.poll(jobs).toEqual({ [main]: 'InProgress', [ours]: 'Stopped', [others]: 'InProgress' });
  expect((await close()).log).toContain('Nothing to remove.');
  hold.release();
  await expect.poll(jobs).toMatchObject({ [main]: 'Completed', [others]: 'Completed' });
});

/** One after the other: each test goes on with the preview that the one before it has left. */
describe('the preview of a pull request', () => {
  const NAME = 'shown-pr-7-shown-endpoint';
  const remove = () => preview({ mode: 'remove' });

  it('is planned only where it is asked for, with the quota', async () => {
    const plan = async (inputs: Record<string, string>) => {
      const { outputs } = await bench.run('plan', repository, { inputs, env: EVENT });
      const changes = JSON.parse(outputs['changes'] ?? '') as { key: string; does: string; detail: string }[];
      return { run: JSON.parse(outputs['run'] ?? ''), previews: changes.filter(({ key }) => key.includes(NAME)) };
    };
    expect(await plan({})).toEqual({ run: [], previews: [] });
    repository.write('serving/note.txt', 'planned');
    const asked = await plan({ preview: '7' });
    repository.remove('serving/note.txt');
    expect(asked.run).toEqual(['preview']);
    expect(asked.previews.map(({ does }) => does)).toEqual(['create', 'create', 'create', 'create']);
    repository.edit((config) => {
      config['endpoints']['shown-second'] = { ...config['endpoints']['shown-endpoint'] };
    });
    const small = await bench.run('plan', repository, { inputs: { preview: '7' }, env: EVENT });
    const denied = await preview();
    repository.edit((config) => delete config['endpoints']['shown-second']);
    for (const { code, log } of [small, denied]) {
      expect(code).toBe(1);
      expect(log).toMatch(/the preview needs 3: the preview has 2, and shown-endpoint has 1\. Nothing was changed/);
    }
    expect(await existing()).toEqual([]);
  });

  it('is the candidate on an endpoint of its own, with an expiry; main serves what it served, and is not asked', async () => {
    const before = await existing('shown-shown-endpoint');
    const already = bench.proxy.calls.length;
    const started = Date.now();
    const { outputs, log } = await create();
    expect(outputs).toMatchObject({ state: 'ready', 'endpoint-name': NAME });
    expect(JSON.parse(outputs['endpoint-names'] ?? '')).toEqual({ 'shown-endpoint': NAME });
    const left = Date.parse(outputs['expires-at'] ?? '') - started;
    expect(left).toBeGreaterThan(1.9 * HOUR);
    expect(left).toBeLessThan(2.1 * HOUR);
    expect(log).toContain('smoke test passed: cat');
    expect(await existing('shown-shown-endpoint')).toEqual(before);
    const { tags } = await tagsOf(NAME);
    expect(tags).toMatchObject({
      'sagemaker-actions:pipeline': 'shown',
      'sagemaker-actions:ref': 'refs/pull/7/merge',
      'sagemaker-actions:stage': 'preview',
      'sagemaker-actions:expires-at': outputs['expires-at'],
      'sagemaker-actions:latency': expect.stringMatching(
        /^config=shown-pr-7-[0-9a-f]{10} asked=[0-9a-f]{10} ms=(\d+(\.\d)? ){19}\d+(\.\d)?$/,
      ),
    });
    // It is measured by several requests, and compared with what main measured.
    expect(log).toMatch(/latency \d+\.\d ms \(median of 20 requests, half of them between /);
    const compared = await bench.run('compare-metrics', repository, { inputs: { preview: '7' }, env: EVENT });
    expect(compared.code, compared.log).toBe(0);
    expect(compared.log).toMatch(
      /Latency of the smoke request: The candidate is \d+\.\d ms (faster|slower) \(90 % interval: /,
    );
    const asked = bench.proxy.calls.slice(already).filter(({ operation }) => operation === 'InvokeEndpoint');
    // The smoke test, two requests that warm up, and twenty that count.
    expect(asked.map(({ resource }) => resource)).toEqual(Array.from({ length: 23 }, () => NAME));
  });

  it('is left as it is where nothing has changed, and made anew where the model has', async () => {
    const before = bench.proxy.calls.length;
    await create();
    const calls = bench.proxy.calls.slice(before);
    expect(calls.filter(({ write }) => write)).toEqual([]);
    // It is asked whether it still answers, and not measured again.
    expect(calls.filter(({ operation }) => operation === 'InvokeEndpoint')).toHaveLength(1);
    repository.write('serving/note.txt', 'changed');
    bench.proxy.fault({ operation: 'InvokeEndpoint', resource: NAME, how: 'deny', after: 6 });
    const { log, annotations } = await create();
    repository.remove('serving/note.txt');
    expect(log).toMatch(/replace +endpoint shown-pr-7-shown-endpoint/);
    expect(log).toContain('smoke test passed');
    // That the latency is known less well is told, and fails nothing.
    expect(annotations.slice(1)).toMatchObject([
      {
        level: 'warning',
        message: expect.stringMatching(/its latency was measured by 3 requests only: .*not authorized/),
      },
    ]);
  });

  it('that another owner made is left alone', async () => {
    const { ResourceArn } = await tagsOf(NAME);
    const Tags = [{ Key: 'sagemaker-actions:repository', Value: 'somebody/else' }];
    await bench.sagemaker.send(new AddTagsCommand({ ResourceArn, Tags }));
    await setExpiry(Date.now() - HOUR, ['endpoint']);
    await expire();
    await remove();
    expect(await existing()).toContain(NAME);
    await bench.sagemaker.send(
      new AddTagsCommand({
        ResourceArn,
        Tags: [{ ...Tags[0], Key: 'sagemaker-actions:repository', Value: 'someone/pipelines' }],
      }),
    );
  });

  it('is removed by main’s schedule as soon as it has expired by itself, also where the pull request has another one', async () => {
    const SECOND = 'shown-pr-7-shown-second';
    repository.edit((config) => {
      config['endpoints']['shown-second'] = { ...config['endpoints']['shown-endpoint'], instance: 'ml.m5.large' };
    });
    await create();
    // Later commits, whose previews expire later, do not name it any more.
    repository.edit((config) => delete config['endpoints']['shown-second']);
    const { ResourceArn } = await tagsOf(SECOND);
    const Tags = [{ Key: 'sagemaker-actions:expires-at', Value: new Date(Date.now() - HOUR).toISOString() }];
    await bench.sagemaker.send(new AddTagsCommand({ ResourceArn, Tags }));
    const { outputs, log } = await expire();
    expect(JSON.parse(outputs['removed'] ?? ''), log).toEqual([SECOND]);
    expect(await existing()).toContain(NAME);
  });

  it('is removed with all that it consists of once its endpoint has expired, and not before', async () => {
    const before = await existing();
    expect(before.length).toBeGreaterThanOrEqual(3);
    // What is used again is older than the endpoint that uses it.
    await setExpiry(Date.now() - HOUR, ['model', 'endpoint-config']);
    expect((await expire()).outputs['removed']).toBe('[]');
    await setExpiry(Date.now() - HOUR);
    const { outputs, code, log } = await expire();
    expect(code, log).toBe(0);
    const removed = JSON.parse(outputs['removed'] ?? '') as string[];
    expect(removed[0]).toBe(NAME);
    expect(removed.toSorted()).toEqual(before.toSorted());
    expect(removed.slice(1).filter((name) => !/^shown-pr-7-[0-9a-f]{10}$/.test(name))).toEqual([]);
    expect(await existing()).toEqual([]);
    expect(await existing('shown-')).not.toEqual([]);
  });

  it('is removed by main’s schedule, too, when its pull request wants it no more; and comments tell of nothing that is gone', async () => {
    await using hub = await github({ repository: 'someone/pipelines' });
    const { comments, pulls } = hub.standIn.repository;
    const [pull] = pulls;
    if (pull === undefined) throw new Error('There is no pull request.');
    const comment = (body: string, user = ACTIONS_BOT) => {
      const at = new Date().toISOString();
      comments.push({ id: hub.standIn.repository.nextId(), issue: 7, user, body, created_at: at, updated_at: at });
    };
    const expires = new Date().toISOString();
    const section = (endpoint: string) =>
      previewSection({
        ...{ entry: 'shown-endpoint', endpoint, region: 'us-east-1', instance: 'ml.m5.large' },
        expires,
      });
    const body = (...endpoints: string[]) => {
      const mark = marker('pipeline.yml', { id: 9, attempt: 1, head: HEAD });
      return [`${mark}\n### Model comparison`, ...endpoints.map(section), 'the end'].join('\n\n');
    };
    const env = { GITHUB_EVENT_NAME: 'schedule', GITHUB_API_URL: hub.standIn.address, GITHUB_RUN_ID: '77' };
    const look = () =>
      bench.run('preview', repository, { inputs: { mode: 'remove-expired', 'github-token': TOKEN }, env });
    await create();
    comment(body(NAME, 'shown-pr-8-shown-endpoint', 'other-pr-7-x'));
    comment(body('shown-pr-8-shown-endpoint'), { id: 5, login: 'mallory', type: 'User' });
    pull.labels.push({ name: 'preview' });
    // One that somebody has deleted in the console is gone, too; what is another pipeline's is not looked at.
    expect((await look()).outputs['removed']).toBe('[]');
    const first = comments[0]?.body ?? '';
    expect(first.split(/^#### /m).map((part) => /invoke-endpoint|removed/.exec(part)?.[0])).toEqual([
      ...[undefined, 'invoke-endpoint', 'removed', 'invoke-endpoint'],
    ]);
    expect(first).toContain(section(NAME));
    expect(comments[1]?.body).toBe(body('shown-pr-8-shown-endpoint'));
    pull.labels.length = 0;
    // Where GitHub does not say what the pull request wants, the preview stays.
    hub.standIn.intercept = ({ path }) => (path.includes('/pulls/') ? { status: 404, body: {} } : undefined);
    const unknown = await look();
    expect([unknown.code, unknown.outputs['removed']]).toEqual([0, '[]']);
    expect(unknown.annotations.at(-1)).toMatchObject({
      level: 'warning',
      message: expect.stringMatching(/^Whether pull request 7 wants its preview is unknown: .*answered 404/),
    });
    hub.standIn.intercept = () => undefined;
    const { outputs, log } = await look();
    expect(JSON.parse(outputs['removed'] ?? ''), log).toHaveLength(3);
    expect(comments[0]?.body).not.toContain('invoke-endpoint --region us-east-1 --endpoint-name shown-');
    // A token that may not write is told what it lacks, and nothing fails.
    comment(body('shown-pr-9-shown-endpoint'));
    hub.standIn.repository.tokens.set(TOKEN, { user: ACTIONS_BOT, permissions: { pull_requests: 'read' } });
    const { code, annotations } = await look();
    expect(code).toBe(0);
    expect(annotations.at(-1)?.message).toMatch(/were not corrected: .*403(.|\n)*`pull-requests: write`/);
  });

  it('is removed with all that it consists of, and of no other pull request', async () => {
    await create();
    const env = { ...EVENT, GITHUB_REF: 'refs/pull/71/merge' };
    // Of another type, of which the account may have more.
    repository.edit((config) => {
      config['endpoints']['shown-endpoint'].instance = 'ml.m5.large';
    });
    await bench.runAll(['preview'], repository, { inputs: { preview: '71' }, env });
    repository.edit((config) => {
      config['endpoints']['shown-endpoint'].instance = 'ml.m5.xlarge';
    });
    const others = (await existing()).filter((name) => name.startsWith('shown-pr-71-'));
    expect(others).toHaveLength(3);
    const { outputs, code, log } = await remove();
    expect(code, log).toBe(0);
    expect(JSON.parse(outputs['removed'] ?? '')).toHaveLength(3);
    expect(await existing()).toEqual(others);
    expect((await remove()).outputs['removed']).toBe('[]');
  });

  it('is deleted where it answers wrong, which is told, and not tried again', async () => {
    repository.edit((config) => {
      config['endpoints']['shown-endpoint'].smoke.expect = 'dog';
    });
    const wrong = onlyError(await preview());
    const again = onlyError(await preview());
    repository.edit((config) => {
      config['endpoints']['shown-endpoint'].smoke.expect = 'cat';
    });
    expect(wrong).toContain('The endpoint was new, so it was deleted: it serves nothing and costs nothing.');
    expect(again).toContain('deleted the endpoint, because its smoke test failed');
    expect(await existing()).not.toContain(NAME);
  });
});

describe('bad input', () => {
  it.each([
    ['no number', { preview: '' }, EVENT, 'The input preview is empty.'],
    ['a run of main', { preview: '7' }, {}, 'no pull request started this run'],
  ])('%s is refused', async (_, inputs, env, says) => {
    expect(onlyError(await preview(inputs, env))).toContain(says);
  });

  it('a config that gives pull requests no endpoints is refused, with what to write', async () => {
    const before = repository.read(repository.config);
    repository.edit((config) => delete config['pull-request'].preview);
    const message = onlyError(await preview());
    repository.write(repository.config, before);
    expect(message).toContain('The config has no `pull-request.preview`');
  });
});
