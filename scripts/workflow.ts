import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { plainLines } from '../actions/lib/report/plain-text.ts';
import { checkOut } from './workflow/checkout.ts';
import { type Result, readActLine, type WorkflowEvent } from './workflow/events.ts';
import { logLine } from './workflow/log-line.ts';
import { processesOf, signalAll } from './workflow/processes.ts';

/** A run of a workflow file on this machine, with nektos act. */
export interface WorkflowRun {
  /** Root of the repository; the workspace of each job is a copy of it without the files that git ignores. */
  readonly root: string;
  /** Path of the workflow file, relative to the root. */
  readonly workflow: string;
  readonly event: 'push' | 'pull_request' | 'schedule' | 'workflow_dispatch' | 'workflow_run';
  /** The event's payload (`github.event`). */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Inputs of `workflow_dispatch`. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Environment of every step; of this process's own environment, only PATH is passed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** Runs this job and those that it needs; default: all. */
  readonly job?: string;
  /** Folder with act, unless it is on PATH. */
  readonly tools: string;
  /** Receives everything except act's own debugging lines, with the job's name before each line. */
  readonly logFile: string;
  /**
   * Ends the run as GitHub does: the actions get SIGINT and have `grace` to stop what they started; then all processes
   * are killed.
   */
  readonly signal?: AbortSignal;
  /** Milliseconds; default 3,000. */
  readonly grace?: number;
  readonly onEvent?: (event: WorkflowEvent) => void;
}

