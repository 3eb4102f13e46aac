import { getState, saveState } from '@actions/core';

/** A kind and a name, as the core writes them down. */
interface Ref {
  readonly kind: string;
  readonly id: string;
}

const STARTED = 'started';

/** What this run has started and not seen end, kept where GitHub's runner hands it to the post step even after a kill. */
export class StateLedger {
  readonly #refs = new Map<string, Ref>();

  started(ref: Ref): void {
    this.#refs.set(`${ref.kind} ${ref.id}`, ref);
    this.#save();
  }

  settled(ref: Ref): void {
    if (this.#refs.delete(`${ref.kind} ${ref.id}`)) this.#save();
  }

  /** The run has ended by itself: what goes on (its wait was over) is for the next run to take up, not to be stopped. */
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

/** In the post step: what main had started and not seen end. */
export function leftOver(): Ref[] {
  const saved = getState(STARTED);
  return saved === '' ? [] : (JSON.parse(saved) as Ref[]);
}
