import type { EndpointStatus } from '@aws-sdk/client-sagemaker';
import type { Handlers } from '../protocol/service.ts';

/** The endpoints, as Application Auto Scaling reads and changes them. */
export interface ScaledEndpoints {
  /**
   * The state of a variant: the endpoint's status and last failure, and the desired number of instances.
   *
   * @throws AwsError when the endpoint does not exist
   */
  state(endpoint: string, variant: string): Promise<VariantState>;
  /** SageMaker's UpdateEndpointWeightsAndCapacities. */
  update: NonNullable<Handlers['UpdateEndpointWeightsAndCapacities']>;
}

export interface VariantState {
  readonly status: EndpointStatus | undefined;
  readonly failure: string | undefined;
  /** undefined = the variant does not exist. */
  readonly count: number | undefined;
  readonly instanceType: string | undefined;
}

/** The scalable targets, as the endpoints use them. */
export interface Registrations {
  isRegistered(endpoint: string, variant: string): boolean;
  /** Deletes the registrations of all variants; called when an endpoint is deleted. */
  forgetEndpoint(endpoint: string): void;
}

/** Counts the invocations that scaling decisions are based on. */
export interface Invocations {
  /** @param instances number of healthy instances of the variant, at least 1 */
  count(endpoint: string, variant: string, instances: number): void;
}
