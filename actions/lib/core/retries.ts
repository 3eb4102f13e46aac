import type { Run } from './run.ts';

/** Prints why a read of a node is repeated: once, and again only if the reason changes. */
export function tellRetries({ progress }: Run, key: string): (error: unknown) => void {
  let told: string | undefined;
  return (error) => {
    const words = error instanceof Error ? error.message : String(error);
    if (words !== told) progress(key, `(retrying: ${words})`);
    told = words;
  };
}
