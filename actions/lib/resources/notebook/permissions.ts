import { allow, type Place, type Statement } from '../../iam/document.ts';
import { type Arns, arnsOf, keysOf, roleNames, TRAINING_LOGS } from '../arns.ts';
import { READ_LOGS, taggedAsOwn, unlessAnothers } from '../conditions.ts';
import type { Permissions } from '../family.ts';
import type { Config } from '../types.ts';
import { notebookName, scriptsPrefix } from './names.ts';

/** The log group of all notebook instances of an account. */
const LOGS = 'log-group:/aws/sagemaker/NotebookInstances';

/**
 * The notebook instance. Who runs on main makes it and cannot open it; what runs on it reads what the pipeline has made, and
 * can stop the instance and nothing else.
 */
export function permissions(config: Config, place: Place): Permissions {
  if (config.notebook === undefined) return {};
  const arns = arnsOf(config, place);
  const instance = arns.regional('sagemaker', `notebook-instance/${notebookName(config.name)}`);
  return { main: ofMain(config, arns, instance), notebook: ofNotebook(config, arns, instance) };
}

const INSTANCE = ['Describe', 'Update', 'Start', 'Stop', 'Delete'].map((verb) => `${verb}NotebookInstance`);
const SCRIPTS = ['Describe', 'Delete'].map((verb) => `${verb}NotebookInstanceLifecycleConfig`);

function ofMain(config: Config, arns: Arns, instance: string): Statement[] {
  const prefix = scriptsPrefix(config.name);
  const scripts = arns.regional('sagemaker', `notebook-instance-lifecycle-config/${prefix}${'?'.repeat(10)}`);
  const both = [instance, scripts];
  const streams = arns.regional('logs', `${LOGS}:log-stream:${notebookName(config.name)}/*`);
  return [
    allow(
      'MakeNotebook',
      { sagemaker: ['CreateNotebookInstance', 'CreateNotebookInstanceLifecycleConfig'] },
      both,
      taggedAsOwn(config),
    ),
    allow('Notebook', { sagemaker: [...INSTANCE, ...SCRIPTS, 'AddTags', 'ListTags'] }, both, unlessAnothers(config)),
    allow('ListNotebookScripts', { sagemaker: ['ListNotebookInstanceLifecycleConfigs'] }, ['*']),
    allow('ReadNotebookLogs', READ_LOGS, [arns.regional('logs', `${LOGS}:log-stream:`), streams]),
    allow('PassNotebookRole', { iam: ['PassRole'] }, [arns.role(roleNames(config).notebook)], {
      StringEquals: { 'iam:PassedToService': ['sagemaker.amazonaws.com'] },
    }),
  ];
}

function ofNotebook(config: Config, arns: Arns, instance: string): Statement[] {
  const { data, records, jobs } = keysOf(config, 'main');
  const group = arns.regional('logs', LOGS);
  const trained = [...arns.jobs('main'), ...arns.trials('main')];
  return [
    allow('StopItself', { sagemaker: ['StopNotebookInstance'] }, [instance]),
    allow('Bucket', { s3: ['ListBucket'] }, [arns.bucket]),
    allow('ReadResults', { s3: ['GetObject'] }, arns.objects(data, ...records, jobs, `${config.name}/ec2/*`)),
    ...(trained.length === 0
      ? []
      : [
          allow(
            'ReadJobs',
            {
              sagemaker: [
                'DescribeTrainingJob',
                'DescribeHyperParameterTuningJob',
                'ListTrainingJobsForHyperParameterTuningJob',
              ],
            },
            trained,
          ),
          allow('ListJobs', { sagemaker: ['ListTrainingJobs', 'ListHyperParameterTuningJobs'] }, ['*']),
          allow('ListJobLogs', { logs: ['DescribeLogStreams'] }, [arns.regional('logs', `${TRAINING_LOGS}:*`)]),
          allow('ReadJobLogs', { logs: ['GetLogEvents'] }, arns.jobLogs('main', 'and trials')),
        ]),
    allow('LogGroups', { logs: ['CreateLogGroup', 'DescribeLogStreams'] }, [group, `${group}:*`]),
    allow('Logs', { logs: ['CreateLogStream', 'PutLogEvents'] }, [
      `${group}:log-stream:${notebookName(config.name)}/*`,
    ]),
  ];
}
