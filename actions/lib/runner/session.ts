import { systemClock } from '../core/clock.ts';
import { Failure, Failures, Pending } from '../core/failure.ts';
import type { Graph, OutputOf } from '../core/graph.ts';
import type { Run, Step } from '../core/run.ts';
import { discard } from '../dataset/discard.ts';
import { explain } from '../report/explain.ts';
import { newRecord, type RunRecord } from '../report/run.ts';
import { renderStep } from '../report/step.ts';
import type { Cost } from '../resources/cost.ts';
import type { Scope } from '../resources/scope.ts';
import type { Config } from '../resources/types.ts';
import type { ActionContext } from './action-context.ts';
import { givenOf, retryOf } from './given.ts';
import { makeScratch } from './machine.ts';
import { isPrivate } from './private-repository.ts';
import { readConfig, rootOf } from './read-config.ts';
import { readStages, STAGES } from './stages.ts';
import { connect, domainOf, ownerOf } from './surroundings.ts';

/** Seconds: 5 h 45 min, within the lifetime of GitHub's token requests. */
const LONGEST_WAIT = 345 * 60;

/** The context in which an action works on one config. */
export interface Session {
  readonly context: ActionContext;
  readonly scope: Scope;
  readonly run: Run;
  /** The record of what the action does, for its reports. */
  readonly record: RunRecord;
  /** Stages that the input `stages` names. */
  readonly named: readonly string[];
  /**
   * Loads a module after AWS has accepted the credentials: with wrong credentials nothing more is loaded, and with
   * valid ones the first call does not wait for modules that later calls need.
   */
  load<Module>(module: () => Promise<Module>): Promise<Module>;
  /**
   * Creates or updates the nodes of the stages; returns the outputs of those that were reached.
   *
   * @param costs of nodes that are not derived from the config alone
   */
  ensure(graph: Graph, stages: readonly string[], costs?: readonly Cost[]): Promise<OutputOf>;
}

/**
 * Outputs whose value is the name of a node's resource, by the node's key: they are set as soon as a step has the name,
 * before the wait.
 */
type EarlyOutputs = (config: Config) => Readonly<Record<string, string>>;

/** For an action whose outputs are only known at its end. */
export const noEarlyOutputs: EarlyOutputs = () => ({});

/**
 * Reads the config, connects to AWS and runs the work. In all cases, the job's summary is written at the end.
 *
 * @param title heading of the summary
 * @param work sets the outputs; if its wait reaches the deadline, the output `state` becomes `pending`
 * @param tell reports the complete record elsewhere, also if the work failed
 */
export async function withSession(
  context: ActionContext,
  title: string,
  early: EarlyOutputs,
  work: (session: Session) => Promise<void>,
  tell?: (record: RunRecord, config: Config | undefined) => Promise<void>,
): Promise<void> {
  const scratch = await makeScratch(context.environment);
  const record = newRecord(title, systemClock.now());
  let session: Session | undefined;
  let failure: unknown;
  try {
    session = openSession(context, scratch, record, early);
    await work(session);
  } catch (error) {
    // AWS's message may contain the account's number.
    if (context.account === '' && !context.signal.aborted)
      await session?.load(async () => undefined).catch(() => undefined);
    if (error instanceof Pending) {
      record.pending = error.message;
      context.output('state', 'pending');
      context.annotate(
        'warning',
        `Pending: ${record.pending} is still running after the wait limit; ${whoResumes(context)}.`,
      );
    } else {
      if (!context.signal.aborted) record.problems.push(...explain(error));
      failure = error;
      throw error;
    }
  } finally {
    await discard(scratch);
    record.ended = systemClock.now();
    if (session !== undefined) await keep(session);
    // An AWS at another address has no console.
    const region = context.environment['AWS_ENDPOINT_URL'] ? undefined : session?.scope.config.aws.region;
    const { renderSummary } = await import('../report/summary.ts');
    await context.summarize(renderSummary(record, context.outputs, region));
    if (!context.signal.aborted)
      await tell?.(record, session?.scope.config).catch((error: unknown) => {
        throw failure === undefined ? error : new Failures([failure, error]);
      });
  }
}

/** Scheduled runs do not continue pull requests. */
function whoResumes(context: ActionContext): string {
  return domainOf(context) === 'main' ? 'the next run resumes it' : 're-run the workflow to resume it';
}

/** Time limit in milliseconds for saving the record. */
const KEEPS_WITHIN = 60_000;

