import { expect, test } from 'vitest';
import { parseForkReport } from '../../actions/lib/github-api/fork-report.ts';
import { ALL_STAGES } from '../../actions/lib/runner/stages.ts';

const plan = {
  ...{ stages: ['train'], run: { worst: 1, unknown: 0 }, month: { least: 0, worst: 0, unknown: 0 }, over: [] },
};
const good = { version: 2, problems: 0, lines: [], plan };

const read = (text: string) => parseForkReport(Buffer.from(text), ALL_STAGES.main);

test.each<[string, object | string]>([
  ['a text in place of a number', { ...good, problems: '<img src=x>' }],
  ['a stage that there is not', { ...good, plan: { ...plan, stages: ['`](https://evil.example)'] } }],
  ['a price that is a text', { ...good, plan: { ...plan, run: { worst: '$1', unknown: 0 } } }],
  ['a price below nothing', { ...good, plan: { ...plan, run: { worst: -1, unknown: 0 } } }],
  ['a price without end', JSON.stringify(good).replace('"worst":1', '"worst":1e999')],
  ['a limit that there is not', { ...good, plan: { ...plan, over: ['per-life'] } }],
  ['more members', { ...good, title: '@everyone' }],
  ['more members inside', { ...good, plan: { ...plan, note: '@everyone' } }],
  ['lines without number', { ...good, problems: 1, lines: [1.5] }],
  ['another version', { ...good, version: 1 }],
  ['no JSON', '{"version": 2,'],
])('what a fork has left is no report where it holds %s', (_, report) => {
  expect(read(typeof report === 'string' ? report : JSON.stringify(report))).toBeUndefined();
});

test('what a fork has left is a report where all of it is right', () => {
  expect(read(JSON.stringify(good))).toEqual(good);
});
