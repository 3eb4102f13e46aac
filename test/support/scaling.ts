import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import type { StandIn } from './stand-in.ts';

/** A client of a stand-in's Application Auto Scaling; each call is one try. */
export function scalingClient({ endpoint, region, env }: StandIn): ApplicationAutoScalingClient {
  return new ApplicationAutoScalingClient({
    endpoint,
    region,
    maxAttempts: 1,
    credentials: {
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
}

/** How requests name the one variant of an endpoint. */
export function variantOf(endpoint: string) {
  return {
    ServiceNamespace: 'sagemaker',
    ResourceId: `endpoint/${endpoint}/variant/AllTraffic`,
    ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
  } as const;
}
