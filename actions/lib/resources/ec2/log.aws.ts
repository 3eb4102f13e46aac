import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Aws } from '../../aws/clients.ts';
import { isDenied, unlessNotFound } from '../../aws/errors.ts';
import type { Launch } from './launch.ts';

/**
 * Lines that an instance has written to CloudWatch since the last call; empty when there is no log.
 *
 * @param cursor the caller's memory: log stream to next token
 */
export async function readNewLines(
  aws: Aws,
  { group, stream }: Launch['log'],
  cursor: Map<string, string>,
): Promise<string[]> {
  const logs = aws.client(CloudWatchLogsClient);
  const lines: string[] = [];
  let token = cursor.get(stream);
  for (;;) {
    const request = { logGroupName: group, logStreamName: stream, startFromHead: true, nextToken: token };
    const page = await unlessNotFound(logs.send(new GetLogEventsCommand(request)));
    lines.push(...(page?.events ?? []).map(({ message }) => (message ?? '').trimEnd()));
    if (page?.nextForwardToken === undefined || page.nextForwardToken === token) break;
    token = page.nextForwardToken;
    if (page.events?.length === 0) break;
  }
  // Saved only now, so that lines read before a failed call are read again.
  if (token !== undefined) cursor.set(stream, token);
  return lines;
}

/** The last lines in CloudWatch; empty when there is no log, or the role may not read it. */
export async function readLastLines(aws: Aws, { group, stream }: Launch['log']): Promise<string[]> {
  const request = new GetLogEventsCommand({ logGroupName: group, logStreamName: stream });
  try {
    const page = await unlessNotFound(aws.client(CloudWatchLogsClient).send(request));
    return (page?.events ?? []).map(({ message }) => (message ?? '').trimEnd());
  } catch (error) {
    if (isDenied(error)) return [];
    throw error;
  }
}
