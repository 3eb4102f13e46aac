import type { Phase } from '../../core/graph.ts';
import type { Instance } from './instances.aws.ts';
import type { Ec2Run } from './run.aws.ts';

/** Milliseconds that an instance may take to end after its own timer. */
const ENDS_WITHIN = 300_000;

/** EC2's codes for an instance that AWS took away; the same training may be tried again. */
const INTERRUPTED = /^Server\.(SpotInstance(Termination|Shutdown)|InsufficientInstanceCapacity)$/;

/**
 * The phase of a training on EC2: from the status that its instance wrote; without a status, from the instance.
 *
 * @param id address of the attempt's folder
 * @param now milliseconds since the epoch
 */
export function phaseOf({ launch, instance, status, artifact }: Ec2Run, id: string, now: number): Phase {
  if (status !== undefined) {
    const { outcome, reason } = status;
    if (outcome === 'interrupted') return { is: 'stopped', detail: reason, transient: true, resumes: true };
    if (outcome !== 'completed') return { is: 'failed', detail: reason };
    if (artifact !== undefined) return { is: 'ready', detail: 'completed' };
    return { is: 'failed', detail: `its artifact ${id}/model.tar.gz no longer exists`, transient: true };
  }
  if (instance === undefined) return { is: 'in-progress', detail: 'launching' };
  const { state, type, zone, launched } = instance;
  const where = `${instance.id}, ${type} in ${zone}`;
  if (state === 'pending' || state === 'running') {
    if (now < launched + launch.maxRuntime * 1000 + ENDS_WITHIN)
      return { is: 'in-progress', detail: `${state} (${where})` };
    return { is: 'failed', detail: `its instance ${where} still runs after max-runtime` };
  }
  return ended(instance, where);
}

/** The reason for the end of an instance that wrote no status. */
function ended({ state, reason }: Instance, where: string): Phase {
  const { code = '', message = '' } = reason ?? {};
  if (INTERRUPTED.test(code))
    return {
      is: 'stopped',
      detail: `AWS ended its instance ${where}: ${message || code}`,
      transient: true,
      resumes: true,
    };
  // A shutdown by the instance itself has another code: Client.InstanceInitiatedShutdown.
  if (code === 'Client.UserInitiatedShutdown')
    return { is: 'stopped', detail: `its instance ${where} was ended by a user or another process`, transient: true };
  if (code.startsWith('Server.'))
    return { is: 'failed', detail: `AWS ended its instance ${where}: ${message || code}`, transient: true };
  // The user data has not started. Source: EC2 User Guide, "Troubleshoot instance launch issues".
  if (code === 'Client.InternalError')
    return {
      is: 'failed',
      detail: `AWS could not start its instance ${where}: ${message || code}. AWS says this when the account or the role may not use the KMS key of the encrypted disk: the default key for EBS, or aws.kms-key`,
    };
  if (code.startsWith('Client.') && code !== 'Client.InstanceInitiatedShutdown')
    return { is: 'failed', detail: `AWS could not start its instance ${where}: ${message || code}` };
  return {
    is: 'failed',
    detail: `its instance ${where} is ${state} and left no status${message === '' ? '' : ` (${message})`}: its user data or its runner failed, its role lacks a permission or cannot be assumed by EC2, or it ran out of time`,
  };
}
