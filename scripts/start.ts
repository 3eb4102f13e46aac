import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { plainLines } from '../actions/lib/report/plain-text.ts';
import { typed } from './setup/lock.mjs';
import { onlyStart, startIsEnding } from './setup/only-start.mjs';
import { conclusion } from './start/conclusion.ts';
import { readConfig } from './start/config.ts';
import { type Display, display } from './start/display.ts';
import { furtherOf } from './start/further.ts';
import { invitation } from './start/invitation.ts';
import { command } from './start/next-steps.ts';
import { help, type Options, readOptions, UsageError } from './start/options.ts';
import { openPullRequest } from './start/pull-request.ts';
import { copyReport } from './start/report.ts';
import { repository } from './start/repository.ts';
import { idTokenRequest, makeRoles } from './start/roles.ts';
import { screenOf } from './start/screen.ts';
import { saveServiceLogs } from './start/service-logs.ts';
import { keep, type StandIn, startStandIn, stop } from './start/stand-in.ts';
import { runWorkflow, type WorkflowOutcome, type WorkflowRun } from './workflow.ts';

const root = dirname(import.meta.dirname);
const places = { root, folder: join(root, '.local-aws') };
/** Milliseconds that the actions, and then the stand-in, have for their end after Ctrl-C: five seconds together. */
const grace = { actions: 2800, standIn: 1800 };
/**
 * Time limit in milliseconds for reading the logs of endpoints, functions and jobs, at the end of a run and after
 * Ctrl-C.
 */
const patience = { ended: 10_000, stopped: 300 };

/**
 * The output of this process. A line may contain text of jobs, endpoints and AWS, so control sequences are removed from
 * it.
 */
const screen = screenOf(process.stdout);
const print = (line: string) => screen.line(plainLines(line).join('\n'));

/** Seconds that this process has run. */
const seconds = () => performance.now() / 1000;

/** A workflow that this process runs. */
interface Started extends Pick<WorkflowRun, 'root' | 'workflow' | 'event' | 'inputs' | 'payload' | 'job' | 'secrets'> {
  /** Variables and environment, in addition to those that every workflow has. */
  readonly vars?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** The `sub` of its ID tokens, without the repository. */
  readonly subject: string;
  /** Name of its log. */
  readonly log: string;
}

/**
 * Runs a workflow as GitHub would: a job has no access keys, only the permission to request an ID token, with which it
 * assumes its role. Writes its output, and the logs of endpoints, functions and jobs, into the folder of the run's
 * logs.
 */
async function run(
  options: Options,
  { connection }: StandIn,
  logs: string,
  signal: AbortSignal,
  { subject, log, vars, env, ...started }: Started,
): Promise<{ outcome: WorkflowOutcome; shown: Display; report: string | undefined }> {
  const number = String(Date.now());
  const roles = await makeRoles(connection, root, options.config);
  signal.throwIfAborted();
  const shown = display(screen, seconds);
  const outcome = await runWorkflow({
    ...started,
    vars: { ...roles, ...vars },
    env: {
      AWS_ENDPOINT_URL: connection.endpoint,
      GITHUB_RUN_ID: number,
      GITHUB_REPOSITORY: `${repository.owner}/${repository.name}`,
      ...(await idTokenRequest(connection, subject)),
      ...env,
    },
    tools: join(places.folder, 'tools'),
    logFile: join(logs, log),
    signal,
    grace: grace.actions,
    onEvent: (event) => {
      shown.show(event);
      if (event.is === 'summary') appendFileSync(join(logs, `summary-${event.job}.md`), event.markdown);
    },
  });
  const time = AbortSignal.timeout(signal.aborted ? patience.stopped : patience.ended);
  await saveServiceLogs(connection, logs, Math.floor(performance.timeOrigin), time).catch((error: Error) =>
    print(`The logs of endpoints, functions and jobs could not be read: ${error.message}`),
  );
  const report = join(places.folder, 'reports', `${number}.html`);
  const of = { config: readConfig(options.config, root), isPullRequest: subject === 'pull_request', run: number };
  const isThere = await copyReport(connection, of, report, time).catch((error: Error) => {
    print(`The report could not be read: ${error.message}`);
    return false;
  });
  return { outcome, shown, report: isThere ? relative(root, report) : undefined };
}

function pipelineRun({ config, stages, retry, plan }: Options): Started {
  return {
    root,
    workflow: '.github/workflows/pipeline.yml',
    event: 'workflow_dispatch',
    inputs: { config, stages, retry: String(retry) },
    ...(plan ? { job: 'plan' } : {}),
    subject: 'ref:refs/heads/main',
    log: 'pipeline.log',
  };
}

