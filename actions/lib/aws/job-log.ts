import { CloudWatchLogsClient, DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Aws } from './clients.ts';
import { isNotFound } from './errors.ts';

/** Where SageMaker writes the output of training jobs, one stream a host: `<job>/algo-1-<epoch>`. */
const GROUP = '/aws/sagemaker/TrainingJobs';

/**
 * Lines that a training job wrote since the last call.
 *
 * @param cursor the caller's memory: log stream to next token
 */
export async function readJobLog(aws: Aws, job: string, cursor: Map<string, string>): Promise<string[]> {
  const logs = aws.client(CloudWatchLogsClient);
  try {
    const { logStreams = [] } = await logs.send(
      new DescribeLogStreamsCommand({ logGroupName: GROUP, logStreamNamePrefix: `${job}/` }),
    );
    const lines: string[] = [];
    for (const { logStreamName = '' } of logStreams) {
      const host = logStreams.length > 1 ? `[${/algo-\d+/.exec(logStreamName)?.[0] ?? logStreamName}] ` : '';
      for (;;) {
        const token = cursor.get(logStreamName);
        const page = await logs.send(
          new GetLogEventsCommand({ logGroupName: GROUP, logStreamName, startFromHead: true, nextToken: token }),
        );
        lines.push(...(page.events ?? []).map((event) => host + (event.message ?? '').trimEnd()));
        if (page.nextForwardToken === undefined || page.nextForwardToken === token) break;
        cursor.set(logStreamName, page.nextForwardToken);
        if (page.events?.length === 0) break;
      }
    }
    return lines;
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}
