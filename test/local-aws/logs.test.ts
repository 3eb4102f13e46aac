import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  ListLogGroupsCommand,
  PutLogEventsCommand,
  PutMetricFilterCommand,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientSettings } from '../support/client-settings.ts';
import type { StandIn } from '../support/stand-in.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

/** Facts about CloudWatch Logs, from recorded answers of AWS itself: LocalStack's validated snapshots tests/aws/services/logs. */

const logGroupName = 'jobs';
const DAY = 24 * 3600 * 1000;

let workbench: Workbench;
let standIn: StandIn;
let logs: CloudWatchLogsClient;

const write = (logStreamName: string, ...logEvents: { timestamp: number; message: string }[]) =>
  logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));

beforeAll(async () => {
  workbench = await startWorkbench();
  standIn = workbench.standIn;
  logs = new CloudWatchLogsClient({ ...clientSettings(standIn), maxAttempts: 1 });
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  for (const logStreamName of ['a/algo-1', 'a/algo-2', 'b/algo-1']) {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    await write(logStreamName, { timestamp: Date.now(), message: `hello of ${logStreamName}` });
  }
});
afterAll(() => workbench?.[Symbol.asyncDispose]());

/** Messages of the events that FilterLogEvents finds. */
async function find(more: object): Promise<(string | undefined)[]> {
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName, ...more }));
  return events.map(({ message }) => message);
}

test('events are found by the beginning of their streams’ names', async () => {
  expect(await find({ logStreamNamePrefix: 'a/' })).toEqual(['hello of a/algo-1', 'hello of a/algo-2']);
  expect(await find({ logStreamNamePrefix: 'c/' })).toEqual([]);
  await expect(find({ logStreamNamePrefix: 'a/', logStreamNames: ['b/algo-1'] })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
});

test('events are found page by page (test_filter_log_events_pagination, _limit_validation, _unknown_token)', async () => {
  const pages = paginateFilterLogEvents({ client: logs, pageSize: 1 }, { logGroupName, logStreamNamePrefix: 'a/' });
  const found = (await Array.fromAsync(pages)).map(({ events = [] }) => events.map(({ message }) => message));
  expect(found).toEqual([['hello of a/algo-1'], ['hello of a/algo-2']]);
  await expect(find({ limit: 10_001 })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining("Value '10001' at 'limit' failed to satisfy constraint"),
  });
  await expect(find({ nextToken: 'invalid-token' })).rejects.toMatchObject({
    ...{ name: 'InvalidParameterException', message: 'The specified nextToken is invalid.' },
  });
});

describe('a filter pattern', () => {
  // The examples of the CloudWatch Logs User Guide, "Filter pattern syntax".
  const lines = ['ERROR WARN message', 'ERROR message', 'WARN message', 'Exiting with ERRORCODE: -1'];
  const logStreamName = 'patterns';
  beforeAll(async () => {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    const now = Date.now();
    await write(logStreamName, ...lines.map((message, index) => ({ timestamp: now + index, message })));
  });
  const matching = (filterPattern: string) => find({ logStreamNames: [logStreamName], filterPattern });

  test.each([
    ['', [0, 1, 2, 3]],
    ['ERROR', [0, 1, 3]],
    ['error', []],
    ['ERROR WARN', [0]],
    ['?ERROR ?WARN', [0, 1, 2, 3]],
    ['ERROR -WARN', [1, 3]],
    ['ERROR -"Exiting"', [0, 1]],
    ['"WARN message"', [0, 2]],
    ['message ?WARN', [0, 1, 2]],
  ])('%s', async (pattern, found) => {
    expect(await matching(pattern)).toEqual(found.map((index) => lines[index]));
  });

  test('with other characters than a word’s is refused unless it is quoted', async () => {
    await expect(matching('ERRORCODE: -1')).rejects.toMatchObject({
      ...{ name: 'InvalidParameterException', message: "Invalid character(s) in term ':'" },
    });
    expect(await matching('"ERRORCODE: -1"')).toEqual([lines[3]]);
  });

  test.each([
    ['JSON', '{ $.loss > 1 }'],
    ['space-delimited', '[level, message]'],
    ['regular-expression', '%ERR.R%'],
  ])('of the %s form is refused by name', async (form, pattern) => {
    await expect(matching(pattern)).rejects.toMatchObject({
      ...{ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } },
      message: `The stand-in for AWS does not have ${form} filter patterns of FilterLogEvents`,
    });
  });
});

test('a metric filter, from which no metric would come, is refused by name', async () => {
  const metricTransformations = [{ metricName: 'errors', metricNamespace: 'own', metricValue: '1' }];
  const request = { logGroupName, filterName: 'errors', filterPattern: 'ERROR', metricTransformations };
  await expect(logs.send(new PutMetricFilterCommand(request))).rejects.toMatchObject({
    ...{ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } },
    message: 'The stand-in for AWS does not have logs:PutMetricFilter',
  });
});

test('an operation that nobody has is refused by name', async () => {
  await expect(logs.send(new ListLogGroupsCommand({}))).rejects.toMatchObject({
    message: 'The stand-in for AWS does not have logs:ListLogGroups',
  });
});

test('streams are listed by their group’s ARN too, 50 at most, without the token that AWS has given up', async () => {
  const logGroupIdentifier = `arn:aws:logs:us-east-1:${standIn.account}:log-group:${logGroupName}`;
  const { logStreams = [] } = await logs.send(new DescribeLogStreamsCommand({ logGroupIdentifier }));
  expect(logStreams.map(({ logStreamName }) => logStreamName)).toContain('a/algo-1');
  expect(logStreams[0]).not.toHaveProperty('uploadSequenceToken');
  for (const [command, most] of [
    [new DescribeLogStreamsCommand({ logGroupName, limit: 51 }), 50],
    [new GetLogEventsCommand({ logGroupName, logStreamName: 'a/algo-1', limit: 10_001 }), 10_000],
  ] as const)
    await expect(logs.send(command as DescribeLogStreamsCommand)).rejects.toMatchObject({
      message: expect.stringMatching(`at 'limit' failed .* less than or equal to ${most}$`),
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
