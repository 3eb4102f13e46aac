import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ScalingActivity, ScheduledAction } from '@aws-sdk/client-application-auto-scaling';
import type { ScaledEndpoints } from '../common/scaling.ts';
import type { Context } from '../context.ts';
import type { Call } from '../protocol/service.ts';
import { readAlarms } from './alarms.ts';
import type { InvocationMeter } from './invocation-meter.ts';
import { dueActions } from './schedule.ts';
import { calls, step } from './step-scaling.ts';
import { DIMENSION, resourceIdOf, type ScalableTargets, type TargetRecord } from './target-records.ts';
import { HIGH_POINTS, LOW_POINTS, track, type Wanted } from './target-tracking.ts';

/** Milliseconds between checks of an endpoint whose number of instances changes. */
const LOOK = 50;

/** Checks all targets once a minute of AWS's time, and scales with the endpoints' own operations. */
export class Scaler {
  readonly #targets: ScalableTargets;
  readonly #meter: InvocationMeter;
  readonly #endpoints: ScaledEndpoints;
  readonly #call: Call;
  readonly #context: Context;
  readonly #timer: NodeJS.Timeout;
  /** Targets with a running scaling activity, and its end. */
  readonly #going = new Map<TargetRecord, Promise<void>>();
  /** Targets whose range was changed during another change of the endpoint. */
  readonly #unfit = new Set<TargetRecord>();
  /**
   * Scheduled actions up to this time have been handled. Actions that were due while the stand-in was stopped are
   * skipped.
   */
  #lookedAt = new Date();
  #closed = false;

