import { DescribeAlarmsCommand, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Context } from '../context.ts';

/** All CloudWatch alarms that users have created. */
export async function readAlarms({ cloudwatch }: Context): Promise<MetricAlarm[]> {
  const alarms: MetricAlarm[] = [];
  let next: string | undefined;
  do {
    const page = await cloudwatch.send(new DescribeAlarmsCommand({ NextToken: next, MaxRecords: 100 }));
    alarms.push(...(page.MetricAlarms ?? []));
    next = page.NextToken;
  } while (next);
  return alarms;
}