/** Runs the other workflows after the pipeline. @returns whether all of them succeeded */
async function further(options: Options, standIn: StandIn, logs: string, signal: AbortSignal): Promise<boolean> {
  const all = furtherOf(readConfig(options.config, root));
  if (all.length === 0) print('\n--all: the config has neither `ec2` nor `notebook`, so there is nothing more to run.');
  for (const one of all) {
    print(`\n${one.workflow}:`);
    const { outcome, report } = await run(options, standIn, logs, signal, {
      ...{ root, workflow: one.workflow, event: 'workflow_dispatch', inputs: one.inputs(options), log: one.log },
      subject: 'ref:refs/heads/main',
    });
    signal.throwIfAborted();
    const log = relative(root, join(logs, one.log));
    const rows = [
      ...one.rows(outcome, options),
      ...(report === undefined ? [] : [['report', report] as const]),
      ['log', log] as const,
    ];
    for (const [name, text] of rows) print(`  ${name.padEnd(22)}${text}`);
    if (outcome.ok) continue;
    print(`Not done: read ${log}, fix the cause, and run ${command(options)} again.`);
    print(`To retry without a change, run ${command(options, '--retry')}`);
    return false;
  }
  return true;
}

/**
 * Opens a pull request that changes the config, and runs pull-request.yml for it with the stand-in of GitHub.
 *
 * @returns whether its check allows a merge
 */
async function pullRequest(options: Options, standIn: StandIn, logs: string, signal: AbortSignal): Promise<boolean> {
  await using opened = await openPullRequest(root, options.config);
  print(`\nA pull request changes ${opened.change}:`);
  const { outcome, report } = await run(options, standIn, logs, signal, {
    root: opened.root,
    workflow: '.github/workflows/pull-request.yml',
    event: 'pull_request',
    payload: opened.payload,
    vars: { PIPELINE_CONFIG: options.config },
    env: opened.env,
    secrets: { GITHUB_TOKEN: opened.token },
    subject: 'pull_request',
    log: 'pull-request.log',
  });
  signal.throwIfAborted();
  const { comment, check } = opened.told();
  if (comment !== undefined) writeFileSync(join(logs, 'comment.md'), comment);
  const told = comment ?? 'The pull request was not told anything: read pull-request.log.';
  for (const line of ['', `Check: ${check ?? 'none'}`, 'Comment:', '', ...told.split('\n')]) print(line);
  print(
    `\nThe comment is ${relative(root, join(logs, 'comment.md'))}, the output of all jobs pull-request.log beside it.`,
  );
  if (report !== undefined) print(`The report is ${report}.`);
  return outcome.jobs['compare']?.result === 'success';
}

/** Runs the pipeline and prints the results. @returns the exit code */
async function pipeline(options: Options, args: readonly string[], signal: AbortSignal): Promise<number> {
  const config = readConfig(options.config, root);
  const logs = join(places.folder, 'logs', new Date().toISOString().slice(0, 19).replaceAll(':', ''));
  const startedBy = typed('start', [...args]);
  const log = join(logs, 'local-aws.log');
  const standIn = await startStandIn(places, { log, startedBy, reset: options.reset, signal, say: print });
  let serving = standIn.reused;
  try {
    const { outcome, shown, report } = await run(options, standIn, logs, signal, pipelineRun(options));
    signal.throwIfAborted();
    if (options.keep) await keep(standIn);
    serving ||= options.keep;
    const files = { folder: relative(root, logs), files: readdirSync(logs).sort() };
    const { lines, done } = conclusion({ options, outcome, shown, seconds: seconds(), logs: files, report });
    for (const line of lines) print(line);
    const all = done && options.all && !options.plan;
    const wentOn = !all || (await further({ ...options, keep: serving }, standIn, logs, signal));
    for (const line of serving ? invitation(standIn, outcome, config, all && wentOn) : []) print(line);
    if (!done || !wentOn || !options.pullRequest) return done && wentOn ? 0 : 1;
    return (await pullRequest(options, standIn, logs, signal)) ? 0 : 1;
  } finally {
    if (!serving) await stop(standIn.pid, signal.aborted ? grace.standIn : undefined);
  }
}

/** @returns a signal that is aborted when this process must end, or the process that started it has ended. */
function endOfProcess(): AbortSignal {
  const abort = new AbortController();
  const end = () => {
    if (abort.signal.aborted) return;
    abort.abort();
    startIsEnding();
    print('Stopping this run and the jobs that it started.');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.on('disconnect', end);
  process.channel?.unref();
  // The reader of the output, or the terminal, has ended.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', end);
  return abort.signal;
}

/** @returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  // Only this user may read the logs of jobs and the files that jobs leave.
  process.umask(0o077);
  const options = readOptions(args, root);
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  const signal = endOfProcess();
  try {
    await onlyStart([...args]);
    return await pipeline(options, args, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    print(
      'Stopped. Data, finished jobs and endpoints are kept in .local-aws/state; the next npm start continues from there.',
    );
    return 130;
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(plainLines((error as Error).message).join('\n'));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
