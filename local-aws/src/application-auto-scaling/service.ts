import type { RegisterScalableTargetRequest, ScheduledAction } from '@aws-sdk/client-application-auto-scaling';
import type { ScaledEndpoints } from '../common/scaling.ts';
import type { Context, Part } from '../context.ts';
import { page } from '../protocol/page.ts';
import { AwsError } from '../protocol/service.ts';
import type { InvocationMeter } from './invocation-meter.ts';
import type { Handlers } from './operations.ts';
import { policyOperations } from './policies.ts';
import { Scaler } from './scaler.ts';
import { parseSchedule } from './schedule.ts';
import { DIMENSION, nameOf, notFound, resourceIdOf, type ScalableTargets } from './target-records.ts';

export function simplifications({ timeScale, idleScaleIn }: Pick<Context, 'timeScale' | 'idleScaleIn'>): string[] {
  return [
    `Scaling counts time ${timeScale} times as fast as the clock: a minute of a metric, of an alarm or of a cool-down lasts ${(60 / timeScale).toFixed(1)} s.`,
    idleScaleIn
      ? 'A minute without requests counts as zero requests, so idle instances are removed; AWS documents both behaviours. --idle-scale-in no keeps them.'
      : 'A minute without requests has no data, so idle instances are kept (--idle-scale-in no); AWS documents both behaviours.',
    'Only the number of instances of endpoint variants is scaled, by target tracking of SageMakerVariantInvocationsPerInstance, by step scaling on alarms of Invocations and InvocationsPerInstance, and by scheduled actions.',
    'Scheduled actions: at(…) and cron(…), without L, W and #, use the real clock, rate(…) the faster one; actions due while the stand-in was stopped are skipped.',
    'The two alarms of target tracking are evaluated but not shown in CloudWatch. The request counts are not CloudWatch metrics either, so the stand-in evaluates alarms that call a step-scaling policy, each period as one minute, and their state is not shown.',
    'Instances added count from the minute after they answer, whatever the scale-out cool-down.',
  ];
}

