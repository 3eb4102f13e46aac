import { expect, test } from 'vitest';
import { plannedSection } from '../../actions/lib/report/planned.ts';

const STEP = {
  ...{ key: 'train:single', does: 'create', detail: 'it does not exist yet' },
  changes: [{ path: 'epochs', before: 20, after: 2 }],
};
const planned = (run: object, month: object) =>
  plannedSection(JSON.stringify([STEP]), JSON.stringify(run), JSON.stringify(month)).slice(1);

test('a plan is told with old and new values, and what it costs', () => {
  const [steps] = plannedSection(JSON.stringify([STEP]), '', '');
  expect(steps).toContain('| create | `train:single` | `epochs`: `20` → `2` |');
  expect(planned({ worst: 1.384, expected: 0.2, unknown: [] }, { worst: 167.9, unknown: [] })).toEqual([
    'This run costs $1.38 at most, $0.20 by earlier runs.',
    'What stays costs $167.90 a month at most.',
  ]);
  expect(planned({ worst: 0.0042, expected: 0.000064, unknown: [] }, {})).toEqual([
    'This run costs $0.0042 at most, $0.000064 by earlier runs.',
  ]);
  expect(planned({ worst: 0, expected: 0, unknown: [] }, { worst: 0, unknown: [] })).toEqual([]);
});

test('further seeds cost, where the candidate is there', () => {
  const reused = JSON.stringify([{ key: 'train:single', does: 'reuse' }]);
  const month = JSON.stringify({ worst: 167.9, unknown: [] });
  expect(plannedSection(reused, JSON.stringify({ worst: 1.84, expected: null, unknown: [] }), month)).toEqual([
    'This run costs $1.84 at most.',
  ]);
  expect(plannedSection(reused, JSON.stringify({ worst: 0, expected: 0, unknown: [] }), month)).toEqual([]);
});

test('a price that is unknown is said, alone and beside others', () => {
  expect(planned({ worst: 1, expected: null, unknown: ['tune'] }, { worst: 0, unknown: ['endpoint:a'] })).toEqual([
    'This run costs $1.00 at most, without what has no known price (`tune`).',
    'What stays costs an unknown amount: there is no known price of `endpoint:a`.',
  ]);
});

test('what is no plan is told as none', () => {
  for (const other of ['', '{', '{}', '"x"', 'null', '[]']) expect(plannedSection(other, other, other)).toEqual([]);
  expect(planned({ worst: 'much', unknown: 'all' }, { worst: null })).toEqual([]);
});
