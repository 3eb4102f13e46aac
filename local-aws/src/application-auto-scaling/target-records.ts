import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type {
  ScalingActivity,
  ScalingPolicy,
  ScheduledAction,
  SuspendedState,
} from '@aws-sdk/client-application-auto-scaling';
import type { Context } from '../context.ts';
import { AwsError } from '../protocol/service.ts';
import { Records } from '../state/records.ts';

/** The only dimension that the stand-in scales. */
export const DIMENSION = 'sagemaker:variant:DesiredInstanceCount' as const;

/** A registered variant, with everything that is deleted when it is deregistered. */
export interface TargetRecord {
  readonly endpoint: string;
  readonly variant: string;
  readonly arn: string;
  readonly created: Date;
  min: number;
  max: number;
  suspended: SuspendedState;
  tags: Record<string, string>;
  policies: ScalingPolicy[];
  scheduled: ScheduledAction[];
  /** End of the last scale-in, when its cool-down began. */
  lastScaleIn?: Date;
  /** The last scale-out by a step: its end, and the number of instances before it. */
  lastStep?: { at: Date; from: number };
}

/** Members of a request that name the scalable target. */
export interface TargetReference {
  readonly ServiceNamespace?: string | undefined;
  readonly ResourceId?: string | undefined;
  readonly ScalableDimension?: string | undefined;
}

/** Scalable targets and their scaling activities; they survive a restart. */
export class ScalableTargets {
  readonly activities: Records<ScalingActivity>;
  readonly #context: Context;
  readonly #records: Records<TargetRecord>;

  constructor(context: Context) {
    this.#context = context;
    this.#records = new Records(join(context.state, 'application-auto-scaling', 'targets'));
    this.activities = new Records(join(context.state, 'application-auto-scaling', 'activities'));
  }

  all(): TargetRecord[] {
    return this.#records.all();
  }

  find(resourceId: string): TargetRecord | undefined {
    return this.#records.get(resourceId);
  }

  /** @throws AwsError with AWS's message when the target is not registered */
  existing(reference: TargetReference): TargetRecord {
    const record = this.find(reference.ResourceId ?? '');
    if (record !== undefined && reference.ScalableDimension === DIMENSION) return record;
    throw notFound('scalable target', reference);
  }

  byArn(arn: string | undefined): TargetRecord {
    const record = this.all().find((target) => target.arn === arn);
    if (record === undefined) {
      throw new AwsError('ResourceNotFoundException', `No scalable target was found for ARN: ${arn}`);
    }
    return record;
  }

  /** Tags of a target; empty when it is not registered. @param target its resource ID or its ARN */
  tagsOf(target: string): Readonly<Record<string, string>> {
    return (this.find(target) ?? this.all().find(({ arn }) => arn === target))?.tags ?? {};
  }

  isRegistered(endpoint: string, variant: string): boolean {
    return this.#records.has(resourceIdOf({ endpoint, variant }));
  }

  /** A new record without a range. It is not stored yet. */
  create({ endpoint, variant }: { endpoint: string; variant: string }): TargetRecord {
    const { region, account } = this.#context;
    return {
      endpoint,
      variant,
      arn: `arn:aws:application-autoscaling:${region}:${account}:scalable-target/${randomUUID().replaceAll('-', '')}`,
      created: new Date(),
      min: 0,
      max: 0,
      suspended: {
        DynamicScalingInSuspended: false,
        DynamicScalingOutSuspended: false,
        ScheduledScalingSuspended: false,
      },
      tags: {},
      policies: [],
      scheduled: [],
    };
  }

  put(record: TargetRecord): void {
    this.#records.put(resourceIdOf(record), record);
  }

  delete(record: TargetRecord): void {
    this.#records.delete(resourceIdOf(record));
  }

  /** Deletes the registrations of all variants of an endpoint, because the endpoint was deleted. */
  forgetEndpoint(endpoint: string): void {
    for (const record of this.all()) if (record.endpoint === endpoint) this.delete(record);
  }

  /** ARN of a scaling policy or a scheduled action of a target. */
  childArn(record: TargetRecord, kind: 'scalingPolicy' | 'scheduledAction', name: string): string {
    const { region, account } = this.#context;
    const resource = `resource/sagemaker/${resourceIdOf(record)}`;
    const what = kind === 'scalingPolicy' ? 'policyName' : 'scheduledActionName';
    return `arn:aws:autoscaling:${region}:${account}:${kind}:${randomUUID()}:${resource}:${what}/${name}`;
  }
}

export function resourceIdOf({ endpoint, variant }: { endpoint: string; variant: string }): string {
  return `endpoint/${endpoint}/variant/${variant}`;
}

/** Members that every response about a target, its policies or its actions has. */
export function nameOf(target: TargetRecord) {
  return { ServiceNamespace: 'sagemaker', ResourceId: resourceIdOf(target), ScalableDimension: DIMENSION } as const;
}

/** AWS's error for a resource that does not exist. @param reference what the request names */
export function notFound(what: string, reference: TargetReference): AwsError {
  const { ServiceNamespace, ResourceId, ScalableDimension } = reference;
  return new AwsError(
    'ObjectNotFoundException',
    `No ${what === 'scalable target' ? 'scalable target registered' : `${what} found`} for service namespace: ${ServiceNamespace}, resource ID: ${ResourceId}, scalable dimension: ${ScalableDimension}`,
  );
}
