import { writeTags } from '../../aws/tags.ts';
import { describeChanges } from '../../core/compare.ts';
import { endOfLog, Failure } from '../../core/failure.ts';
import type { Change, Refused, Tags } from '../../core/graph.ts';
import { poll } from '../../core/poll.ts';
import { ownTag, tagName } from '../../core/tags.ts';
import type { Scope } from '../scope.ts';
import { type Instance, notebookInstanceKind, startInstance, stopInstance, updateInstance } from './instance.aws.ts';
import { differences, type Request, updateOf } from './wanted.ts';

/** Tag of an instance that was stopped for a change and must run again afterwards. */
const RESTART = 'restart';

/** Tags of an instance that the next run does not start. */
export const NO_RESTART: Tags = { [tagName(RESTART)]: '' };

/** The differences from the config, and whether the instance is stopped or started. */
export function changesOf(
  { notebookRole, given }: Scope,
  resource: Instance,
  request: Request,
  tags: Tags,
): readonly Change[] {
  const settings = differences(resource, request, notebookRole);
  const status = resource.NotebookInstanceStatus;
  const becomes = (after: string): Change => ({ path: 'status', before: status, after, by: 'update' });
  if (status === 'InService' && settings.some(({ by }) => by !== 'nothing'))
    return [...settings, becomes('stopped for the change, then InService again: its kernels end, its files stay')];
  const isAsked = given.notebook === 'start' && (status === 'Stopped' || status === 'Failed');
  if (isAsked || (status === 'Stopped' && isToRestart(tags))) return [...settings, becomes('InService')];
  return settings;
}

/** Whether a run has stopped an instance to change it, and was killed before it started it again. */
export function isToRestart(tags: Tags): boolean {
  return ownTag(tags, RESTART) === 'true';
}

/** A refusal if a difference requires another instance, because this one holds files of its users. */
export function refusal(name: string, changes: readonly Change[]): Refused | undefined {
  const impossible = changes.filter(({ by }) => by === 'replace');
  if (impossible.length === 0) return undefined;
  const reason = `AWS cannot change it in place: ${describeChanges(impossible)}`;
  const volume = impossible.find(({ path }) => path === 'volume-size');
  const keep =
    volume === undefined ? '' : `Write \`volume-size: ${volume.before}GB\` or more, since a volume only grows; or save`;
  return {
    reason,
    failure: new Failure(
      `replacement-needed: The notebook instance ${name} was not changed, because it holds files: ${reason}.`,
      `${keep || 'Save'} its files from /home/ec2-user/SageMaker, delete it (workflow Notebook, mode delete), and run again.`,
    ),
  };
}

/**
 * Changes an instance in place. AWS changes only stopped instances, so a running instance is stopped first and started
 * again. If a run is killed in between, the next run starts the instance because of the tag {@link RESTART}.
 */
export async function change(
  scope: Scope,
  resource: Instance,
  { request, changes, tags }: { request: Request; changes: readonly Change[]; tags: Tags },
): Promise<void> {
  const { aws, notebookRole } = scope;
  const { NotebookInstanceName: name = '', NotebookInstanceStatus: status, NotebookInstanceArn } = resource;
  const update = updateOf(resource, request, notebookRole);
  const runs = status === 'InService' && update !== undefined;
  // An instance whose start failed was meant to run, so it is started too.
  const starts = runs || status === 'Failed' || changes.some(({ path }) => path === 'status');
  await writeTags(aws, NotebookInstanceArn, { ...tags, ...(runs ? { [tagName(RESTART)]: 'true' } : {}) });
  if (runs) {
    scope.progress('notebook', `${name} is stopped for the change`);
    await stopInstance(aws, name);
    await settled(scope, name);
  }
  if (update !== undefined) {
    await updateInstance(aws, update);
    await settled(scope, name);
  }
  if (!starts) return;
  await startInstance(aws, name);
  await writeTags(aws, NotebookInstanceArn, NO_RESTART);
  await settled(scope, name);
}

/**
 * Waits until a change of the instance has ended, and prints its progress.
 *
 * @throws Pending at the run's deadline; Failure with the end of the log of its lifecycle script when it failed
 */
async function settled(scope: Scope, name: string): Promise<void> {
  const kind = notebookInstanceKind(scope.aws);
  let told = '';
  const look = async () => {
    const phase = (await kind.observe(name))?.phase;
    const detail = phase?.is === 'failed' ? '' : (phase?.detail ?? '');
    if (detail !== told && detail !== '') scope.progress('notebook', `${name}: ${detail}`);
    told = detail;
    return phase?.is === 'in-progress' ? undefined : { phase };
  };
  const { phase } = await poll(`notebook instance ${name}`, look, scope);
  if (phase?.is !== 'failed') return;
  const log = endOfLog((await kind.lastLines?.(name, {})) ?? []);
  throw new Failure(
    `resource-failed: The notebook instance ${name} failed: ${phase.detail}${log}`,
    'Fix the cause, and run again with the mode start.',
  );
}
