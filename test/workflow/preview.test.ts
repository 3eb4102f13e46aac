import {
  AddTagsCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRoles } from '../../scripts/start/roles.ts';
import { setParameters } from '../support/judged-repository.ts';
import { type PullRequestBench, startPullRequestBench } from '../support/pull-request-bench.ts';

type Opened = Awaited<ReturnType<PullRequestBench['open']>>;

const PREVIEW = { name: 'preview' };

let bench: PullRequestBench;

beforeAll(async () => {
  bench = await startPullRequestBench('shown', (config) => {
    config['pull-request'].preview = { 'expires-after': '2h' };
  });
});

afterAll(() => bench[Symbol.asyncDispose]());

const nameOf = ({ number }: Pick<Opened, 'number'>) => `shown-pr-${number}-shown-endpoint`;

async function endpoints(): Promise<string[]> {
  const { Endpoints = [] } = await bench.bench.sagemaker.send(new ListEndpointsCommand({ NameContains: 'shown-' }));
  return Endpoints.map(({ EndpointName = '' }) => EndpointName).sort();
}

/** What previews consist of: the ends of ARNs. */
async function existing(): Promise<string[]> {
  const { sagemaker } = bench.bench;
  const pipeline = { NameContains: 'shown-', MaxResults: 100 };
  const { Endpoints = [] } = await sagemaker.send(new ListEndpointsCommand(pipeline));
  const { EndpointConfigs = [] } = await sagemaker.send(new ListEndpointConfigsCommand(pipeline));
  const { Models = [] } = await sagemaker.send(new ListModelsCommand(pipeline));
  return [
    ...Endpoints.map(({ EndpointArn }) => EndpointArn),
    ...EndpointConfigs.map(({ EndpointConfigArn }) => EndpointConfigArn),
    ...Models.map(({ ModelArn }) => ModelArn),
  ].flatMap((arn) => /[\w-]+\/shown-pr-.*$/.exec(String(arn))?.[0] ?? []);
}

/** Something happens to a pull request, and preview.yml runs. */
function happens({ pull }: Opened, action: string, more: object = {}, changes: object = {}) {
  const payload = { ...bench.payloadOf({ ...pull, ...changes }, action), ...more };
  return bench.run('preview.yml', 'pull_request', payload);
}

const better = (right: number) => () => setParameters(bench.repository, { right });

