import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listRun, type RunFolder, readOfRun, writeOfRun } from '../aws/run-records.ts';
import { domainPrefix } from '../core/domain.ts';
import { readEc2History, readExamples, readJobHistory } from '../operations/job-history.ts';
import { estimate } from '../prices/estimate.ts';
import type { RunRecord } from '../report/run.ts';
import { MOST_FLIPS, newestAttempts, type Origin, parseStored, type StoredRecord, toStored } from '../report/stored.ts';
import type { Scope } from '../resources/scope.ts';
import type { ActionContext } from './action-context.ts';

const REPORT = 'report.html';

/** Number of best trials whose logs and evaluations are read. */
const MOST_TRIALS = 6;

/**
 * Saves the record of an action in the bucket, under the prefix of its trust domain, and writes the report of the run
 * so far; the last action of the run writes the report with all records. The record of an action that did nothing is
 * not saved.
 *
 * @returns the report's address; undefined if nothing was saved
 */
export async function keepRecord(context: ActionContext, scope: Scope, record: RunRecord): Promise<string | undefined> {
  const { aws, config, domain } = scope;
  const origin = originOf(context, scope);
  const folder: RunFolder = {
    aws,
    bucket: config.aws.bucket ?? `sagemaker-${config.aws.region}-${await aws.account()}`,
    prefix: `${domainPrefix(config.name, domain)}/runs/${fileName(origin.run)}/`,
    kmsKey: config.aws.kmsKey,
  };
  const name = `${stepOf(context, record.title)}.${origin.attempt}.json`;
  if (!hasActed(record) && !(await isPartOfOthers(folder, name, record))) return undefined;
  const [trained, trials] = [
    trainedBy(record, 'training job'),
    record.tuning.flatMap((tuned) => tuned.trials.slice(0, MOST_TRIALS)),
  ];
  const histories = await Promise.all([
    ...trained.map((name) => readJobHistory(scope, name, 'with its evaluation')),
    ...trials.map(({ name }) => readJobHistory(scope, name)),
    ...trainedBy(record, 'EC2 training').map((id) => readEc2History(scope, id)),
  ]);
  record.cost ??= await estimate(scope, record.steps, record.costs);
  record.jobs.push(...histories.filter((history) => history !== undefined));
  const body = JSON.stringify(toStored(record, origin, await picturesOf(scope, record)));
  await writeOfRun(folder, { name, type: 'application/json', body });
  return writeReport(folder, async (report) => {
    const temporary = context.environment['RUNNER_TEMP'];
    if (temporary) await writeFile(join(temporary, REPORT), context.printer.shown(report));
  });
}

/**
 * Writes the report again until it contains the records of all actions, because two actions may end at the same time.
 *
 * @param keep is also called with the report, for a step of the job that uploads it
 */
async function writeReport(folder: RunFolder, keep: (report: string) => Promise<void>): Promise<string> {
  const { renderReport } = await import('../report/html/page.ts');
  for (;;) {
    const names = newestAttempts(await listRun(folder));
    const records = await Promise.all(names.map(async (name) => parseStored(await readOfRun(folder, name))));
    const body = renderReport(records.filter((record): record is StoredRecord => record !== undefined));
    const address = await writeOfRun(folder, { name: REPORT, type: 'text/html; charset=utf-8', body });
    await keep(body);
    const after = newestAttempts(await listRun(folder));
    if (after.join() === names.join()) return address;
  }
}

function hasActed({ steps, loads }: RunRecord): boolean {
  const idle = ['reuse', 'blocked', 'known-after', 'fail'];
  return loads.length > 0 || steps.some(({ does }) => !idle.includes(does));
}

/**
 * Whether the record of an action that changed nothing is needed in the report of a run: its findings, or why it
 * failed.
 */
async function isPartOfOthers(folder: RunFolder, name: string, record: RunRecord): Promise<boolean> {
  const { answers, problems, bothMachines } = record;
  const compared = record.comparisons.filter(({ comparison }) => comparison !== undefined);
  if (answers.length + compared.length + problems.length === 0 && bothMachines === undefined) return false;
  const names = await listRun(folder);
  return names.length > 0 && !names.includes(name);
}

/** Ids of trainings of this kind that the action started, waited for or verified. */
function trainedBy({ steps }: RunRecord, of: string): string[] {
  const own = steps.filter(({ kind, does }) => kind === of && ['create', 'wait', 'verify'].includes(does));
  return [...new Set(own.flatMap(({ id }) => id ?? []))];
}

/** Images of the examples that comparisons show. */
async function picturesOf(scope: Scope, { comparisons }: RunRecord): Promise<StoredRecord['pictures']> {
  const found = comparisons.map(({ candidate, comparison }) => {
    const lists = comparison?.flips ? [comparison.flips.nowWrong, comparison.flips.nowRight] : [];
    const examples = lists.flatMap(({ largest }) => largest.slice(0, MOST_FLIPS).map(({ example }) => example));
    return readExamples(scope, candidate, examples);
  });
  return Object.assign({}, ...(await Promise.all(found)));
}

function originOf({ environment }: ActionContext, { owner }: Scope): Origin {
  const { GITHUB_RUN_ID: run = 'local', GITHUB_RUN_ATTEMPT = '1', GITHUB_SERVER_URL: server } = environment;
  const { pipeline, repository, ref, commit } = owner;
  const page = server === undefined || run === 'local' ? {} : { page: `${server}/${repository}/actions/runs/${run}` };
  return { pipeline, repository, ref, commit, run, attempt: Number(GITHUB_RUN_ATTEMPT) || 1, ...page };
}

/** The step of the workflow, as a file name. Source: GitHub's variables GITHUB_JOB and GITHUB_ACTION. */
function stepOf({ environment }: ActionContext, title: string): string {
  return fileName([title.toLowerCase(), environment['GITHUB_JOB'], environment['GITHUB_ACTION']].join('-'));
}

function fileName(text: string): string {
  return text.replace(/[^\w-]/g, '-').slice(0, 60);
}
