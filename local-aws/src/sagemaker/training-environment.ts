import { dirname } from 'node:path';
import type { DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import type { Context } from '../context.ts';
import type { Host } from './training-folder.ts';

/** Threads of a job. Always one, because the bytes of a model depend on this number, and jobs run side by side. */
const THREADS = '1';

/**
 * All environment variables of a host's process, before the training toolkit adds its SM_* variables: those that the
 * PyTorch image and the platform set on AWS, and the job's own Environment, which takes precedence.
 * @param options.port on 127.0.0.1, at which the hosts of a distributed job meet.
 */
export function platformEnvironment(
  context: Context,
  job: DescribeTrainingJobResponse,
  options: { host: Host; python: string; temporary: string; port: number },
): Record<string, string> {
  return {
    PATH: `${dirname(options.python)}:/usr/local/bin:/usr/bin:/bin`,
    HOME: options.host.home,
    TMPDIR: options.temporary,
    LANG: 'C.UTF-8',
    PYTHONUNBUFFERED: 'TRUE',
    PYTHONDONTWRITEBYTECODE: 'TRUE',
    PYTHONIOENCODING: 'UTF-8',
    OMP_NUM_THREADS: THREADS,
    MKL_NUM_THREADS: THREADS,
    MASTER_ADDR: '127.0.0.1',
    MASTER_PORT: String(options.port),
    AWS_REGION: context.region,
    AWS_ENDPOINT_URL: context.endpoint,
    ...context.containerCredentials(job.RoleArn ?? ''),
    TRAINING_JOB_NAME: job.TrainingJobName ?? '',
    TRAINING_JOB_ARN: job.TrainingJobArn ?? '',
    ...job.Environment,
  };
}
