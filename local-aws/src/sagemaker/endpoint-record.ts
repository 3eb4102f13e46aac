import type {
  ContainerDefinition,
  DeploymentConfig,
  EndpointStatus,
  ProductionVariant,
} from '@aws-sdk/client-sagemaker';

/** A variant as it is deployed. The container is kept with it: AWS lets the model's record be deleted meanwhile. */
export interface ServedVariant {
  readonly name: string;
  readonly container: ContainerDefinition;
  readonly instanceType?: string;
  /** The execution role that the model's own AWS calls are made as. */
  readonly role?: string;
  /** Seconds until a worker must have answered a ping; the data's download counts in. */
  readonly startTimeout: number;
  weight: number;
  count: number;
}

/** A configuration as an endpoint serves it. */
export interface Deployment {
  readonly configName: string;
  readonly variants: ServedVariant[];
  readonly started: Date;
}

export interface EndpointRecord {
  readonly name: string;
  readonly arn: string;
  readonly created: Date;
  modified: Date;
  status: EndpointStatus;
  failureReason?: string;
  /** What it serves; while it is being created, what it shall serve. */
  current: Deployment;
  /** What an update under way brings. */
  pending?: Deployment;
  deploymentConfig?: DeploymentConfig;
}

/** AWS's own defaults for the download of model data and for the first healthy ping. [inferred: 10 minutes each] */
const DEFAULT_TIMEOUT = 600;

/** A variant of a configuration, ready to be deployed with its model's container. */
export function servedVariant(
  variant: ProductionVariant,
  model: { container: ContainerDefinition; role: string | undefined },
): ServedVariant {
  return {
    name: variant.VariantName ?? '',
    container: model.container,
    ...(variant.InstanceType !== undefined && { instanceType: variant.InstanceType }),
    ...(model.role !== undefined && { role: model.role }),
    startTimeout:
      (variant.ModelDataDownloadTimeoutInSeconds ?? DEFAULT_TIMEOUT) +
      (variant.ContainerStartupHealthCheckTimeoutInSeconds ?? DEFAULT_TIMEOUT),
    weight: variant.InitialVariantWeight ?? 1,
    count: variant.InitialInstanceCount ?? 1,
  };
}
