import { Failure } from '../lib/core/failure.ts';
import { idleInstances } from '../lib/report/idle-instances.ts';
import { failedRequests, loadLine, percentile } from '../lib/report/load.ts';
import type { Asked, Question } from '../lib/resources/endpoint/ask.ts';
import { InputError } from '../lib/runner/action-context.ts';
import { runAction } from '../lib/runner/run-action.ts';
import { noEarlyOutputs, withSession } from '../lib/runner/session.ts';

await runAction({
  main: (context) =>
    withSession(context, 'Invoke', noEarlyOutputs, async ({ scope, record }) => {
      const rate = context.number('rate');
      const [duration, watch] = [context.duration('duration') ?? 60, context.duration('watch') ?? 0];
      const question: Question = {
        endpoint: context.input('endpoint'),
        file: context.input('file'),
        url: context.input('url'),
        contentType: context.input('content-type'),
        expect: context.input('expect'),
      };
      const tell = (
        who: string,
        line: string,
        { prediction, milliseconds }: Pick<Asked, 'prediction' | 'milliseconds'>,
      ) => {
        context.info(`${line} answered in ${Math.round(milliseconds)} ms: ${prediction.shown}`);
        record.answers.push({ who, prediction: prediction.shown, milliseconds });
        context.output('prediction', prediction.top);
        context.output('latency-ms', Math.round(milliseconds));
      };
      const name = context.input('function');
      if (name !== '') {
        if (rate !== undefined)
          throw new InputError('The inputs function and rate are both set.', 'Set only one of them.');
        const { askFunctionAlias } = await import('../lib/resources/function/ask.ts');
        const answered = await askFunctionAlias(scope, name, question);
        const who = `${name}, version ${answered.version}`;
        return tell(who, `${who},`, answered);
      }
      const { ask } = await import('../lib/resources/endpoint/ask.ts');
      const asked = await ask(scope, question);
      const { endpoint, milliseconds } = asked;
      tell(endpoint, endpoint, asked);
      if (rate === undefined) return;

      const { sendLoad } = await import('../lib/operations/load.ts');
      const report = await sendLoad(scope, { ...asked, rate, duration, watch });
      context.info(loadLine(report));
      record.loads.push({ endpoint, result: report });
      const { aws, endpoints } = scope.config;
      const { instance = 'its instance type', scaling } = endpoints[endpoint] ?? {};
      if (watch > 0) {
        const { PriceList } = await import('../lib/aws/price-list.ts');
        const price = await new PriceList(scope.aws, scope.signal).of({ use: 'hosting', instance });
        const idle = idleInstances(report, { endpoint, instance, region: aws.region, min: scaling?.min, price });
        if (idle !== undefined) context.annotate('warning', idle);
      }
      const failures = failedRequests(report);
      context.output('latency-ms', Math.round(percentile(report.latencies, 0.5) ?? milliseconds));
      context.output('latency-p99-ms', Math.round(percentile(report.latencies, 0.99) ?? milliseconds));
      context.output('requests', report.requests);
      context.output('failures', failures);
      context.output('instances', report.fleet);
      if (failures === 0) return;
      const [words, count] = [...report.failures].sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
      throw new Failure(
        `invocation-failed: ${failures} of ${report.requests} requests to the endpoint ${endpoint} failed, ${count} of them: ${words}`,
        "Read the endpoint's log in CloudWatch (/aws/sagemaker/Endpoints/…), lower `rate`, or raise `scaling.max`.",
      );
    }),
});
