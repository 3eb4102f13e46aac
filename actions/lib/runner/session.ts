import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../core/clock.ts';
import { ensure } from '../core/ensure.ts';
import { Failures, Pending } from '../core/failure.ts';
import type { Graph, OutputOf } from '../core/graph.ts';
import type { Run, Step } from '../core/run.ts';
import { discard } from '../dataset/discard.ts';
import { explain } from '../report/explain.ts';
import { newRecord, type RunRecord } from '../report/run.ts';
import { renderStep, renderSummary } from '../report/summary.ts';
import type { Scope } from '../resources/scope.ts';
import type { Config, HyperparameterValue } from '../resources/types.ts';
import type { Job } from './job.ts';
import { readConfig, rootOf } from './read-config.ts';
import { readStages, STAGES } from './stages.ts';
import { connect, domainOf, ownerOf } from './surroundings.ts';

/** Seconds: 5 h 45, within the life of GitHub's token requests. */
const LONGEST_WAIT = 345 * 60;

/** An action at work on one config. */
export interface Session {
  readonly job: Job;
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
  /** Makes the nodes of the stages true; the outputs of those that were reached. */
  ensure(graph: Graph, stages: readonly string[]): Promise<OutputOf>;
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
  job: Job,
  title: string,
  early: EarlyOutputs,
  work: (session: Session) => Promise<void>,
  tell?: (record: RunRecord, config: Config | undefined) => Promise<void>,
): Promise<void> {
  const scratch = await mkdtemp(join(job.environment['RUNNER_TEMP'] || tmpdir(), 'sagemaker-actions-'));
  const record = newRecord(title, systemClock.now());
  let session: Session | undefined;
  let failure: unknown;
  try {
    session = openSession(job, scratch, record, early);
    await work(session);
  } catch (error) {
    // AWS's words may name the account.
    if (job.account === '' && !job.signal.aborted) await session?.load(async () => undefined).catch(() => undefined);
    if (error instanceof Pending) {
      record.pending = error.message;
      job.output('state', 'pending');
      job.annotate(
        'warning',
        `Pending: ${record.pending} is still running after the wait limit; the next run resumes it.`,
      );
    } else {
      if (!job.signal.aborted) record.problems.push(...explain(error));
      failure = error;
      throw error;
    }
  } finally {
    await discard(scratch);
    record.ended = systemClock.now();
    // AWS at another address has no console.
    const region = job.environment['AWS_ENDPOINT_URL'] ? undefined : session?.scope.config.aws.region;
    await job.summarize(renderSummary(record, job.outputs, region));
    if (!job.signal.aborted)
      await tell?.(record, session?.scope.config).catch((error: unknown) => {
        throw failure === undefined ? error : new Failures([failure, error]);
      });
  }
}

function openSession(job: Job, scratch: string, record: RunRecord, early: EarlyOutputs): Session {
  const root = rootOf(job);
  const config = readConfig(job, root);
  const owner = ownerOf(job, config.name);
  const scheduled = job.environment['GITHUB_EVENT_NAME'] === 'schedule';
  const retry = retryOf(job, scheduled);
  const named = readStages(job.input('stages'), domainOf(job));
  const said = new Set<string>();
  const warn = (key: string, line: string) => {
    const warning = `${key}: ${line}`;
    if (!said.has(warning)) job.annotate('warning', warning);
    said.add(warning);
  };
  const progress = (key: string, line: string) => job.info(`${key}: ${line}`);
  const step = (step: Step) => {
    record.steps.push(step);
    job.info(renderStep(step));
    const output = early(config)[step.key];
    const isGoing = step.does === 'stop' || step.does === 'remove';
    if (output !== undefined && step.id !== undefined && !isGoing) job.output(output, step.id);
  };
  const deadline = systemClock.now() + (job.duration('wait') ?? LONGEST_WAIT) * 1000;
  const scope: Scope = {
    config,
    aws: connect(job, config.aws.region, deadline),
    owner,
    domain: domainOf(job),
    root,
    scratch,
    executionRole: job.input('execution-role'),
    functionRole: job.input('function-role'),
    signal: job.signal,
    clock: systemClock,
    deadline,
    retryFailed: retry === 'everything',
    force: job.flag('force'),
    given: givenOf(job),
    scheduled,
    progress,
    warn,
  };
  const run: Run = {
    owner,
    clock: systemClock,
    signal: job.signal,
    deadline,
    retry,
    scheduled: scope.scheduled,
    adopt: job.flag('adopt'),
    superseded: job.choice('superseded', ['stop', 'finish']),
    tags: config.aws.tags,
    ledger: job.ledger,
    step,
    progress,
    log: (key, lines) => job.group(`log of ${key}`, lines),
  };
  return {
    ...{ job, scope, run, record, named },
    async ensure(graph, stages) {
      // No schedule goes on with a pull request.
      if (scope.domain === 'pull-request') return (await ensure(graph, stages, run)).of;
      const all = STAGES.filter((stage) => named.includes(stage) || stages.includes(stage));
      return (await ensure(graph, stages, { ...run, stages: all })).of;
    },
    load: async (module) => {
      job.worksIn(await scope.aws.account());
      return module();
    },
  };
}

/** A scheduled run never tries again what failed; GitHub's own re-run and the input `retry` try everything. */
function retryOf(job: Job, scheduled: boolean): Run['retry'] {
  const asked = job.flag('retry') || Number(job.environment['GITHUB_RUN_ATTEMPT'] ?? '1') > 1;
  if (scheduled) return 'nothing';
  return asked ? 'everything' : 'transient';
}

function givenOf(job: Job): Scope['given'] {
  const dataVersion = job.input('data-version');
  const trainingJob = job.input('training-job');
  const hyperparameters = job.json('hyperparameters') as Record<string, HyperparameterValue> | undefined;
  return {
    ...(dataVersion === '' ? {} : { dataVersion }),
    ...(trainingJob === '' ? {} : { trainingJob }),
    ...(hyperparameters === undefined ? {} : { hyperparameters }),
  };
}
