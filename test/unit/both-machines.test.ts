import type { SecondaryStatus } from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { float32 } from '../../actions/lib/core/figure.ts';
import { bothMachinesLines, bothMachinesSection, phaseRows } from '../../actions/lib/report/both-machines.ts';
import { resultsOf } from '../../actions/lib/resources/ec2/both-results.ts';
import { askedBefore, phasesOfInstance, phasesOfJob } from '../../actions/lib/resources/ec2/timings.ts';
import type { TrainedOnEc2 } from '../../actions/lib/resources/ec2/trained.ts';
import { bothMachines, HOSTILE } from '../support/report-records.ts';

const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000);

const transition = (Status: SecondaryStatus, from: number, to?: number, StatusMessage = '') => ({
  ...{ Status, StatusMessage, StartTime: at(from) },
  ...(to !== undefined && { EndTime: at(to) }),
});

test('SageMaker’s phases are told in the words of both, without gaps, from the request on', () => {
  const phases = phasesOfJob({
    CreationTime: at(0),
    SecondaryStatusTransitions: [
      transition('Starting', 1, 30, 'Preparing the instances for training'),
      transition('Pending', 30, 42, 'Preparing the instances for training'),
      transition('Downloading', 42, 50, 'Downloading input data'),
      transition('Downloading', 50, 80, 'Downloading the training image'),
      transition('Training', 80, 500, 'Training image download completed. Training in progress.'),
      transition('Uploading', 501, 510, 'Uploading generated training model'),
      transition('Completed', 510, 510, 'Training job completed'),
    ],
  });
  expect(phases).toEqual([
    { name: 'waiting', from: 0, to: 42 },
    { name: 'data', from: 42, to: 50 },
    { name: 'set-up', from: 50, to: 80 },
    { name: 'training', from: 80, to: 500 },
    { name: 'upload', from: 500, to: 510 },
  ]);
  expect(phasesOfJob({})).toEqual([{ name: 'waiting', from: 0, to: 0 }]);
});

test('the clock of the run may be ahead of that of the instance', () => {
  const phase = (name: string, from: number, to: number) => ({ name, from: at(from).getTime(), to: at(to).getTime() });
  const status = { phases: [phase('set-up', -2, 20), phase('data', 20, 21)] };
  expect(phasesOfInstance({ asked: at(0).getTime(), status } as unknown as TrainedOnEc2)).toEqual([
    { name: 'waiting', from: 0, to: 0 },
    { name: 'set-up', from: 0, to: 20 },
    { name: 'data', from: 20, to: 21 },
  ]);
});

test('what went by before the run that got the instance is not waiting', () => {
  const phases = [{ name: 'set-up', from: at(3600).getTime(), to: at(3620).getTime() }];
  const waited = (launched: number) =>
    ({ asked: at(0).getTime(), status: { launched: at(launched).getTime(), phases } }) as unknown as TrainedOnEc2;
  expect(askedBefore(waited(90))).toBeUndefined();
  expect(askedBefore(waited(3600))).toBe(3600);
  expect(phasesOfInstance(waited(3600))).toEqual([
    { name: 'waiting', from: 0, to: 0 },
    { name: 'set-up', from: 0, to: 20 },
  ]);
  const both = bothMachines();
  expect(bothMachinesLines({ ...both, ec2: { ...both.ec2, askedBefore: 3600 } }).join('\n')).toMatch(
    /first asked for 3600 s before its launch, by a run that ended or that AWS refused it/,
  );
});

test('of a training that went on from a checkpoint, the earlier instances are told', () => {
  const both = bothMachines();
  const before = [
    { name: 'dog-breeds-ec2-0a1b2c3d4e-r2', billableSeconds: undefined },
    { name: 'dog-breeds-ec2-0a1b2c3d4e', billableSeconds: 90 },
  ];
  expect(bothMachinesLines({ ...both, ec2: { ...both.ec2, before } }).join('\n')).toMatch(
    /times are those of the last instance alone, .*: \S+-r2 \(not known, and not in it\), \S+ \(90 s\)\./,
  );
  expect(bothMachinesLines({ ...both, ec2: { ...both.ec2, before: [] } }).join('\n')).not.toMatch(/checkpoint/);
});

test('where there is nothing to compare, nothing is equal', () => {
  const lines = bothMachinesLines({ ...bothMachines(), metrics: [], examples: { common: 0, same: 0 } });
  expect(lines[0]).toMatch(/: no metric is compared, because the config names none in `training\.metrics`\.$/);
  expect(lines[1]).toBe('The two models have judged no test example in common.');
});

