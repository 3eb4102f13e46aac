import type { Invocations, Registrations, ScaledEndpoints } from '../common/scaling.ts';
import type { Context, Part } from '../context.ts';
import { AwsError, type Handlers } from '../protocol/service.ts';
import { EndpointDeployments } from './endpoint-deployments.ts';
import { describe } from './endpoint-description.ts';
import { type Deployment, type EndpointRecord, type ServedVariant, servedVariant } from './endpoint-record.ts';
import { type Instances, refuseOverQuota } from './endpoint-usage.ts';
import { page } from './hosting-page.ts';
import { alreadyExists, hostingArn, hostingRecords, notFound } from './hosting-records.ts';
import type { Invoke } from './invocation.ts';
import { router } from './invocations.ts';
import { onlyContainer } from './models.ts';

export const simplifications: readonly string[] = [
  "Endpoints serve models for AWS's ray:serve-ml-sagemaker images, one Python process an instance, without Ray: one deployment an application, one replica an instance, no /opt/ml (SageMaker's paths are the model's own folder).",
  'Instances start as fast as they can; time limits of the configuration count in real seconds. A builder that raises, or a worker that exits, fails a deployment at once instead of at the health-check limit.',
  'A healthy instance is replaced when its process ends; it is not pinged again.',
  'Every update is blue/green with all traffic at once, without waiting intervals, alarms or a termination wait; canary, linear and rolling policies are kept and described only.',
  'Endpoints publish no CloudWatch metrics.',
];

