/** A training run on an EC2 instance; times in seconds, sizes in GB. */
export interface Ec2 {
  /** Entry of `train` whose content is trained. */
  readonly train: string;
  /** Instance types, in the order in which they are tried; at least one. */
  readonly instances: readonly string[];
  /** Name of the Systems Manager parameter with the id of the AMI. */
  readonly ami: string;
  readonly maxRuntime: number;
  /** Undefined: the size of the AMI, and 20 GB more. */
  readonly volumeSize?: number;
  readonly spot: boolean;
  /** In the order in which they are tried; empty: those of the default VPC. */
  readonly subnets: readonly string[];
  /** Name of the instance profile. */
  readonly instanceProfile: string;
}
