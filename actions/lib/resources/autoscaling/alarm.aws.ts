import type { MetricAlarm, PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import type { Tags } from '../../core/graph.ts';

/** Loaded when it is first used, because few pipelines have their own alarm. */
const load = () => import('@aws-sdk/client-cloudwatch');

/** An alarm by name; `undefined` when it does not exist. */
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

/** Tags of an alarm; empty when the alarm no longer exists. */
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

/** Deletes an alarm; a missing one is no error. */
export async function deleteAlarm(aws: Aws, name: string): Promise<void> {
  const { CloudWatchClient, DeleteAlarmsCommand } = await load();
  await aws.client(CloudWatchClient).send(new DeleteAlarmsCommand({ AlarmNames: [name] }));
}

/** Changes the action of an alarm, for example after AWS created a policy again with another ARN. */
export async function redirectAlarm(aws: Aws, name: string, from: string, to: string): Promise<void> {
  const alarm = await describeAlarm(aws, name);
  if (!alarm?.AlarmActions?.includes(from)) return;
  const { AlarmArn: _arn, StateValue: _state, ...kept } = alarm;
  const swap = (actions: readonly string[] = []) => actions.map((action) => (action === from ? to : action));
  // DescribeAlarms returns more members than the request has; the SDK does not send them.
  await putAlarm(aws, { ...(kept as PutMetricAlarmInput), AlarmName: name, AlarmActions: swap(alarm.AlarmActions) });
}
