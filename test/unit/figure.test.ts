import { describe, expect, test } from 'vitest';
import { MetricLines } from '../../actions/lib/aws/metric-lines.ts';
import { divergedExpression, float32, wholeFigure, withoutColours } from '../../actions/lib/core/figure.ts';
import { LineRegex } from '../../actions/lib/core/line-regex.ts';
import { MetricReader } from '../../local-aws/src/sagemaker/metrics.ts';

const NUMBER = '([0-9.]+)';

describe('the whole of a figure', () => {
  const whole = (line: string, regex = `.*?${NUMBER}`) => {
    const [found] = new LineRegex(regex).finds([line]);
    return found && wholeFigure(line, found);
  };

  test.each([
    ['Loss: 1.5e-05', '1.5e-05'],
    ['Loss: 1.5E+3.', '1.5E+3'],
    ['Loss: 1,234.5', '1,234.5'],
    ['Loss: 1,234,567', '1,234,567'],
    ['Loss: 1_000', '1_000'],
    ['Loss: -0.5', '-0.5'],
    ['loss=-3', '-3'],
    ['(-3)', '-3'],
  ])('%s', (line, figure) => expect(whole(line)).toBe(figure));

  test.each([
    'Loss: 0.5',
    'Loss: 0.5, 0.6',
    '0.5,0.6',
    'Loss: 3/8',
    'Loss: 5e',
    'epoch-5',
    '12:30',
    'Loss: 1.2.3',
    'Loss 1,23',
    '5.',
  ])('%s is whole', (line) => expect(whole(line)).toBeUndefined());

  test('begins before what was found', () => {
    expect(whole('Loss: 12.75', 'Loss: .*(75)')).toBe('12.75');
    expect(whole('Loss: 1,234', 'Loss: 1,([0-9]+)')).toBe('1,234');
  });
});

test.each([
  ['Loss: ([0-9.]+)', 'Loss: nan', 'nan'],
  ['Loss: ([0-9.]+)', 'Loss: -Infinity', '-Infinity'],
  ['Loss: ([0-9.]+);', 'Loss: NaN; next', 'NaN'],
  ['^(?:a|b) [(]([^)(]*)[)]', 'b (inf)', 'inf'],
  ['(?<loss>\\d+(?:\\.\\d+)?) is it', 'inf is it', 'inf'],
  ['\\(([0-9]+)\\)', '(nan)', 'nan'],
  ['Loss: ([0-9.]+)', 'Loss: nano', undefined],
  ['Loss: ([0-9.]+)', 'Loss: information', undefined],
  ['Loss: ([0-9.]+)', 'Loss: 0.5', undefined],
])('%s finds in %j what diverged: %s', (regex, line, found) => {
  expect(new LineRegex(divergedExpression(regex) ?? '').captures([line])).toEqual([found]);
});

test('an expression without a group finds nothing that diverged', () => {
  expect(divergedExpression('Loss: (?:[0-9]+)(?=x)(?<!y)')).toBeUndefined();
});

describe('how a metric ended', () => {
  const ending = (lines: readonly string[], Regex = `Loss: ${NUMBER}`) =>
    new MetricLines([{ Name: 'Loss', Regex }]).endings(lines)[0];

  test.each<[string, readonly string[], object]>([
    ['well', ['Loss: 0.5', 'Loss: nan', 'Loss: 0.25', 'nan'], { figure: '0.25' }],
    ['in nan', ['Loss: 0.5', 'Loss: nan'], { figure: '0.5', diverged: 'nan' }],
    ['in a coloured inf', ['Loss: 0.5', 'Loss: \x1b[31minf\x1b[0m'], { figure: '0.5', diverged: 'inf' }],
    ['in nan from the beginning', ['Loss: nan'], { diverged: 'nan' }],
    ['in a part of a figure', ['Loss: 1e-7'], { figure: '1', whole: '1e-7' }],
    ['in a coloured figure', ['Loss: 0.5', '\x1b[1mLoss: \x1b[32m0.25\x1b[0m'], { figure: '0.5', coloured: '0.25' }],
    ['without a word', ['nothing'], {}],
  ])('%s', (_, lines, expected) => {
    expect(ending(lines)).toEqual({ name: 'Loss', ...expected });
  });

  test('where the expression takes any word', () => {
    expect(ending(['Loss: 0.5', 'Loss: nan'], 'Loss: (\\S+)')).toEqual({
      name: 'Loss',
      figure: '0.5',
      diverged: 'nan',
    });
  });
});

test.each([
  [0.30000001192092896, 0.3],
  [100200304640, 100200300000],
  [16777216, 16777216],
  [1.5e-5, 1.5e-5],
  [-0.1, -0.1],
  [0, 0],
])('of the 32-bit float %s the shortest number that is the same is %s', (value, shown) => {
  expect(Math.fround(float32(value))).toBe(Math.fround(value));
  expect(float32(value)).toBe(shown);
});

test('codes for colours are taken away, and nothing else', () => {
  expect(withoutColours('\x1b[1;32ma\x1b[0m [5m] \x1b[Kb')).toBe('a [5m] b');
});

test('the stand-in keeps 32-bit floats, and takes no figure that is none', () => {
  const reader = new MetricReader([{ Name: 'Loss', Regex: '(?i)loss: (?P<loss>\\S+)' }], () => undefined);
  for (const line of ['LOSS: 0.3', 'loss: nan', 'loss: Infinity']) reader.read(line);
  expect(reader.final()).toMatchObject([{ MetricName: 'Loss', Value: Math.fround(0.3) }]);
});
