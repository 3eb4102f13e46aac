import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientSettings } from '../support/client-settings.ts';
import { type StandIn, startStandIn } from '../support/stand-in.ts';

/** Facts about CloudWatch Logs, from recorded answers of AWS itself: LocalStack's validated snapshots tests/aws/services/logs. */

const logGroupName = 'jobs';
const DAY = 24 * 3600 * 1000;

let standIn: StandIn;
let logs: CloudWatchLogsClient;

const write = (logStreamName: string, ...logEvents: { timestamp: number; message: string }[]) =>
  logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));

beforeAll(async () => {
  standIn = await startStandIn();
  logs = new CloudWatchLogsClient({ ...clientSettings(standIn), maxAttempts: 1 });
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  for (const logStreamName of ['a/algo-1', 'a/algo-2', 'b/algo-1']) {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    await write(logStreamName, { timestamp: Date.now(), message: `hello of ${logStreamName}` });
  }
});
afterAll(() => standIn?.stop());

test('events are found by the beginning of their streams’ names', async () => {
  const find = async (more: object) => {
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName, ...more }));
    return events.map(({ message }) => message);
  };
  expect(await find({ logStreamNamePrefix: 'a/' })).toEqual(['hello of a/algo-1', 'hello of a/algo-2']);
  expect(await find({ logStreamNamePrefix: 'c/' })).toEqual([]);
  await expect(find({ logStreamNamePrefix: 'a/', logStreamNames: ['b/algo-1'] })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
});

test('streams are ordered by their last event, or found by their names’ beginning, not both', async () => {
  const request = { logGroupName, orderBy: 'LastEventTime', logStreamNamePrefix: 'a/' } as const;
  await expect(logs.send(new DescribeLogStreamsCommand(request))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Cannot order by LastEventTime with a logStreamNamePrefix.',
  });
});

test('events that go back in time are refused, and those of long ago or of tomorrow left out', async () => {
  const now = Date.now();
  const at = (timestamp: number) => ({ timestamp, message: `of ${timestamp}` });
  await expect(write('b/algo-1', at(now), at(now - 1))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Log events in a single PutLogEvents request must be in chronological order.',
  });
  const { rejectedLogEventsInfo } = await write('b/algo-1', at(now - 15 * DAY), at(now), at(now + DAY));
  expect(rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 2 });
  const { events = [] } = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName: 'b/algo-1' }));
  expect(events.map(({ message }) => message)).toEqual(['hello of b/algo-1', `of ${now}`]);
});

test.each([
  ['a group', () => new DescribeLogStreamsCommand({ logGroupName: 'none' }), 'The specified log group does not exist.'],
  [
    'a stream',
    () => new GetLogEventsCommand({ logGroupName, logStreamName: 'none' }),
    'The specified log stream does not exist.',
  ],
])('%s that is not there is not found, in AWS’s words', async (_what, command, message) => {
  await expect(logs.send(command() as DescribeLogStreamsCommand)).rejects.toMatchObject({
    ...{ name: 'ResourceNotFoundException', message },
    $metadata: { httpStatusCode: 400 },
  });
});