test('a pull request with the label gets a preview, and its comment says where it is, until when, and how to ask it', async () => {
  const opened = await bench.open(better(185), { labels: ['bug', 'preview'] });
  const { results, comments, log } = opened;
  expect(results, log).toMatchObject({ plan: 'success', train: 'success', preview: 'success', compare: 'success' });
  expect(await endpoints()).toEqual(['shown-endpoint', nameOf(opened)]);
  expect(comments).toHaveLength(1);
  const [comment = ''] = comments;
  const page = `https://us-east-1.console.aws.amazon.com/sagemaker/home?region=us-east-1#/endpoints/${nameOf(opened)}`;
  expect(comment).toContain(`[\`${nameOf(opened)}\`](<${page}>)`);
  const [, until = ''] = /until \*\*(\S+ \S+) UTC\*\*/.exec(comment) ?? [];
  const left = Date.parse(`${until.replace(' ', 'T')}:00Z`) - Date.now();
  expect(left / 3_600_000).toBeCloseTo(2, 0);
  expect(comment).toContain(`invoke-endpoint --region us-east-1 --endpoint-name ${nameOf(opened)} `);
  expect(comment).toMatch(/It answered the smoke request in \d+\.\d ms \(median of 20 requests, half of them between /);
  const latency = String.raw`\d+\.\d ms \(median of 20 requests, [^|]+ on \`ml\.m5\.xlarge\``;
  expect(comment).toMatch(new RegExp(String.raw`\| latency \| ${latency} \| ${latency} \|`));
  expect(comment).toContain('--content-type image/png --body fileb://images/test/001.cat/5.png answer.json');

  const closed = await happens(opened, 'closed', {}, { state: 'closed', merged: true });
  expect(closed.results, closed.log).toEqual({ create: 'skipped', remove: 'success' });
  expect(await endpoints()).toEqual(['shown-endpoint']);
  expectGone(opened, comment);
});

/** The comment says what it said, without a way to the preview. */
function expectGone({ number }: Pick<Opened, 'number'>, before: string) {
  const comments = bench.commentsOn(number);
  expect(comments).toEqual([
    expect.stringMatching(/#### 🔎 Preview `shown-pr-\d+-shown-endpoint`\n\nIt was removed; \[a run\]/),
  ]);
  const [comment = ''] = comments;
  expect(comment).not.toMatch(/invoke-endpoint|console\.aws|until \*\*/);
  const [head] = before.split('<!-- preview ');
  expect(comment.startsWith(head ?? '-')).toBe(true);
  expect(comment.split('\n').at(-1)).toBe(before.split('\n').at(-1));
}

test('a label that comes later adds the preview to the comment, another one does nothing; without it the preview goes', async () => {
  const opened = await bench.open(better(184));
  expect(opened.results, opened.log).toMatchObject({ train: 'success', preview: 'skipped' });
  expect(opened.comments[0]).not.toContain('Preview');
  expect(opened.comments[0]).toContain('latency of the candidate is unknown: it has no endpoint; the label `preview`');

  const other = await happens(opened, 'labeled', { label: { name: 'bug' } }, { labels: [{ name: 'bug' }, PREVIEW] });
  expect(other.results, other.log).toEqual({ create: 'skipped', remove: 'skipped' });

  const labeled = await happens(opened, 'labeled', { label: PREVIEW }, { labels: [PREVIEW] });
  expect(labeled.results, labeled.log).toEqual({ create: 'success', remove: 'skipped' });
  expect(await endpoints()).toEqual(['shown-endpoint', nameOf(opened)]);
  const [shown = '', ...others] = bench.commentsOn(opened.number);
  expect(others).toEqual([]);
  expect(shown).toContain(`Preview [\`${nameOf(opened)}\``);

  const less = await happens(opened, 'unlabeled', { label: { name: 'bug' } }, { labels: [PREVIEW] });
  expect(less.results, less.log).toEqual({ create: 'skipped', remove: 'skipped' });

  const unlabeled = await happens(opened, 'unlabeled', { label: PREVIEW });
  expect(unlabeled.results, unlabeled.log).toEqual({ create: 'skipped', remove: 'success' });
  expect(await endpoints()).toEqual(['shown-endpoint']);
  expectGone(opened, shown);
  unlabelled = opened;
});

/** A pull request whose preview is gone with its label. */
let unlabelled: Opened;

test('main’s schedule removes what has expired, with main’s role', async () => {
  const opened = unlabelled;
  // Expiry asks GitHub whether the label is still there.
  Object.assign(opened.pull, { labels: [PREVIEW] });
  const again = await happens(opened, 'labeled', { label: PREVIEW }, { labels: [PREVIEW] });
  expect(again.results, again.log).toEqual({ create: 'success', remove: 'skipped' });
  const [shown = ''] = bench.commentsOn(opened.number);
  expect(shown).toContain(`Preview [\`${nameOf(opened)}\``);
  const expiry = () => bench.run('preview-expiry.yml', 'schedule', {});
  const early = await expiry();
  expect(early.results, early.log).toEqual({ remove: 'success' });
  expect(early.writes).toEqual([]);
  expect(await endpoints()).toContain(nameOf(opened));
  const expired = [{ Key: 'sagemaker-actions:expires-at', Value: new Date(Date.now() - 1000).toISOString() }];
  const { account } = bench.bench.standIn;
  for (const name of await existing())
    await bench.bench.sagemaker.send(
      new AddTagsCommand({ ResourceArn: `arn:aws:sagemaker:us-east-1:${account}:${name}`, Tags: expired }),
    );
  // Also where the config, and so its roles, have no previews any more.
  const { repository } = bench;
  const before = repository.read(repository.config);
  repository.edit((config) => delete config['pull-request'].preview);
  await applyRoles();
  const late = await expiry();
  expect(late.results, late.log).toEqual({ remove: 'success' });
  expect(late.writes).toEqual(expect.arrayContaining(['DeleteEndpoint', 'DeleteEndpointConfig', 'DeleteModel']));
  expect(await endpoints()).toEqual(['shown-endpoint']);
  expect(await existing()).toEqual([]);
  expectGone(opened, shown);
  const closed = await happens(opened, 'closed', {}, { state: 'closed' });
  expect(closed.results, closed.log).toEqual({ create: 'skipped', remove: 'success' });
  // Without endpoints, the roles may not even look.
  repository.edit((config) => {
    for (const section of ['pull-request', 'serving', 'endpoints', 'functions']) delete config[section];
  });
  await applyRoles();
  const blind = await expiry();
  expect(blind.results, blind.log).toEqual({ remove: 'success' });
  expect(blind.log).toContain('may not look for previews: what an earlier config made (shown-pr-…) is deleted in');
  repository.write(repository.config, before);
  await applyRoles();
});

/** Makes the roles again, as one does after a change of the config. */
async function applyRoles(): Promise<void> {
  const { standIn } = bench.bench;
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = standIn.env;
  await makeRoles({ ...standIn, accessKeyId, secretAccessKey }, bench.repository.folder, bench.repository.config);
}

test('a pull request from a fork gets none, whatever its labels', async () => {
  const opened = await bench.open(better(182), {
    from: { id: 2, full_name: 'mallory/shop' },
    labels: ['preview'],
  });
  const labeled = await happens(opened, 'labeled', { label: PREVIEW }, { labels: [PREVIEW] });
  const closed = await happens(opened, 'closed', {}, { state: 'closed' });
  expect([opened.results['preview'], labeled.results, closed.results]).toEqual([
    'skipped',
    { create: 'skipped', remove: 'skipped' },
    { create: 'skipped', remove: 'skipped' },
  ]);
  expect([...opened.writes, ...labeled.writes, ...closed.writes]).toEqual([]);
});
