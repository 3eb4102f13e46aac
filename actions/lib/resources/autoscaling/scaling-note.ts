import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Failure } from '../../core/failure.ts';
import type { Tags } from '../../core/graph.ts';
import { tagName } from '../../core/tags.ts';
import type { Registration } from './registration.aws.ts';

/** Prefix of the numbered tags of an endpoint that contain a removed registration. */
const PREFIX = tagName('autoscaling-off-');

/** Longest value of a tag; base64 is allowed in it. Source: SageMaker's service model, TagValue. */
const LONGEST_VALUE = 256;

/** A registration as tags of its endpoint. A resource has up to 50 tags; each holds about 400 characters of JSON. */
export function noteOf({ target, tags, policies, scheduled }: Registration): Tags {
  const { MinCapacity, MaxCapacity, SuspendedState, CreationTime } = target;
  const noted: Registration = {
    target: { MinCapacity, MaxCapacity, SuspendedState, CreationTime },
    tags,
    policies: policies.map(
      ({ PolicyName, PolicyType, PolicyARN, Alarms, StepScalingPolicyConfiguration, ...rest }) => ({
        ...{ PolicyName, PolicyType, PolicyARN, StepScalingPolicyConfiguration },
        ...(PolicyType === 'StepScaling'
          ? { Alarms: Alarms?.map(({ AlarmName }) => ({ AlarmName, AlarmARN: undefined })) }
          : {}),
        TargetTrackingScalingPolicyConfiguration: rest.TargetTrackingScalingPolicyConfiguration,
      }),
    ),
    scheduled: scheduled.map(
      ({ ScheduledActionName, Schedule, Timezone, StartTime, EndTime, ScalableTargetAction }) => ({
        ...{ ScheduledActionName, Schedule, Timezone, StartTime, EndTime, ScalableTargetAction },
      }),
    ),
  };
  const text = deflateRawSync(JSON.stringify(noted), { level: 9 }).toString('base64');
  const pieces = text.match(new RegExp(`.{1,${LONGEST_VALUE}}`, 'g')) ?? [];
  return Object.fromEntries(pieces.map((piece, index) => [`${PREFIX}${index + 1}`, piece]));
}

/** The registration that was removed and not restored. @throws Failure when its tags were edited */
export function readNote(tags: Tags): Registration | undefined {
  const keys = noteKeys(tags);
  if (keys.length === 0) return undefined;
  const text = keys.map((_key, index) => tags[`${PREFIX}${index + 1}`] ?? '').join('');
  try {
    return JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString('utf8'), revive) as Registration;
  } catch (error) {
    throw new Failure(
      `tags-edited: The autoscaling settings that an earlier run saved in the tags ${PREFIX}… of the endpoint could not be read, because the tags were edited.`,
      'Register the endpoint with Application Auto Scaling by hand, and delete these tags.',
      error,
    );
  }
}

/** Keys of the tags that contain a registration. */
export function noteKeys(tags: Tags): string[] {
  return Object.keys(tags).filter((key) => key.startsWith(PREFIX));
}

const revive = (key: string, value: unknown) =>
  ['CreationTime', 'StartTime', 'EndTime'].includes(key) && typeof value === 'string' ? new Date(value) : value;
