import type {
  ContainerDefinition,
  DeploymentConfig,
  EndpointStatus,
  ProductionVariant,
} from '@aws-sdk/client-sagemaker';

/** A deployed variant. It includes the container, because AWS allows the model to be deleted meanwhile. */
export interface ServedVariant {
  readonly name: string;
  readonly container: ContainerDefinition;
  readonly instanceType?: string;
  /** Execution role with which the model calls AWS. */
  readonly role?: string;
  /** Seconds in which a worker must answer a ping, including the download of the model data. */
  readonly startTimeout: number;
  weight: number;
  count: number;
}

/** A configuration that an endpoint serves. */
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
  /** What the endpoint serves, or will serve while its status is Creating. */
  current: Deployment;
  /** What a running update will deploy. */
  pending?: Deployment;
  deploymentConfig?: DeploymentConfig;
}

/**
 * AWS's defaults in seconds for the download of model data and for the first healthy ping. [inferred: 10 minutes each]
 */
const DEFAULT_TIMEOUT = 600;

/** A variant of a configuration with its model's container, ready for deployment. */
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
