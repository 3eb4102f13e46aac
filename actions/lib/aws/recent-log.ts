import { CloudWatchLogsClient, DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Aws } from './clients.ts';
import { unlessNotFound } from './errors.ts';

/** Lines that are read. */
const LINES = 30;

/**
 * The last lines of the log stream that was written to last; nothing when there is none.
 *
 * @param named what the stream's name must contain
 */
export async function readRecentLog(aws: Aws, logGroupName: string, named = ''): Promise<string[]> {
  const logs = aws.client(CloudWatchLogsClient);
  const newest = new DescribeLogStreamsCommand({ logGroupName, orderBy: 'LastEventTime', descending: true });
  const found = await unlessNotFound(logs.send(newest));
  const stream = found?.logStreams?.find(({ logStreamName }) => logStreamName?.includes(named));
  if (stream === undefined) return [];
  const { events = [] } = await logs.send(
    new GetLogEventsCommand({ logGroupName, logStreamName: stream.logStreamName, limit: LINES }),
  );
  return events.map(({ message }) => (message ?? '').trimEnd());
}

/** What the newest instance of an endpoint wrote last. */
export function readEndpointLog(aws: Aws, endpoint: string): Promise<string[]> {
  return readRecentLog(aws, `/aws/sagemaker/Endpoints/${endpoint}`);
}

/** What the newest environment of a version of a function wrote last. */
export function readFunctionLog(aws: Aws, name: string, version: string): Promise<string[]> {
  return readRecentLog(aws, `/aws/lambda/${name}`, `[${version}]`);
}
