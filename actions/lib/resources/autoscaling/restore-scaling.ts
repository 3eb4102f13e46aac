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

/** In one run the stage deploy may change an endpoint while what an earlier run left is put back: one after the other. */
export function inTurn(endpoint: string, work: () => Promise<void>): Promise<void> {
  const turn = (turns.get(endpoint) ?? Promise.resolve()).then(work, work);
  turns.set(endpoint, turn);
  return turn;
}

/** Writes down on the endpoint what is about to be taken off: a run that is killed leaves it to the next one. */
export async function noteScaling({ aws }: Scope, name: string, registration: Registration): Promise<void> {
  await writeTags(aws, (await describeEndpoint(aws, name))?.EndpointArn, noteOf(registration));
}

/**
 * Puts back the autoscaling that is written down on an endpoint, by this run or an earlier one, and takes the note away.
 * An endpoint that is being updated cannot be registered, so it is waited for.
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

/** The pipeline's own alarm calls its policy again; an alarm of somebody else is theirs to change. */
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

/** Autoscaling that a change has taken off and not put back, by its endpoint's name: none is a state like any other. */
function interruptedKind(aws: Aws): View<Interrupted> {
  return {
    name: 'autoscaling',
    async observe(name) {
      const { phase, tags = {} } = (await endpointKind(aws).observe(name)) ?? {};
      // A failed endpoint cannot be registered, and is replaced.
      if (phase === undefined || phase.is === 'failed' || noteKeys(tags).length === 0)
        return { resource: {}, phase: { is: 'ready', detail: 'none deregistered' } };
      const noted = readNote(tags);
      return { resource: noted === undefined ? {} : { noted }, phase, tags };
    },
  };
}

/** What an earlier run took off for a change of the instance type and, killed or cancelled, did not put back. */
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
