import { systemClock } from '../core/clock.ts';
import type { Domain } from '../core/domain.ts';
import { ensure } from '../core/ensure.ts';
import { Failure, Failures, Pending } from '../core/failure.ts';
import type { Graph, OutputOf } from '../core/graph.ts';
import type { Run, Step } from '../core/run.ts';
import { discard } from '../dataset/discard.ts';
import { explain } from '../report/explain.ts';
import { newRecord, type RunRecord } from '../report/run.ts';
import { renderStep, renderSummary } from '../report/summary.ts';
import type { Cost } from '../resources/cost.ts';
import type { Scope } from '../resources/scope.ts';
import type { Config, HyperparameterValue } from '../resources/types.ts';
import { type ActionContext, InputError } from './action-context.ts';
import { makeScratch } from './machine.ts';
import { isPrivate } from './private-repository.ts';
import { readConfig, rootOf } from './read-config.ts';
import { refuseOverBudget } from './refuse-over-budget.ts';
import { readStages, STAGES } from './stages.ts';
import { connect, domainOf, ownerOf } from './surroundings.ts';

/** Seconds: 5 h 45, within the life of GitHub's token requests. */
const LONGEST_WAIT = 345 * 60;

/** An action at work on one config. */
export interface Session {
  readonly context: ActionContext;
  readonly scope: Scope;
  readonly run: Run;
  /** What the action does, for its readers. */
  readonly record: RunRecord;
  /** Stages that the input `stages` names. */
  readonly named: readonly string[];
  /**
   * Loads a module once AWS has said who this run is: with bad credentials nothing more is loaded, and with good ones the
   * first call does not wait for all that the later ones need.
   */
  load<Module>(module: () => Promise<Module>): Promise<Module>;
  /**
   * Makes the nodes of the stages true; the outputs of those that were reached.
   *
   * @param costs of nodes that do not come from the config alone
   */
  ensure(graph: Graph, stages: readonly string[], costs?: readonly Cost[]): Promise<OutputOf>;
}

/** Outputs that are the name of a node's resource, by the node's key: set as soon as a step tells it, before the wait. */
type EarlyOutputs = (config: Config) => Readonly<Record<string, string>>;

/** For an action whose outputs are known at its end only. */
export const noEarlyOutputs: EarlyOutputs = () => ({});

/**
 * Reads the config, opens the way to AWS and does the work; whatever happens, the job's summary says what was done.
 *
 * @param title heading of the summary
 * @param work sets the outputs; a wait that ended by itself becomes the output `state: pending`
 * @param tell tells others of the whole record, however the work ended
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
    // AWS's words may name the account.
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
    // AWS at another address has no console.
    const region = context.environment['AWS_ENDPOINT_URL'] ? undefined : session?.scope.config.aws.region;
    await context.summarize(renderSummary(record, context.outputs, region));
    if (!context.signal.aborted)
      await tell?.(record, session?.scope.config).catch((error: unknown) => {
        throw failure === undefined ? error : new Failures([failure, error]);
      });
  }
}

/** No schedule goes on with a pull request. */
function whoResumes(context: ActionContext): string {
  return domainOf(context) === 'main' ? 'the next run resumes it' : 're-run the workflow to resume it';
}

/** Milliseconds that keeping the record may take. */
const KEEPS_WITHIN = 60_000;

/** Keeps the record of what was done, and writes the report. That it cannot fails nothing, and hides no failure. */
async function keep({ context, scope, record }: Session): Promise<void> {
  const { steps, answers, comparisons, loads } = record;
  // What failed before it had looked at anything has nothing to keep, and may have no access to AWS.
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
    // What does not exist yet, or any more, is no output.
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
      await refuseOverBudget(scope, { graph, costs }, stages, run);
      // No schedule goes on with a pull request.
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

/** A scheduled run never tries again what failed; GitHub's own re-run and the input `retry` try everything. */
function retryOf(context: ActionContext, scheduled: boolean): Run['retry'] {
  const asked = context.flag('retry') || Number(context.environment['GITHUB_RUN_ATTEMPT'] ?? '1') > 1;
  if (scheduled) return 'nothing';
  return asked ? 'everything' : 'transient';
}

function givenOf(context: ActionContext, domain: Domain): Scope['given'] {
  const dataVersion = context.input('data-version');
  const trainingJob = context.input('training-job');
  const hyperparameters = context.json('hyperparameters') as Record<string, HyperparameterValue> | undefined;
  const preview = previewOf(context, domain);
  return {
    ...(preview === undefined ? {} : { preview }),
    ...(dataVersion === '' ? {} : { dataVersion }),
    ...(trainingJob === '' ? {} : { trainingJob }),
    ...(context.input('notebook') === '' ? {} : { notebook: context.choice('notebook', ['start']) }),
    ...(hyperparameters === undefined ? {} : { hyperparameters }),
  };
}

/** Number of the pull request that gets previews. @throws InputError when it is none, or the run is one of main */
function previewOf(context: ActionContext, domain: Domain): number | undefined {
  const number = context.input('preview');
  if (number === '') return undefined;
  if (!/^[1-9]\d{0,8}$/.test(number))
    throw new InputError(`The input preview is ${number}.`, 'Write the number of a pull request, or leave it empty.');
  if (domain === 'main')
    throw new InputError(
      'The input preview is set, but no pull request started this run.',
      'Leave it empty: only runs of pull requests have previews.',
    );
  return Number(number);
}
