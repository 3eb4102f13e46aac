import type { CreateEndpointConfigInput } from '@aws-sdk/client-sagemaker';
import type { Context } from '../context.ts';
import { lacks } from '../protocol/not-implemented.ts';
import { AwsError, type Handlers } from '../protocol/service.ts';
import { page } from './hosting-page.ts';
import { alreadyExists, hostingArn, hostingRecords, notFound } from './hosting-records.ts';

export const simplifications: readonly string[] = [
  'Endpoint configurations with serverless, asynchronous or shadow variants, or with inference components, are refused.',
  'The instance type has no effect: each instance is one process on this machine, without a GPU.',
  'Data capture is refused. KMS keys, networks, managed instance scaling and explainers of an endpoint configuration are kept and described, but have no effect.',
];

/** Endpoint configurations: the models of an endpoint, their numbers of instances and their weights. */
export function endpointConfigs(context: Context): { handlers: Handlers } {
  const { configs, models } = hostingRecords(context);

  const existing = (name: string | undefined) => {
    const record = configs.get(name ?? '');
    if (record === undefined) throw notFound('endpoint-config', hostingArn(context, 'endpoint-config', name));
    return record;
  };

  return {
    handlers: {
      async CreateEndpointConfig({ Tags, ...input }) {
        const name = input.EndpointConfigName ?? '';
        const arn = hostingArn(context, 'endpoint-config', name);
        if (configs.has(name)) throw alreadyExists('endpoint-config', arn);
        checkVariants(input);
        if (input.DataCaptureConfig?.EnableCapture) throw lacks('DataCaptureConfig with EnableCapture');
        for (const { ModelName = '' } of input.ProductionVariants ?? []) {
          if (!models.has(ModelName)) throw notFound('model', hostingArn(context, 'model', ModelName));
        }
        configs.put(name, { ...input, EndpointConfigArn: arn, CreationTime: new Date() });
        context.tags.add(arn, Tags);
        return { EndpointConfigArn: arn };
      },

      async DescribeEndpointConfig({ EndpointConfigName }) {
        return { EnableNetworkIsolation: false, ...existing(EndpointConfigName) };
      },

      async ListEndpointConfigs(input) {
        const { items, ...rest } = page(configs.all(), input, ({ EndpointConfigName = '', CreationTime }) => ({
          name: EndpointConfigName,
          created: CreationTime,
          sort: input.SortBy === 'Name' ? EndpointConfigName : CreationTime.getTime(),
        }));
        return {
          EndpointConfigs: items.map(({ EndpointConfigName, EndpointConfigArn, CreationTime }) => ({
            EndpointConfigName,
            EndpointConfigArn,
            CreationTime,
          })),
          ...rest,
        };
      },

      // AWS allows deleting a configuration that an endpoint still uses; it only advises against it.
      async DeleteEndpointConfig({ EndpointConfigName }) {
        const { EndpointConfigArn } = existing(EndpointConfigName);
        configs.delete(EndpointConfigName ?? '');
        context.tags.forget(EndpointConfigArn);
        return {};
      },
    },
  };
}

function checkVariants(input: CreateEndpointConfigInput): void {
  const variants = input.ProductionVariants ?? [];
  const lacking = [
    input.AsyncInferenceConfig !== undefined && 'AsyncInferenceConfig',
    input.ShadowProductionVariants !== undefined && 'ShadowProductionVariants',
    variants.some(({ ServerlessConfig }) => ServerlessConfig !== undefined) && 'ServerlessConfig',
    variants.some(({ ModelName }) => ModelName === undefined) && 'inference components (a variant without ModelName)',
  ].filter((what) => what !== false);
  if (lacking.length > 0) {
    throw new AwsError('ValidationException', `The local stand-in does not have ${lacking.join(', ')}.`);
  }
  const names = variants.map(({ VariantName }) => VariantName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new AwsError('ValidationException', `Production variant names must be unique; "${twice}" is there twice.`);
  }
}
