import { deploy } from '../../actions/deploy/deploy.ts';
import { explain } from '../../actions/lib/report/explain.ts';
import { ActionContext } from '../../actions/lib/runner/action-context.ts';
import { Printer } from '../../actions/lib/runner/printer.ts';
import { noEarlyOutputs, type Session, withSession } from '../../actions/lib/runner/session.ts';
import { makePlan } from '../../actions/plan/plan.ts';
import type { Annotation } from './action.ts';

/** What is seen of an action whose sources were run in this process. */
export interface RanHere {
  /** Exit code that its process would have; `null` when it had to be ended. */
  readonly code: number | null;
  /** Everything that was printed. */
  readonly log: string;
  readonly annotations: readonly Annotation[];
}

/** Keeps what is printed. */
class Kept extends Printer {
  readonly lines: string[] = [];
  readonly annotations: Annotation[] = [];

  override line(text: string): void {
    this.lines.push(text);
  }

  override group(title: string, lines: readonly string[]): void {
    this.lines.push(title, ...lines);
  }

  override annotate(level: 'error' | 'warning', message: string): void {
    this.annotations.push({ level, message: this.shown(message) });
  }
}

class Here extends ActionContext {
  override readonly environment: ActionContext['environment'];
  override readonly printer = new Kept();

  constructor(signal: AbortSignal, environment: Readonly<Record<string, string>>) {
    super(signal);
    this.environment = environment;
  }
}

const WORK: Readonly<Record<string, (session: Session) => Promise<void>>> = {
  plan: makePlan,
  deploy: (session) => deploy(session, undefined),
};

/**
 * Runs the sources of an action in this process, whose variables `INPUT_*` are its inputs: a tenth of the work of a
 * process of its own. Several may run at once.
 *
 * @param environment the other variables
 * @param within milliseconds after which it is ended
 */
export async function runHere(
  action: 'plan' | 'deploy',
  environment: Readonly<Record<string, string>>,
  within: number,
): Promise<RanHere> {
  const abort = new AbortController();
  const context = new Here(abort.signal, environment);
  const { printer } = context;
  const late = setTimeout(() => abort.abort(), within);
  let code: number | null = 0;
  try {
    await withSession(context, action, noEarlyOutputs, async (session) => {
      await session.load(async () => undefined);
      await WORK[action]?.(session);
    });
  } catch (error) {
    code = 1;
    for (const { what, next, stack } of explain(error)) {
      printer.annotate('error', `${what}\n→ ${next}`);
      if (stack !== undefined) printer.line(stack);
    }
  }
  clearTimeout(late);
  const log = [...printer.lines, ...printer.annotations.map(({ message }) => message)].join('\n');
  return { code: abort.signal.aborted ? null : code, log, annotations: printer.annotations };
}
