import { c as isTransient, i as Pending } from "./failure.mjs";

// actions/lib/core/poll.ts
/** Milliseconds: what settles at once is seen at once, and of a job of hours an end is seen within the longest. */
const SHORTEST = 100;
const USUAL = 500;
const LONGEST = 3e4;
/**
* The next wait: half of the time waited so far up to half a second, later a sixtieth of it, between a tenth of a second
* and thirty; 20 % up or down at random so that many waits that began together do not ask together.
*/
function nextWait(elapsed, random) {
	const early = Math.min(USUAL, Math.max(SHORTEST, elapsed / 2));
	return Math.min(LONGEST, Math.max(early, elapsed / 60)) * (.8 + .4 * random);
}
/**
* Looks until `look` answers something. A look that fails for a passing reason is repeated and never ends the wait.
*
* @param what what is waited for, for the message when time is up
* @param deadline milliseconds since the epoch
* @throws Pending at the deadline; the signal's reason when aborted; whatever `look` throws that is not transient
*/
async function poll(what, look, options) {
	const { clock, signal, deadline } = options;
	const started = clock.now();
	for (;;) {
		signal.throwIfAborted();
		try {
			const found = await look();
			if (found !== void 0) return found;
		} catch (error) {
			signal.throwIfAborted();
			if (!isTransient(error)) throw error;
			options.onError?.(error);
		}
		const wait = nextWait(clock.now() - started, clock.random());
		if (clock.now() + wait > deadline) throw new Pending(what);
		await clock.sleep(wait, signal);
	}
}

export { poll as n, nextWait as t };