import { describe, expect, test } from 'vitest';
import { sumUp } from '../../actions/lib/operations/evaluated.ts';
import { html } from '../../actions/lib/report/html/html.ts';
import { renderReport } from '../../actions/lib/report/html/page.ts';
import { newRecord } from '../../actions/lib/report/run.ts';
import { newestAttempts, parseStored, toStored } from '../../actions/lib/report/stored.ts';
import { readCurves } from '../../actions/lib/resources/training/history.aws.ts';
import { fullRun, HOSTILE, recordOf } from '../support/report-records.ts';

describe('a page', () => {
  test('takes everything that is put into it as text, in attributes too', () => {
    const { text } = html`<p title="${HOSTILE}">${[HOSTILE, html`<b>${'<i>'}</b>`, 1, undefined, false]}</p>`;
    const safe =
      '&quot;&gt;&lt;script&gt;document.title=&#39;owned&#39;&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&amp;lt;&#39;\ufffd';
    expect(text).toBe(`<p title="${safe}">${safe}<b>&lt;i&gt;</b>1</p>`);
  });

  test('has only the sections that the records have something for', () => {
    const page = renderReport([recordOf({ title: 'Deploy', from: 0, lasts: 4 })]);
    expect([...page.matchAll(/<h2 id="(\w+)"/g)].map(([, id]) => id)).toEqual(['timeline', 'steps']);
    const all = renderReport(fullRun());
    expect([...all.matchAll(/<h2 id="(\w+)"/g)].map(([, id]) => id)).toEqual([
      ...[
        'comparison',
        'preview',
        'problems',
        'results',
        'timeline',
        'trials',
        'curves',
        'ec2',
        'evaluation',
        'load',
        'prices',
        'steps',
      ],
    ]);
  });

  test('draws records with nothing to measure by: no time, one trial, one value, no answer that was right', () => {
    const [, tune, , , invoke] = fullRun();
    const [tuned] = tune?.tuning ?? [];
    const [load] = invoke?.loads ?? [];
    if (tuned === undefined || load === undefined) throw new Error('The run has no tuning job, or no load.');
    const page = renderReport([
      recordOf({ title: 'Tune', from: 0, lasts: 0, tuning: [{ ...tuned, trials: tuned.trials.slice(0, 1) }] }),
      recordOf({ title: 'Tune', from: 0, lasts: 0, tuning: [{ ...tuned, best: undefined, trials: [] }] }),
      recordOf({ title: 'Invoke', from: 0, lasts: 0, loads: [{ ...load, percentiles: [], histogram: [], fleet: [] }] }),
    ]);
    expect(page).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('the record that is kept', () => {
  test('sums a load up, and comes back as it was', () => {
    const record = newRecord('Invoke', 5);
    const latencies = Array.from({ length: 1000 }, (_, index) => 10 + index / 10);
    const failures = new Map([['it broke', 2]]);
    record.loads.push({
      endpoint: 'e',
      result: { requests: 1002, rate: 9.5, failures, retried: 1, latencies, fleet: [] },
    });
    const [origin] = fullRun().map(({ origin }) => origin);
    if (origin === undefined) throw new Error('The run has no record.');
    const stored = toStored(record, origin, {});
    const [load] = stored.loads;
    expect(load?.histogram.reduce((sum, { requests }) => sum + requests, 0)).toBe(1000);
    expect(load?.percentiles).toEqual([
      ['p50', 59.9],
      ['p90', 99.9],
      ['p95', 104.9],
      ['p99', 108.9],
      ['slowest', 109.9],
    ]);
    expect(load?.failures).toEqual([['it broke', 2]]);
    expect(parseStored(JSON.stringify(stored))).toEqual(stored);
    for (const other of ['', '{', 'null', '[]', '{"version":2,"steps":[]}', '{"version":1}'])
      expect(parseStored(other)).toBeUndefined();
  });

  test('is that of the newest attempt of each step', () => {
    const names = ['a.1.json', 'a.10.json', 'a.9.json', 'b.1.json', 'report.html', 'odd.json'];
    expect(newestAttempts(names).sort()).toEqual(['a.10.json', 'b.1.json']);
  });
});

describe('learning curves', () => {
  const definitions = [
    { Name: 'Loss', Regex: 'Validation Loss: ([0-9.e+-]+)' },
    { Name: 'Test', Regex: 'Test: (\\S+)' },
    { Name: 'Plain', Regex: '^plain (\\S+)' },
  ];

  test('are counted by epoch, without the line that tells of the best one again', () => {
    const lines = ['Epoch: 1/3 Validation Loss: 3', 'Epoch: 2/3 Validation Loss: 2', 'Epoch: 3/3 Validation Loss: 2.5'];
    const logs = [{ lines: [] }, { lines: [...lines, 'Best Epoch: 2/3 Validation Loss: 2', 'Test: 0.9'] }];
    expect(readCurves(logs, definitions)).toEqual([
      {
        metric: 'Loss',
        by: 'epoch',
        points: [
          [1, 3],
          [2, 2],
          [3, 2.5],
        ],
      },
    ]);
  });

  test('are counted by value where no line says the epoch; nan is no point', () => {
    const lines = ['plain 1', 'plain nan', 'plain 0.5'];
    expect(readCurves([{ lines }], definitions)).toEqual([
      {
        metric: 'Plain',
        by: 'value',
        points: [
          [1, 1],
          [2, 0.5],
        ],
      },
    ]);
  });

  test('of many values keep their shape and their ends', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `plain ${index}`);
    const [curve] = readCurves([{ lines }], definitions);
    expect(curve?.points.length).toBeLessThanOrEqual(401);
    expect([curve?.points[0], curve?.points.at(-1)]).toEqual([
      [1, 0],
      [5000, 4999],
    ]);
  });
});

describe('an evaluation', () => {
  const judged = (is: string, predicted: string, values: Record<string, number> = {}) => ({
    class: is,
    predicted,
    values: new Map(Object.entries(values)),
    copies: 1,
  });

  test('is summed up: what was taken for what, how sure and how right, and the largest mistakes', () => {
    const found = sumUp(
      new Map([
        ['1', judged('cat', 'cat', { confidence: 0.95, loss: 0.1 })],
        ['2', judged('cat', 'dog', { confidence: 0.91, loss: 2 })],
        ['3', judged('dog', 'cat', { confidence: 1, loss: 9 })],
        ['4', judged('dog', 'dog', { confidence: 0.5, loss: 0.7 })],
      ]),
    );
    expect(found).toMatchObject({
      examples: 4,
      correct: 2,
      classes: ['cat', 'dog'],
      confusion: [
        [1, 1],
        [1, 1],
      ],
    });
    expect(found?.calibration).toEqual([
      { from: 0.5, to: 0.6, examples: 1, confidence: 0.5, accuracy: 1 },
      { from: 0.9, to: 1, examples: 3, confidence: expect.closeTo(0.9533, 3), accuracy: expect.closeTo(1 / 3) },
    ]);
    expect(found?.mistakes.map(({ id }) => id)).toEqual(['3', '2']);
  });

  test('of more classes than there is room for shows those that are confused most, and loses no example', () => {
    const right = Array.from({ length: 60 }, (_, index) => [`r${index}`, judged(`c${index}`, `c${index}`)] as const);
    const found = sumUp(new Map([...right, ['w', judged('c58', 'c59')]]));
    expect(found?.classes).toHaveLength(25);
    expect(found?.classes).toEqual(expect.arrayContaining(['c58', 'c59', '(other classes)']));
    expect(found?.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(61);
    expect(found?.calibration).toEqual([]);
  });

  test('counts an example as often as its file is in the test set, and shows it once', () => {
    const found = sumUp(new Map([['1', { ...judged('cat', 'dog'), copies: 3 }]]));
    expect(found).toMatchObject({ examples: 3, correct: 0, mistakes: [{ id: '1' }] });
    expect(found?.confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  test('without classes is none', () => {
    expect(sumUp(new Map([['1', { values: new Map([['loss', 1]]), copies: 1 }]]))).toBeUndefined();
  });
});
