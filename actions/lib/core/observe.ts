import { Pending } from './failure.ts';
import type { Node, Observed } from './graph.ts';
import { poll } from './poll.ts';
import { tellRetries } from './retries.ts';
import type { Run } from './run.ts';

/**
 * Milliseconds for which a failed read is repeated, in addition to the retries of the AWS client. With hundreds of waits that
 * started together, throttling can last for minutes.
 */
const PATIENCE = 300_000;

/** Reads a resource. Temporary failures are retried for a while: they happen when many runs read at the same time. */
export async function observe({ key, kind }: Node, id: string, run: Run): Promise<Observed<unknown> | undefined> {
  const { clock, signal } = run;
  let reason: unknown;
  const tell = tellRetries(run, key);
  const onError = (error: unknown) => {
    reason = error;
    tell(error);
  };
  try {
    const look = async () => ({ observed: await kind.observe(id) });
    return (await poll(id, look, { clock, signal, deadline: clock.now() + PATIENCE, onError })).observed;
  } catch (error) {
    throw error instanceof Pending ? reason : error;
  }
}
