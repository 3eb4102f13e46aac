import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { MetricData } from '@aws-sdk/client-sagemaker';
import type { Actor } from '../access/actor.ts';
import type { Context } from '../context.ts';

/**
 * Namespace of the metrics of training jobs in CloudWatch, from which the SageMaker SDK's TrainingJobAnalytics reads.
 */
const Namespace = '/aws/sagemaker/TrainingJobs';

/** Values in one request; PutMetricData accepts 1,000. */
const BATCH = 1000;

/** Milliseconds between two requests. */
const INTERVAL = 500;

/** Sends values of metrics to CloudWatch. */
export interface MetricStream {
  write(metric: MetricData): void;
  /** Sends the remaining values. */
  close(): Promise<void>;
}

/**
 * Sends the metrics of a training job to CloudWatch twice a second. If the role may not send metrics, they are dropped
 * and the job continues, as on AWS.
 *
 * @param job name of the job; the only dimension of its metrics
 */
export function metricStream({ cloudwatch, log }: Context, actor: Actor, job: string): MetricStream {
  const Dimensions = [{ Name: 'TrainingJobName', Value: job }];
  let waiting: MetricData[] = [];
  let allowed: Promise<boolean> | undefined;
  let sent = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const values = waiting;
    waiting = [];
    if (values.length === 0) return;
    allowed ??= actor.putMetrics(Namespace).then(
      () => true,
      () => false,
    );
    sent = sent.then(() => send(values)).catch((error: unknown) => log(`metrics of ${job}: ${error}`));
  }

  async function send(values: readonly MetricData[]): Promise<void> {
    if (!(await allowed)) return;
    for (let start = 0; start < values.length; start += BATCH) {
      const data = values
        .slice(start, start + BATCH)
        .map(({ MetricName = '', ...value }) => ({ MetricName, ...value, Dimensions }));
      await cloudwatch.send(new PutMetricDataCommand({ Namespace, MetricData: data }));
    }
  }

  return {
    write(metric) {
      // CloudWatch refuses infinite values.
      if (!Number.isFinite(metric.Value)) return;
      waiting.push(metric);
      timer ??= setTimeout(flush, INTERVAL).unref();
    },
    async close() {
      flush();
      await sent;
    },
  };
}
