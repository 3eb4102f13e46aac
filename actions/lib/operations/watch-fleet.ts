import { isTransient } from '../core/failure.ts';
import { nextWait } from '../core/poll.ts';
import { describeEndpoint } from '../resources/endpoint/endpoint.aws.ts';
import type { Scope } from '../resources/scope.ts';

/** The instances of an endpoint at one time. */
export interface Fleet {
  /** Seconds since the watch began. */
  readonly seconds: number;
  /** InService instances. */
  readonly current: number;
  /** Desired number of instances. */
  readonly desired: number;
  /** EndpointStatus. */
  readonly status: string;
}

/** A watch, which continues until it is ended. */
export interface Watch {
  /**
   * Ends it once the number of instances is as at its beginning, at the latest after this number of seconds. If the
   * instances cannot be read any more, that is reported, and the results so far are still returned.
   *
   * @returns the instances at the beginning and after each change
   */
  end(seconds: number): Promise<readonly Fleet[]>;
}

/** Watches an endpoint's instances and reports each change; the intervals are those of all other waits. */
export async function watchFleet(scope: Scope, endpoint: string): Promise<Watch> {
  const { clock } = scope;
  const started = clock.now();
  const elapsed = () => clock.now() - started;
  const seen: Fleet[] = [];
  let ends = Number.POSITIVE_INFINITY;
  const ended = new AbortController();

  const look = async () => {
    const seconds = Math.round(elapsed() / 100) / 10;
    const described = await describeEndpoint(scope.aws, endpoint);
    const variants = described?.ProductionVariants ?? [];
    const sum = (of: (variant: (typeof variants)[number]) => number | undefined) =>
      variants.reduce((total, variant) => total + (of(variant) ?? 0), 0);
    const fleet: Fleet = {
      seconds,
      current: sum(({ CurrentInstanceCount }) => CurrentInstanceCount),
      desired: sum(({ DesiredInstanceCount }) => DesiredInstanceCount),
      status: described?.EndpointStatus ?? 'gone',
    };
    const last = seen.at(-1);
    if (last?.current === fleet.current && last.desired === fleet.desired && last.status === fleet.status) return;
    seen.push(fleet);
    scope.progress(
      endpoint,
      `${fleet.current} of ${fleet.desired} instances after ${fleet.seconds} s (${fleet.status})`,
    );
  };
  const isBack = () => {
    const [first, last] = [seen[0], seen.at(-1)];
    return last?.status === 'InService' && last.current === first?.current && last.desired === first.desired;
  };

  const tryToLook = () =>
    look().catch((error: unknown) => {
      if (!isTransient(error)) throw error;
    });
  await tryToLook();
  const going = (async () => {
    while (elapsed() < ends && !(Number.isFinite(ends) && isBack())) {
      const wait = Math.min(nextWait(elapsed(), clock.random()), Math.max(0, ends - elapsed()));
      // The end of the watch interrupts the current wait, not the following ones.
      const signal = ended.signal.aborted ? scope.signal : AbortSignal.any([scope.signal, ended.signal]);
      await clock.sleep(wait, signal).catch(() => undefined);
      scope.signal.throwIfAborted();
      await tryToLook();
    }
  })();
  // The error is thrown when the watch is ended; until then it must not count as unhandled.
  going.catch(() => undefined);
  return {
    async end(seconds) {
      ends = elapsed() + seconds * 1000;
      ended.abort();
      await going.catch((error: unknown) => {
        scope.signal.throwIfAborted();
        scope.warn(endpoint, `watching its instances stopped early: ${error instanceof Error ? error.message : error}`);
      });
      return seen;
    },
  };
}
