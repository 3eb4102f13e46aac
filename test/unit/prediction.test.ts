import { expect, test } from 'vitest';
import { readPrediction } from '../../actions/lib/resources/endpoint/prediction.ts';

const of = (...classes: [string, number][]) =>
  JSON.stringify({ predictions: classes.map(([name, probability]) => ({ class: name, probability })) });

test('a classification names its best class and shows the three best', () => {
  const body = of(['Dalmatian', 0.912], ['Beagle', 0.05], ['Boxer', 0.02], ['Akita', 0.01]);
  expect(readPrediction(body)).toEqual({
    top: 'Dalmatian',
    shown: 'Dalmatian 91.2 %, Beagle 5.0 %, Boxer 2.0 %',
  });
});

test.each([
  ['plain text', ' cat\n', 'cat'],
  ['a number', '3', '3'],
  ['JSON of another shape', '{"label":"cat"}', '{"label":"cat"}'],
  ['no predictions', '{"predictions":[]}', '{"predictions":[]}'],
  ['predictions of another shape', '{"predictions":[[0.1,0.9]]}', '{"predictions":[[0.1,0.9]]}'],
  ['null', 'null', 'null'],
  ['broken JSON', '{"predictions":', '{"predictions":'],
])('any other answer is taken as it is: %s', (_, body, answer) => {
  expect(readPrediction(body)).toEqual({ top: answer, shown: answer });
});

test('a long answer is compared whole and shown in short', () => {
  const { top, shown } = readPrediction('x'.repeat(5_000));
  expect(top).toHaveLength(5_000);
  expect(shown).toMatch(/^x{200}…$/);
});
