/** The log group of a pipeline's trainings on EC2; each training has a stream with its name. */
export const logGroupOf = (pipeline: string): string => `/aws/ec2/${pipeline}`;
