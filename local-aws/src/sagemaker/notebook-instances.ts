import type { CreateNotebookInstanceInput } from '@aws-sdk/client-sagemaker';
import type { Context, Part } from '../context.ts';
import { lacks } from '../protocol/not-implemented.ts';
import { AwsError, type Handlers } from '../protocol/service.ts';
import { page } from './hosting-page.ts';
import { notebookLifecycleConfigs } from './notebook-lifecycle-configs.ts';
import {
  lifecycleConfigRecords,
  type NotebookRecord,
  notebookArn,
  recordNotFound,
  refuseUnless,
} from './notebook-records.ts';
import { changed, Notebooks } from './notebook-store.ts';

/** The only platform of new instances (documentation, "Amazon Linux 2 notebook instances"). */
const PLATFORM = 'notebook-al2023-v1';

export function simplifications({ lifecycleLimit }: Pick<Context, 'lifecycleLimit'>): readonly string[] {
  return [
    'A notebook instance is a process tree on this machine with JupyterLab, whatever its type, platform and volume size; it needs Linux with root or user namespaces. /home/ec2-user, /opt and /opt/ml are its own; all else of this machine can be read and not written, and its user is root.',
    `Lifecycle scripts may take ${lifecycleLimit} seconds. They find this machine's commands on a bare PATH, and before them a systemd-run for services and timers (--on-active, --on-unit-active); no systemctl, dnf or aws, and of conda only the environments python3 and JupyterSystemEnv.`,
    'The default code repository is cloned with this machine’s git and settings, or from a folder that --repository names; additional repositories and those with a secret are refused.',
    'An instance that runs when the stand-in stops is Stopped afterwards, with its volume.',
    'A presigned address opens the notebook once; that rights are looked at again with each of its requests is not so here.',
    'What AWS says of a lifecycle script that fails, of a volume that shall shrink and of an address of a stopped instance is not known: those are the stand-in’s words.',
  ];
}

