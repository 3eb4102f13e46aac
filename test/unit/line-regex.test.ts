import { describe, expect, test } from 'vitest';
import { MetricLines } from '../../actions/lib/aws/metric-lines.ts';
import { LineRegex } from '../../actions/lib/core/line-regex.ts';
import { allowedBy } from '../../local-aws/src/access/evaluate.ts';
import type { Statement } from '../../local-aws/src/access/policy.ts';
import { MetricReader } from '../../local-aws/src/sagemaker/metrics.ts';
import { problemsOf } from '../support/config-repository.ts';

/** Backtracks some 2^40 times on the line below. */
const ENDLESS = 'Accuracy: ([0-9.]+)|(?:a+)+$';
const LINE = `${'a'.repeat(40)}!`;

describe('a regular expression of a user', () => {
  test('captures its first group, as JavaScript has it, in lines that are cut at 4096 characters', () => {
    const regex = new LineRegex('Loss: (?=\\d)([0-9.]+)');
    const lines = [
      'Loss: 0.5',
      'Loss: none',
      `${'x'.repeat(4100)}Loss: 0.5`,
      ...Array.from({ length: 250 }, () => '-'),
    ];
    expect(regex.captures(lines).map((value, line) => [line, value])).toEqual(
      lines.map((_, line) => [line, line === 0 ? '0.5' : undefined]),
    );
    expect(regex.groups).toBe(1);
    expect(regex.tooSlow).toBeUndefined();
  });

  test('that is too large is refused at once, and a metric by it has no value', () => {
    const large = 'x'.repeat(2_000_000);
    expect(() => new LineRegex(large)).toThrow(SyntaxError);
    expect(new MetricLines([{ Name: 'Loss', Regex: large }]).endings(['Loss: 1'])).toEqual([]);
  });

  test('is given up on the first line on which it does not end, and costs nothing more', () => {
    const regex = new LineRegex(ENDLESS);
    const lines = ['Accuracy: 0.5', LINE, 'Accuracy: 0.75', ...Array.from({ length: 500 }, () => LINE)];
    expect(regex.captures(lines).filter((value) => value !== undefined)).toEqual(['0.5']);
    expect(regex.tooSlow).toBe('takes more than 250 ms for one line');
  });

  test.each([
    ['Loss: ([0-9.]+)', false],
    ['\\[(\\d+)\\] [(|+]Loss', false],
    ['.*Loss: ([0-9])', false],
    ['(?:a+)+(x)$', true],
    ['(a|a)+$', true],
    ['(a+)a+a+a+a+$', true],
    ['(a*)*$', true],
  ])('%s on 4096 characters: given up = %s', (source, givenUp) => {
    const regex = new LineRegex(source);
    expect(regex.captures([`${'a'.repeat(4095)}!`])).toEqual([undefined]);
    expect(regex.tooSlow !== undefined).toBe(givenUp);
  });

  test('that does not end on its own sample log is a problem of the config, at its place', () => {
    const code = { 'code/train.py': `"""Train.\n\n    Accuracy: 0.5 Validation Loss: 0.5\n    ${LINE}\n"""\n` };
    expect(problemsOf({ 'metrics:': `metrics:\n    Accuracy: '${ENDLESS}'` }, code)).toEqual([
      "pipeline.yml:7:15: training.metrics.Accuracy: takes more than 250 ms for one line of the sample log in code/train.py; write no repetition inside a repetition, such as (a+)+, but an expression such as 'Loss: ([0-9.e+-]+)'",
    ]);
  });

  test('in a log, the others are read on, and that one was given up is said once', () => {
    const metrics = new MetricLines([
      { Name: 'Accuracy', Regex: ENDLESS },
      { Name: 'Loss', Regex: 'Loss: ([0-9.]+)' },
      { Name: 'of another engine', Regex: '(?<!x*+)y(' },
    ]);
    const figures = () => metrics.figures([LINE, 'Accuracy: 1 Loss: 0.5']).map(({ values }) => values);
    expect(figures()).toEqual([
      [undefined, undefined],
      [undefined, '0.5'],
    ]);
    expect(metrics.givenUp()).toEqual([
      'the metric Accuracy is no longer read from the log, because its regular expression takes more than 250 ms for one line',
    ]);
    figures();
    expect(metrics.givenUp()).toEqual([]);
  });

  test('in the stand-in, the metric has no value from then on, and the others have theirs', () => {
    const slow: string[] = [];
    const definitions = [
      { Name: 'Accuracy', Regex: ENDLESS },
      { Name: 'Loss', Regex: 'Loss: ([0-9.]+)' },
    ];
    const reader = new MetricReader(definitions, (metric) => slow.push(metric));
    for (let step = 1; step <= 1000; step++) {
      reader.read(`Loss: ${step}`);
      reader.read(LINE);
    }
    expect(reader.final().map(({ MetricName, Value }) => [MetricName, Value])).toEqual([['Loss', 1000]]);
    expect(slow).toEqual(['Accuracy']);
  });
});

test.each([
  ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket/key/with/*', true],
  ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket', false],
  ['*', '', true],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['*b*c', 'abcbc', true],
  ['*b*c', 'abcb', false],
  ['a.c', 'abc', false],
  [`${'*a'.repeat(60)}*b`, 'a'.repeat(2000), false],
])('the pattern %s of a policy, of many * too, ends on %s', (pattern, resource, like) => {
  const statement = { actions: ['s3:getobject'], resources: [pattern], conditions: [] } as unknown as Statement;
  const request = { action: 's3:GetObject', resource, context: {} };
  expect(allowedBy([statement], request)).toBe(like ? statement : undefined);
});