export interface JobOutcome {
  /** `missing`: act did not report how the job ended, e.g. because no runner has its label. */
  readonly result: Result | 'missing';
  /** Outputs of its steps by `id`, values as text. */
  readonly steps: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface WorkflowOutcome {
  /** True when act succeeded and every job ended in success or was skipped by its own condition. */
  readonly ok: boolean;
  /** By the job's key: every job of the file, or only those that ran if `job` was given. */
  readonly jobs: Readonly<Record<string, JobOutcome>>;
}

/** Runs a workflow to its end. A failed job is a result; the function throws only if act cannot be started. */
export async function runWorkflow(run: WorkflowRun): Promise<WorkflowOutcome> {
  const scratch = await mkdtemp(join(tmpdir(), 'workflow-'));
  try {
    const jobs = await expectedJobs(run);
    const folder = await checkOut(resolve(run.root), join(scratch, 'checkout'));
    const succeeded = await runAct(run, { folder, scratch }, (event) => {
      note(jobs, event);
      run.onEvent?.(event);
    });
    const good = Object.values(jobs).every(({ result }) => result === 'success' || result === 'skipped');
    return { ok: succeeded && good && run.signal?.aborted !== true, jobs };
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

type Jobs = Record<string, { result: Result | 'missing'; steps: Record<string, Record<string, string>> }>;

async function expectedJobs({ root, workflow, job }: WorkflowRun): Promise<Jobs> {
  const { jobs } = parse(await readFile(join(root, workflow), 'utf8')) as { jobs: Record<string, unknown> };
  const names = job === undefined ? Object.keys(jobs) : [job];
  return Object.fromEntries(names.map((name) => [name, { result: 'missing', steps: {} }]));
}

function note(jobs: Jobs, event: WorkflowEvent): void {
  if (event.job === undefined) return;
  jobs[event.job] ??= { result: 'missing', steps: {} };
  const job = jobs[event.job];
  if (job === undefined) return;
  if (event.is === 'job-ended') job.result = event.result;
  if (event.is === 'output') job.steps[event.step] = { ...job.steps[event.step], [event.name]: event.value };
}

interface Places {
  /** The folder in which act runs. */
  readonly folder: string;
  /** HOME of all processes. */
  readonly scratch: string;
}

/** @returns whether act ended with 0. */
async function runAct(run: WorkflowRun, places: Places, tell: (event: WorkflowEvent) => void): Promise<boolean> {
  const aborted = () => run.signal?.aborted === true;
  if (aborted()) return false;
  const { folder, scratch } = places;
  const id = String(Date.now());
  const mark = `WORKFLOW_PROCESSES=${id}-${process.pid}`;
  await mkdir(dirname(resolve(run.logFile)), { recursive: true });
  const log = createWriteStream(run.logFile);
  log.once('error', (error) => console.error(`The log ${run.logFile} could not be written: ${error.message}`));
  const leash = holdLeash(mark);
  const act = spawn('act', await argumentsOf(run, places, id), {
    cwd: folder,
    env: environmentOf(run, scratch, mark),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise<boolean>((resolve, reject) => {
    act.on('error', reject);
    act.on('close', (code) => resolve(code === 0));
  });
  const { pid } = act;
  if (pid === undefined)
    return ended.finally(() => {
      leash.kill();
      log.end();
    });
  leash.stdin.write(`${pid}\n`);

  const read = (text: string) => {
    const event = readActLine(text);
    if (event === undefined) return;
    log.write(`${plainLines(logLine(event)).join('\n')}\n`);
    tell(event);
  };
  // Nothing may be awaited since the start: if act ends first, Node discards output without a reader.
  createInterface(act.stdout).on('line', read);
  createInterface(act.stderr).on('line', read);

  const stop = () => {
    stopRun(pid, mark, run.grace ?? 3000).catch((error: Error) => console.error(error.message));
  };
  if (aborted()) stop();
  run.signal?.addEventListener('abort', stop, { once: true });
  try {
    return await ended;
  } finally {
    run.signal?.removeEventListener('abort', stop);
    // act kills only the process of a step that is cancelled or times out; the child processes continue.
    signalAll(processesOf(pid, mark), 'SIGKILL');
    leash.kill();
    await new Promise<void>((done) => log.end(done));
  }
}

/** Starts a process that kills act and all its processes as soon as this process has ended, for any reason. */
function holdLeash(mark: string) {
  const program = join(import.meta.dirname, 'workflow/leash.ts');
  const leash = spawn(process.execPath, [program, mark], { detached: true, stdio: ['pipe', 'ignore', 'inherit'] });
  leash.on('error', (error) => console.error(`act could not be monitored: ${error.message}`));
  leash.stdin.on('error', () => undefined);
  return leash;
}

async function stopRun(act: number, mark: string, grace: number): Promise<void> {
  const steps = () => processesOf(act, mark).filter((id) => id !== act);
  const deadline = Date.now() + grace;
  let interrupted: number[] = [];
  let idle = 0;
  // After half a second without a process, no post step follows and, if the run was between two steps, no next step.
  while (Date.now() < deadline && idle < 10) {
    const running = steps();
    if (interrupted.length === 0) {
      interrupted = running;
      signalAll(interrupted, 'SIGINT');
    }
    idle = running.length === 0 ? idle + 1 : 0;
    await sleep(50);
  }
  signalAll([act, ...steps()], 'SIGKILL');
}

function environmentOf(run: WorkflowRun, scratch: string, mark: string): Record<string, string> {
  // All `nodeNN` actions run with the first node on PATH: the one that runs this process.
  const path = [dirname(process.execPath), join(resolve(run.tools), 'bin'), process.env['PATH'] ?? '/usr/bin:/bin'];
  const [name = '', value = ''] = mark.split('=');
  return { HOME: scratch, PATH: path.join(':'), LANG: 'C.UTF-8', [name]: value };
}

async function argumentsOf(run: WorkflowRun, { folder, scratch }: Places, id: string): Promise<string[]> {
  const file = async (name: string, content: unknown) => {
    const path = join(scratch, name);
    await writeFile(path, JSON.stringify(content), { mode: 0o600 });
    return path;
  };
  const env = { GITHUB_RUN_ID: id, ...run.env };
  return [
    run.event,
    ...['--workflows', await withoutQueue(join(folder, run.workflow), join(scratch, 'workflow.yml'))],
    ...['--platform', 'ubuntu-latest=-self-hosted'],
    ...['--no-cache-server', '--json', '--verbose', '--rm'],
    // act does not support artifacts, and would download the action from GitHub.
    ...['--local-repository', `${await uploadOf(run)}=${join(import.meta.dirname, 'workflow/upload-artifact')}`],
    // The copy has no files that git ignores; checking that again takes half the time of each job's checkout.
    ...(folder === resolve(run.root) ? [] : ['--use-gitignore=false']),
    ...(run.job === undefined ? [] : ['--job', run.job]),
    // JSON is YAML. Without these four options, act would read .env, .vars, .secrets and .input of the folder.
    ...['--env-file', await file('env.yml', env)],
    ...['--var-file', await file('vars.yml', run.vars ?? {})],
    ...['--secret-file', await file('secrets.yml', run.secrets ?? {})],
    ...['--input-file', await file('inputs.yml', run.inputs ?? {})],
    ...(run.payload === undefined ? [] : ['--eventpath', await file('event.json', run.payload)]),
  ];
}

/** The action that uploads artifacts, with its pinned commit; a placeholder if the workflow does not use it. */
async function uploadOf({ root, workflow }: WorkflowRun): Promise<string> {
  const text = await readFile(join(root, workflow), 'utf8');
  return /uses: (actions\/upload-artifact@\S+)/.exec(text)?.[1] ?? 'actions/upload-artifact@none';
}

/**
 * Copies a workflow file without `queue: max`: act 0.2.89 does not know this key and refuses the file. On one machine,
 * no run waits for another.
 */
async function withoutQueue(file: string, copy: string): Promise<string> {
  await writeFile(copy, (await readFile(file, 'utf8')).replace(/^ +queue: max$/gm, ''));
  return copy;
}
