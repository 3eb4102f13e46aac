import { HeadObjectCommand, type S3ServiceException } from '@aws-sdk/client-s3';
import type { ContainerDefinition, CreateModelInput } from '@aws-sdk/client-sagemaker';
import { Actor } from '../access/actor.ts';
import { parseS3Uri } from '../common/download-object.ts';
import type { Context } from '../context.ts';
import { AwsError, type Handlers } from '../protocol/service.ts';
import { page } from './hosting-page.ts';
import { alreadyExists, hostingArn, hostingRecords, notFound } from './hosting-records.ts';

export const simplifications: readonly string[] = [
  'CreateModel takes one container with its model data as one tar.gz object; inference pipelines, multi-model containers, uncompressed model data and model packages are refused.',
];

/** Models: a container image together with a model archive. */
export function models(context: Context): { handlers: Handlers } {
  const { models: records } = hostingRecords(context);

  const existing = (name: string | undefined) => {
    const record = records.get(name ?? '');
    if (record === undefined) throw notFound('model', hostingArn(context, 'model', name));
    return record;
  };

  return {
    handlers: {
      async CreateModel({ Tags, ...input }) {
        const name = input.ModelName ?? '';
        const arn = hostingArn(context, 'model', name);
        if (records.has(name)) throw alreadyExists('model', arn);
        const container = onlyContainer(input);
        checkImage(container);
        await checkModelData(context, container.ModelDataUrl, input.ExecutionRoleArn);
        // Checked again: another request may have created the model during the check of the data.
        if (records.has(name)) throw alreadyExists('model', arn);
        records.put(name, { ...input, ModelArn: arn, CreationTime: new Date() });
        context.tags.add(arn, Tags);
        return { ModelArn: arn };
      },

      async DescribeModel({ ModelName }) {
        return { EnableNetworkIsolation: false, ...existing(ModelName) };
      },

      async ListModels(input) {
        const found = page(records.all(), input, ({ ModelName = '', CreationTime }) => ({
          name: ModelName,
          created: CreationTime,
          sort: input.SortBy === 'Name' ? ModelName : CreationTime.getTime(),
        }));
        const { items, ...rest } = found;
        return {
          Models: items.map(({ ModelName, ModelArn, CreationTime }) => ({ ModelName, ModelArn, CreationTime })),
          ...rest,
        };
      },

      async DeleteModel({ ModelName }) {
        const { ModelArn } = existing(ModelName);
        records.delete(ModelName ?? '');
        context.tags.forget(ModelArn);
        return {};
      },
    },
  };
}

/**
 * The only container of a model. The URL of its archive is in `ModelDataUrl`, even if the request has it in
 * ModelDataSource.
 *
 * @throws AwsError `ValidationException` when there are several containers or none, or for features that the stand-in
 *   does not have.
 */
export function onlyContainer(model: Pick<CreateModelInput, 'PrimaryContainer' | 'Containers'>): ContainerDefinition {
  const containers = [...(model.PrimaryContainer ? [model.PrimaryContainer] : []), ...(model.Containers ?? [])];
  const container = containers[0];
  if (container === undefined)
    throw new AwsError('ValidationException', 'One of PrimaryContainer or Containers is required.');
  const { S3Uri, S3DataType, CompressionType, ...access } = container.ModelDataSource?.S3DataSource ?? {};
  const isArchive = S3DataType === 'S3Object' && CompressionType === 'Gzip' && Object.keys(access).length === 0;
  if (S3Uri !== undefined && container.ModelDataUrl !== undefined)
    throw new AwsError('ValidationException', 'ModelDataUrl and ModelDataSource cannot be given together.');
  const lacking = [
    containers.length > 1 && 'several containers',
    container.Mode === 'MultiModel' && 'multi-model containers',
    S3Uri !== undefined && !isArchive && 'a ModelDataSource that is not one tar.gz object',
    container.AdditionalModelDataSources !== undefined && 'AdditionalModelDataSources',
    container.ModelPackageName !== undefined && 'model packages',
  ].filter((what) => what !== false);
  if (lacking.length > 0) {
    throw new AwsError('ValidationException', `The local stand-in does not run models with ${lacking.join(', ')}.`);
  }
  return S3Uri === undefined ? container : { ...container, ModelDataUrl: S3Uri };
}

/** AWS pulls images from ECR only, and not from its public gallery, unless `RepositoryAccessMode` is Vpc. */
function checkImage({ Image = '', ImageConfig }: ContainerDefinition): void {
  if (/^\d{12}\.dkr\.ecr\.[^/]+\//.test(Image) || ImageConfig?.RepositoryAccessMode === 'Vpc') return;
  const words = 'Using non-ECR image without Vpc repository access mode is not supported';
  throw new AwsError('ValidationException', `${words}: "${Image}".`);
}

async function checkModelData(context: Context, url: string | undefined, role: string | undefined): Promise<void> {
  if (url === undefined) return;
  const inaccessible = () =>
    new AwsError(
      'ValidationException',
      `Could not access model data at ${url}. Please ensure that the role "${role}" exists and that its trust relationship policy allows the action "sts:AssumeRole" for the service principal "sagemaker.amazonaws.com". Also ensure that the role has "s3:GetObject" permissions and that the object is located in ${context.region}.`,
    );
  await new Actor(context, role, 'SageMaker').read(url).catch(() => {
    throw inaccessible();
  });
  try {
    await context.s3.send(new HeadObjectCommand(parseS3Uri(url)));
  } catch (error) {
    const { name, $metadata } = error as S3ServiceException;
    // AWS's message does not mention S3's redirect to another region.
    if ($metadata?.httpStatusCode === 301) throw inaccessible();
    if (['NotFound', 'NoSuchKey', 'NoSuchBucket'].includes(name)) {
      throw new AwsError('ValidationException', `Could not find model data at ${url}.`);
    }
    throw error;
  }
}
