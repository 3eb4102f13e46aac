/**
 * Runs built actions in this process, one after another, each as if it were alone: with its own environment, listeners
 * and exit code. The parent sends what it wants as {@link Wanted}.
 */

/** One action. */
export interface Wanted {
  /** The built program, an absolute path. */
  readonly program: string;
  /** Working directory. */
  readonly workspace: string;
  /** The whole of its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Is written to both outputs after the action's own. The message to the parent is the exit code. */
  readonly mark: string;
}

/** Is thrown by `process.exit`, so that nothing of the action goes on. */
const EXIT = Symbol('exit');
const LEVELS = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;
const EVENTS = ['SIGINT', 'SIGTERM', 'beforeExit', 'uncaughtException', 'warning'] as const;

const speak = Object.fromEntries(LEVELS.map((level) => [level, console[level]]));
let runs = 0;
/** Of the action that runs. */
let mark: string | undefined;

function start(wanted: Wanted): void {
  mark = wanted.mark;
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, wanted.env);
  process.chdir(wanted.workspace);
  process.exitCode = undefined;
  // Another address lets Node evaluate the program again; the modules that it loads are there already.
  import(`${wanted.program}?run=${runs++}`).catch(uncaught);
}

function exit(code: number | string | null | undefined = process.exitCode): never {
  if (mark !== undefined) {
    const end = mark;
    mark = undefined;
    for (const event of EVENTS) process.removeAllListeners(event);
    process.on('uncaughtException', uncaught);
    Object.assign(console, speak);
    process.chdir('/');
    for (const stream of [process.stderr, process.stdout]) stream.write(end);
    process.send?.(Number(code ?? 0));
  }
  throw EXIT;
}

/** Node prints an error that nobody handles, and exits with 1. */
function uncaught(error: unknown): void {
  if (error === EXIT || mark === undefined || process.listenerCount('uncaughtException') > 1) return;
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  try {
    exit(1);
  } catch {
    // The parent knows.
  }
}

process.exit = exit;
process.on('uncaughtException', uncaught);
process.on('message', start);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
