import type { Mutation } from '../../support/mutate.ts';
import type { promises } from './promises.ts';

type ScenarioName = { [S in keyof typeof promises]: keyof (typeof promises)[S] }[keyof typeof promises];

/** A mistake that somebody could make in the core, and the scenario that must notice it. */
export interface Mutant {
  readonly mutations: readonly Mutation[];
  readonly killedBy: ScenarioName;
}

/** By what the mistake is. */
export const mutants: Readonly<Record<string, Mutant>> = {
  'what is ready is not verified': {
    mutations: [{ in: 'prove', remove: 'desired.verify' }],
    killedBy: 'what is ready is verified, whether it is new or not',
  },
  'what waits for an input without reading it is called known later': {
    mutations: [{ in: 'waits', replace: 'selected ? await foretell(node, outputs, run) : undefined', by: 'undefined' }],
    killedBy: 'plan tells what differs of a stable thing that waits for an input without reading it',
  },
  'a stranger’s name is looked at only when all inputs are known': {
    mutations: [{ in: 'foretell', remove: 'refuseStranger' }],
    killedBy: 'plan tells at once that a stable name is a stranger’s, though what it needs comes first',
  },
  'a name is taken for a proof': {
    mutations: [{ in: 'decide', replace: 'others.length > 0', by: 'false' }],
    killedBy: 'a job that only has our name is neither used nor changed, running or done',
  },
  'what is something else is made again without being asked to': {
    mutations: [{ in: 'decide', remove: 'somethingElse(node, last.id, last.others)' }],
    killedBy: 'a job that only has our name is neither used nor changed, running or done',
  },
  'a pull request does not look at what main has': {
    mutations: [{ in: 'desireOf', replace: "does === 'reuse' || does === 'wait'", by: 'false' }],
    killedBy: 'a pull request uses what main has, waits for what main makes, and makes nothing under main’s name',
  },
  'a pull request stops at what bears main’s name': {
    mutations: [{ in: 'desireOf', replace: 'error instanceof Failure', by: 'false' }],
    killedBy: 'what only bears main’s name does not stop a pull request, which makes its own',
  },
  'a wrong answer is not taken back': {
    mutations: [{ in: 'wentBack', remove: 'revert()' }],
    killedBy: 'a change whose answer is wrong is taken back, and both are said',
  },
  'what nobody changed is taken back': {
    mutations: [
      {
        in: 'finish',
        replace: 'unprovenIn(desired, observed)',
        by: 'unprovenIn(desired, observed) ?? { before: undefined }',
      },
    ],
    killedBy: 'what this run did not change is not taken back',
  },
  'what an earlier run left unverified counts as proven': {
    mutations: [{ in: 'decide', replace: 'unprovenIn(desired, observed)', by: 'undefined' }],
    killedBy: 'another stage does not rely on what was not verified, and names the stage that does so',
  },
  'only its own changes are taken back by a run': {
    mutations: [{ in: 'finish', replace: 'unprovenIn(desired, observed)', by: 'undefined' }],
    killedBy: 'what an earlier run changed and is wrong goes back, and both are said',
  },
  'a change is not marked': {
    mutations: [{ in: 'act', replace: 'marksOf', by: '() => ({})' }],
    killedBy: 'what an earlier run made anew and is wrong is removed',
  },
  'a mark is taken off before the change is verified': {
    mutations: [
      {
        in: 'prove',
        before: 'desired.verify',
        insert: "if (unproven !== undefined) await kind.tag?.(id, resource, { 'sagemaker-actions:unproven': '' });",
      },
    ],
    killedBy: 'an update killed anywhere ends with the next run as if nobody had killed it, be it right or wrong',
  },
  'a mark stays when its change is verified': {
    mutations: [{ in: 'prove', replace: 'provenIn(desired, now)', by: '{}' }],
    killedBy: 'what an earlier run changed and did not verify is verified, told, and proven',
  },
  'a change that was never carried out is taken for what is there': {
    mutations: [{ in: 'unprovenIn', replace: 'mark.tried === is', by: 'true' }],
    killedBy: 'a change that never began leaves nothing to go back from',
  },
  'what was never verified counts as proven once another change was marked': {
    mutations: [{ in: 'unprovenIn', replace: 'mark.before !== is', by: 'false' }],
    killedBy: 'what was never verified stays so when the next change was marked and not begun',
  },
  'a mark of a change that may still begin is taken off': {
    mutations: [{ in: 'provenIn', replace: 'mark.tried === is', by: 'true' }],
    killedBy: 'what was never verified stays so when the next change was marked and not begun',
  },
  'what is not reached is left unproven': {
    mutations: [{ in: 'ensure', remove: 'recover(node, error)' }],
    killedBy: 'what was never verified is verified by a run that does not get as far, and plan says so',
  },
  'what must not be changed is left unproven': {
    mutations: [{ in: 'make', remove: 'recover(node, error)' }],
    killedBy: 'what was never verified is verified by a run that must not change it, and plan says so',
  },
  'plan does not foretell what is verified behind a failure': {
    mutations: [{ in: 'plan', remove: 'foretellRecovery' }],
    killedBy: 'what was never verified is verified by a run that does not get as far, and plan says so',
  },
  'what was never verified is a way back': {
    mutations: [{ in: 'begin', replace: 'left === undefined', by: 'true' }],
    killedBy: 'what was never verified is no way back from the next change',
  },
  'the way back is itself taken back': {
    mutations: [{ in: 'begin', replace: 'before === desired.state.wanted', by: 'false' }],
    killedBy: 'on the way back to what was verified last nothing is taken back',
  },
  'the mark of another run is taken off': {
    mutations: [{ in: 'prove', replace: 'unprovenIn(desired, now) !== undefined', by: 'true' }],
    killedBy: 'a run takes no mark off that another one has put there since',
  },
  'the ledger is written after the create call': {
    mutations: [
      { in: 'unlessSomebodyWasFaster', remove: 'run.ledger.started' },
      { in: 'unlessSomebodyWasFaster', replace: 'change()', by: 'change().then(() => run.ledger.started(ref))' },
    ],
    killedBy: 'after a crash anywhere the ledger knows every job that runs',
  },
  'a job whose answer was lost is struck off the ledger': {
    mutations: [{ in: 'unlessSomebodyWasFaster', replace: 'isTransient(error)', by: 'false' }],
    killedBy: 'an answer that is lost leaves the job in the ledger',
  },
  'what there is no room for is made all the same': {
    mutations: [{ in: 'act', remove: 'node.preflight' }],
    killedBy: 'what there is no room for is refused before anything is written, and what is there is not asked about',
  },
  'plan sends whoever waits for a failure to another stage': {
    mutations: [{ in: 'missingHere', replace: "why === 'failed'", by: 'false' }],
    killedBy: 'plan says of what waits for a failure that this is to be mended first, however far behind it is',
  },
  'plan does not look ahead for room': {
    mutations: [{ in: 'waits', remove: 'preflight()' }],
    killedBy:
      'plan tells what there is no room for, also where it is known later, and only of the stages that are taken',
  },
  'what somebody else made in the meantime is a failure': {
    mutations: [{ in: 'unlessSomebodyWasFaster', replace: 'isAlreadyThere(error)', by: 'false' }],
    killedBy: 'somebody who is faster between the look and the create call is no failure',
  },
  'a change that did not take is made again and again': {
    mutations: [{ in: 'untilAsWanted', remove: 'notTaken' }],
    killedBy: 'an update that was rolled back is reported and not tried twice',
  },
  'whoever changed it, this run is told to mend its own': {
    mutations: [{ in: 'notTaken', replace: 'isDeepStrictEqual', by: '() => true' }],
    killedBy: 'what somebody else changes while this run changes it is told as that',
  },
  'one run tries again and again': {
    mutations: [{ in: 'untilAsWanted', remove: "retry = 'nothing'" }],
    killedBy: 'one run tries once',
  },
  'a failure is reported once for each that needs it': {
    mutations: [{ in: 'all', replace: 'Set', by: 'function (list) { return list; }' }],
    killedBy: 'one failure under many is one error',
  },
  'a wait that ended by itself hides a failure': {
    mutations: [{ in: 'all', replace: 'failures[0]', by: 'undefined' }],
    killedBy: 'a failure matters more than a wait that ended by itself',
  },
  'nodes go one after the other': {
    mutations: [
      {
        in: 'ensure',
        replace: 'graph.filter((node) => isSelected(node, stages)).map(reach)',
        by: '[(async () => { for (const node of graph) if (isSelected(node, stages)) await reach(node); })()]',
      },
    ],
    killedBy: 'nodes that do not need one another go side by side',
  },
  'what is replaced is not removed first': {
    mutations: [{ in: 'act', case: 'replace', remove: 'node.kind.remove' }],
    killedBy: 'a stable thing that failed is replaced when that may help',
  },
  'what must not exist is left': {
    mutations: [{ in: 'act', case: 'remove', remove: 'node.kind.remove' }],
    killedBy: 'what must not exist is removed, waited for until it is gone, and planned so',
  },
  'nobody waits until what must not exist is gone': {
    mutations: [{ in: 'act', case: 'remove', remove: 'waitUntilStable' }],
    killedBy: 'what is being changed is removed once that is done',
  },
  'a removal counts as done as soon as it is asked for': {
    mutations: [{ in: 'waitUntilStable', replace: "until === 'gone' && !isLate", by: 'false' }],
    killedBy: 'a removal that AWS shows late is not repeated',
  },
  'the unwanted of another owner is removed': {
    mutations: [{ in: 'unwantedBy', replace: 'ownershipConflict(observed.tags, run.owner)', by: 'undefined' }],
    killedBy: 'what another owner made is left alone, and adopted by nobody',
  },
  'plan tells one removal of several': {
    mutations: [{ in: 'planReachable', replace: 'decision.others', by: '[]' }],
    killedBy: 'several are planned together, and removed one after the other',
  },
  'a scheduled run removes what has left the config': {
    mutations: [{ in: 'startsAnew', replace: "'remove'", by: "'create'" }],
    killedBy: 'a scheduled run removes nothing',
  },
  'the stages of others are made too': {
    mutations: [{ in: 'ensure', replace: 'read', by: 'make' }],
    killedBy: 'an earlier stage that has not run blocks and is named',
  },
  'stopped is taken for success': {
    mutations: [{ in: 'decide', replace: "phase.is === 'ready'", by: "phase.is !== 'failed'" }],
    killedBy: 'a stopped job is no success',
  },
  'strangers are not refused': {
    mutations: [{ in: 'decide', remove: 'refuseConflicts' }],
    killedBy: 'a thing of another repository is never touched',
  },
  'strangers are refused even to who adopts them': {
    mutations: [{ in: 'refuseConflicts', replace: 'run.adopt', by: 'false' }],
    killedBy: 'with adopt a stranger is taken over',
  },
  'the pipeline is no part of the owner': {
    mutations: [{ in: 'ownershipConflict', replace: 'pipeline !== owner.pipeline', by: 'false' }],
    killedBy: 'a thing of another pipeline of the same repository is never touched',
  },
  'what failed for a passing reason is not tried again': {
    mutations: [{ in: 'mayRetry', replace: 'phase.transient', by: 'false' }],
    killedBy: 'what failed for a passing reason is tried again by the next run, under a further name',
  },
  'every failure is taken for a passing one': {
    mutations: [{ in: 'mayRetry', replace: 'phase.transient', by: 'true' }],
    killedBy: 'a failed job is not run again',
  },
  'what failed is not tried again with other settings': {
    mutations: [{ in: 'decide', replace: 'apart.length === 0', by: 'true' }],
    killedBy: 'what failed is tried again, once, where its settings have changed, and not on a schedule',
  },
  'a scheduled run tries other settings': {
    mutations: [{ in: 'decide', replace: "run.retry === 'nothing'", by: 'false' }],
    killedBy: 'what failed is tried again, once, where its settings have changed, and not on a schedule',
  },
  'what was made with another role is used': {
    mutations: [{ in: 'decide', replace: 'hasEnded', by: 'true' }],
    killedBy: 'what did not fail is no other thing for its settings, but for its role',
  },
  'a scheduled run tries again': {
    mutations: [{ in: 'mayRetry', replace: "run.retry === 'transient'", by: 'true' }],
    killedBy: 'a scheduled run never tries again',
  },
  'a read that was throttled fails the run': {
    mutations: [{ in: 'observe', replace: 'poll', by: '(_, look) => look()' }],
    killedBy: 'a read that is throttled before anything is done is repeated',
  },
  'a poll that was throttled fails the job': {
    mutations: [{ in: 'poll', replace: 'isTransient(error)', by: 'false' }],
    killedBy: 'throttled polls never fail a job',
  },
  'waits have no jitter': {
    mutations: [{ in: 'nextWait', replace: 'random', by: '0.5' }],
    killedBy: 'waits that began together drift apart',
  },
  'waits have no longest': {
    mutations: [{ in: 'nextWait', replace: 'LONGEST', by: 'Infinity' }],
    killedBy: 'a wait is half of the time so far up to half a second, then a sixtieth of it, up to thirty seconds',
  },
  'the deadline is not heeded': {
    mutations: [{ in: 'poll', remove: 'Pending' }],
    killedBy: 'at the deadline the wait ends as pending and leaves the job to the next run',
  },
  'an abort waits for the next look': {
    mutations: [
      { in: 'poll', replace: 'clock.sleep(wait, signal)', by: 'clock.sleep(wait, new AbortController().signal)' },
    ],
    killedBy: 'an abort ends every wait at once',
  },
  'a pending job is stopped by the post step': {
    mutations: [{ in: 'waitUntilStable', replace: 'error instanceof Pending', by: 'false' }],
    killedBy: 'at the deadline the wait ends as pending and leaves the job to the next run',
  },
  'what does not show up at once is made again': {
    mutations: [{ in: 'waitUntilStable', replace: 'SHOWS_UP_WITHIN', by: '-1' }],
    killedBy: 'a thing that shows up late is not made twice',
  },
  'the jobs of every ref are superseded': {
    mutations: [{ in: 'superseded', replace: "ownTag(tags, 'ref')", by: 'run.owner.ref' }],
    killedBy: 'the jobs of another ref are not superseded',
  },
  'superseded jobs are never left to finish': {
    mutations: [{ in: 'superseded', replace: "run.superseded === 'finish'", by: 'false' }],
    killedBy: 'asked to, a superseded job is left to finish',
  },
  'plan forgets what it would stop': {
    mutations: [{ in: 'planReachable', replace: 'superseded', by: '() => []' }],
    killedBy: 'plan equals deed: what is planned is what the next run writes, whatever the state',
  },
  'a way back leaves running what the way there has started': {
    mutations: [{ in: 'untilAsWanted', remove: 'stopSuperseded' }],
    killedBy: 'a way back to what is there stops what the way there has started',
  },
  'plan names no stage of what is known later': {
    mutations: [
      {
        in: 'waits',
        replace: '{ key: node.key, kind: node.kind.name, due: true }',
        by: '{ key: node.key, kind: node.kind.name }',
      },
    ],
    killedBy: 'plan names the stages that have something to do, also where that is only known later',
  },
  'plan takes what was left for done': {
    mutations: [{ in: 'isDue', replace: 'left.includes(node)', by: 'false' }],
    killedBy: 'what was left is seen to its end by the next run, scheduled or not, in each of its stages',
  },
  'plan promises what a failure keeps from happening': {
    mutations: [{ in: 'missingHere', replace: "does === 'fail' || why === 'failed'", by: 'false' }],
    killedBy: 'plan tells what blocks: a stage that is not taken, a failure, a stranger',
  },
  'the work of another run is stopped': {
    mutations: [{ in: 'stopOne', replace: 'options.isOwn(observed.tags ?? {})', by: 'true' }],
    killedBy: 'what this run started is stopped; what another run started goes on',
  },
  'a stop that was throttled is given up': {
    mutations: [{ in: 'stopOne', replace: 'isTransient(error)', by: 'false' }],
    killedBy: 'a stop that fails for a passing reason is repeated',
  },
  'names depend on the order of keys': {
    mutations: [{ in: 'canonical', replace: 'a < b ? -1 : 1', by: '0' }],
    killedBy: 'a name is its content, in whatever order it is written',
  },
  'outputs are read without being named in needs': {
    mutations: [{ in: 'for', replace: 'node.needs.some(({ key }) => key === need.key)', by: 'true' }],
    killedBy: 'reading an output that is not named in needs is an error',
  },
  'a scheduled run makes what is missing': {
    mutations: [{ in: 'untilAsWanted', replace: 'startsAnew', by: '() => false' }],
    killedBy: 'a scheduled run makes nothing that is missing and changes nothing, and says so',
  },
  'a scheduled run goes on with stages that nobody asked for': {
    mutations: [{ in: 'includes', replace: 'left.includes(stage)', by: 'left.length > 0' }],
    killedBy: 'a scheduled run goes on with the stages that were asked for, and no others',
  },
  'what was done stays left': {
    mutations: [{ in: 'remaining', replace: '!done.includes(stage)', by: 'true' }],
    killedBy: 'a scheduled run goes on behind what a wait has left, once',
  },
  'a failure is left to every schedule': {
    mutations: [{ in: 'remaining', replace: 'left.slice(0, first)', by: 'left' }],
    killedBy: 'what failed after the wait is told once and not tried again',
  },
  'a mark stays behind when the run goes on': {
    mutations: [{ in: 'remaining', replace: '!mine.includes(stage)', by: 'true' }],
    killedBy: 'a mark moves on with the run: what was deleted while it was waited for stays deleted',
  },
  'a read that is throttled after the run has acted fails it': {
    mutations: [{ in: 'untilAsWanted', replace: 'isTransient(error)', by: 'false' }],
    killedBy: 'a run that has acted and cannot read any more is pending at its deadline',
  },
};
