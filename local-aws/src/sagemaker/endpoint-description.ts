import type { DescribeEndpointOutput, ProductionVariantSummary } from '@aws-sdk/client-sagemaker';
import type { Deployment, EndpointRecord, ServedVariant } from './endpoint-record.ts';
import type { Fleet } from './fleet.ts';

/** The response of DescribeEndpoint. @param fleet which serves; undefined before the endpoint is in service */
export function describe(record: EndpointRecord, fleet: Fleet | undefined): DescribeEndpointOutput {
  const { current, pending } = record;
  return {
    EndpointName: record.name,
    EndpointArn: record.arn,
    EndpointConfigName: current.configName,
    EndpointStatus: record.status,
    CreationTime: record.created,
    LastModifiedTime: record.modified,
    ...(fleet && { ProductionVariants: current.variants.map((variant) => summary(variant, current, fleet)) }),
    ...(record.failureReason && { FailureReason: record.failureReason }),
    ...(record.deploymentConfig && { LastDeploymentConfig: record.deploymentConfig }),
    ...(pending && {
      PendingDeploymentSummary: {
        EndpointConfigName: pending.configName,
        StartTime: pending.started,
        ProductionVariants: pending.variants.map((variant) => summary(variant, pending, undefined)),
      },
    }),
  };
}

function summary(
  { name, container, weight, count }: ServedVariant,
  { started }: Deployment,
  fleet: Fleet | undefined,
): ProductionVariantSummary {
  return {
    VariantName: name,
    DeployedImages: [{ SpecifiedImage: container.Image, ResolutionTime: started }],
    CurrentWeight: weight,
    DesiredWeight: weight,
    CurrentInstanceCount: fleet?.healthy(name) ?? 0,
    DesiredInstanceCount: count,
  };
}