test('a figure of which SageMaker has kept fewer digits than the script printed on EC2 is equal', () => {
  const config = { training: { metrics: { Loss: '' } }, pullRequest: undefined } as unknown as Parameters<
    typeof resultsOf
  >[0];
  const difference = (sagemaker: number, ec2: number) =>
    resultsOf(config, { name: 'job', metrics: { Loss: sagemaker } }, { name: 'ec2', metrics: { Loss: ec2 } }).metrics[0]
      ?.difference;
  expect(difference(float32(0.8234567891), 0.8234567891)).toBe(0);
  expect(difference(0.8234567891, 0.8234567891)).toBe(0);
  expect(difference(0.8234567891, 0.8234567892)).toBeCloseTo(1e-10, 12);
  expect(difference(0.82, 0.83)).toBeCloseTo(0.01);
});

test('models without classes, whose errors differ, are not told to agree', () => {
  const config = { training: { metrics: {} }, pullRequest: undefined } as unknown as Parameters<typeof resultsOf>[0];
  const side = (name: string, error: number) => ({
    ...{ name, metrics: {} },
    evaluation: new Map([['5c10', { copies: 1, values: new Map([['error', error]]) }]]),
  });
  const { examples } = resultsOf(config, side('job', 1), side('ec2', 9));
  expect(bothMachinesLines({ ...bothMachines(), examples }).join('\n')).toContain(
    'What each model says of a test example is not known (their `evaluation.json` give no classes).',
  );
});

test('what differs is told with its size, its paired interval and the tolerance', () => {
  const both = bothMachines();
  const lines = bothMachinesLines(both);
  expect(lines[0]).toMatch(/^The content of `train\.single` was trained by SageMaker .*: 0 of 3 metrics are equal\.$/);
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^Test Accuracy: 0\.\d+ by SageMaker and 0\.\d+ on EC2: a difference of [+-]0\.0025 \(90 % interval -?[\d.]+ to [+-]?[\d.]+, over 400 common test examples\), within the tolerance of 0\.02\.$/,
    ),
  );
  expect(lines).toContainEqual(
    expect.stringMatching(/^Test Loss: .*a difference of [+-]0\.\d+ \(90 % interval .*\)\.$/),
  );
  expect(lines).toContain('Other: unknown by SageMaker, unknown on EC2, which cannot be compared.');
  expect(lines).toContain('Both models give the same class to 399 of 400 common test examples.');
  expect(lines).toContain(
    'From the request to the model, SageMaker took 502 s and EC2 525.2 s; the script ran for 420 s and 421.5 s.',
  );
  expect(lines).toContain(
    'SageMaker billed 501 s at $0.0000639 a second, $0.0320; EC2 507 s at $0.0000533 a second, $0.0270.',
  );
  expect(lines).toContain('SageMaker tells of no set-up: it downloads its image within another phase.');
  expect(lines.join('\n')).not.toMatch(/instances differ|spot/);
});

test('what is equal, or unknown, is told as that', () => {
  const both = bothMachines();
  const [first] = both.metrics;
  if (first === undefined) throw new Error('There is no metric.');
  const lines = bothMachinesLines({
    ...both,
    sagemaker: { ...both.sagemaker, instance: 'ml.g4dn.xlarge', price: undefined },
    ec2: { ...both.ec2, spot: true },
    metrics: [
      { ...first, ec2: first.sagemaker, difference: 0 },
      { ...first, name: 'Far', difference: 0.5, tolerance: 0.1 },
      { ...first, name: 'Unpaired', difference: -0.5, interval: [null, null], examples: null },
    ],
    examples: { none: 'job: it left no `evaluation.json`' },
  });
  expect(lines[0]).toContain('1 of 3 metrics are equal');
  expect(lines[1]).toMatch(/: equal on 400 common test examples\.$/);
  expect(lines[2]).toMatch(/, which is more than the tolerance of 0\.1\.$/);
  expect(lines[3]).toMatch(/: a difference of -0\.5, which is more than the tolerance of 0\.02\.$/);
  expect(lines[4]).toBe('What each model says of a test example is not known (job: it left no `evaluation.json`).');
  expect(lines.join('\n')).toMatch(/501 s at an unknown price; EC2 507 s/);
  expect(lines.join('\n')).toMatch(/instances differ \(ml\.g4dn\.xlarge, m5\.xlarge\)/);
  expect(lines.join('\n')).toMatch(/A spot instance costs less than the price on demand, which is told for EC2’s\./);
});

test('the summary has the phases side by side, and others’ words as text only', () => {
  expect(phaseRows(bothMachines())).toContainEqual({ name: 'set-up', sagemaker: undefined, ec2: 61 });
  const section = bothMachinesSection(bothMachines());
  expect(section).toContain('| waiting | 42 s | 9 s | -33 s |');
  expect(section).toContain('| set-up |  | 61 s |  |');
  expect(section).toContain('| training | 420 s | 421.5 s | +1.5 s |');
  expect(section).toContain('| roles | the role `dog-breeds-execution` |');
  expect(section.replaceAll(/`+[^`]*`+/g, '')).not.toContain('<script>');
  expect(HOSTILE).toContain('<script>');
});
