import type { ScalingPolicy } from '@aws-sdk/client-application-auto-scaling';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { InvocationMeter, type Minute } from '../../local-aws/src/application-auto-scaling/invocation-meter.ts';
import { track } from '../../local-aws/src/application-auto-scaling/target-tracking.ts';

const POLICY: ScalingPolicy = {
  PolicyARN: 'arn',
  PolicyName: 'p',
  ServiceNamespace: 'sagemaker',
  ResourceId: 'endpoint/e/variant/v',
  ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
  PolicyType: 'TargetTrackingScaling',
  CreationTime: new Date(),
  TargetTrackingScalingPolicyConfiguration: { TargetValue: 20 },
  Alarms: [
    { AlarmName: 'x-AlarmHigh-1', AlarmARN: '' },
    { AlarmName: 'x-AlarmLow-1', AlarmARN: '' },
  ],
};

/** Minutes of that many requests at a number of instances. */
const minutes = (instances: number, requests: readonly number[]): Minute[] =>
  requests.map((count) => ({ requests: count, perInstance: count / instances }));
const ask = (instances: number, requests: readonly number[]) => {
  const all = minutes(instances, requests);
  const last = (length: number) => (all.length < length ? undefined : all.slice(-length));
  return track(POLICY, instances, { high: last(3), low: last(15) })?.capacity;
};
const many = (count: number, requests: number) => Array.from({ length: count }, () => requests);

describe('target tracking at a target of 20', () => {
  test.each([
    ['three minutes above the target scale out to what they need, in one step', 1, [61, 70, 75], 4],
    ['two are not enough', 1, [20, 70, 75], undefined],
    ['exactly the target is not above it', 1, [20, 20, 20], undefined],
    ['the last minute counts', 1, [200, 100, 30], 2],
    ['fifteen minutes below 90 % of it scale in', 4, many(15, 15), 1],
    ['fourteen are not enough', 4, many(14, 15), undefined],
    ['90 % itself is not below it', 4, many(15, 72), undefined],
    ['a busier minute among them keeps its instances', 4, [...many(10, 5), 55, ...many(4, 5)], 3],
    ['a need that is met already asks for nothing', 4, many(15, 71), undefined],
    ['no requests at all need none', 4, many(15, 0), 0],
    ['no data asks for nothing', 4, [], undefined],
  ])('%s', (_what, instances, requests, capacity) => {
    expect(ask(instances, requests)).toBe(capacity);
  });
});

describe('the meter', () => {
  test('knows nothing of quiet minutes where it is told so', () => {
    const meter = new InvocationMeter(60, 'unknown');
    const born = new Date();
    vi.advanceTimersByTime(1000);
    meter.count('e', 'v', 1);
    vi.advanceTimersByTime(1000);
    expect(meter.last('e', 'v', 1, born)).toEqual([{ requests: 1, perInstance: 1 }]);
    vi.advanceTimersByTime(1000);
    expect(meter.last('e', 'v', 1, born)).toBeUndefined();
    expect(meter.last('e', 'v', 2, born)).toBeUndefined();
  });

  beforeEach(() => vi.useFakeTimers({ now: 1_000_000_000_000 }));
  afterEach(() => vi.useRealTimers());

  test('counts by full minutes of the declared time, and quiet minutes as zero', () => {
    const meter = new InvocationMeter(60);
    expect(meter.minute).toBe(1000);
    const born = new Date();
    const last = (length: number) => meter.last('e', 'v', length, born)?.map(({ requests }) => requests);
    vi.advanceTimersByTime(1000);
    for (let sent = 0; sent < 3; sent++) meter.count('e', 'v', 2);
    meter.count('e', 'other', 1);
    expect(last(1)).toBeUndefined();
    vi.advanceTimersByTime(1000);
    expect(meter.last('e', 'v', 1, born)).toEqual([{ requests: 3, perInstance: 1.5 }]);
    vi.advanceTimersByTime(2000);
    expect(last(3)).toEqual([3, 0, 0]);
    expect(last(4)).toBeUndefined();
    expect(meter.last('e', 'v', 2, new Date())).toBeUndefined();
  });
});