/** Saves the record and writes the report. An error does not fail the action, and does not hide a failure. */
async function keep({ context, scope, record }: Session): Promise<void> {
  const { steps, answers, comparisons, loads } = record;
  // An action that failed at its start has nothing to save, and may have no access to AWS.
  const isEmpty = [steps, answers, comparisons, loads].every((list) => list.length === 0);
  if (context.signal.aborted || isEmpty || record.isPlan || !scope.config.report) return;
  try {
    const { keepRecord } = await import('./keep-record.ts');
    const late = systemClock.sleep(KEEPS_WITHIN, context.signal).then(() => {
      throw new Failure(`aws-request-failed: it took longer than ${KEEPS_WITHIN / 1000} s`, '');
    });
    const report = await Promise.race([keepRecord(context, scope, record), late]);
    if (report !== undefined) record.report = report;
  } catch (error) {
    if (context.signal.aborted) return;
    const [{ what = '' } = {}] = explain(error);
    context.annotate('warning', `The report of this run was not written: ${what}`);
  }
}

function openSession(context: ActionContext, scratch: string, record: RunRecord, early: EarlyOutputs): Session {
  const root = rootOf(context);
  const config = readConfig(context, root);
  const owner = ownerOf(context, config.name);
  const scheduled = context.environment['GITHUB_EVENT_NAME'] === 'schedule';
  const retry = retryOf(context, scheduled);
  const named = readStages(context.input('stages'), domainOf(context));
  const said = new Set<string>();
  const warn = (key: string, line: string) => {
    const warning = `${key}: ${line}`;
    if (!said.has(warning)) context.annotate('warning', warning);
    said.add(warning);
  };
  const progress = (key: string, line: string) => context.info(`${key}: ${line}`);
  const step = (step: Step) => {
    record.steps.push(step);
    context.info(renderStep(step));
    // A resource that does not exist yet, or no longer, has no output.
    const isThere = !['create', 'replace', 'stop', 'remove'].includes(step.does);
    if (step.id !== undefined && isThere) changed(step.key, step.id);
  };
  const changed = (key: string, id: string) => {
    const output = early(config)[key];
    if (output !== undefined) context.output(output, id);
  };
  const deadline = systemClock.now() + (context.duration('wait') ?? LONGEST_WAIT) * 1000;
  const scope: Scope = {
    config,
    aws: connect(context, config.aws.region, deadline),
    owner,
    domain: domainOf(context),
    root,
    scratch,
    executionRole: context.input('execution-role'),
    functionRole: context.input('function-role'),
    notebookRole: context.input('notebook-role'),
    repositoryUrl: `${context.environment['GITHUB_SERVER_URL'] || 'https://github.com'}/${owner.repository}`,
    repositoryIsPrivate: () => isPrivate(context.environment),
    signal: context.signal,
    clock: systemClock,
    deadline,
    retryFailed: retry === 'everything',
    force: context.flag('force'),
    given: givenOf(context, domainOf(context)),
    scheduled,
    progress,
    note: (key, line) => {
      record.notes.push(`${key}: ${line}`);
      progress(key, line);
    },
    warn,
  };
  const run: Run = {
    owner,
    clock: systemClock,
    signal: context.signal,
    deadline,
    retry,
    scheduled: scope.scheduled,
    adopt: context.flag('adopt'),
    reruns: scope.domain === 'pull-request',
    superseded: context.choice('superseded', ['stop', 'finish']),
    tags: config.aws.tags,
    ledger: context.ledger,
    step,
    changed,
    reached: (key) => record.reached.push(key),
    progress,
    log: (key, lines) => context.group(`log of ${key}`, lines),
  };
  return {
    ...{ context, scope, run, record, named },
    async ensure(graph, stages, costs = []) {
      record.costs.push(...costs);
      // Loaded after the first call of AWS, which needs neither.
      const [{ refuseOverBudget }, { ensure }] = await Promise.all([
        import('./refuse-over-budget.ts'),
        import('../core/ensure.ts'),
      ]);
      await refuseOverBudget(scope, { graph, costs }, stages, run);
      // Scheduled runs do not continue pull requests.
      if (scope.domain === 'pull-request') return (await ensure(graph, stages, run)).of;
      const all = STAGES.filter((stage) => named.includes(stage) || stages.includes(stage));
      return (await ensure(graph, stages, { ...run, stages: all })).of;
    },
    load: async (module) => {
      context.worksIn(await scope.aws.account());
      return module();
    },
  };
}
