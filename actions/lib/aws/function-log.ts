import { CloudWatchLogsClient, DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Aws } from './clients.ts';
import { unlessNotFound } from './errors.ts';

/** Lines that are read. */
const LINES = 30;

/** What the newest environment of a version of a function wrote last; nothing when there is no log. */
export async function readFunctionLog(aws: Aws, name: string, version: string): Promise<string[]> {
  const logs = aws.client(CloudWatchLogsClient);
  const logGroupName = `/aws/lambda/${name}`;
  const newest = new DescribeLogStreamsCommand({ logGroupName, orderBy: 'LastEventTime', descending: true });
  const found = await unlessNotFound(logs.send(newest));
  const stream = found?.logStreams?.find(({ logStreamName }) => logStreamName?.includes(`[${version}]`));
  if (stream === undefined) return [];
  const { events = [] } = await logs.send(
    new GetLogEventsCommand({ logGroupName, logStreamName: stream.logStreamName, limit: LINES }),
  );
  return events.map(({ message }) => (message ?? '').trimEnd());
}
