import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ScalingActivity } from '@aws-sdk/client-application-auto-scaling';
import type { EndpointStatus } from '@aws-sdk/client-sagemaker';
import type { Context } from '../context.ts';
import type { Call, Handlers } from '../service.ts';
import type { InvocationMeter } from './invocation-meter.ts';
import { DIMENSION, resourceIdOf, type ScalableTargets, type TargetRecord } from './target-records.ts';
import { HIGH_POINTS, LOW_POINTS, track, type Wanted } from './target-tracking.ts';

/** The endpoints as scaling sees and changes them. */
export interface ScaledEndpoints {
  /**
   * Where a variant stands: the endpoint's status and last failure, the instances that it shall have.
   *
   * @throws AwsError when there is no such endpoint
   */
  state(endpoint: string, variant: string): Promise<VariantState>;
  /** SageMaker's UpdateEndpointWeightsAndCapacities. */
  update: NonNullable<Handlers['UpdateEndpointWeightsAndCapacities']>;
}

export interface VariantState {
  readonly status: EndpointStatus | undefined;
  readonly failure: string | undefined;
  /** undefined = no such variant. */
  readonly count: number | undefined;
  readonly instanceType: string | undefined;
}

/** Milliseconds between looks at an endpoint that changes its number of instances. */
const LOOK = 50;

/** Looks at every target once a minute of AWS's time and acts through the endpoints' own operations. */
export class Scaler {
  readonly #targets: ScalableTargets;
  readonly #meter: InvocationMeter;
  readonly #endpoints: ScaledEndpoints;
  readonly #call: Call;
  readonly #log: Context['log'];
  readonly #timer: NodeJS.Timeout;
  readonly #going = new Set<Promise<void>>();
  #closed = false;

