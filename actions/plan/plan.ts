import { Failure, Failures } from '../lib/core/failure.ts';
import type { Graph, Node } from '../lib/core/graph.ts';
import { namesOf, plan } from '../lib/core/plan.ts';
import type { Step } from '../lib/core/run.ts';
import { checkBudget } from '../lib/prices/budget.ts';
import { estimate } from '../lib/prices/estimate.ts';
import { costLines, costOutputs } from '../lib/report/cost.ts';
import { renderStep } from '../lib/report/step.ts';
import { readSources } from '../lib/resources/code/sources.ts';
import { plannedSeeds } from '../lib/resources/comparison/planned-seeds.ts';
import { describeTestSets } from '../lib/resources/comparison/test-set.ts';
import type { Cost } from '../lib/resources/cost.ts';
import { endLeftInstances } from '../lib/resources/ec2/left.ts';
import { defaultEndpoint } from '../lib/resources/endpoint/default-endpoint.ts';
import { pipelineOf } from '../lib/resources/pipeline.ts';
import type { Session } from '../lib/runner/session.ts';
import { STAGES, stagesOf } from '../lib/runner/stages.ts';

/**
 * Shows what a run of the stages would do, and changes nothing; a scheduled run also ends EC2 instances after their
 * time limit.
 *
 * @throws Failure, or Failures, when a stage would fail; in a scheduled run, the stage itself reports it, once, if it
 * was left pending
 */
export async function makePlan(session: Session): Promise<void> {
  const { context, scope, run, named, record } = session;
  const { config, domain } = scope;
  record.isPlan = true;
  await readSources(scope);
  const asked = named.length === 0 ? stagesOf(config, domain) : named;
  // A pull request also shows what its merge would change.
  const shown = named.length === 0 ? [...asked, ...stagesOf(config)] : asked;
  const stages = STAGES.filter((stage) => shown.includes(stage));
  // The role for pull requests cannot read functions, because Lambda returns code and environment with the description.
  const hidden = domain === 'pull-request' && stages.includes('function') ? Object.keys(config.functions) : [];
  const visible = hidden.length === 0 ? stages : stages.filter((stage) => stage !== 'function');
  // The stage invoke has no nodes of its own, and needs the endpoint that deploy creates.
  const loaded = named.includes('invoke') ? [...stages, 'deploy'] : stages;
  const { graph } = await pipelineOf(scope, { stages: asked }, { stages: loaded });
  const { steps, due } = await plan(graph, visible, run);
  for (const step of steps) run.step(step);
  if (hidden.length > 0) {
    const text = `This plan leaves out the function ${hidden.join(', ')}, except for its price: the role for pull requests may not read its code and environment. The plan of a run on main shows it.`;
    context.info(text);
    record.notes.push(text);
  }
  for (const sentence of domain === 'pull-request' ? await describeTestSets(scope) : []) {
    context.info(sentence);
    record.notes.push(sentence);
  }
  const changes = changesOf(steps);
  context.output('changes', changes);
  // The runner prints the inputs of an action, so this output must not contain the account's number.
  context.output('changes-shown', withoutAccount(context, changes));
  const compares = domain === 'pull-request' && visible.includes('compare');
  const seeds = compares ? await plannedSeeds(scope, steps, run) : { steps: [], costs: [] };
  const unread = hidden.length === 0 ? [] : graph.filter(({ stages }) => stages.includes('function')).map(unknown);
  const priced = [...steps, ...unread, ...seeds.steps];
  const overspent = run.scheduled === true ? [] : await tellCost(session, priced, seeds.costs);
  const byHand = context.environment['GITHUB_EVENT_NAME'] === 'workflow_dispatch';
  // A changed endpoint is invoked; a run that was started by hand shows an answer even if nothing else is to do.
  const isAsked = byHand || due.includes('deploy');
  const going =
    named.length > 0 && run.scheduled !== true
      ? named
      : asked.filter((stage) => due.includes(stage) || (stage === 'invoke' && isAsked));
  context.output('run', going);
  if (run.scheduled === true) {
    // If the run that launched an instance was lost, and the instance does not terminate itself, only this ends it.
    if (config.ec2 !== undefined && domain === 'main') await endLeftInstances(scope);
    return context.info(describeSchedule(going));
  }
  context.info(describe(steps, due));
  const own = new Set(
    graph.filter(({ stages }) => stages.some((stage) => asked.includes(stage))).map(({ key }) => key),
  );
  const failing = steps.filter(({ does }) => does === 'fail');
  // The further seeds are no part of the graph, because they are known only after the candidate.
  const failed = [...failing.filter(({ key }) => own.has(key)), ...seeds.steps.filter(({ does }) => does === 'fail')];
  for (const step of failing.filter(({ key }) => !own.has(key))) {
    const text = `After the merge, the run on main would fail: ${renderStep(step)}`;
    context.annotate('warning', text);
    record.notes.push(text);
  }
  const failures = [
    ...failed.map(
      (step) =>
        new Failure(
          `run-would-fail: ${renderStep(step)}`,
          'The run started and changed nothing. Correct the problem and run again.',
        ),
    ),
    ...overspent,
    // In a pull request, what main would do after a merge is only shown.
    ...(named.length === 0 ? [] : [...lacking(steps), ...(await withoutEndpoint(session, graph))]),
  ];
  const problems = failures.slice(0, MOST_PROBLEMS).map(({ message, next }) => ({ what: message, next }));
  context.output('problems', withoutAccount(context, problems));
  if (failures.length === 0) return context.info(`Stages that run: ${going.join(', ') || 'none'}.`);
  throw failures.length > 1 ? new Failures(failures) : failures[0];
}

