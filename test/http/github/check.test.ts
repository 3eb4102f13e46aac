import { expect, test } from 'vitest';
import { type CheckReport, completeCheck, openCheck, type Remark } from '../../../actions/lib/github-api/check.ts';
import { ACTIONS_BOT } from '../../../local-aws/src/github/state.ts';
import { failureOf, github, HEAD, writes } from '../../support/github.ts';

const page = 'https://x.example/octo/shop/actions/runs/1';
const of = (run: string) => ({ name: 'compare-metrics', head: HEAD, run, page });
const report = (more: Partial<CheckReport> = {}): CheckReport => ({
  ...{ conclusion: 'success', title: 'Not worse', summary: ['# Verdict', 'Not worse.'], rest: `[All](${page})` },
  ...more,
});
const remarks = (count: number) =>
  Array.from({ length: count }, (_, index): Remark => {
    return { path: 'pipeline.yml', line: index + 1, level: 'warning', message: `@octo <b> ${index}`, title: 'Line' };
  });
const runs = ({ standIn }: Awaited<ReturnType<typeof github>>) => standIn.repository.checkRuns;

test('a check is opened on the head of a pull request and completed with its report', async () => {
  await using hub = await github();
  const way = await hub.connect();
  const check = await openCheck(way, of('1.1'));
  expect(runs(hub)).toMatchObject([{ head_sha: HEAD, status: 'in_progress', conclusion: null, details_url: page }]);
  await completeCheck(
    way,
    check,
    report({ conclusion: 'neutral', text: ['the flipped examples'], remarks: remarks(2) }),
  );
  expect(runs(hub)).toMatchObject([
    {
      ...{ id: check.id, name: 'compare-metrics', status: 'completed', conclusion: 'neutral' },
      output: {
        ...{ title: 'Not worse', summary: '# Verdict\n\nNot worse.', text: 'the flipped examples' },
        annotations: [
          {
            ...{ path: 'pipeline.yml', start_line: 1, end_line: 1, annotation_level: 'warning', title: 'Line' },
            message: '@octo <b> 0',
          },
          { start_line: 2 },
        ],
      },
    },
  ]);
});

test('120 remarks are sent 50 at a time, and only the last request says what came out', async () => {
  await using hub = await github();
  const way = await hub.connect();
  await completeCheck(way, await openCheck(way, of('1.1')), report({ conclusion: 'failure', remarks: remarks(120) }));
  const sent = hub.standIn.seen.filter(({ method }) => method === 'PATCH').map(({ body }) => JSON.parse(body));
  expect(sent.map(({ output, status }) => [output.annotations.length, status])).toEqual([
    [50, 'in_progress'],
    [50, 'in_progress'],
    [20, 'completed'],
  ]);
  const { annotations } = Object(runs(hub)[0])['output'] as { annotations: { start_line: number }[] };
  expect(annotations.map(({ start_line }) => start_line)).toEqual(remarks(120).map(({ line }) => line));
});

test('another run of the same commit has a check of its own; one that was opened is not opened twice', async () => {
  await using hub = await github();
  const way = await hub.connect();
  const first = await openCheck(way, of('1.1'));
  expect(await openCheck(way, of('1.1'))).toEqual(first);
  await completeCheck(way, first, report({ conclusion: 'failure' }));
  await completeCheck(way, await openCheck(way, of('1.2')), report());
  expect(runs(hub).map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ['compare-metrics', 'failure'],
    ['compare-metrics', 'success'],
  ]);
});

test('an answer that is lost does not lead to a second check', async () => {
  await using hub = await github();
  let lost = 0;
  hub.standIn.intercept = ({ method }) => (method === 'POST' && lost++ === 0 ? { status: 504, late: true } : undefined);
  const way = await hub.connect();
  await hub.clock.run(openCheck(way, of('1.1')));
  expect(runs(hub)).toHaveLength(1);
});

test('what is over the limits of GitHub is cut and says where the rest is', async () => {
  await using hub = await github();
  const way = await hub.connect();
  const long = ['# Verdict', '🐶'.repeat(16_000), 'x'.repeat(2_000)];
  const remark: Remark = { path: 'a', line: 1, level: 'failure', message: '🐶'.repeat(40_000), title: 't'.repeat(900) };
  await completeCheck(
    way,
    await openCheck(way, of('1.1')),
    report({ title: 'x'.repeat(900), summary: long, text: [...long, 'y'], remarks: [remark] }),
  );
  type Output = { title: string; summary: string; text: string; annotations: { message: string; title: string }[] };
  const { title, summary, text, annotations } = Object(runs(hub)[0])['output'] as Output;
  const ending = `(Cut here, because GitHub allows 65,535 bytes. [All](${page}))`;
  for (const cut of [summary, text]) expect(cut.replaceAll('🐶', '')).toBe(`# Verdict\n\n\n\n${ending}`);
  expect(Math.max(title.length, annotations[0]?.title.length ?? 0)).toBeLessThanOrEqual(255);
  expect(Buffer.byteLength(annotations[0]?.message ?? '')).toBeLessThanOrEqual(64 * 1024);
});

test('a token that may not write checks is told which permission is missing', async () => {
  await using hub = await github();
  const way = await hub.as(ACTIONS_BOT, { checks: 'read', pull_requests: 'write' });
  const failure = await failureOf(openCheck(way, of('1.1')));
  expect(failure.message).toContain('Opening the check (compare-metrics in octo/shop) failed: GitHub answered 403');
  expect(failure.next).toContain('`checks: write`');
  expect(writes(hub.standIn)).toHaveLength(1);
});

test('a commit that GitHub does not know is told by its own words', async () => {
  await using hub = await github();
  const failure = await failureOf(openCheck(await hub.connect(), { ...of('1.1'), head: 'c'.repeat(40) }));
  expect(failure.message).toContain(`GitHub answered 422: No commit found for SHA: ${'c'.repeat(40)}`);
});
