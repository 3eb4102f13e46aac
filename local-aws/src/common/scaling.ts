import type { EndpointStatus } from '@aws-sdk/client-sagemaker';
import type { Handlers } from '../protocol/service.ts';

/** Endpoints as Application Auto Scaling reads and changes them. */
export interface ScaledEndpoints {
  /**
   * The state of a variant: the endpoint's status and last failure, and the number of instances that it shall have.
   *
   * @throws AwsError when there is no such endpoint
   */
  state(endpoint: string, variant: string): Promise<VariantState>;
  /** SageMaker's UpdateEndpointWeightsAndCapacities. */
  update: NonNullable<Handlers['UpdateEndpointWeightsAndCapacities']>;
}

export interface VariantState {
  readonly status: EndpointStatus | undefined;
  readonly failure: string | undefined;
  /** undefined = no such variant. */
  readonly count: number | undefined;
  readonly instanceType: string | undefined;
}

/** Registrations as endpoints ask for them. */
export interface Registrations {
  isRegistered(endpoint: string, variant: string): boolean;
  /** An endpoint's deletion also deletes its variants' registrations. */
  forgetEndpoint(endpoint: string): void;
}

/** Counts the invocations that scaling decides by. */
export interface Invocations {
  /** @param instances healthy ones of the variant, at least 1 */
  count(endpoint: string, variant: string, instances: number): void;
}
