import type { DescribeTrainingJobResponse, SecondaryStatus, TrainingJobStatus } from '@aws-sdk/client-sagemaker';

/** AWS's message for each secondary status. */
const MESSAGES: Partial<Record<SecondaryStatus, string>> = {
  Starting: 'Preparing the instances for training',
  Downloading: 'Downloading input data',
  Training: 'Training image download completed. Training in progress.',
  Uploading: 'Uploading generated training model',
  Stopping: 'Stopping the training job',
  Completed: 'Training job completed',
  Failed: 'Training job failed',
  Stopped: 'Training job stopped',
  MaxRuntimeExceeded: 'Training job runtime exceeded MaxRuntimeInSeconds provided',
};

/** Whether a job is in a final status. */
export function hasEnded({ TrainingJobStatus }: DescribeTrainingJobResponse): boolean {
  return TrainingJobStatus !== 'InProgress' && TrainingJobStatus !== 'Stopping';
}

/** The job in its next status. The previous transition ends when the new one starts. */
export function advance(
  job: DescribeTrainingJobResponse,
  to: { status: TrainingJobStatus; secondary: SecondaryStatus; message?: string },
): DescribeTrainingJobResponse {
  const now = new Date();
  const before = job.SecondaryStatusTransitions ?? [];
  const ended = before.map((transition) => ({ ...transition, EndTime: transition.EndTime ?? now }));
  const message = to.message ?? MESSAGES[to.secondary];
  const transition = { Status: to.secondary, StartTime: now, ...(message !== undefined && { StatusMessage: message }) };
  const last = to.status === 'InProgress' || to.status === 'Stopping' ? transition : { ...transition, EndTime: now };
  return {
    ...job,
    TrainingJobStatus: to.status,
    SecondaryStatus: to.secondary,
    SecondaryStatusTransitions: [...ended, last],
    LastModifiedTime: now,
  };
}
