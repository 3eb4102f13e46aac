import { expect } from 'vitest';
import type { ActionResult } from './action.ts';
import type { Interruption } from './proxy.ts';
import type { Asked } from './recognise.ts';
import type { UserRepository } from './user-repository.ts';
import type { Workbench } from './workbench.ts';

export const MOMENTS = ['before', 'executed', 'answered'] as const satisfies readonly Interruption['moment'][];

/** Where a run is killed: at its n-th write, or at its n-th call of an operation. */
export type Kill = { readonly moment: Interruption['moment'] } & (
  | { readonly write: number }
  | { readonly operation: string; readonly nth?: number }
);

/** Something that an action brings about, again and again in other words, and what is to be seen of it in AWS. */
export interface Subject {
  readonly title: string;
  readonly action: string;
  readonly repository: UserRepository;
  /** Whether what it brings passes its verification. */
  readonly right: boolean;
  /** Edits the repository so that the next run brings something that none before has brought. */
  change(edition: number): Promise<void>;
  /** What is in AWS now, in words that are the same for every edition. */
  state(): Promise<unknown>;
  /** Takes away what would be in the way of the next edition. */
  clear?(): Promise<void>;
}

/** Brings subjects about, undisturbed and killed. */
export class Kills {
  readonly #bench: Workbench;
  #edition = 0;

  constructor(bench: Workbench) {
    this.#bench = bench;
  }

  /** What two runs that nobody disturbs end in. */
  async undisturbed(subject: Subject): Promise<unknown> {
    await subject.change(++this.#edition);
    for (const result of [await this.#run(subject), await this.#run(subject)]) this.#expectEnd(subject, result);
    const state = await subject.state();
    await subject.clear?.();
    return state;
  }

  /**
   * A run that is killed, and the next one.
   *
   * @returns what they end in and what was killed; `undefined` when the run ended before
   */
  async killed(subject: Subject, kill: Kill): Promise<{ state: unknown; at: string } | undefined> {
    await subject.change(++this.#edition);
    let at: Asked | undefined;
    let count = 0;
    const isIt = (call: Asked) =>
      'write' in kill
        ? call.write && ++count === kill.write
        : call.operation === kill.operation && ++count === (kill.nth ?? 1);
    const action = this.#bench.start(subject.action, subject.repository, this.#asRun());
    this.#bench.proxy.interrupt({
      moment: kill.moment,
      at(call) {
        const hit = at === undefined && isIt(call);
        if (hit) at = call;
        return hit;
      },
      async happen() {
        action.process.kill('SIGKILL');
        await action.ended;
      },
    });
    await action.ended;
    this.#bench.proxy.interrupt(undefined);
    if (at !== undefined) this.#expectEnd(subject, await this.#run(subject));
    const state = await subject.state();
    await subject.clear?.();
    return at && { state, at: at.operation };
  }

  #run({ action, repository }: Subject): Promise<ActionResult> {
    return this.#bench.run(action, repository, this.#asRun());
  }

  #asRun() {
    const { functionRole, executionRole } = this.#bench.standIn;
    return {
      inputs: { 'function-role': functionRole, 'notebook-role': executionRole },
      env: { GITHUB_RUN_ID: `${1000 + this.#edition}` },
    };
  }

  #expectEnd({ title, right }: Subject, { code, log }: ActionResult): void {
    expect(code, `${title}: ${log}`).toBe(right ? 0 : 1);
  }
}
