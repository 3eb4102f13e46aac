import type { promises } from './promises.ts';

type ScenarioName = { [S in keyof typeof promises]: keyof (typeof promises)[S] }[keyof typeof promises];

/** A mistake that somebody could make in the core, and the scenario that must notice it. */
export interface Mutant {
  readonly file: string;
  /** A piece of the source, there exactly once. */
  readonly from: string;
  readonly to: string;
  readonly killedBy: ScenarioName;
}

/** By what the mistake is. */
export const mutants: Readonly<Record<string, Mutant>> = {
  'what is ready is not verified': {
    file: 'finish.ts',
    from: 'await desired.verify?.(id, observed.resource, run.signal);',
    to: '',
    killedBy: 'what is ready is verified, whether it is new or not',
  },
  'a name is taken for a proof': {
    file: 'decide.ts',
    from: 'if (others.length > 0) {',
    to: 'if (false) {',
    killedBy: 'a job that only has our name is neither used nor changed, running or done',
  },
  'what is something else is made again without being asked to': {
    file: 'decide.ts',
    from: "if (last.others !== undefined && run.retry !== 'everything') throw somethingElse(node, last.id, last.others);",
    to: '',
    killedBy: 'a job that only has our name is neither used nor changed, running or done',
  },
  'a pull request does not look at what main has': {
    file: 'decide.ts',
    from: "return does === 'reuse' || does === 'wait' ? own.published : own;",
    to: 'return own;',
    killedBy: 'a pull request uses what main has, waits for what main makes, and makes nothing under main’s name',
  },
  'a pull request stops at what bears main’s name': {
    file: 'decide.ts',
    from: 'if (error instanceof Failure) return own;',
    to: '',
    killedBy: 'what only bears main’s name does not stop a pull request, which makes its own',
  },
  'a wrong answer is not taken back': {
    file: 'finish.ts',
    from: 'now = await revert();',
    to: "now = '';",
    killedBy: 'a change whose answer is wrong is taken back, and both are said',
  },
  'what nobody changed is taken back': {
    file: 'finish.ts',
    from: 'acted === undefined ? unprovenIn(desired, observed) : acted.begun;',
    to: '(acted === undefined ? unprovenIn(desired, observed) : acted.begun) ?? { before: undefined };',
    killedBy: 'what this run did not change is not taken back',
  },
  'what an earlier run left unverified counts as proven': {
    file: 'decide.ts',
    from: 'if (unprovenIn(desired, observed) === undefined) return',
    to: 'return',
    killedBy: 'another stage does not rely on what was not verified, and names the stage that does so',
  },
  'only its own changes are taken back by a run': {
    file: 'finish.ts',
    from: 'acted === undefined ? unprovenIn(desired, observed) : acted.begun',
    to: 'acted?.begun',
    killedBy: 'what an earlier run changed and is wrong goes back, and both are said',
  },
  'a change is not marked': {
    file: 'ensure.ts',
    from: ', ...marks };',
    to: ' };',
    killedBy: 'what an earlier run made anew and is wrong is removed',
  },
  'a mark is taken off before the change is verified': {
    file: 'finish.ts',
    from: '  try {\n    await desired.verify?.(',
    to: '  if (unproven !== undefined) await prove(node.kind, desired, id, {});\n  try {\n    await desired.verify?.(',
    killedBy: 'an update killed anywhere ends with the next run as if nobody had killed it, be it right or wrong',
  },
  'a mark stays when its change is verified': {
    file: 'finish.ts',
    from: '{ ...kept, ...provenIn(desired, observed) }',
    to: 'kept',
    killedBy: 'what an earlier run changed and did not verify is verified, told, and proven',
  },
  'a change that was never carried out is taken for what is there': {
    file: 'unproven.ts',
    from: 'mark.tried === is || (isBefore && mark.before !== is) ?',
    to: 'true ?',
    killedBy: 'a change that never began leaves nothing to go back from',
  },
  'what was never verified counts as proven once another change was marked': {
    file: 'unproven.ts',
    from: '(isBefore && mark.before !== is)',
    to: 'false',
    killedBy: 'what was never verified stays so when the next change was marked and not begun',
  },
  'a mark of a change that may still begin is taken off': {
    file: 'unproven.ts',
    from: 'if (mark === undefined || mark.tried === is) return',
    to: 'return',
    killedBy: 'what was never verified stays so when the next change was marked and not begun',
  },
  'what is not reached is left unproven': {
    file: 'ensure.ts',
    from: 'if (isSelected(node, stages)) await recover(node, error);',
    to: '',
    killedBy: 'what was never verified is verified by a run that does not get as far, and plan says so',
  },
  'what must not be changed is left unproven': {
    file: 'ensure.ts',
    from: 'if (error instanceof Failure && acted.size === 0) await recover(node, error);',
    to: '',
    killedBy: 'what was never verified is verified by a run that must not change it, and plan says so',
  },
  'plan does not foretell what is verified behind a failure': {
    file: 'plan.ts',
    from: 'if (selected && own !== undefined) await foretellRecovery(node, found, own);',
    to: '',
    killedBy: 'what was never verified is verified by a run that does not get as far, and plan says so',
  },
  'what was never verified is a way back': {
    file: 'unproven.ts',
    from: 'left === undefined ? desired.state.of(observed.resource) : left.before',
    to: 'desired.state.of(observed.resource)',
    killedBy: 'what was never verified is no way back from the next change',
  },
  'the way back is itself taken back': {
    file: 'unproven.ts',
    from: 'before === desired.state.wanted ? undefined : { before }',
    to: '{ before }',
    killedBy: 'on the way back to what was verified last nothing is taken back',
  },
  'the mark of another run is taken off': {
    file: 'finish.ts',
    from: 'if (unprovenIn(desired, observed) === undefined) return;',
    to: '',
    killedBy: 'a run takes no mark off that another one has put there since',
  },
  'the ledger is written after the create call': {
    file: 'ensure.ts',
    from: 'run.ledger.started(ref);\n  try {\n    await change();',
    to: 'try {\n    await change();\n    run.ledger.started(ref);',
    killedBy: 'after a crash anywhere the ledger knows every job that runs',
  },
  'a job whose answer was lost is struck off the ledger': {
    file: 'ensure.ts',
    from: 'if (!isTransient(error)) run.ledger.settled(ref);',
    to: 'run.ledger.settled(ref);',
    killedBy: 'an answer that is lost leaves the job in the ledger',
  },
  'what there is no room for is made all the same': {
    file: 'ensure.ts',
    from: "if (does !== 'wait') await node.preflight?.();",
    to: '',
    killedBy: 'what there is no room for is refused before anything is written, and what is there is not asked about',
  },
  'plan sends whoever waits for a failure to another stage': {
    file: 'plan.ts',
    from: "why === 'failed') return 'failed'",
    to: "why === 'failed') return 'blocked'",
    killedBy: 'plan says of what waits for a failure that this is to be mended first, however far behind it is',
  },
  'plan does not look ahead for room': {
    file: 'plan.ts',
    from: "await preflight();\n    const step = { key: node.key, kind: node.kind.name, does: 'known-after'",
    to: "const step = { key: node.key, kind: node.kind.name, does: 'known-after'",
    killedBy:
      'plan tells what there is no room for, also where it is known later, and only of the stages that are taken',
  },
  'what somebody else made in the meantime is a failure': {
    file: 'ensure.ts',
    from: 'if (isAlreadyThere(error)) return false;',
    to: '',
    killedBy: 'somebody who is faster between the look and the create call is no failure',
  },
  'a change that did not take is made again and again': {
    file: 'ensure.ts',
    from: 'if (before?.does === decision.does) throw await notTaken(node, decision, before);',
    to: '',
    killedBy: 'an update that was rolled back is reported and not tried twice',
  },
  'whoever changed it, this run is told to mend its own': {
    file: 'not-made.ts',
    from: '!isDeepStrictEqual(decision.changes, acted.changes)',
    to: 'false',
    killedBy: 'what somebody else changes while this run changes it is told as that',
  },
  'one run tries again and again': {
    file: 'ensure.ts',
    from: "retry = 'nothing';",
    to: '',
    killedBy: 'one run tries once',
  },
  'a failure is reported once for each that needs it': {
    file: 'ensure.ts',
    from: '[...new Set(reasons.flatMap((reason) => (reason instanceof Failures ? reason.failures : [reason])))]',
    to: 'reasons.flatMap((reason) => (reason instanceof Failures ? reason.failures : [reason]))',
    killedBy: 'one failure under many is one error',
  },
  'a wait that ended by itself hides a failure': {
    file: 'ensure.ts',
    from: 'throw failures[0] ?? causes[0];',
    to: 'throw causes[0];',
    killedBy: 'a failure matters more than a wait that ended by itself',
  },
  'nodes go one after the other': {
    file: 'ensure.ts',
    from: 'await all(graph.filter((node) => isSelected(node, stages)).map(reach));',
    to: 'for (const node of graph) if (isSelected(node, stages)) await reach(node);',
    killedBy: 'nodes that do not need one another go side by side',
  },
  'what is replaced is not removed first': {
    file: 'ensure.ts',
    from: 'await node.kind.remove?.(id);',
    to: '',
    killedBy: 'a stable thing that failed is replaced when that may help',
  },
  'the stages of others are made too': {
    file: 'ensure.ts',
    from: 'const work = isSelected(node, stages) ? make : read;',
    to: 'const work = make;',
    killedBy: 'an earlier stage that has not run blocks and is named',
  },
  'stopped is taken for success': {
    file: 'decide.ts',
    from: "if (phase.is === 'ready') {",
    to: "if (phase.is !== 'failed') {",
    killedBy: 'a stopped job is no success',
  },
  'strangers are not refused': {
    file: 'decide.ts',
    from: 'refuseConflicts(node, id, observed, run);',
    to: '',
    killedBy: 'a thing of another repository is never touched',
  },
  'strangers are refused even to who adopts them': {
    file: 'decide.ts',
    from: 'if (conflict === undefined || run.adopt) return;',
    to: 'if (conflict === undefined) return;',
    killedBy: 'with adopt a stranger is taken over',
  },
  'the pipeline is no part of the owner': {
    file: 'tags.ts',
    from: 'if (pipeline !== owner.pipeline)',
    to: 'if (false)',
    killedBy: 'a thing of another pipeline of the same repository is never touched',
  },
  'what failed for a passing reason is not tried again': {
    file: 'decide.ts',
    from: "(run.retry === 'transient' && phase.transient === true)",
    to: 'false',
    killedBy: 'what failed for a passing reason is tried again by the next run, under a further name',
  },
  'every failure is taken for a passing one': {
    file: 'decide.ts',
    from: "(run.retry === 'transient' && phase.transient === true)",
    to: "run.retry === 'transient'",
    killedBy: 'a failed job is not run again',
  },
  'what failed is not tried again with other settings': {
    file: 'decide.ts',
    from: 'attempts.findLast(({ apart }) => apart.length === 0)',
    to: 'attempts.at(-1)',
    killedBy: 'what failed is tried again, once, where its settings have changed, and not on a schedule',
  },
  'a scheduled run tries other settings': {
    file: 'decide.ts',
    from: "same ?? (run.retry === 'nothing' ? last : undefined)",
    to: 'same',
    killedBy: 'what failed is tried again, once, where its settings have changed, and not on a schedule',
  },
  'what was made with another role is used': {
    file: 'decide.ts',
    from: '!(hasEnded && ofMaker === true)',
    to: 'ofMaker !== true',
    killedBy: 'what did not fail is no other thing for its settings, but for its role',
  },
  'a scheduled run tries again': {
    file: 'decide.ts',
    from: "(run.retry === 'transient' && phase.transient === true)",
    to: 'phase.transient === true',
    killedBy: 'a scheduled run never tries again',
  },
  'a read that was throttled fails the run': {
    file: 'decide.ts',
    from: '(await poll(id, look, { clock, signal, deadline: clock.now() + PATIENCE, onError })).observed',
    to: '(await look()).observed',
    killedBy: 'a read that is throttled before anything is done is repeated',
  },
  'a poll that was throttled fails the job': {
    file: 'poll.ts',
    from: 'if (!isTransient(error)) throw error;',
    to: 'throw error;',
    killedBy: 'throttled polls never fail a job',
  },
  'waits have no jitter': {
    file: 'poll.ts',
    from: 'return wait * (0.8 + 0.4 * random);',
    to: 'return wait;',
    killedBy: 'waits that began together drift apart',
  },
  'waits have no longest': {
    file: 'poll.ts',
    from: 'const wait = Math.min(LONGEST, Math.max(early, elapsed / 60));',
    to: 'const wait = Math.max(early, elapsed / 60);',
    killedBy: 'a wait is half of the time so far up to half a second, then a sixtieth of it, up to thirty seconds',
  },
  'the deadline is not heeded': {
    file: 'poll.ts',
    from: 'if (clock.now() + wait > deadline) throw new Pending(what);',
    to: '',
    killedBy: 'at the deadline the wait ends as pending and leaves the job to the next run',
  },
  'an abort waits for the next look': {
    file: 'poll.ts',
    from: 'await clock.sleep(wait, signal);',
    to: 'await clock.sleep(wait, new AbortController().signal);',
    killedBy: 'an abort ends every wait at once',
  },
  'a pending job is stopped by the post step': {
    file: 'wait-until-stable.ts',
    from: 'if (error instanceof Pending) run.ledger.settled(ref);',
    to: '',
    killedBy: 'at the deadline the wait ends as pending and leaves the job to the next run',
  },
  'what does not show up at once is made again': {
    file: 'wait-until-stable.ts',
    from: 'return clock.now() - started > SHOWS_UP_WITHIN ? true : undefined;',
    to: 'return true;',
    killedBy: 'a thing that shows up late is not made twice',
  },
  'the jobs of every ref are superseded': {
    file: 'generations.ts',
    from: "ownTag(tags, 'ref') === run.owner.ref && ",
    to: '',
    killedBy: 'the jobs of another ref are not superseded',
  },
  'superseded jobs are never left to finish': {
    file: 'generations.ts',
    from: "run.superseded === 'finish' || ",
    to: '',
    killedBy: 'asked to, a superseded job is left to finish',
  },
  'plan forgets what it would stop': {
    file: 'plan.ts',
    from: 'Array.fromAsync(superseded(node, desired, run))',
    to: 'Promise.resolve([])',
    killedBy: 'plan equals deed: what is planned is what the next run writes, whatever the state',
  },
  'a way back leaves running what the way there has started': {
    file: 'ensure.ts',
    from: 'if (!looked) await stopSuperseded(node, desired, run);',
    to: '',
    killedBy: 'a way back to what is there stops what the way there has started',
  },
  'plan names no stage of what is known later': {
    file: 'plan.ts',
    from: 'return [{ ...step, due: true }];',
    to: 'return [step];',
    killedBy: 'plan names the stages that have something to do, also where that is only known later',
  },
  'plan takes what was left for done': {
    file: 'plan.ts',
    from: "does === 'reuse' || does === 'fail' ? left.includes(node) : true",
    to: "does !== 'reuse' && does !== 'fail'",
    killedBy: 'what was left is seen to its end by the next run, scheduled or not, in each of its stages',
  },
  'plan promises what a failure keeps from happening': {
    file: 'plan.ts',
    from: "if (does === 'fail' || why === 'failed') return 'failed';",
    to: '',
    killedBy: 'plan tells what blocks: a stage that is not taken, a failure, a stranger',
  },
  'the work of another run is stopped': {
    file: 'stop-all.ts',
    from: "if (ownTag(observed.tags ?? {}, 'run') !== options.run) return false;",
    to: '',
    killedBy: 'what this run started is stopped; what another run started goes on',
  },
  'a stop that was throttled is given up': {
    file: 'stop-all.ts',
    from: '(isTransient(error) ? 3 : 1)',
    to: '1',
    killedBy: 'a stop that fails for a passing reason is repeated',
  },
  'names depend on the order of keys': {
    file: 'names.ts',
    from: '.sort(([a], [b]) => (a < b ? -1 : 1))',
    to: '',
    killedBy: 'a name is its content, in whatever order it is written',
  },
  'outputs are read without being named in needs': {
    file: 'outputs.ts',
    from: 'if (!node.needs.some(({ key }) => key === need.key))',
    to: 'if (false)',
    killedBy: 'reading an output that is not named in needs is an error',
  },
  'a scheduled run makes what is missing': {
    file: 'ensure.ts',
    from: 'if (startsAnew(node, decision, run, left)) throw startsNothing(node, decision);',
    to: '',
    killedBy: 'a scheduled run makes nothing that is missing and changes nothing, and says so',
  },
  'a scheduled run goes on with stages that nobody asked for': {
    file: 'pending.ts',
    from: 'left.includes(stage) || (underWay && stages.includes(stage))',
    to: 'left.length > 0 || (underWay && stages.includes(stage))',
    killedBy: 'a scheduled run goes on with the stages that were asked for, and no others',
  },
  'what was done stays left': {
    file: 'pending.ts',
    from: "if (end === 'done') return left.filter((stage) => !done.includes(stage));",
    to: "if (end === 'done') return left;",
    killedBy: 'a scheduled run goes on behind what a wait has left, once',
  },
  'a failure is left to every schedule': {
    file: 'pending.ts',
    from: 'return first < 0 ? left : left.slice(0, first);',
    to: 'return left;',
    killedBy: 'what failed after the wait is told once and not tried again',
  },
  'a mark stays behind when the run goes on': {
    file: 'pending.ts',
    from: "if (end === 'pending') return left.filter((stage) => !mine.includes(stage));",
    to: "if (end === 'pending') return left;",
    killedBy: 'a mark moves on with the run: what was deleted while it was waited for stays deleted',
  },
  'a read that is throttled after the run has acted fails it': {
    file: 'ensure.ts',
    from: 'if (!looked || !isTransient(error)) throw error;',
    to: 'throw error;',
    killedBy: 'a run that has acted and cannot read any more is pending at its deadline',
  },
};
