import { allow, type Place, type Statement } from '../../iam/document.ts';
import { type Arns, arnsOf, keysOf, roleNames, TRAINING_LOGS } from '../arns.ts';
import { PIPELINE, READ_LOGS, taggedAsOwn, unlessAnothers } from '../conditions.ts';
import type { Permissions } from '../family.ts';
import type { Config } from '../types.ts';
import { notebookName, scriptsPrefix } from './names.ts';

/** The log group of all notebook instances of an account. */
const LOGS = 'log-group:/aws/sagemaker/NotebookInstances';

/**
 * Permissions for the notebook instance. Runs on main create it but cannot open it. Code on the instance reads the
 * pipeline's data and results, and can only stop the instance. Without `notebook` in the config, main can still find
 * and delete a remaining instance.
 */
export function permissions(config: Config, place: Place): Permissions {
  const arns = arnsOf(config, place);
  const instance = arns.regional('sagemaker', `notebook-instance/${notebookName(config.name)}`);
  const scripts = `notebook-instance-lifecycle-config/${scriptsPrefix(config.name)}${'?'.repeat(10)}`;
  const both = [instance, arns.regional('sagemaker', scripts)];
  if (config.notebook === undefined) return { main: toDelete(config, both, []) };
  return { main: ofMain(config, arns, both), notebook: ofNotebook(config, arns, instance) };
}

const TO_DELETE = [
  ...['Describe', 'Stop', 'Delete'].map((verb) => `${verb}NotebookInstance`),
  ...['Describe', 'Delete'].map((verb) => `${verb}NotebookInstanceLifecycleConfig`),
  'ListTags',
  'AddTags',
];
const TO_USE = ['UpdateNotebookInstance', 'StartNotebookInstance'];

function toDelete(config: Config, both: readonly string[], more: readonly string[]): Statement[] {
  return [
    allow('Notebook', { sagemaker: [...TO_DELETE, ...more] }, both, unlessAnothers(config)),
    allow('ListNotebookScripts', { sagemaker: ['ListNotebookInstanceLifecycleConfigs'] }, ['*']),
  ];
}

function ofMain(config: Config, arns: Arns, both: readonly string[]): Statement[] {
  return [
    allow(
      'MakeNotebook',
      { sagemaker: ['CreateNotebookInstance', 'CreateNotebookInstanceLifecycleConfig'] },
      both,
      taggedAsOwn(config),
    ),
    ...toDelete(config, both, TO_USE),
    allow('ReadNotebookLogs', READ_LOGS, streamsIn(arns, LOGS, `${notebookName(config.name)}/*`)),
    allow('PassNotebookRole', { iam: ['PassRole'] }, [arns.role(roleNames(config).notebook)], {
      StringEquals: { 'iam:PassedToService': ['sagemaker.amazonaws.com'] },
    }),
  ];
}

/**
 * Jobs by the beginning of their names, and by their tags: a list of all jobs would take half of the template's size.
 */
function ofNotebook(config: Config, arns: Arns, instance: string): Statement[] {
  const { name } = config;
  const { data, records, jobs } = keysOf(config, 'main');
  const trains = arns.jobs('main').length > 0;
  const types = ['training-job', 'hyper-parameter-tuning-job'];
  return [
    allow('StopItself', { sagemaker: ['StopNotebookInstance'] }, [instance]),
    allow('Bucket', { s3: ['ListBucket'] }, [arns.bucket]),
    // Also without trainings: the notebook then shows that there are none.
    allow('ListJobs', { sagemaker: ['ListTrainingJobs', 'ListHyperParameterTuningJobs'] }, ['*']),
    allow('ReadResults', { s3: ['GetObject'] }, arns.objects(data, ...records, jobs, `${name}/ec2/*`)),
    ...(trains
      ? [
          allow(
            'ReadJobs',
            { sagemaker: READ_JOBS },
            types.map((type) => arns.regional('sagemaker', `${type}/${name}-*`)),
            { StringEquals: { [PIPELINE.borne]: [name] } },
          ),
          allow('ReadJobLogs', READ_LOGS, streamsIn(arns, TRAINING_LOGS, `${name}-*`)),
        ]
      : []),
    allow(
      'Logs',
      { logs: ['CreateLogGroup', 'CreateLogStream', 'PutLogEvents'] },
      streamsIn(arns, LOGS, `${notebookName(name)}/*`),
    ),
  ];
}

const READ_JOBS = [
  'DescribeTrainingJob',
  'DescribeHyperParameterTuningJob',
  'ListTrainingJobsForHyperParameterTuningJob',
];

/** A log group, in the form of the calls about it, and streams in it. */
function streamsIn(arns: Arns, group: string, streams: string): string[] {
  return [arns.regional('logs', `${group}:log-stream:`), arns.regional('logs', `${group}:log-stream:${streams}`)];
}
