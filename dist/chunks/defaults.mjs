// actions/lib/resources/ec2/defaults.ts
/**
* The parameter of the newest Deep Learning AMI with PyTorch. Source: AWS Deep Learning AMIs Developer Guide, "Deep Learning
* AMI GPU PyTorch"; seen in public repositories on 2026-08-29.
*/
const DEFAULT_AMI = "/aws/service/deeplearning/ami/x86_64/oss-nvidia-driver-gpu-pytorch-2.13-ubuntu-26.04/latest/ami-id";
/** The AMI is made for GPUs and starts without one, too, more slowly. */
const DEFAULT_INSTANCE = "m5.xlarge";

export { DEFAULT_INSTANCE as n, DEFAULT_AMI as t };