import { isTransient } from '../core/failure.ts';
import { nextWait } from '../core/poll.ts';
import { describeEndpoint } from '../resources/endpoint/endpoint.aws.ts';
import type { Scope } from '../resources/scope.ts';

/** The instances of an endpoint at a moment. */
export interface Fleet {
  /** Since the watch began. */
  readonly seconds: number;
  /** Instances that answer. */
  readonly current: number;
  /** Instances that shall answer. */
  readonly desired: number;
  /** EndpointStatus. */
  readonly status: string;
}

/** A watch that goes on until it is ended. */
export interface Watch {
  /**
   * Ends it once as many instances answer as at its beginning, at the latest after so many seconds. That they could not be
   * read any more is told, and hides nothing of what was found meanwhile.
   *
   * @returns the instances at the beginning and after each change
   */
  end(seconds: number): Promise<readonly Fleet[]>;
}

/** Watches an endpoint's instances and tells each change; asks as seldom as every other wait. */
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
      // Its end cuts the wait short that it finds, not those that follow.
      const signal = ended.signal.aborted ? scope.signal : AbortSignal.any([scope.signal, ended.signal]);
      await clock.sleep(wait, signal).catch(() => undefined);
      scope.signal.throwIfAborted();
      await tryToLook();
    }
  })();
  // Whoever ends the watch hears of it; until then nobody listens.
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
