import type { MetricAlarm, PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import type { Tags } from '../../core/graph.ts';

/** CloudWatch's client is loaded by the few that have an alarm of their own. */
const load = () => import('@aws-sdk/client-cloudwatch');

/** An alarm by name; `undefined` when it is not there. */
export async function describeAlarm(aws: Aws, name: string): Promise<MetricAlarm | undefined> {
  const { CloudWatchClient, DescribeAlarmsCommand } = await load();
  const { MetricAlarms } = await aws.client(CloudWatchClient).send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
  return MetricAlarms?.[0];
}

/** Alarms whose names begin with `prefix`. */
export async function* findAlarms(aws: Aws, prefix: string): AsyncIterable<MetricAlarm> {
  const { CloudWatchClient, paginateDescribeAlarms } = await load();
  const pages = paginateDescribeAlarms({ client: aws.client(CloudWatchClient) }, { AlarmNamePrefix: prefix });
  for await (const { MetricAlarms = [] } of pages) yield* MetricAlarms;
}

/** Tags of an alarm; none when it is gone. */
export async function readAlarmTags(aws: Aws, ResourceARN: string | undefined): Promise<Tags> {
  const { CloudWatchClient, ListTagsForResourceCommand } = await load();
  const request = new ListTagsForResourceCommand({ ResourceARN });
  const found = await unlessNotFound(aws.client(CloudWatchClient).send(request));
  return Object.fromEntries((found?.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** Creates or replaces an alarm. */
export async function putAlarm(aws: Aws, alarm: PutMetricAlarmInput): Promise<void> {
  const { CloudWatchClient, PutMetricAlarmCommand } = await load();
  await aws.client(CloudWatchClient).send(new PutMetricAlarmCommand(alarm));
}

/** Deletes an alarm; no error when it is gone already. */
export async function deleteAlarm(aws: Aws, name: string): Promise<void> {
  const { CloudWatchClient, DeleteAlarmsCommand } = await load();
  await aws.client(CloudWatchClient).send(new DeleteAlarmsCommand({ AlarmNames: [name] }));
}

/** Lets an alarm call something else than before, e.g. a policy that was made anew under another ARN. */
export async function redirectAlarm(aws: Aws, name: string, from: string, to: string): Promise<void> {
  const alarm = await describeAlarm(aws, name);
  if (!alarm?.AlarmActions?.includes(from)) return;
  const { AlarmArn: _arn, StateValue: _state, ...kept } = alarm;
  const swap = (actions: readonly string[] = []) => actions.map((action) => (action === from ? to : action));
  // What DescribeAlarms adds to a request's members, AWS ignores; the SDK does not send it.
  await putAlarm(aws, { ...(kept as PutMetricAlarmInput), AlarmName: name, AlarmActions: swap(alarm.AlarmActions) });
}
