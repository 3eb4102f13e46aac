import { describe, expect, test } from 'vitest';
import { annotate } from '../../actions/lib/aws/errors.ts';
import { Blocked, Failure, Failures } from '../../actions/lib/core/failure.ts';
import type { Step } from '../../actions/lib/core/run.ts';
import { DatasetError } from '../../actions/lib/dataset/error.ts';
import { explain } from '../../actions/lib/report/explain.ts';
import { newRecord, type RunRecord } from '../../actions/lib/report/run.ts';
import { renderStep } from '../../actions/lib/report/step.ts';
import { renderSummary } from '../../actions/lib/report/summary.ts';

const nothing: RunRecord = newRecord('Train', 0);
const step: Step = { key: 'train:single', kind: 'training job', does: 'create', id: 'shop-single-1', detail: 'a | b' };

describe('the summary', () => {
  test('says what was done to what and why, and the outputs that are set', () => {
    const text = renderSummary({ ...nothing, steps: [step] }, { state: 'ready', metrics: '' });
    expect(text).toContain('### Train\n');
    expect(text).toContain('| create | training job | `shop-single-1` | a \\| b |');
    expect(text).toContain('| state | `ready` |');
    expect(text).not.toContain('metrics');
  });

  test('names a node whose resource has no name yet by its key', () => {
    const { id: _, ...unnamed } = step;
    expect(renderSummary({ ...nothing, steps: [unnamed] }, {})).toContain('| training job | `train:single` |');
  });

  test('keeps a table whole when a reason has several lines', () => {
    const text = renderSummary({ ...nothing, steps: [{ ...step, detail: 'one\ntwo' }] }, {});
    expect(text).toContain('| one two |');
  });

  test('says that a wait ended by itself, and every problem with what to do', () => {
    const problems = [{ code: 'quota-exceeded' as const, what: 'It failed.', next: 'Mend it.' }];
    const text = renderSummary({ ...nothing, problems, pending: 'training job shop-single-1' }, {});
    expect(text).toContain('Pending: training job shop-single-1. The next run resumes it.');
    expect(text).toContain('It failed.\n\nMend it. (`quota-exceeded`)');
  });

  test('shows the trials with what was searched, the best marked, and each training job with its metrics', () => {
    const trial = { status: 'Completed', seconds: 61.4, hyperparameters: { learning_rate: '0.01' } };
    const job = { instance: 'ml.m5.xlarge', trainingSeconds: 60, billableSeconds: 50 };
    const text = renderSummary(
      {
        ...nothing,
        tuning: [
          {
            ...{ name: 'shop-tune-1', objective: 'Loss', direction: 'Minimize', best: 'shop-tune-1-002' },
            trials: [
              { ...trial, name: 'shop-tune-1-002', objective: 0.1 },
              { name: 'shop-tune-1-001', status: 'Failed', hyperparameters: { learning_rate: '5', units: '8' } },
            ],
          },
        ],
        trained: [
          { ...job, entry: 'single', trainingJob: 'shop-single-1', count: 1, metrics: { Loss: 0.5 } },
          { ...job, entry: 'multi', trainingJob: 'shop-multi-1', count: 2, metrics: { Loss: 0.4, Accuracy: 0.9 } },
        ],
        answers: [{ who: 'shop', prediction: 'cat (0.99)', milliseconds: 12.3 }],
      },
      {},
    );
    expect(text).toContain('| trial | objective | `learning_rate` | `units` | status | time |');
    expect(text).toContain('| `shop-tune-1-002` **best** | `0.1` | `0.01` |  | Completed | 61 s |');
    expect(text).toContain('| `shop-tune-1-001` |  | `5` | `8` | Failed |  |');
    expect(text).toContain('| training | Loss | Accuracy | instances | training | billable, all instances |');
    expect(text).toContain('| `single` | `0.5` |  | 1 × `ml.m5.xlarge` | 60 s | 50 s |');
    expect(text).toContain('| `multi` | `0.4` | `0.9` | 2 × `ml.m5.xlarge` | 60 s | 100 s |');
    expect(text).toContain('| `shop` | `cat (0.99)` | 12 ms |');
  });

  test('links a resource to its page in the console, where there is one, and nothing that is no name', () => {
    const page = 'https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/jobs/shop-single-1';
    const links = (id: string, region?: string) => renderSummary({ ...nothing, steps: [{ ...step, id }] }, {}, region);
    expect(links('shop-single-1', 'eu-west-1')).toContain(`| [\`shop-single-1\`](${page}) |`);
    expect(links('shop-single-1')).not.toContain('https:');
    expect(links('s3://bucket/x) [y](https://example.org', 'eu-west-1')).not.toContain('console.aws');
  });

  test.each(['a', 'é', '🐶'])('is cut before GitHub refuses it: %s', (letter) => {
    const text = renderSummary(
      { ...nothing, answers: Array(1000).fill({ who: 'shop', prediction: letter.repeat(2_000), milliseconds: 1 }) },
      {},
    );
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toMatch(/\(The summary was cut here because of GitHub's size limit\.\)\n$/);
  });
});

test('a step is one line of the log', () => {
  expect(renderStep(step)).toBe('create      training job shop-single-1: a | b');
});

describe('an error is explained', () => {
  test('in its own words and with the next step', () => {
    expect(explain(new Failure('quota-exceeded: It failed.', 'Mend it.'))).toEqual([
      { code: 'quota-exceeded', what: 'It failed.', next: 'Mend it.' },
    ]);
    expect(explain(new Blocked('earlier-stage-missing: It is not there.', 'Run tune first.'))).toEqual([
      { code: 'earlier-stage-missing', what: 'It is not there.', next: 'Run tune first.' },
    ]);
  });

  test('each for itself when several things went wrong', () => {
    const failed = (what: string) => new Failure(`resource-failed: ${what}`, 'Mend it.');
    const several = new Failures([failed('One.'), new Failures([failed('Two.'), 'three'])]);
    expect(explain(several).map(({ what }) => what)).toEqual(['One.', 'Two.', 'three']);
  });

  test('as a call to AWS where it came from one', () => {
    const error = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    const [told] = explain(annotate(error, { operation: 'CreateModel', resource: 'shop-1' }));
    expect(told).toMatchObject({
      code: 'aws-request-failed',
      what: 'CreateModel of shop-1 failed: ThrottlingException: Rate exceeded',
    });
  });

  test('as a fault of the data where it is one', () => {
    expect(explain(new DatasetError('train/1.png is no image.'))).toEqual([
      { code: 'data-invalid', what: 'train/1.png is no image.', next: expect.stringContaining('Fix the data') },
    ]);
  });

  test('as a full disk where it is one', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    expect(explain(full)).toEqual([
      {
        code: 'disk-full',
        what: expect.stringContaining('The disk is full'),
        next: expect.stringContaining('Free some space'),
      },
    ]);
  });

  test('as ours, with the lines to report, when nobody foresaw it', () => {
    const [told] = explain(new TypeError('x is undefined'));
    expect(told).toMatchObject({
      code: 'unexpected-error',
      what: 'TypeError: x is undefined',
      next: expect.stringContaining('report'),
    });
    expect(told?.stack).toContain('report.test.ts');
  });
});