  constructor(
    context: Context,
    parts: { targets: ScalableTargets; meter: InvocationMeter; endpoints: ScaledEndpoints },
  ) {
    this.#targets = parts.targets;
    this.#meter = parts.meter;
    this.#endpoints = parts.endpoints;
    this.#context = context;
    const arn = `arn:aws:sts::${context.account}:assumed-role/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint/AutoScaling`;
    this.#call = {
      operation: 'UpdateEndpointWeightsAndCapacities',
      caller: { accessKeyId: '', account: context.account, arn },
      requestId: randomUUID(),
    };
    this.#settleInterrupted();
    this.#timer = setInterval(() => this.#look(), this.#meter.minute).unref();
  }

  /**
   * The desired number of instances of a variant; undefined while the endpoint changes, because scaling is then
   * blocked.
   */
  async #capacity(target: TargetRecord): Promise<number | undefined> {
    const { status, count } = await this.#endpoints.state(target.endpoint, target.variant);
    // The endpoint is in service shortly before the activity ends, with which the cool-down begins.
    return status === 'InService' && !this.#going.has(target) ? count : undefined;
  }

  /** Brings the number of instances into the target's range: at once, or when the endpoint is in service. */
  async fit(target: TargetRecord): Promise<void> {
    const capacity = await this.#capacity(target);
    if (capacity === undefined) return void this.#unfit.add(target);
    this.#unfit.delete(target);
    if (capacity < target.min) this.#begin(target, target.min, `minimum capacity was set to ${target.min}`);
    if (capacity > target.max) this.#begin(target, target.max, `maximum capacity was set to ${target.max}`);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await Promise.all(this.#going.values());
  }

  #look(): void {
    const [from, to] = [this.#lookedAt, new Date()];
    this.#lookedAt = to;
    for (const target of this.#targets.all()) {
      const due = dueActions(target, { from, to, minute: this.#meter.minute });
      for (const action of due) this.#setRange(target, action);
      const done = due.length > 0 ? this.fit(target) : this.#follow(target);
      done.catch((error: unknown) => this.#context.log(`scaling of ${resourceIdOf(target)}: ${error}`));
    }
  }

  #setRange(target: TargetRecord, { ScheduledActionName, ScalableTargetAction: range }: ScheduledAction): void {
    target.min = range?.MinCapacity ?? Math.min(target.min, range?.MaxCapacity ?? target.min);
    target.max = Math.max(target.min, range?.MaxCapacity ?? target.max);
    this.#targets.put(target);
    const what = `min capacity to ${target.min} and max capacity to ${target.max}`;
    this.#put({
      ...activityOf(target, `Setting ${what}`, `scheduled action name ${ScheduledActionName} was triggered`),
      EndTime: new Date(),
      StatusCode: 'Successful',
      StatusMessage: `Successfully set ${what}`,
    });
  }

  async #follow(target: TargetRecord): Promise<void> {
    const capacity = await this.#capacity(target);
    if (capacity === undefined) return;
    if (this.#unfit.has(target)) return this.fit(target);
    const wanted = this.#wanted(target, capacity, await this.#steps(target, capacity));
    // The target may have been deregistered while its alarms were read.
    if (wanted === undefined || this.#targets.find(resourceIdOf(target)) !== target) return;
    const count = Math.min(target.max, Math.max(target.min, wanted.capacity));
    if (count === capacity) return;
    this.#begin(target, count, `monitor alarm ${wanted.alarm} in state ALARM triggered policy ${wanted.policy}`, () => {
      if (count < capacity) target.lastScaleIn = new Date();
      else if (wanted.base !== undefined) target.lastStep = { at: new Date(), from: wanted.base };
    });
  }

  /**
   * What the step-scaling policies request. During the cool-down after a step, new steps start from the number of
   * instances before that step, so only a larger need adds instances.
   */
  async #steps(target: TargetRecord, capacity: number): Promise<Wanted[]> {
    const policies = target.policies.filter(({ PolicyType }) => PolicyType === 'StepScaling');
    if (policies.length === 0) return [];
    const alarms = await readAlarms(this.#context);
    const last = (length: number) => this.#meter.last(target.endpoint, target.variant, length, target.created);
    return policies.flatMap((policy) => {
      const seconds = policy.StepScalingPolicyConfiguration?.Cooldown ?? DEFAULT_COOLDOWN;
      const { at, from } = target.lastStep ?? { at: new Date(0), from: capacity };
      const isCooling = Date.now() < at.getTime() + (seconds / 60) * this.#meter.minute;
      const base = isCooling ? Math.min(from, capacity) : capacity;
      return alarms
        .filter((alarm) => calls(alarm, policy))
        .flatMap((alarm) => step(policy, alarm, base, last) ?? [])
        .filter((wanted) => wanted.capacity > capacity || (wanted.capacity < capacity && !isCooling))
        .map((wanted) => ({ ...wanted, base }));
    });
  }

  /**
   * The capacity that the policies request; undefined: no change. Any policy may scale out, and the largest capacity
   * counts. A step may scale in. Otherwise all target-tracking policies that may scale in must agree.
   */
  #wanted(target: TargetRecord, capacity: number, steps: readonly Wanted[]): Wanted | undefined {
    const { endpoint, variant, policies, suspended } = target;
    const last = (length: number, since = target.created) => this.#meter.last(endpoint, variant, length, since);
    const tracking = policies.filter(({ PolicyType }) => PolicyType === 'TargetTrackingScaling');
    const asked = tracking.map((policy) => ({
      policy,
      wanted: track(policy, capacity, { high: last(HIGH_POINTS), low: last(LOW_POINTS) }),
    }));
    const largest = (list: readonly Wanted[]) => list.toSorted((a, b) => b.capacity - a.capacity)[0];
    const all = [...steps, ...asked.flatMap(({ wanted }) => wanted ?? [])];
    const out = largest(all.filter((wanted) => wanted.capacity > capacity));
    if (out !== undefined) return suspended.DynamicScalingOutSuspended ? undefined : out;
    const able = asked.filter(({ policy }) => !policy.TargetTrackingScalingPolicyConfiguration?.DisableScaleIn);
    const agreed = able.flatMap(({ policy, wanted }) => {
      const seconds = policy.TargetTrackingScalingPolicyConfiguration?.ScaleInCooldown ?? DEFAULT_COOLDOWN;
      const coolsUntil = (target.lastScaleIn?.getTime() ?? 0) + (seconds / 60) * this.#meter.minute;
      return wanted !== undefined && Date.now() >= coolsUntil ? [wanted] : [];
    });
    if (suspended.DynamicScalingInSuspended) return undefined;
    return largest([...steps, ...(agreed.length < able.length ? [] : agreed)]);
  }

  /** Starts a scaling activity, which blocks others until the endpoint is in service again. */
  #begin(target: TargetRecord, count: number, cause: string, done?: () => void): void {
    const activity: ScalingActivity = {
      ...activityOf(target, `Setting desired instance count to ${count}.`, cause),
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
        this.#going.delete(target);
        if (!this.#closed) this.#put({ ...activity, ...end, EndTime: new Date() });
      });
    this.#going.set(target, going);
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

  /** Ends activities that were interrupted when the stand-in stopped. */
  #settleInterrupted(): void {
    for (const activity of this.#targets.activities.all()) {
      if (activity.StatusCode !== 'InProgress') continue;
      this.#put({ ...activity, StatusCode: 'Failed', StatusMessage: 'The stand-in was stopped.', EndTime: new Date() });
    }
  }
}

/** Cool-down in seconds for endpoint variants. Source: AWS's documentation of cool-down periods. */
const DEFAULT_COOLDOWN = 300;

function activityOf(target: TargetRecord, Description: string, Cause: string) {
  return {
    ActivityId: randomUUID(),
    ServiceNamespace: 'sagemaker',
    ResourceId: resourceIdOf(target),
    ScalableDimension: DIMENSION,
    Description,
    Cause,
    StartTime: new Date(),
    StatusCode: 'InProgress',
  } satisfies ScalingActivity;
}

function fulfilled(count: number): string {
  return `Successfully set desired instance count to ${count}. Change successfully fulfilled by sagemaker.`;
}
