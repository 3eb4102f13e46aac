import type { CreateNotebookInstanceInput, UpdateNotebookInstanceInput } from '@aws-sdk/client-sagemaker';
import type { Change } from '../../core/graph.ts';
import { digest } from '../../core/names.ts';
import type { Scope } from '../scope.ts';
import type { Notebook } from './config.ts';
import type { Instance } from './instance.aws.ts';

/**
 * The platform of Amazon Linux 2023 with JupyterLab 4; new instances have no other (documentation, "AL2023 notebook
 * instances").
 */
const PLATFORM = 'notebook-al2023-v1';

/** One setting of a notebook instance. */
interface Setting {
  /** Its name in the config. */
  readonly path: string;
  readonly is: string | number | undefined;
  /** Undefined: AWS's value stays. */
  readonly wanted: string | number | undefined;
  /**
   * Members of an UpdateNotebookInstance request; undefined: AWS cannot change the setting in place; `kept`: the
   * instance keeps its first value, which is not updated.
   */
  readonly update: Omit<UpdateNotebookInstanceInput, 'NotebookInstanceName'> | 'kept' | undefined;
}

/** Settings of a notebook instance, except its name, role and tags. */
export type Request = Omit<CreateNotebookInstanceInput, 'NotebookInstanceName' | 'RoleArn' | 'Tags'>;

/** The settings that the config requires for an instance. @param script name of the lifecycle configuration */
export function requestFor({ config, repositoryUrl }: Scope, wanted: Notebook, script: string): Request {
  const { kmsKey, subnets, securityGroups } = config.aws;
  const { repository = repositoryUrl } = wanted;
  const [SubnetId] = subnets;
  return {
    InstanceType: wanted.instance as 'ml.t3.medium',
    VolumeSizeInGB: wanted.volumeSize,
    RootAccess: wanted.root ? 'Enabled' : 'Disabled',
    LifecycleConfigName: script,
    PlatformIdentifier: PLATFORM,
    InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: '2' },
    ...(repository === 'none' ? {} : { DefaultCodeRepository: repository }),
    ...(kmsKey === undefined ? {} : { KmsKeyId: kmsKey }),
    ...(SubnetId === undefined ? {} : { SubnetId, SecurityGroupIds: [...securityGroups] }),
  };
}

/**
 * Lists each setting with its current and its wanted value. UpdateNotebookInstance cannot change every setting of
 * CreateNotebookInstance, and a volume can only grow (API reference).
 *
 * @param role ARN; empty: keep the current role
 */
function settingsOf(resource: Instance, request: Request, role: string): Setting[] {
  const { VolumeSizeInGB = 0, InstanceMetadataServiceConfiguration: metadata } = request;
  const { DefaultCodeRepository, PlatformIdentifier, RootAccess, InstanceType, LifecycleConfigName } = request;
  const shrinks = VolumeSizeInGB < (resource.VolumeSizeInGB ?? 0);
  const repository =
    DefaultCodeRepository === undefined ? { DisassociateDefaultCodeRepository: true } : { DefaultCodeRepository };
  return [
    { path: 'instance', is: resource.InstanceType, wanted: InstanceType, update: { InstanceType } },
    {
      ...{ path: 'volume-size', is: resource.VolumeSizeInGB, wanted: VolumeSizeInGB },
      update: shrinks ? undefined : { VolumeSizeInGB },
    },
    { path: 'root', is: resource.RootAccess, wanted: RootAccess, update: { RootAccess } },
    {
      ...{ path: 'scripts', is: resource.NotebookInstanceLifecycleConfigName, wanted: LifecycleConfigName },
      update: { LifecycleConfigName },
    },
    {
      ...{ path: 'repository', is: resource.DefaultCodeRepository ?? 'none', wanted: DefaultCodeRepository ?? 'none' },
      update: { ...repository },
    },
    {
      ...{ path: 'platform', is: resource.PlatformIdentifier, wanted: PlatformIdentifier },
      // AL1 cannot be changed to AL2023 in place (documentation, "Migrating from AL1").
      update: resource.PlatformIdentifier === 'notebook-al1-v1' ? undefined : { PlatformIdentifier },
    },
    {
      path: 'metadata-service',
      is: resource.InstanceMetadataServiceConfiguration?.MinimumInstanceMetadataServiceVersion,
      wanted: metadata?.MinimumInstanceMetadataServiceVersion,
      update: { InstanceMetadataServiceConfiguration: metadata },
    },
    { path: 'role', is: resource.RoleArn, wanted: role || resource.RoleArn, update: { RoleArn: role } },
    { path: 'kms-key', is: resource.KmsKeyId, wanted: request.KmsKeyId, update: 'kept' },
    { path: 'subnets', is: resource.SubnetId, wanted: request.SubnetId, update: 'kept' },
    {
      ...{ path: 'security-groups', is: listed(resource.SecurityGroups), wanted: listed(request.SecurityGroupIds) },
      update: 'kept',
    },
  ];
}

function listed(ids: readonly string[] | undefined): string | undefined {
  return ids === undefined || ids.length === 0 ? undefined : ids.toSorted().join(' ');
}

/** The settings that differ, and how each can be changed. */
export function differences(resource: Instance, request: Request, role: string): Change[] {
  return settingsOf(resource, request, role)
    .filter(({ is, wanted }) => is !== wanted)
    .map(({ path, is, wanted, update }) => ({
      ...{ path, before: is ?? 'none', after: wanted ?? 'none' },
      by: update === undefined ? 'replace' : update === 'kept' ? 'nothing' : 'update',
    }));
}

/** One UpdateNotebookInstance request for all differences; undefined: there is no difference. */
export function updateOf(resource: Instance, request: Request, role: string): UpdateNotebookInstanceInput | undefined {
  const updates = settingsOf(resource, request, role).flatMap(({ is, wanted, update }) =>
    is === wanted || update === 'kept' ? [] : [update],
  );
  if (updates.length === 0) return undefined;
  return Object.assign({}, ...updates, { NotebookInstanceName: resource.NotebookInstanceName });
}

/** A hash of the settings that can change, for a tag. The role is left out, because not every action knows it. */
export function settingsDigest(resource: Instance, request: Request, which: 'is' | 'wanted'): string {
  const settings = settingsOf(resource, request, '').filter(({ path, update }) => path !== 'role' && update !== 'kept');
  return digest(settings.map((setting) => setting[which] ?? null));
}
