import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchLogsClient, DescribeLogStreamsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Aws } from './clients.ts';
import { unlessNotFound } from './errors.ts';

/** Lines that are read. */
const LINES = 30;

/** Milliseconds between two looks, and how long a log may still be on its way to CloudWatch. */
const LOOK_AGAIN_AFTER = 1_000;
const ARRIVES_WITHIN = 4_000;

/**
 * The last lines of a log group's newest stream, of something that has just gone wrong. What a container writes arrives
 * in CloudWatch a moment later, so lines count once a second look finds the same.
 *
 * @param named what the stream's name must contain
 * @returns nothing where no line arrives
 */
async function settledLog(aws: Aws, group: string, named = ''): Promise<string[]> {
  const patience = performance.now() + ARRIVES_WITHIN;
  for (let before = ''; ; ) {
    const lines = await lastLines(aws, group, named);
    const now = lines.join('\n');
    if ((now !== '' && now === before) || performance.now() >= patience) return lines;
    before = now;
    await sleep(LOOK_AGAIN_AFTER);
  }
}

async function lastLines(aws: Aws, logGroupName: string, named: string): Promise<string[]> {
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
  return settledLog(aws, `/aws/sagemaker/Endpoints/${endpoint}`);
}

/** What the newest environment of a version of a function wrote last. */
export function readFunctionLog(aws: Aws, name: string, version: string): Promise<string[]> {
  return settledLog(aws, `/aws/lambda/${name}`, `[${version}]`);
}
