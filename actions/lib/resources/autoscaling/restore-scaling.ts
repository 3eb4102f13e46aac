import type { Aws } from '../../aws/clients.ts';
import { deleteTags, writeTags } from '../../aws/tags.ts';
import type { Node, View } from '../../core/graph.ts';
import { describeEndpoint, endpointKind, untilSettled } from '../endpoint/observe.ts';
import type { Scope } from '../scope.ts';
import { redirectAlarm } from './alarm.aws.ts';
import { scaledVariant } from './node.ts';
import { type Registration, restoreRegistration, type StrandedAlarm } from './registration.aws.ts';
import { noteKeys, noteOf, readNote } from './scaling-note.ts';
import { stepAlarm } from './step-scaling.ts';

const turns = new Map<string, Promise<unknown>>();

/**
 * Does the work on an endpoint one after the other, because the stage deploy may change the endpoint while an earlier
 * run's registration is restored.
 */
export function inTurn(endpoint: string, work: () => Promise<void>): Promise<void> {
  const turn = (turns.get(endpoint) ?? Promise.resolve()).then(work, work);
  turns.set(endpoint, turn);
  return turn;
}

/** Saves a registration in the endpoint's tags before it is removed, so that the next run can restore it. */
export async function noteScaling({ aws }: Scope, name: string, registration: Registration): Promise<void> {
  await writeTags(aws, (await describeEndpoint(aws, name))?.EndpointArn, noteOf(registration));
}

/**
 * Restores the registration that this run or an earlier one saved in an endpoint's tags, and removes these tags. An
 * endpoint that is being updated cannot be registered, so this waits first.
 */
export async function restoreScaling(scope: Scope, name: string): Promise<void> {
  const { aws } = scope;
  const settled = await untilSettled(scope, name);
  if (settled === 'gone') return;
  const tags = settled.tags ?? {};
  const noted = readNote(tags);
  if (noted === undefined) return;
  const { restored, stranded } = await restoreRegistration(aws, scaledVariant(name), noted);
  for (const each of stranded) await reconnect(scope, name, each);
  await deleteTags(aws, settled.resource.EndpointArn, noteKeys(tags));
  scope.progress(
    `endpoint:${name}`,
    restored ? 'autoscaling is registered again' : 'autoscaling is registered already, so it was not changed',
  );
}

/** Gives the pipeline's own alarm the new ARN; alarms of other owners are not changed. */
async function reconnect(scope: Scope, name: string, { alarm, policy, from, to }: StrandedAlarm): Promise<void> {
  if (alarm === stepAlarm(scope, name)) return redirectAlarm(scope.aws, alarm, from, to);
  scope.warn(
    `scaling:${name}`,
    `The alarm ${alarm} calls the scaling policy ${policy} by an ARN that no longer exists, because AWS created the policy again. The alarm belongs to someone else, so the action did not change it; until it is changed, it scales nothing. Set its action to ${to}, which \`aws application-autoscaling describe-scaling-policies --service-namespace sagemaker --resource-id ${scaledVariant(name)} --policy-names ${policy}\` shows too; \`aws cloudwatch describe-alarms --alarm-names ${alarm}\` shows the alarm's settings, and \`aws cloudwatch put-metric-alarm\` takes all of them.`,
  );
}

interface Interrupted {
  readonly noted?: Registration;
}

/**
 * A registration that was removed and not restored, by its endpoint's name. If there is none, the resource is empty and
 * ready.
 */
function interruptedKind(aws: Aws): View<Interrupted> {
  return {
    name: 'autoscaling',
    async observe(name) {
      const { phase, tags = {} } = (await endpointKind(aws).observe(name)) ?? {};
      // A failed endpoint cannot be registered; it will be replaced.
      if (phase === undefined || phase.is === 'failed' || noteKeys(tags).length === 0)
        return { resource: {}, phase: { is: 'ready', detail: 'none deregistered' } };
      const noted = readNote(tags);
      return { resource: noted === undefined ? {} : { noted }, phase, tags };
    },
  };
}

/** Restores a registration that a killed or cancelled run removed for a change of the instance type. */
export function restoreScalingNode(scope: Scope, name: string): Node<void> {
  const node: Node<void, Interrupted> = {
    key: `autoscaling:${name}`,
    stages: ['deploy', 'scale'],
    kind: interruptedKind(scope.aws),
    needs: [],
    goesOn: true,
    hideIfUnchanged: true,
    desire: () => ({
      id: name,
      changes({ noted }) {
        if (noted === undefined) return [];
        const { MinCapacity, MaxCapacity } = noted.target;
        const before = 'deregistered by an interrupted run';
        return [{ path: 'autoscaling', before, after: `${MinCapacity} to ${MaxCapacity} instances`, by: 'update' }];
      },
      update: (id) => inTurn(id, () => restoreScaling(scope, id)),
      output: () => undefined,
    }),
  };
  return node;
}
