import { randomBytes, randomInt } from 'node:crypto';
import type { HyperParameterTrainingJobSummary, Tag } from '@aws-sdk/client-sagemaker';
import type { TrainingJobs } from './training-job-store.ts';
import { type TuningPlan, trialRequest } from './tuning-request.ts';
import { type Question, type Search, startSearch } from './tuning-search.ts';
import { hopeless, objectiveOf, summarize } from './tuning-trials.ts';

/** Input of a tuning job's run. */
export interface TuningRun {
  readonly name: string;
  readonly arn: string;
  readonly plan: TuningPlan;
  readonly tags: Tag[];
  readonly jobs: TrainingJobs;
  /** The Python environment with Optuna. */
  readonly tools: string;
  readonly stop: AbortSignal;
}

interface Trial {
  readonly job: string;
  readonly parameters: Record<string, number | string>;
  readonly ended: Promise<unknown>;
}

/**
 * Runs a tuning job's trials until their number is reached or the job is stopped. Returns when all trials have ended.
 *
 * With a seed, a Bayesian search uses a trial's result exactly `parallel` trials later, even if others end first. So
 * the same tuning job has the same trials, but waits a little when run times differ.
 * @throws Error whose message is the tuning job's FailureReason.
 */
export async function runTuning(run: TuningRun): Promise<void> {
  const { plan, stop, jobs } = run;
  const search = startSearch(run.tools);
  const seed = plan.seed ?? randomInt(2 ** 31);
  const ordered = plan.seed !== undefined && plan.strategy === 'Bayesian';
  const trials: Trial[] = [];
  const running = new Set<Promise<unknown>>();
  const check = () => {
    const reason = hopeless(plan, summaries(run, trials));
    if (reason !== undefined && !stop.aborted) throw new Error(reason);
  };
  try {
    while (trials.length < plan.jobs && !stop.aborted) {
      const settled = trials.length - plan.parallel;
      if (ordered) await trials[settled]?.ended;
      else if (running.size >= plan.parallel) await Promise.race(running);
      check();
      if (stop.aborted) break;
      const question = questionOf(run, trials, seed, ordered ? settled + 1 : trials.length);
      const trial = await startTrial(run, search, question, trials.length + 1);
      trials.push(trial);
      running.add(trial.ended);
      void trial.ended.then(() => running.delete(trial.ended));
    }
    await Promise.all(running);
    check();
  } finally {
    search.close();
    for (const { job } of trials) jobs.stop(job);
    await Promise.all(running);
  }
}

async function startTrial(run: TuningRun, search: Search, question: Question, number: number): Promise<Trial> {
  const parameters = await search.ask(question);
  const tuned = Object.fromEntries(
    [...run.plan.space].map(([name, { write }]) => [name, write(parameters[name] ?? '')]),
  );
  const job = `${run.name}-${String(number).padStart(3, '0')}-${randomBytes(4).toString('hex')}`;
  await run.jobs.create(trialRequest(run.plan, { name: job, tuned, tags: run.tags }), run.arn);
  if (run.stop.aborted) run.jobs.stop(job);
  return { job, parameters, ended: run.jobs.ended(job) };
}

/** @param known number of trials, from the first one, whose results the search may use. */
function questionOf({ plan, ...run }: TuningRun, trials: readonly Trial[], seed: number, known: number): Question {
  const told = summaries({ plan, ...run }, trials);
  return {
    strategy: plan.strategy,
    seed,
    maximize: plan.objective.maximize,
    ranges: Object.fromEntries([...plan.space].map(([name, { range }]) => [name, range])),
    trials: trials.map(({ parameters }, index) => {
      const trial = told[index];
      if (index >= known || trial === undefined || trial.ObjectiveStatus === 'Pending') {
        return { parameters, state: 'running' };
      }
      return trial.ObjectiveStatus === 'Failed'
        ? { parameters, state: 'failed' }
        : { parameters, state: 'complete', value: objectiveOf(trial) };
    }),
  };
}

function summaries({ plan, jobs }: TuningRun, trials: readonly Trial[]): HyperParameterTrainingJobSummary[] {
  return trials.flatMap(({ job }) => {
    const found = jobs.get(job);
    return found ? summarize(plan, found) : [];
  });
}
