import { DescribeTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { expect, it } from 'vitest';
import { userRepository } from '../support/user-repository.ts';
import { onlyError, startWorkbench } from '../support/workbench.ts';

it('a metric whose expression does not end on a line of the log is given up and said to have no value; the stand-in goes on', async () => {
  await using bench = await startWorkbench();
  using repository = userRepository('slow');
  repository.edit((config) => {
    delete config['tune'];
    config['training'].metrics['Test Accuracy'] = 'Test Accuracy: ([0-9.]+)|(?:a+)+$';
  });
  const script = repository.read('training/train.py');
  repository.write(
    'training/train.py',
    script.replace('print("Test', 'print("a" * 40 + "!", flush=True)\nprint("Test'),
  );
  await bench.runAll(['sync-data'], repository);
  const trained = await bench.run('train', repository);
  expect(onlyError(trained, 'metric-missing')).toMatch(/: Test Accuracy/);
  expect(trained.log.match(/the metric Test Accuracy is no longer read from the log/g), trained.log).toHaveLength(1);
  const job = await bench.sagemaker.send(
    new DescribeTrainingJobCommand({ TrainingJobName: trained.outputs['training-job'] }),
  );
  expect(job.TrainingJobStatus).toBe('Completed');
  expect(job.FinalMetricDataList?.map(({ MetricName }) => MetricName)).toEqual(['Validation Loss']);
  repository.edit((config) => delete config['training'].metrics['Test Accuracy']);
  await bench.runAll(['train'], repository);
});