/** Notebook instances and their lifecycle configurations. */
export function notebookInstances(context: Context): { handlers: Handlers; part: Part } {
  const configs = lifecycleConfigRecords(context);
  const notebooks = new Notebooks(context, configs);
  context.door.register(context.region, (name) => notebooks.address(name));

  const existing = (name = ''): NotebookRecord => {
    const record = notebooks.get(name);
    if (record === undefined) throw recordNotFound();
    return record;
  };
  const checkConfig = (name: string | undefined) => {
    if (name !== undefined && !configs.has(name))
      throw new AwsError('ValidationException', `Notebook Instance Lifecycle Config ${name} does not exist.`);
  };

  const handlers: Handlers = {
    async CreateNotebookInstance(input) {
      const name = input.NotebookInstanceName ?? '';
      const arn = notebookArn(context, 'notebook-instance', name);
      if (notebooks.get(name) !== undefined)
        throw new AwsError('ValidationException', `Cannot create a duplicate Notebook Instance (${arn})`);
      checkConfig(input.LifecycleConfigName);
      notebooks.put(recordOf(input, arn, context.region));
      context.tags.add(arn, input.Tags);
      notebooks.start(name, true);
      return { NotebookInstanceArn: arn };
    },

    async DescribeNotebookInstance({ NotebookInstanceName }) {
      return existing(NotebookInstanceName);
    },

    async ListNotebookInstances(input) {
      const found = notebooks.all().filter(({ NotebookInstanceStatus: status }) => {
        return input.StatusEquals === undefined || status === input.StatusEquals;
      });
      const { items, ...rest } = page(found, input, (one) => ({
        name: one.NotebookInstanceName,
        created: one.CreationTime,
        sort: input.SortBy === 'CreationTime' ? one.CreationTime.getTime() : one.NotebookInstanceName,
      }));
      return {
        NotebookInstances: items.map((one) => ({
          NotebookInstanceName: one.NotebookInstanceName,
          NotebookInstanceArn: one.NotebookInstanceArn,
          NotebookInstanceStatus: one.NotebookInstanceStatus,
          Url: one.Url,
          InstanceType: one.InstanceType,
          CreationTime: one.CreationTime,
          LastModifiedTime: one.LastModifiedTime,
          NotebookInstanceLifecycleConfigName: one.NotebookInstanceLifecycleConfigName,
          DefaultCodeRepository: one.DefaultCodeRepository,
        })),
        ...rest,
      };
    },

    async UpdateNotebookInstance(input) {
      const record = existing(input.NotebookInstanceName);
      refuseUnless(['Stopped', 'Failed'], record, 'Updating');
      checkConfig(input.LifecycleConfigName);
      const { VolumeSizeInGB: size = 0 } = record;
      if ((input.VolumeSizeInGB ?? size) < size)
        throw new AwsError(
          'ValidationException',
          `Volume size cannot be decreased: requested ${input.VolumeSizeInGB} GB, current ${size} GB for Notebook Instance (${record.NotebookInstanceArn})`,
        );
      notebooks.update(record.NotebookInstanceName, (one) => changed(one, input));
      return {};
    },

    async StartNotebookInstance({ NotebookInstanceName }) {
      const record = existing(NotebookInstanceName);
      refuseUnless(['Stopped', 'Failed'], record, 'Pending');
      notebooks.start(record.NotebookInstanceName, false);
      return {};
    },

    async StopNotebookInstance({ NotebookInstanceName }) {
      const record = existing(NotebookInstanceName);
      refuseUnless(['InService'], record, 'Stopping');
      notebooks.stop(record.NotebookInstanceName);
      return {};
    },

    async DeleteNotebookInstance({ NotebookInstanceName }) {
      const record = existing(NotebookInstanceName);
      refuseUnless(['Stopped', 'Failed'], record, 'Deleting');
      notebooks.delete(record.NotebookInstanceName);
      return {};
    },

    async CreatePresignedNotebookInstanceUrl({ NotebookInstanceName, SessionExpirationDurationInSeconds: seconds }) {
      const record = existing(NotebookInstanceName);
      if (record.NotebookInstanceStatus !== 'InService')
        throw new AwsError(
          'ValidationException',
          `Notebook Instance (${record.NotebookInstanceArn}) is ${record.NotebookInstanceStatus}, not InService`,
        );
      const at = { region: context.region, name: record.NotebookInstanceName };
      return { AuthorizedUrl: context.endpoint + context.door.admit(at, seconds) };
    },
  };
  return { handlers: { ...handlers, ...notebookLifecycleConfigs(context, configs).handlers }, part: notebooks };
}

/** The description of a new instance, with the service's defaults (CreateNotebookInstance in the API reference). */
function recordOf(input: CreateNotebookInstanceInput, arn: string, region: string): NotebookRecord {
  const { Tags: _, LifecycleConfigName, SecurityGroupIds, PlatformIdentifier = PLATFORM, ...rest } = input;
  if (PlatformIdentifier !== PLATFORM)
    throw new AwsError(
      'ValidationException',
      `Platform identifier ${PlatformIdentifier} is not supported for new Notebook Instances`,
    );
  if (input.AdditionalCodeRepositories !== undefined) throw lacks('AdditionalCodeRepositories');
  if (input.DefaultCodeRepository?.startsWith('https://') === false) throw lacks('code repositories with a name');
  const name = input.NotebookInstanceName ?? '';
  const now = new Date();
  return {
    ...{ DirectInternetAccess: 'Enabled', RootAccess: 'Enabled', VolumeSizeInGB: 5, PlatformIdentifier },
    InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: '1' },
    ...rest,
    ...(LifecycleConfigName === undefined ? {} : { NotebookInstanceLifecycleConfigName: LifecycleConfigName }),
    ...(SecurityGroupIds === undefined ? {} : { SecurityGroups: SecurityGroupIds }),
    ...{ NotebookInstanceName: name, NotebookInstanceArn: arn, RoleArn: input.RoleArn ?? '' },
    Url: `${name}.notebook.${region}.sagemaker.aws`,
    ...{ NotebookInstanceStatus: 'Pending', CreationTime: now, LastModifiedTime: now },
  };
}
