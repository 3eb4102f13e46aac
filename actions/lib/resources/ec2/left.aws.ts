import type { Aws } from '../../aws/clients.ts';
import { type Owner, ownershipConflict } from '../../core/tags.ts';
import { listAttempt, newestLaunch, readLaunch, unlessDamaged, writeOver } from './attempt.aws.ts';
import { ATTEMPT, endInstance, findEnded, findLiving, type Instance } from './instances.aws.ts';
import { idPrefix } from './launch.ts';
import { phaseOf } from './phase.ts';

/**
 * Terminates instances of a pipeline's trainings that should have ended: they have written their status, their time is
 * over, or a newer launch has replaced theirs.
 *
 * @returns names of those trainings, and the errors of the others
 */
export async function endLeft(
  aws: Aws,
  bucket: string,
  owner: Owner,
): Promise<{ readonly ended: readonly string[]; readonly errors: readonly unknown[] }> {
  const { pipeline } = owner;
  const folder = idPrefix(bucket, pipeline).replace(/[^/]*$/, '');
  const ended: string[] = [];
  const errors: unknown[] = [];
  for (const instance of await findLiving(aws, pipeline)) {
    if (ownershipConflict(instance.tags, owner) !== undefined) continue;
    const name = instance.tags[ATTEMPT] ?? '';
    try {
      if (!(await isLeft(aws, `${folder}${name}`, instance))) continue;
      await endInstance(aws, instance.id);
      ended.push(name);
    } catch (error) {
      // A record that cannot be read must not keep other instances running.
      errors.push(error);
    }
  }
  return { ended, errors };
}

/**
 * Records that trainings have failed whose instances ended without a status. EC2 shows an instance for only an hour
 * after its end; later, a run could not tell such a training from one that was never launched.
 */
export async function recordFailed(aws: Aws, bucket: string, owner: Owner): Promise<void> {
  const folder = idPrefix(bucket, owner.pipeline).replace(/[^/]*$/, '');
  for (const instance of await findEnded(aws, owner.pipeline)) {
    if (ownershipConflict(instance.tags, owner) !== undefined) continue;
    const id = `${folder}${instance.tags[ATTEMPT]}`;
    const files = await listAttempt(aws, id);
    if (files.has('status.json') || files.has('over.json')) continue;
    const launch = await unlessDamaged(readLaunch(aws, id, newestLaunch(files)));
    if (launch?.token !== instance.token) continue;
    const phase = phaseOf({ launch, instance }, id, aws.clock.now());
    if (phase.is !== 'failed' || phase.transient === true) continue;
    await writeOver(aws, id, { reason: phase.detail, failed: true }, launch.settings['kms-key'] as string | undefined);
  }
}

async function isLeft(aws: Aws, id: string, instance: Instance): Promise<boolean> {
  const files = await listAttempt(aws, id);
  const newest = newestLaunch(files);
  const numbers = Array.from({ length: newest }, (_, index) => index + 1);
  const launches = await Promise.all(numbers.map((number) => readLaunch(aws, id, number)));
  const launch = launches.find((one) => one?.token === instance.token);
  // A user has copied the tags to another instance.
  if (launch === undefined) return false;
  if (files.has('status.json') || launch.number !== newest) return true;
  return phaseOf({ launch, instance }, id, aws.clock.now()).is !== 'in-progress';
}