  constructor(
    context: Context,
    parts: { targets: ScalableTargets; meter: InvocationMeter; endpoints: ScaledEndpoints },
  ) {
    this.#targets = parts.targets;
    this.#meter = parts.meter;
    this.#endpoints = parts.endpoints;
    this.#log = context.log;
    const arn = `arn:aws:sts::${context.account}:assumed-role/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint/AutoScaling`;
    this.#call = {
      operation: 'UpdateEndpointWeightsAndCapacities',
      caller: { accessKeyId: '', account: context.account, arn },
      requestId: randomUUID(),
    };
    this.#settleInterrupted();
    this.#timer = setInterval(() => this.#look(), this.#meter.minute).unref();
  }

  /** The number of instances that a variant shall have; undefined while something changes it: scaling is blocked. */
  async #capacity({ endpoint, variant }: TargetRecord): Promise<number | undefined> {
    const { status, count } = await this.#endpoints.state(endpoint, variant);
    return status === 'InService' ? count : undefined;
  }

  /** Brings a variant that is active into its target's range at once. */
  async fit(target: TargetRecord): Promise<void> {
    const capacity = await this.#capacity(target);
    if (capacity === undefined) return;
    if (capacity < target.min) this.#begin(target, target.min, `minimum capacity was set to ${target.min}`);
    if (capacity > target.max) this.#begin(target, target.max, `maximum capacity was set to ${target.max}`);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await Promise.all(this.#going);
  }

  #look(): void {
    for (const target of this.#targets.all()) {
      this.#follow(target).catch((error: unknown) => this.#log(`scaling of ${resourceIdOf(target)}: ${error}`));
    }
  }

  async #follow(target: TargetRecord): Promise<void> {
    const capacity = await this.#capacity(target);
    if (capacity === undefined) return;
    const wanted = this.#wanted(target, capacity);
    if (wanted === undefined) return;
    const count = Math.min(target.max, Math.max(target.min, wanted.capacity));
    if (count === capacity) return;
    this.#begin(target, count, `monitor alarm ${wanted.alarm} in state ALARM triggered policy ${wanted.policy}`, () => {
      if (count < capacity) target.lastScaleIn = new Date();
    });
  }

  /** Any policy may scale out, and the largest capacity counts; all that may scale in must agree to it. */
  #wanted(target: TargetRecord, capacity: number): Wanted | undefined {
    const { endpoint, variant, policies, suspended } = target;
    const last = (length: number, since = target.created) => this.#meter.last(endpoint, variant, length, since);
    const asked = policies.map((policy) => ({
      policy,
      wanted: track(policy, capacity, { high: last(HIGH_POINTS), low: last(LOW_POINTS) }),
    }));
    const largest = (list: readonly Wanted[]) => list.toSorted((a, b) => b.capacity - a.capacity)[0];
    const out = largest(asked.flatMap(({ wanted }) => (wanted && wanted.capacity > capacity ? [wanted] : [])));
    if (out !== undefined) return suspended.DynamicScalingOutSuspended ? undefined : out;
    const able = asked.filter(({ policy }) => !policy.TargetTrackingScalingPolicyConfiguration?.DisableScaleIn);
    const agreed = able.flatMap(({ policy, wanted }) => {
      const seconds = policy.TargetTrackingScalingPolicyConfiguration?.ScaleInCooldown ?? DEFAULT_COOLDOWN;
      const coolsUntil = (target.lastScaleIn?.getTime() ?? 0) + (seconds / 60) * this.#meter.minute;
      return wanted !== undefined && Date.now() >= coolsUntil ? [wanted] : [];
    });
    if (agreed.length < able.length || suspended.DynamicScalingInSuspended) return undefined;
    return largest(agreed);
  }

  /** Starts a scaling activity; whoever is faster blocks the others until the endpoint is in service again. */
  #begin(target: TargetRecord, count: number, cause: string, done?: () => void): void {
    const activity: ScalingActivity = {
      ActivityId: randomUUID(),
      ServiceNamespace: 'sagemaker',
      ResourceId: resourceIdOf(target),
      ScalableDimension: DIMENSION,
      Description: `Setting desired instance count to ${count}.`,
      Cause: cause,
      StartTime: new Date(),
      StatusCode: 'InProgress',
      StatusMessage: `Successfully set desired instance count to ${count}. Waiting for change to be fulfilled by sagemaker.`,
    };
    const going = this.#scale(target, count)
      .then(() => {
        done?.();
        if (this.#targets.find(resourceIdOf(target)) === target) this.#targets.put(target);
        return { StatusCode: 'Successful' as const, StatusMessage: fulfilled(count) };
      })
      .catch((error: Error) => ({
        StatusCode: 'Failed' as const,
        StatusMessage: `Failed to set desired instance count to ${count}. Reason: ${error.message}`,
      }))
      .then((end) => {
        this.#going.delete(going);
        if (!this.#closed) this.#put({ ...activity, ...end, EndTime: new Date() });
      });
    this.#going.add(going);
    this.#put(activity);
  }

  async #scale({ endpoint, variant }: TargetRecord, count: number): Promise<void> {
    const DesiredWeightsAndCapacities = [{ VariantName: variant, DesiredInstanceCount: count }];
    await this.#endpoints.update({ EndpointName: endpoint, DesiredWeightsAndCapacities }, this.#call);
    for (;;) {
      const { status, failure } = await this.#endpoints.state(endpoint, variant);
      if (failure !== undefined) throw new Error(failure);
      if (status !== 'Updating') return;
      if (this.#closed) throw new Error('the stand-in was stopped');
      await sleep(LOOK);
    }
  }

  #put(activity: ScalingActivity): void {
    this.#targets.activities.put(activity.ActivityId ?? '', activity);
  }

  /** What a stop of the stand-in cut short. */
  #settleInterrupted(): void {
    for (const activity of this.#targets.activities.all()) {
      if (activity.StatusCode !== 'InProgress') continue;
      this.#put({ ...activity, StatusCode: 'Failed', StatusMessage: 'The stand-in was stopped.', EndTime: new Date() });
    }
  }
}

/** Seconds, for the variants of an endpoint. Source: AWS's documentation of cool-down periods. */
const DEFAULT_COOLDOWN = 300;

function fulfilled(count: number): string {
  return `Successfully set desired instance count to ${count}. Change successfully fulfilled by sagemaker.`;
}
