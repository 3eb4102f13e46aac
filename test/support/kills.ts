import { expect } from 'vitest';
import type { ActionResult, RunningAction } from './action.ts';
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
  /** A part of the resources of its calls that no other subject's have; default: all calls are its own. */
  readonly part?: string;
  /** Whether what it brings passes its verification. */
  readonly right: boolean;
  /** Edits the repository so that the next run brings something that none before has brought. */
  change(edition: number): Promise<void>;
  /** What is in AWS now, in words that are the same for every edition. */
  state(): Promise<unknown>;
  /** Takes away what would be in the way of the next edition. */
  clear?(): Promise<void>;
}

/** Brings subjects about, undisturbed and killed; several of one repository, and of one action, in the same runs. */
export class Kills {
  readonly #bench: Workbench;
  #edition = 0;

  constructor(bench: Workbench) {
    this.#bench = bench;
  }

  /** What two runs that nobody disturbs end in, of each subject. */
  async undisturbed(...subjects: Subject[]): Promise<unknown[]> {
    await this.#change(subjects);
    for (const result of [await this.#run(subjects), await this.#run(subjects)]) this.#expectEnd(subjects, result);
    return this.#states(subjects);
  }

  /**
   * A run that is killed, and the next one.
   *
   * @returns what they end in and what was killed; `undefined` when the run ended before
   */
  async killed(subject: Subject, kill: Kill): Promise<{ state: unknown; at: string } | undefined> {
    const [ended] = await this.together([[subject, kill]]);
    return ended;
  }

  /**
   * A run that is killed when each of its subjects is at its own call, where it waits for the others, and the next run.
   *
   * @returns what they end in and what was killed, of each subject; `undefined` for one that never was at its call
   */
  async together(
    kills: readonly (readonly [Subject, Kill])[],
  ): Promise<({ state: unknown; at: string } | undefined)[]> {
    const subjects = kills.map(([subject]) => subject);
    await this.#change(subjects);
    const action = this.#start(subjects);
    const at = new Map<Subject, Asked>();
    let waiting = 0;
    this.#bench.proxy.interrupt(
      ...kills.flatMap(([subject, kill]): Interruption[] => {
        const isIt = isCallOf(kill);
        const owns = ({ resource }: Asked) => subject.part === undefined || resource.includes(subject.part);
        return [
          // What comes behind an answer waits for the kill too.
          { moment: 'before', at: (call) => at.has(subject) && owns(call), happen: () => action.ended },
          {
            moment: kill.moment,
            at(call) {
              const hit = !at.has(subject) && owns(call) && isIt(call);
              if (hit) at.set(subject, call);
              return hit;
            },
            async happen() {
              if (++waiting === kills.length) action.process.kill('SIGKILL');
              await action.ended;
            },
          },
        ];
      }),
    );
    await action.ended;
    this.#bench.proxy.interrupt(undefined);
    if (at.size > 0) this.#expectEnd(subjects, await this.#run(subjects));
    const states = await this.#states(subjects);
    return subjects.map((subject, index) => {
      const call = at.get(subject);
      return call && { state: states[index], at: call.operation };
    });
  }

  async #change(subjects: readonly Subject[]): Promise<void> {
    this.#edition += 1;
    for (const subject of subjects) await subject.change(this.#edition);
  }

  async #states(subjects: readonly Subject[]): Promise<unknown[]> {
    const states: unknown[] = [];
    for (const subject of subjects) {
      states.push(await subject.state());
      await subject.clear?.();
    }
    return states;
  }

  /** Starts the action of all these subjects. */
  #start(subjects: readonly Subject[]): RunningAction {
    return this.#bench.start(...this.#callOf(subjects));
  }

  #run(subjects: readonly Subject[]): Promise<ActionResult> {
    return this.#bench.run(...this.#callOf(subjects));
  }

  #callOf([subject]: readonly Subject[]): Parameters<Workbench['run']> {
    if (subject === undefined) throw new Error('there is no subject');
    const { functionRole, executionRole } = this.#bench.standIn;
    const options = {
      inputs: { 'function-role': functionRole, 'notebook-role': executionRole },
      env: { GITHUB_RUN_ID: `${1000 + this.#edition}` },
    };
    return [subject.action, subject.repository, options];
  }

  #expectEnd(subjects: readonly Subject[], { code, log }: ActionResult): void {
    const titles = subjects.map(({ title }) => title).join(', ');
    expect(code, `${titles}: ${log}`).toBe(subjects.every(({ right }) => right) ? 0 : 1);
  }
}

/** Whether a call, asked of all in their order, is the one of a kill. */
function isCallOf(kill: Kill): (call: Asked) => boolean {
  let count = 0;
  return (call) =>
    'write' in kill
      ? call.write && ++count === kill.write
      : call.operation === kill.operation && ++count === (kill.nth ?? 1);
}
