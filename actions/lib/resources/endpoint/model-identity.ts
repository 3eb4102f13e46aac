import type {
  ContainerDefinition,
  CreateEndpointConfigInput,
  CreateModelInput,
  DescribeEndpointConfigOutput,
  DescribeModelOutput,
  ProductionVariant,
} from '@aws-sdk/client-sagemaker';
import { compare, type Identity } from '../../core/compare.ts';
import type { Change } from '../../core/graph.ts';

type Model = Partial<CreateModelInput & DescribeModelOutput>;
type Configuration = Partial<CreateEndpointConfigInput & DescribeEndpointConfigOutput>;

/** Differences between an existing model and the one that would be requested. */
export function modelChanges(resource: Model, wanted: Model): Change[] {
  const settings = ({ VpcConfig: vpc }: Model): Identity => ({
    subnets: vpc?.Subnets?.toSorted(),
    'security-groups': vpc?.SecurityGroupIds?.toSorted(),
  });
  return [
    ...compare(modelIdentity(resource), modelIdentity(wanted)),
    ...compare(settings(resource), settings(wanted)).map((change) => ({ ...change, by: 'nothing' as const })),
  ];
}

/** Everything that determines a model's answers. */
function modelIdentity({ PrimaryContainer, Containers, ExecutionRoleArn }: Model): Identity {
  return {
    ...containerIdentity(PrimaryContainer),
    'further-containers': Containers?.map(containerIdentity),
    role: ExecutionRoleArn,
  };
}

function containerIdentity(container: ContainerDefinition | undefined): Identity {
  const { Image, ModelDataUrl, ModelDataSource, Environment, Mode, MultiModelConfig } = container ?? {};
  const { S3Uri, S3DataType, CompressionType } = ModelDataSource?.S3DataSource ?? {};
  return {
    image: Image,
    'image-config': container?.ImageConfig,
    // AWS describes the same address in one of two members.
    'model-data': ModelDataUrl ?? S3Uri,
    'model-data-source': S3Uri === ModelDataUrl ? undefined : { S3Uri, S3DataType, CompressionType },
    'additional-models': container?.AdditionalModelDataSources,
    package: container?.ModelPackageName,
    environment: Environment,
    mode: Mode === 'SingleModel' ? undefined : Mode,
    'multi-model': MultiModelConfig,
  };
}

/** Differences between an existing endpoint configuration and the one that would be requested. */
export function configurationChanges(resource: Configuration, wanted: Configuration): Change[] {
  // If no AMI version is requested, AWS chooses one.
  const isOurs = ({ path, after }: Change) => after !== undefined || !path.endsWith('.ami');
  return [
    ...compare(configurationIdentity(resource), configurationIdentity(wanted)).filter(isOurs),
    ...compare({ 'kms-key': resource.KmsKeyId }, { 'kms-key': wanted.KmsKeyId }).map((change) => ({
      ...change,
      by: 'nothing' as const,
    })),
  ];
}

/** Everything that affects the answers of an endpoint, and who can see the requests. */
function configurationIdentity(configuration: Configuration): Identity {
  const { ProductionVariants = [], ShadowProductionVariants, DataCaptureConfig, AsyncInferenceConfig } = configuration;
  return {
    variants: Object.fromEntries(ProductionVariants.map((variant) => [variant.VariantName, variantIdentity(variant)])),
    shadows: ShadowProductionVariants,
    'data-capture': DataCaptureConfig?.EnableCapture === true ? DataCaptureConfig.DestinationS3Uri : undefined,
    asynchronous: AsyncInferenceConfig?.OutputConfig?.S3OutputPath,
    explainer: configuration.ExplainerConfig,
  };
}

function variantIdentity(variant: ProductionVariant): Identity {
  return {
    model: variant.ModelName,
    instance: variant.InstanceType,
    count: variant.InitialInstanceCount,
    weight: variant.InitialVariantWeight,
    serverless: variant.ServerlessConfig,
    ami: variant.InferenceAmiVersion,
    'core-dump': variant.CoreDumpConfig?.DestinationS3Uri,
    'ssm-access': variant.EnableSSMAccess,
  };
}