/** Endpoints: their operations, the transitions of their status, and the router in front of their instances. */
export function endpoints(
  context: Context,
  scaling: { targets: Registrations; meter: Invocations },
): { handlers: Handlers; part: Part; invoke: Invoke; scaled: ScaledEndpoints } {
  const { models, configs, endpoints: records } = hostingRecords(context);
  const deployments = new EndpointDeployments(context, records);

  const forget = (record: EndpointRecord) => {
    records.delete(record.name);
    context.tags.forget(record.arn);
  };
  deployments.resume(forget);

  const existing = (name: string | undefined): EndpointRecord => {
    const record = records.get(name ?? '');
    if (record === undefined) throw notFound('endpoint', hostingArn(context, 'endpoint', name));
    return record;
  };

  const steady = (name: string | undefined): EndpointRecord => {
    const record = existing(name);
    if (record.status === 'InService' || record.status === 'Failed') return record;
    throw new AwsError('ValidationException', `Cannot update in-progress endpoint "${record.arn}".`);
  };

  /** A failed endpoint can only be deleted (DescribeEndpoint, EndpointStatus). */
  const inService = (name: string | undefined): EndpointRecord => {
    const record = steady(name);
    if (record.status === 'InService') return record;
    throw new AwsError('ValidationException', `Cannot update failed endpoint "${record.arn}".`);
  };

  const deployment = (configName = ''): Deployment => {
    const config = configs.get(configName);
    if (config === undefined) throw notFound('endpoint-config', hostingArn(context, 'endpoint-config', configName));
    const variants = (config.ProductionVariants ?? []).map((variant) => {
      const model = models.get(variant.ModelName ?? '');
      if (model === undefined) throw notFound('model', hostingArn(context, 'model', variant.ModelName));
      return servedVariant(variant, { container: onlyContainer(model), role: model.ExecutionRoleArn });
    });
    return { configName, variants, started: new Date() };
  };

  const refuseAdded = (added: readonly Instances[]) => refuseOverQuota(context.endpointQuota, records.all(), added);

  const update: ScaledEndpoints['update'] = async ({ EndpointName, DesiredWeightsAndCapacities = [] }) => {
    const record = inService(EndpointName);
    const { variants } = record.current;
    const before = new Map(variants.map(({ name, count }) => [name, count]));
    const changes = DesiredWeightsAndCapacities.map((change) => {
      const variant = variants.find(({ name }) => name === change.VariantName);
      if (variant === undefined) {
        throw new AwsError('ValidationException', `Could not find production variant "${change.VariantName}".`);
      }
      if (change.DesiredInstanceCount === 0) {
        const words = 'DesiredInstanceCount must be at least 1 for a variant without inference components.';
        throw new AwsError('ValidationException', words);
      }
      return { variant, change };
    });
    refuseAdded(
      changes.map(({ variant: { instanceType, count }, change: { DesiredInstanceCount = count } }) => ({
        instanceType,
        count: DesiredInstanceCount - count,
      })),
    );
    for (const { variant, change } of changes) {
      variant.weight = change.DesiredWeight ?? variant.weight;
      variant.count = change.DesiredInstanceCount ?? variant.count;
    }
    delete record.failureReason;
    records.put(record.name, Object.assign(record, { status: 'Updating', modified: new Date() }));
    deployments.rescale(record, before);
    return { EndpointArn: record.arn };
  };

  return {
    scaled: {
      update,
      async state(name, variant) {
        const { status, failureReason, current } = existing(name);
        const { count, instanceType } = current.variants.find((one) => one.name === variant) ?? {};
        return { status, failure: failureReason, count, instanceType };
      },
    },
    invoke: router(context, (name) => deployments.serving(name), scaling.meter),
    part: { close: () => deployments.close() },
    handlers: {
      async CreateEndpoint({ EndpointName: name = '', EndpointConfigName, DeploymentConfig, Tags }) {
        const arn = hostingArn(context, 'endpoint', name);
        if (records.has(name)) throw alreadyExists('endpoint', arn);
        const current = deployment(EndpointConfigName);
        refuseAdded(current.variants);
        const now = new Date();
        const record = records.put(name, {
          name,
          arn,
          created: now,
          modified: now,
          status: 'Creating',
          current,
          ...(DeploymentConfig && { deploymentConfig: DeploymentConfig }),
        });
        context.tags.add(arn, Tags);
        deployments.create(record);
        return { EndpointArn: arn };
      },

      async UpdateEndpoint(input) {
        const record = inService(input.EndpointName);
        const pending = deployment(input.EndpointConfigName);
        refuseScaled(record, pending, scaling.targets);
        if (input.RetainAllVariantProperties) {
          retain(record.current.variants, pending.variants, (input.ExcludeRetainedVariantProperties ?? []).map(typeOf));
        }
        refuseAdded(pending.variants);
        if (!input.RetainDeploymentConfig) delete record.deploymentConfig;
        if (input.DeploymentConfig) record.deploymentConfig = input.DeploymentConfig;
        delete record.failureReason;
        records.put(record.name, Object.assign(record, { status: 'Updating', modified: new Date(), pending }));
        deployments.update(record, pending);
        return { EndpointArn: record.arn };
      },

      UpdateEndpointWeightsAndCapacities: update,

      async DescribeEndpoint({ EndpointName }) {
        const record = existing(EndpointName);
        return describe(record, deployments.serving(record.name));
      },

      async ListEndpoints(input) {
        const chosen = records
          .all()
          .filter(
            ({ status, modified }) =>
              (input.StatusEquals ?? status) === status &&
              modified > (input.LastModifiedTimeAfter ?? new Date(0)) &&
              modified < (input.LastModifiedTimeBefore ?? new Date(8.64e15)),
          );
        const { items, ...rest } = page(chosen, input, ({ name, created, status }) => ({
          name,
          created,
          sort: { Name: name, Status: status, CreationTime: created.getTime() }[input.SortBy ?? 'CreationTime'],
        }));
        return {
          Endpoints: items.map(({ name, arn, created, modified, status }) => ({
            EndpointName: name,
            EndpointArn: arn,
            CreationTime: created,
            LastModifiedTime: modified,
            EndpointStatus: status,
          })),
          ...rest,
        };
      },

      async DeleteEndpoint({ EndpointName }) {
        const record = steady(EndpointName);
        scaling.targets.forgetEndpoint(record.name);
        records.put(record.name, Object.assign(record, { status: 'Deleting', modified: new Date() }));
        deployments.delete(record, () => forget(record));
        return {};
      },
    },
  };
}

/**
 * Refuses to change the instance type of a variant that is registered with Application Auto Scaling. Source: AWS's
 * documentation of endpoints that use auto scaling; the wording of the message is inferred.
 */
function refuseScaled({ name, current }: EndpointRecord, pending: Deployment, targets: Registrations): void {
  for (const next of pending.variants) {
    const now = current.variants.find((variant) => variant.name === next.name);
    if (now === undefined || now.instanceType === next.instanceType || !targets.isRegistered(name, next.name)) continue;
    const words = `The variant "${next.name}" of endpoint "${name}" must be deregistered as a scalable target with Application Auto Scaling before its instance type can be changed.`;
    throw new AwsError('ValidationException', words);
  }
}

type Property = 'DesiredInstanceCount' | 'DesiredWeight' | 'DataCaptureConfig';

function typeOf({ VariantPropertyType }: { VariantPropertyType: Property | undefined }): Property | undefined {
  return VariantPropertyType;
}

/** Variants with the same name keep their current weight and count, except for excluded properties. */
function retain(
  now: readonly ServedVariant[],
  next: readonly ServedVariant[],
  excluded: (Property | undefined)[],
): void {
  for (const variant of next) {
    const same = now.find(({ name }) => name === variant.name);
    if (same && !excluded.includes('DesiredWeight')) variant.weight = same.weight;
    if (same && !excluded.includes('DesiredInstanceCount')) variant.count = same.count;
  }
}
