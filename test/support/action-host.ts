/**
 * Runs built actions in this process, one after another, each as if it were alone: with its own environment, listeners
 * and exit code. The parent sends what it wants as {@link Wanted}, and gets an {@link Ended}.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';

/** One action. */
export interface Wanted {
  /** The built program, an absolute path. */
  readonly program: string;
  /** Working directory. */
  readonly workspace: string;
  /** The whole of its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Is written to both outputs after the action's own. */
  readonly mark: string;
}

/** How an action has ended. */
export interface Ended {
  /** Exit code; `null` when a signal ended its process. */
  readonly code: number | null;
  /** Kinds of the work that the end of a process would have cut off, e.g. a request: the next action would meet it. */
  readonly left: readonly string[];
}

/** Is thrown by `process.exit`, so that the caller does not go on. */
const EXIT = Symbol('exit');
const LEVELS = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;
const EVENTS = ['SIGINT', 'SIGTERM', 'beforeExit', 'uncaughtException', 'warning'] as const;

const speak = Object.fromEntries(LEVELS.map((level) => [level, console[level]]));
/** The mark of the action that some code belongs to. */
const own = new AsyncLocalStorage<string>();
/** The mark of the action that runs. */
let current: string | undefined;
let runs = 0;

function start(wanted: Wanted): void {
  current = wanted.mark;
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, wanted.env);
  process.chdir(wanted.workspace);
  process.exitCode = undefined;
  // Another address lets Node evaluate the program again; the modules that it loads are there already.
  own.run(wanted.mark, () => import(`${wanted.program}?run=${runs++}`).catch(uncaught));
}

function exit(code: number | string | null | undefined = process.exitCode): never {
  const mark = own.getStore();
  if (mark !== undefined && mark === current) {
    current = undefined;
    for (const event of EVENTS) process.removeAllListeners(event);
    Object.assign(console, speak);
    process.chdir('/');
    for (const stream of [process.stderr, process.stdout]) stream.write(mark);
    void tell(Number(code ?? 0));
  }
  throw EXIT;
}

/** What is about to close gets a moment for it. */
async function tell(code: number): Promise<void> {
  const open = () => process.getActiveResourcesInfo().filter((kind) => !always.has(kind));
  for (let turn = 0; turn < 5 && open().length > 0; turn++) await own.exit(() => setImmediate());
  process.send?.({ code, left: open() } satisfies Ended);
}

/** As Node does with an error that nobody handles: the listeners of the action get it, or it is printed and ends all. */
function uncaught(error: unknown): void {
  if (error === EXIT || own.getStore() !== current) return;
  try {
    if ((process as EventEmitter).emit('uncaughtException', error)) return;
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    exit(1);
  } catch (thrown) {
    if (thrown !== EXIT) throw thrown;
  }
}

process.exit = exit;
process.setUncaughtExceptionCaptureCallback(uncaught);
process.on('message', start);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
/** What this process itself keeps open. */
const always = new Set(process.getActiveResourcesInfo());
