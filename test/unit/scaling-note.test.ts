import { expect, test } from 'vitest';
import { toTags } from '../../actions/lib/aws/tags.ts';
import type { Registration } from '../../actions/lib/resources/autoscaling/registration.aws.ts';
import { noteKeys, noteOf, readNote } from '../../actions/lib/resources/autoscaling/scaling-note.ts';

const ARN = 'arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:7a3f2c1e-9d47-4b0e-8f1e-2b6f0c9d5a11';

/** A registration with as many policies and scheduled actions. */
function registration(count: number): Registration {
  const names = Array.from({ length: count }, (_, index) => `busy-hours-${index}`);
  return {
    target: {
      ...{ MinCapacity: 1, MaxCapacity: 40, CreationTime: new Date('2026-11-29T12:00:00.123Z') },
      SuspendedState: { DynamicScalingInSuspended: true },
    },
    tags: { team: 'Zürich & Köln', 'sagemaker-actions:commit': '0123456789abcdef0123456789abcdef01234567' },
    policies: names.map((PolicyName, index) => ({
      ...{ PolicyName, PolicyType: 'StepScaling', PolicyARN: `${ARN}${index}` },
      StepScalingPolicyConfiguration: { StepAdjustments: [{ ScalingAdjustment: index }] },
      Alarms: [{ AlarmName: `alarm-${index}`, AlarmARN: undefined }],
    })),
    scheduled: names.map((ScheduledActionName) => ({
      ...{ ScheduledActionName, Schedule: 'cron(0 8 ? * MON-FRI *)', Timezone: 'Europe/Berlin' },
      ...{ StartTime: new Date('2027-01-01'), EndTime: new Date('2028-01-01') },
      ScalableTargetAction: { MinCapacity: 4 },
    })),
  };
}

test('a registration is read from its tags as it was written, as AWS takes them and in any order', () => {
  const noted = registration(4);
  const tags = toTags(noteOf(noted)).map(({ Key = '', Value = '' }) => [Key, Value] as const);
  expect(readNote({ team: 'other', ...Object.fromEntries(tags.toReversed()) })).toEqual(noted);
});

test('a large one leaves room for other tags of the endpoint', () => {
  expect(noteKeys(noteOf(registration(20))).length).toBeLessThan(15);
});

test('no tags are no registration; tags that somebody has changed are an error that says what to do', () => {
  expect(readNote({ team: 'theirs' })).toBeUndefined();
  const [first = ''] = noteKeys(noteOf(registration(1)));
  expect(() => readNote({ [first]: 'theirs' })).toThrow(expect.objectContaining({ code: 'tags-edited' }));
});
