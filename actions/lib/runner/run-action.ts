import { getState, saveState } from '@actions/core';
import { explain } from '../report/explain.ts';
import { ActionContext } from './action-context.ts';
import { leftOver } from './ledger.ts';
import { checkCommandFiles } from './machine.ts';

/** An action: its work, and how it stops what it started. */
export interface Action {
  main(context: ActionContext): Promise<void>;
  /** Stops what this run started, and prints what it stopped; the post step calls it as well. */
  stop?(context: ActionContext, refs: readonly { kind: string; id: string }[]): Promise<void>;
}

/**
 * The runner sends SIGINT, SIGTERM 7.5 s later, and kills the process after another 2.5 s. Source: actions/runner,
 * ProcessInvoker.cs.
 */
const STOPS_WITHIN = 4_500;

class Cancelled extends Error {}

/**
 * Runs an action as GitHub's runner starts it: as main, or as post after main has run. On SIGINT and SIGTERM the wait
 * ends at once, and what this run started is stopped. The post step does the same if the process was killed.
 */
export async function runAction(action: Action): Promise<void> {
  const isPost = getState('isPost') === 'true';
  const abort = new AbortController();
  const context = new ActionContext(abort.signal);
  context.printer.speakForAll();
  try {
    checkCommandFiles(context.environment);
  } catch (error) {
    report(context, error);
    await context.printer.flush();
    process.exit();
  }
  saveState('isPost', 'true');
  process.on('uncaughtException', (error) => {
    report(context, error);
    process.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => abort.abort(new Cancelled(`The run was cancelled (${signal}).`)));
  }
  const settled = watchOver(context);
  await (isPost ? post(action, context) : main(action, context));
  settled();
  // The work has ended. A server may keep a connection open after it has refused a body unread; that must not keep the
  // process.
  await context.printer.flush();
  process.exit();
}

/**
 * Handles an error that no other code has caught, and work that waits for something that never happens: both are
 * reported like any failure and end the process. The post step stops what was started.
 *
 * @returns a function to call at the end of the work
 */
function watchOver(context: ActionContext): () => void {
  const end = (error: unknown) => {
    // Requests that were aborted by a cancellation may fail late, while the started resources are being stopped.
    if (context.signal.aborted) return;
    report(context, error);
    process.exit(1);
  };
  const stalled = () => end(new Error('The action stopped early: nothing that it waits for can still finish.'));
  process.on('uncaughtException', end);
  process.on('beforeExit', stalled);
  return () => process.off('beforeExit', stalled);
}

async function main(action: Action, context: ActionContext): Promise<void> {
  try {
    await action.main(context);
  } catch (error) {
    if (context.signal.aborted) {
      process.exitCode = 1;
      context.info('Cancelled.');
      await stopWithin(action, context, context.ledger.open());
    } else report(context, error);
  }
  // A request that was in progress at the cancellation must not keep the process.
  if (context.signal.aborted) {
    await context.printer.flush();
    process.exit(1);
  }
  context.ledger.release();
}

async function post(action: Action, context: ActionContext): Promise<void> {
  try {
    const refs = leftOver();
    if (refs.length > 0) await action.stop?.(context, refs);
  } catch (error) {
    warn(context, error);
  }
}

async function stopWithin(
  action: Action,
  context: ActionContext,
  refs: readonly { kind: string; id: string }[],
): Promise<void> {
  if (refs.length === 0 || action.stop === undefined) return;
  const late = setTimeout(() => {
    context.annotate(
      'warning',
      `There was no time to stop ${refs.map(({ kind, id }) => `${kind} ${id}`).join(', ')}; the post step stops it.`,
    );
    process.exit(1);
  }, STOPS_WITHIN);
  try {
    await action.stop(context, refs);
  } catch (error) {
    warn(context, error);
  } finally {
    clearTimeout(late);
  }
}

function warn(context: ActionContext, error: unknown): void {
  for (const { code, what, next } of explain(error)) context.annotate('warning', `${what}\n${next}`, { title: code });
}

function report(context: ActionContext, error: unknown): void {
  process.exitCode = 1;
  for (const { code, what, next, stack } of explain(error)) {
    context.annotate('error', next === '' ? what : `${what}\n→ ${next}`, { title: code });
    if (stack !== undefined) context.info(stack);
  }
}