/** A step about a resource that the role may not read; its price is known from the config. */
function unknown({ key, kind }: Node): Step {
  return { key, kind: kind.name, does: 'known-after', detail: 'not read' };
}

/** JSON without the account's number, because the runner prints an output that is an input of another action. */
function withoutAccount({ printer }: Session['context'], list: readonly object[]): string {
  return JSON.stringify(list, (_key, value: unknown) => (typeof value === 'string' ? printer.shown(value) : value));
}

/** Largest number of problems in the output `problems`; the log has all of them. */
const MOST_PROBLEMS = 20;

/** Bytes. GitHub passes an input as one environment variable, for which Linux allows 128 KiB. */
const LONGEST_CHANGES = 100_000;

/** The output `changes`: all steps; if that is too long, the steps that change something, or the first of these. */
function changesOf(steps: readonly Step[]) {
  const all = steps.map(({ key, does, id, detail, changes = [] }) => ({
    ...{ key, does, id, detail },
    changes: changes.map(({ path, before, after }) => ({ path, before, after })),
  }));
  const tooLong = (list: typeof all) => Buffer.byteLength(JSON.stringify(list)) > LONGEST_CHANGES;
  let told = tooLong(all) ? all.filter(({ does }) => does !== 'reuse') : all;
  while (tooLong(told)) told = told.slice(0, Math.floor(told.length / 2));
  return told;
}

/** Prints the cost of the run and of what stays. @returns failures for exceeded limits of the config's budget */
async function tellCost(
  { context, scope, record }: Session,
  steps: readonly Step[],
  more: readonly Cost[],
): Promise<readonly Failure[]> {
  record.cost = await estimate(scope, steps, more);
  for (const line of costLines(record.cost)) context.info(line);
  const { perRun, perMonth } = costOutputs(record.cost);
  context.output('cost-per-run', perRun);
  context.output('cost-per-month', perMonth);
  const { failures, unchecked } = checkBudget(record.cost, scope.config.budget ?? {});
  for (const sentence of unchecked) scope.warn('budget', sentence);
  return failures;
}

/** Failures for steps of the named stages that need stages which are not named and have not run yet. */
function lacking(steps: readonly Step[]): Failure[] {
  const stages = [...new Set(steps.flatMap(({ lacks = [] }) => lacks))];
  if (stages.length === 0) return [];
  const blocked = steps.filter(({ lacks }) => lacks !== undefined).map(({ key }) => key);
  const [create, them] = stages.length === 1 ? ['creates', 'it'] : ['create', 'them'];
  const failure = new Failure(
    `earlier-stage-missing: The stages of this run cannot create ${blocked.join(', ')}: they need what ${namesOf(stages)} ${create}, and it does not exist yet.`,
    `Run ${namesOf(stages)} first, or add ${them} to \`stages\`.`,
  );
  return [failure];
}

/** The same for the stage invoke, which creates nothing and so has no step. */
async function withoutEndpoint({ scope, named }: Session, graph: Graph): Promise<Failure[]> {
  const name = named.includes('invoke') && !named.includes('deploy') ? defaultEndpoint(scope.config) : undefined;
  const node = graph.find(({ key }) => key === `endpoint:${name}`);
  if (name === undefined || node === undefined || (await node.kind.observe(name)) !== undefined) return [];
  const failure = new Failure(
    `earlier-stage-missing: The stage invoke cannot run: the endpoint ${name} does not exist.`,
    'Run the stage deploy first, or add it to `stages`.',
  );
  return [failure];
}

function describe(steps: readonly Step[], due: readonly string[]): string {
  const writes = steps.filter(({ does }) => does !== 'reuse' && does !== 'wait').length;
  if (writes > 0) return `${writes} of ${steps.length} steps change something or are known only later.`;
  return due.length > 0
    ? 'Nothing to change: an earlier run has begun it, and this run completes it.'
    : 'Nothing to do: everything exists already.';
}

function describeSchedule(stages: readonly string[]): string {
  return stages.length === 0
    ? 'Nothing is pending, so this scheduled run ends here. A push or a manual run creates what is missing and updates what changed.'
    : `This scheduled run resumes what an earlier run left pending: ${stages.join(', ')}.`;
}
