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

/** The one dimension that the stand-in scales. */
export const DIMENSION = 'sagemaker:variant:DesiredInstanceCount' as const;

/** A registered variant, with everything that goes when it is deregistered. */
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
  /** When the last scale-in was done: its cool-down begins. */
  lastScaleIn?: Date;
  /** The last scale-out by a step: when it was done, and from how many instances. */
  lastStep?: { at: Date; from: number };
}

/** Members that say which target a request is about. */
export interface TargetReference {
  readonly ServiceNamespace?: string | undefined;
  readonly ResourceId?: string | undefined;
  readonly ScalableDimension?: string | undefined;
}

/** Scalable targets and what was done to them; kept over restarts. */
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

  /** @throws AwsError in AWS's words when the target is not registered */
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

  /** Tags of a target; none of what is not registered. @param target its resource id or its ARN */
  tagsOf(target: string): Readonly<Record<string, string>> {
    return (this.find(target) ?? this.all().find(({ arn }) => arn === target))?.tags ?? {};
  }

  isRegistered(endpoint: string, variant: string): boolean {
    return this.#records.has(resourceIdOf({ endpoint, variant }));
  }

  /** A new record without a range, not yet stored. */
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

  /** An endpoint's deletion takes its variants' registrations along. */
  forgetEndpoint(endpoint: string): void {
    for (const record of this.all()) if (record.endpoint === endpoint) this.delete(record);
  }

  /** ARN of something that goes with a target. */
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

/** What every answer about a target, or about something that goes with it, says. */
export function nameOf(target: TargetRecord) {
  return { ServiceNamespace: 'sagemaker', ResourceId: resourceIdOf(target), ScalableDimension: DIMENSION } as const;
}

/** AWS's refusal: what is missing, and where it was looked for. */
export function notFound(what: string, reference: TargetReference): AwsError {
  const { ServiceNamespace, ResourceId, ScalableDimension } = reference;
  return new AwsError(
    'ObjectNotFoundException',
    `No ${what === 'scalable target' ? 'scalable target registered' : `${what} found`} for service namespace: ${ServiceNamespace}, resource ID: ${ResourceId}, scalable dimension: ${ScalableDimension}`,
  );
}
