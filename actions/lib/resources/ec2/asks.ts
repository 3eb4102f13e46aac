import { roleNames, TRAINING_LOGS } from '../arns.ts';
import type { Config } from '../types.ts';
import type { Ec2 } from './config.ts';
import { logGroupOf } from './log-group.ts';

/** The work that a way to train requires from its user, in sentences. */
export interface Asked {
  readonly what: string;
  readonly sagemaker: string;
  readonly ec2: string;
}

/** The work that both ways to train require from their user, point by point. */
export function asksOf(config: Config, ec2: Ec2, entry: string): Asked[] {
  const { train, training } = config;
  const { instance = '', maxRuntime = 0 } = train[entry] ?? {};
  const script = `${training?.source}/${training?.entryPoint}`;
  const row = (what: string, sagemaker: string, ec2: string): Asked => ({ what, sagemaker, ec2 });
  return [
    row(
      'script',
      `\`${script}\`, run by the toolkit in SageMaker's image`,
      'the same file as it is, run by the Python of the AMI',
    ),
    row(
      'roles',
      `the execution role \`${roleNames(config).execution.main}\`, which the run passes to SageMaker`,
      `the role of the instance profile \`${ec2.instanceProfile}\`, which the run passes to EC2; and the run itself must launch and end instances and make a security group`,
    ),
    row(
      'machine',
      `a type (\`${instance}\`): SageMaker starts the instance and ends it`,
      `types in their order (${ec2.instances.map((type) => `\`${type}\``).join(', ')}), an AMI (\`${ec2.ami}\`), subnets, a security group, a disk, and user data that start the work and end the instance`,
    ),
    row(
      'data',
      'their address in S3: SageMaker copies them before the script starts',
      'the pipeline’s own runner script copies the same version to the same folder, and checks the size and the SHA-256 of each file',
    ),
    row(
      'arguments',
      'hyperparameters of the request, which SageMaker’s toolkit turns into arguments and variables `SM_…`',
      'a file in S3, which the runner script turns into the same arguments and variables',
    ),
    row(
      'metrics and log',
      `SageMaker reads the metrics from the log \`${TRAINING_LOGS.replace('log-group:', '')}\``,
      `the action reads them by the same expressions from the log \`${logGroupOf(config.name)}\``,
    ),
    row(
      'end',
      `SageMaker ends the job after ${minutes(maxRuntime)}`,
      `a timer in the instance ends it after ${minutes(ec2.maxRuntime)}, and the action ends it too`,
    ),
    row('quota', `instances of \`${instance}\` for training jobs`, 'vCPUs of all running instances of the family'),
    row(
      'way to an endpoint',
      `\`model: ${entry}\`: SageMaker knows the job and its artifact`,
      '`model: ec2`: SageMaker knows no job, so the run imports the artifact as a model of SageMaker’s',
    ),
  ];
}

function minutes(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
