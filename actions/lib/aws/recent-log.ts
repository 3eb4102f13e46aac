import {
  CloudWatchLogsClient,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  type OutputLogEvent,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Aws } from './clients.ts';
import { unlessNotFound } from './errors.ts';

/** Lines to read of each stream, and newest streams to read, such as those of an endpoint's instances. */
const LINES = 30;
const STREAMS = 5;

/** Milliseconds before the newest line; older errors belong to an earlier deployment. */
const RECENT = 600_000;

/** A line in which a container or Python reports an error. */
const TROUBLE = /\bTraceback\b|\w*(Error|Exception)\b|\bCRITICAL\b|\bFATAL\b/;

/** Milliseconds between two reads, and how long lines may take to reach CloudWatch. */
const LOOK_AGAIN_AFTER = 1_000;
const ARRIVES_WITHIN = 4_000;

/**
 * The last lines of the stream with the newest error in a log group, because other instances may go on logging
 * normally; without an error, of the newest stream. Lines reach CloudWatch with a delay, so it reads until two reads
 * are equal.
 *
 * @param named what the stream's name must contain
 * @returns nothing if no line arrives
 */
async function settledLog(aws: Aws, group: string, named = ''): Promise<string[]> {
  const patience = aws.clock.now() + ARRIVES_WITHIN;
  for (let before = ''; ; ) {
    const lines = await lastLines(aws, group, named);
    const now = lines.join('\n');
    if ((now !== '' && now === before) || aws.clock.now() >= patience) return lines;
    before = now;
    await aws.clock.sleep(LOOK_AGAIN_AFTER, aws.patience.signal);
  }
}

async function lastLines(aws: Aws, logGroupName: string, named: string): Promise<string[]> {
  const logs = aws.client(CloudWatchLogsClient);
  const newest = new DescribeLogStreamsCommand({ logGroupName, orderBy: 'LastEventTime', descending: true });
  const found = await unlessNotFound(logs.send(newest));
  const streams = found?.logStreams?.filter(({ logStreamName }) => logStreamName?.includes(named)) ?? [];
  const ends = await Promise.all(
    streams.slice(0, STREAMS).map(async ({ logStreamName }) => {
      const { events = [] } = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, limit: LINES }));
      return events;
    }),
  );
  return (troubled(ends) ?? ends[0] ?? []).map(({ message }) => (message ?? '').trimEnd());
}

/** The stream with the newest error. */
function troubled(ends: readonly OutputLogEvent[][]): OutputLogEvent[] | undefined {
  const timeOf = (event: OutputLogEvent | undefined) => event?.timestamp ?? 0;
  const since = Math.max(...ends.map((events) => timeOf(events.at(-1)))) - RECENT;
  return ends
    .map((events) => ({ events, at: timeOf(events.findLast(({ message }) => TROUBLE.test(message ?? ''))) }))
    .filter(({ at }) => at > since)
    .toSorted((a, b) => b.at - a.at)[0]?.events;
}

/** The last lines of the endpoint's instance with the newest error, or of the newest instance. */
export function readEndpointLog(aws: Aws, endpoint: string): Promise<string[]> {
  return settledLog(aws, `/aws/sagemaker/Endpoints/${endpoint}`);
}

/** The same for the lifecycle scripts of a notebook instance; their streams are `<instance>/LifecycleConfigOnStart`. */
export function readNotebookLog(aws: Aws, instance: string): Promise<string[]> {
  return settledLog(aws, '/aws/sagemaker/NotebookInstances', `${instance}/LifecycleConfig`);
}

/** The same for the execution environments of a function's version. */
export function readFunctionLog(aws: Aws, name: string, version: string): Promise<string[]> {
  return settledLog(aws, `/aws/lambda/${name}`, `[${version}]`);
}
