import { getState, saveState } from '@actions/core';

/** Kind and name of a resource, as `core/run.ts` defines them. */
interface Ref {
  readonly kind: string;
  readonly id: string;
}

const STARTED = 'started';

/**
 * Resources that this run has started and that have not ended yet. They are saved in the runner's state file, so that
 * the post step gets them even if this process is killed.
 */
export class StateLedger {
  readonly #refs = new Map<string, Ref>();

  started(ref: Ref): void {
    this.#refs.set(`${ref.kind} ${ref.id}`, ref);
    this.#save();
  }

  settled(ref: Ref): void {
    if (this.#refs.delete(`${ref.kind} ${ref.id}`)) this.#save();
  }

  /**
   * The run has ended normally: resources that still run (the wait ended) are continued by the next run and must not be
   * stopped.
   */
  release(): void {
    this.#refs.clear();
    this.#save();
  }

  open(): Ref[] {
    return [...this.#refs.values()];
  }

  #save(): void {
    saveState(STARTED, JSON.stringify(this.open()));
  }
}

/** In the post step: resources that main had started and that had not ended. */
export function leftOver(): Ref[] {
  const saved = getState(STARTED);
  return saved === '' ? [] : (JSON.parse(saved) as Ref[]);
}
