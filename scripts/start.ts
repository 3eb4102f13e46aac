import { dirname, join, relative } from 'node:path';
import { plainLines } from '../actions/lib/report/plain-text.ts';
import { typed } from './setup/lock.mjs';
import { onlyStart, startIsEnding } from './setup/only-start.mjs';
import { display } from './start/display.ts';
import { invitation } from './start/invitation.ts';
import { help, type Options, readOptions, UsageError } from './start/options.ts';
import { endpointOf, outcomeTable, unfinished } from './start/outcome.ts';
import { idTokenRequest, makeRoles, repository } from './start/roles.ts';
import { keep, type StandIn, startStandIn, stop } from './start/stand-in.ts';
import { runWorkflow, type WorkflowOutcome } from './workflow.ts';

const root = dirname(import.meta.dirname);
const places = { root, folder: join(root, '.local-aws') };
/** Milliseconds that the actions, and then the stand-in, have to end after Ctrl-C: five seconds together. */
const grace = { actions: 2800, standIn: 1800 };

/** Runs the pipeline as GitHub would: a job has no keys, only the right to ask for a token, which gets it its role. */
async function run(
  options: Options,
  { connection }: StandIn,
  logs: string,
  signal: AbortSignal,
): Promise<WorkflowOutcome> {
  const started = performance.now();
  const roles = await makeRoles(connection, root, options.config);
  signal.throwIfAborted();
  return runWorkflow({
    root,
    workflow: '.github/workflows/pipeline.yml',
    event: 'workflow_dispatch',
    inputs: { config: options.config },
    vars: roles,
    env: {
      AWS_ENDPOINT_URL: connection.endpoint,
      AWS_REGION: connection.region,
      GITHUB_REPOSITORY: `${repository.owner}/${repository.name}`,
      // A run starts ten actions: each finds compiled what the ones before it have loaded.
      NODE_COMPILE_CACHE: join(places.folder, 'cache/compiled'),
      ...(await idTokenRequest(connection, 'ref:refs/heads/main')),
    },
    tools: join(places.folder, 'tools'),
    logFile: join(logs, 'pipeline.log'),
    signal,
    grace: grace.actions,
    onEvent: display(console.log, () => (performance.now() - started) / 1000),
  });
}

/** A line in which jobs, endpoints and AWS may have words: a terminal is shown it and obeys nothing of it. */
const print = (line: string) => console.log(plainLines(line).join('\n'));

/** Runs the pipeline and tells what came out. @returns the exit code */
async function pipeline(options: Options, args: readonly string[], signal: AbortSignal): Promise<number> {
  const started = performance.now();
  const logs = join(places.folder, 'logs', new Date().toISOString().slice(0, 19).replaceAll(':', ''));
  const startedBy = typed('start', [...args]);
  const log = join(logs, 'local-aws.log');
  const standIn = await startStandIn(places, { log, startedBy, reset: options.reset, signal, say: print });
  let serving = standIn.reused;
  try {
    const outcome = await run(options, standIn, logs, signal);
    signal.throwIfAborted();
    if (options.keep) await keep(standIn);
    serving ||= options.keep;
    const failed = unfinished(outcome);
    console.log(failed.length === 0 ? '\nDone:' : `\nNot done: ${failed.join(', ')}`);
    for (const line of outcomeTable(outcome, (performance.now() - started) / 1000, relative(root, logs))) print(line);
    if (serving) for (const line of invitation(standIn, endpointOf(outcome), join(root, options.config))) print(line);
    return outcome.ok && failed.length === 0 ? 0 : 1;
  } finally {
    if (!serving) await stop(standIn.pid, signal.aborted ? grace.standIn : undefined);
  }
}

/** @returns a signal that is aborted when this process shall end, or what has started it has ended. */
function endOfProcess(): AbortSignal {
  const abort = new AbortController();
  const end = () => {
    if (abort.signal.aborted) return;
    abort.abort();
    startIsEnding();
    console.log('Stopping: jobs that this run started are stopped as well.');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.on('disconnect', end);
  process.channel?.unref();
  // Whoever reads what is printed, or the terminal, has gone.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', end);
  return abort.signal;
}

/** @returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  // Logs of jobs, and what the jobs leave behind, are for this user alone.
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
    console.log(
      'Stopped. Data, finished jobs and endpoints are kept in .local-aws/state: npm start goes on from there.',
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
