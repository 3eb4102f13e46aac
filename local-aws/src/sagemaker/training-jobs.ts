import { join } from 'node:path';
import type { CreateTrainingJobRequest, DescribeTrainingJobResponse } from '@aws-sdk/client-sagemaker';
import type { Context, Part } from '../context.ts';
import { AwsError, type Handlers } from '../protocol/service.ts';
import { page } from './hosting-page.ts';
import { TrainingJobs } from './training-job-store.ts';

export { TrainingJobs } from './training-job-store.ts';

export const simplifications: readonly string[] = [
  'Training jobs run in script mode with the PyTorch image’s packages (PyTorch on the CPU whatever the instance type); other images fail.',
  'Waits of the service itself are scaled, 1 local second for 60: a stopped job is killed after 2 seconds instead of 120. Limits of a job’s own run time are real.',
  'Each job computes with one thread; eight jobs run at once, others stay in Starting.',
  'A bundle with a setup.py is installed into a folder of the job, not into the image’s packages.',
  'Channels are fetched as in File mode where FastFile is asked for; Pipe is refused. They are read-only.',
  'Several instances are several processes on 127.0.0.1; MASTER_ADDR says so, and algo-1 and so on resolve to it.',
  'If the system does not permit mount namespaces, /opt/ml does not exist, only the SM_* variables, and host names do not resolve; the job’s log says so.',
  'Metrics are read from the first 4096 characters of a log line; a metric whose regular expression takes longer than 250 ms for one line gets no more values.',
  'Spot interruptions, warm pools, profiler, debugger, network isolation and VPC settings are accepted and have no effect.',
];

/** CreateTrainingJob, DescribeTrainingJob, ListTrainingJobs, StopTrainingJob and DeleteTrainingJob. */
export function trainingJobs(context: Context): { handlers: Handlers; part: Part; jobs: TrainingJobs } {
  const jobs = new TrainingJobs(context, join(context.state, 'training-jobs'));

  function existing(name = ''): DescribeTrainingJobResponse {
    const job = jobs.get(name);
    if (job === undefined) throw new AwsError('ValidationException', 'Requested resource not found.');
    return job;
  }

  const handlers: Handlers = {
    async CreateTrainingJob(request: CreateTrainingJobRequest) {
      const { TrainingJobArn } = await jobs.create(request);
      return { TrainingJobArn };
    },

    async DescribeTrainingJob({ TrainingJobName }) {
      return existing(TrainingJobName);
    },

    async ListTrainingJobs(input) {
      const found = jobs.all().filter(({ LastModifiedTime = new Date(0) }) => {
        const { LastModifiedTimeAfter = new Date(0), LastModifiedTimeBefore = new Date(8.64e15) } = input;
        return LastModifiedTime > LastModifiedTimeAfter && LastModifiedTime < LastModifiedTimeBefore;
      });
      const hasStatus = (job: DescribeTrainingJobResponse) =>
        input.StatusEquals === undefined || job.TrainingJobStatus === input.StatusEquals;
      const { items, ...rest } = page(found, input, (job) => ({
        name: job.TrainingJobName ?? '',
        created: job.CreationTime ?? new Date(0),
        sort:
          input.SortBy === 'Name'
            ? (job.TrainingJobName ?? '')
            : input.SortBy === 'Status'
              ? (job.TrainingJobStatus ?? '')
              : (job.CreationTime?.getTime() ?? 0),
      }));
      return {
        // The status filter applies after paging: MaxResults also counts jobs with another status (API reference,
        // ListTrainingJobs).
        TrainingJobSummaries: items.filter(hasStatus).map((job) => ({
          TrainingJobName: job.TrainingJobName,
          TrainingJobArn: job.TrainingJobArn,
          CreationTime: job.CreationTime,
          TrainingEndTime: job.TrainingEndTime,
          LastModifiedTime: job.LastModifiedTime,
          TrainingJobStatus: job.TrainingJobStatus,
          SecondaryStatus: job.SecondaryStatus,
        })),
        ...rest,
      };
    },

    async DeleteTrainingJob({ TrainingJobName = '' }) {
      const { TrainingJobStatus } = existing(TrainingJobName);
      if (jobs.delete(TrainingJobName)) return {};
      throw new AwsError('ResourceInUse', `Cannot delete a training job in status ${TrainingJobStatus}.`);
    },

    async StopTrainingJob({ TrainingJobName = '' }) {
      const { TrainingJobStatus } = existing(TrainingJobName);
      if (!jobs.stop(TrainingJobName)) {
        const words = 'The request was rejected because the training job is in status';
        throw new AwsError('ValidationException', `${words} ${TrainingJobStatus}.`);
      }
      return {};
    },
  };
  return { handlers, part: jobs, jobs };
}
