/** The log group of a pipeline's trainings on EC2; each has a stream of its name. */
export const logGroupOf = (pipeline: string): string => `/aws/ec2/${pipeline}`;
