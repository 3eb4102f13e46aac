/** The name of the EC2 training run, where a config otherwise names an entry of `train`. */
export const EC2 = 'ec2';

/**
 * The parameter of the newest Deep Learning AMI with PyTorch. Source: AWS Deep Learning AMIs Developer Guide, "Deep Learning
 * AMI GPU PyTorch"; seen in public repositories on 2026-08-29.
 */
export const DEFAULT_AMI =
  '/aws/service/deeplearning/ami/x86_64/oss-nvidia-driver-gpu-pytorch-2.13-ubuntu-26.04/latest/ami-id';

/** The AMI is made for GPUs. It also starts without one, but more slowly. */
export const DEFAULT_INSTANCE = 'm5.xlarge';