/** Application Auto Scaling for endpoint variants. */
export function applicationAutoScaling(
  context: Context,
  parts: { targets: ScalableTargets; meter: InvocationMeter; endpoints: ScaledEndpoints },
): { handlers: Handlers; part: Part } {
  const { targets, endpoints } = parts;
  const scaler = new Scaler(context, parts);
  const serviceRole = `arn:aws:iam::${context.account}:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint`;

  /** @throws AwsError unless the resource is a variant that AWS can scale, of an endpoint in service */
  const activeVariant = async ({ ResourceId = '', ScalableDimension }: RegisterScalableTargetRequest) => {
    const [, endpoint = '', variant = ''] = /^endpoint\/([^/]+)\/variant\/([^/]+)$/.exec(ResourceId) ?? [];
    if (endpoint === '' || ScalableDimension !== DIMENSION) {
      const words = `Unsupported service namespace, resource type or scalable dimension: ${ResourceId}, ${ScalableDimension}`;
      throw new AwsError('ValidationException', words);
    }
    const state = await endpoints.state(endpoint, variant);
    if (state.status !== 'InService' || state.count === undefined) {
      const is = state.count === undefined ? `has no variant ${variant}` : `is in status ${state.status}`;
      throw new AwsError('ValidationException', `The endpoint ${endpoint} ${is}; its variant cannot be registered.`);
    }
    if (/^ml\.t\d/.test(state.instanceType ?? '')) {
      const words = `You cannot register a variant with ${state.instanceType} instance type as a scalable target. This is because the burstable performance of these instances can lead to unpredictable behavior with Auto Scaling.`;
      throw new AwsError('ValidationException', words);
    }
    return { endpoint, variant };
  };

  return {
    part: { close: () => scaler.close() },
    handlers: {
      async RegisterScalableTarget(input) {
        const known = targets.find(input.ResourceId ?? '');
        const { MinCapacity: min = known?.min, MaxCapacity: max = known?.max } = input;
        if (min === undefined || max === undefined) {
          const words = 'Minimum and maximum capacity must be specified when a scalable target is registered.';
          throw new AwsError('ValidationException', words);
        }
        if (min > max)
          throw new AwsError('ValidationException', 'Maximum capacity cannot be less than minimum capacity');
        if (known !== undefined && input.Tags !== undefined) {
          throw new AwsError('ValidationException', 'Tags are for a new scalable target; use TagResource.');
        }
        const record = known ?? targets.create(await activeVariant(input));
        Object.assign(record, { min, max });
        Object.assign(record.suspended, input.SuspendedState);
        Object.assign(record.tags, input.Tags);
        targets.put(record);
        await scaler.fit(record);
        return { ScalableTargetARN: record.arn };
      },

      async DescribeScalableTargets(input) {
        const chosen = targets
          .all()
          .filter((target) => input.ResourceIds?.includes(resourceIdOf(target)) ?? true)
          .map((target) => ({
            ...nameOf(target),
            MinCapacity: target.min,
            MaxCapacity: target.max,
            RoleARN: serviceRole,
            CreationTime: target.created,
            SuspendedState: target.suspended,
            ScalableTargetARN: target.arn,
          }));
        const { items, next } = page(chosen, input);
        return { ScalableTargets: items, ...next };
      },

      async DeregisterScalableTarget(input) {
        targets.delete(targets.existing(input));
        return {};
      },

      ...policyOperations(context, targets),

      async PutScheduledAction(input) {
        const target = targets.existing(input);
        const { ScheduledActionName = '', ScalableTargetAction: range, Schedule = '', Timezone = 'UTC' } = input;
        const known = target.scheduled.find((action) => action.ScheduledActionName === ScheduledActionName);
        parseSchedule(Schedule, { timezone: Timezone, minute: 1, since: new Date() });
        if ((range?.MinCapacity ?? 0) > (range?.MaxCapacity ?? Number.POSITIVE_INFINITY)) {
          throw new AwsError('ValidationException', 'Maximum capacity cannot be less than minimum capacity');
        }
        const ScheduledActionARN =
          known?.ScheduledActionARN ?? targets.childArn(target, 'scheduledAction', ScheduledActionName);
        const action: ScheduledAction = {
          ...input,
          ...nameOf(target),
          ScheduledActionName,
          ScheduledActionARN,
          Schedule,
          CreationTime: new Date(),
        };
        target.scheduled = [...target.scheduled.filter((other) => other !== known), action];
        targets.put(target);
        return {};
      },

      async DescribeScheduledActions(input) {
        const chosen = targets
          .all()
          .filter((target) => (input.ResourceId ?? resourceIdOf(target)) === resourceIdOf(target))
          .flatMap(({ scheduled }) => scheduled)
          .filter(({ ScheduledActionName = '' }) => input.ScheduledActionNames?.includes(ScheduledActionName) ?? true);
        const { items, next } = page(chosen, input);
        return { ScheduledActions: items, ...next };
      },

      async DeleteScheduledAction(input) {
        const target = targets.existing(input);
        const rest = target.scheduled.filter((action) => action.ScheduledActionName !== input.ScheduledActionName);
        if (rest.length === target.scheduled.length) throw notFound('scheduled action', input);
        target.scheduled = rest;
        targets.put(target);
        return {};
      },

      async DescribeScalingActivities(input) {
        const chosen = targets.activities
          .all()
          .filter(({ ResourceId }) => (input.ResourceId ?? ResourceId) === ResourceId)
          .sort((a, b) => (b.StartTime?.getTime() ?? 0) - (a.StartTime?.getTime() ?? 0));
        const { items, next } = page(chosen, input);
        return { ScalingActivities: items, ...next };
      },

      async TagResource({ ResourceARN, Tags }) {
        const target = targets.byArn(ResourceARN);
        Object.assign(target.tags, Tags);
        targets.put(target);
        return {};
      },

      async ListTagsForResource({ ResourceARN }) {
        return { Tags: targets.byArn(ResourceARN).tags };
      },

      async UntagResource({ ResourceARN, TagKeys = [] }) {
        const target = targets.byArn(ResourceARN);
        for (const key of TagKeys) delete target.tags[key];
        targets.put(target);
        return {};
      },
    },
  };
}
