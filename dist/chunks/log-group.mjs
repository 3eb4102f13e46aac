// actions/lib/resources/ec2/log-group.ts
/** The log group of a pipeline's trainings on EC2; each has a stream of its name. */
const logGroupOf = (pipeline) => `/aws/ec2/${pipeline}`;

export { logGroupOf as t };