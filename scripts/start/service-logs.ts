import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudWatchLogsClient,
  GetLogEventsCommand,
  type OutputLogEvent,
  paginateDescribeLogGroups,
  paginateDescribeLogStreams,
} from '@aws-sdk/client-cloudwatch-logs';
import { plainLines } from '../../actions/lib/report/plain-text.ts';
import type { Connection } from './stand-in.ts';

/** The log groups: the prefix of their names, and the file for one of their streams. */
const GROUPS: readonly (readonly [prefix: string, file: (name: string, stream: string) => string])[] = [
  ['/aws/sagemaker/Endpoints/', (endpoint) => `endpoint-${endpoint}.log`],
  ['/aws/lambda/', (name) => `function-${name}.log`],
  ['/aws/sagemaker/TrainingJobs', (_, stream) => `training-${stream.split('/')[0]}.log`],
];

/** A part of one file: a log stream of one instance, host or execution environment. */
interface Stream {
  readonly file: string;
  readonly group: string;
  readonly name: string;
}

/**
 * Writes the logs of endpoints, functions and training jobs since a time into files, one for each, sorted by time; an
 * empty file for a resource without log lines.
 *
 * @param since milliseconds since the epoch
 * @throws Error when they cannot be read, or not before the signal is aborted; then nothing is written
 */
export async function saveServiceLogs(
  { endpoint, region, accessKeyId, secretAccessKey }: Connection,
  folder: string,
  since: number,
  signal: AbortSignal,
): Promise<void> {
  const client = new CloudWatchLogsClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const files = new Map<string, { timestamp: number; text: string }[]>();
  for await (const { file, group, name } of streamsSince(client, since, signal)) {
    const who = name.split('/').at(-1);
    const events = (await eventsSince(client, { group, name }, since, signal)).map(
      ({ timestamp = 0, message = '' }) => ({
        timestamp,
        text: `${new Date(timestamp).toISOString()} [${who}] ${plainLines(message.trimEnd()).join('\n  ')}\n`,
      }),
    );
    files.set(file, [...(files.get(file) ?? []), ...events]);
  }
  for (const [file, lines] of files) {
    const inOrder = lines.toSorted((a, b) => a.timestamp - b.timestamp);
    writeFileSync(join(folder, file), inOrder.map(({ text }) => text).join(''));
  }
}

async function* streamsSince(client: CloudWatchLogsClient, since: number, signal: AbortSignal): AsyncGenerator<Stream> {
  const http = { abortSignal: signal };
  for (const [prefix, file] of GROUPS) {
    const named = { logGroupNamePrefix: prefix };
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client }, named, http)) {
      for (const { logGroupName: group = '' } of logGroups) {
        const inGroup = { logGroupName: group };
        for await (const { logStreams = [] } of paginateDescribeLogStreams({ client }, inGroup, http)) {
          for (const { logStreamName: name = '', creationTime = 0, lastEventTimestamp = 0 } of logStreams) {
            if (Math.max(creationTime, lastEventTimestamp) < since) continue;
            yield { file: file(group.slice(prefix.length), name).replaceAll('/', '-'), group, name };
          }
        }
      }
    }
  }
}

async function eventsSince(
  client: CloudWatchLogsClient,
  { group, name }: Pick<Stream, 'group' | 'name'>,
  since: number,
  signal: AbortSignal,
): Promise<OutputLogEvent[]> {
  const from = { logGroupName: group, logStreamName: name, startTime: since, startFromHead: true };
  const found: OutputLogEvent[] = [];
  for (let nextToken: string | undefined; ; ) {
    const page = await client.send(new GetLogEventsCommand({ ...from, nextToken }), { abortSignal: signal });
    found.push(...(page.events ?? []));
    if (page.events?.length === 0 || page.nextForwardToken === nextToken) return found;
    nextToken = page.nextForwardToken;
  }
}
