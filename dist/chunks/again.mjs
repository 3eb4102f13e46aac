import { setTimeout } from "node:timers/promises";

// actions/lib/core/again.ts
/**
* Tries again what failed, after half a second, one second, two seconds, each at random up to a half shorter.
*
* @param limitOf how many attempts an error is worth in all; 1 = none but the first
* @throws the error of the last attempt; the signal's reason when aborted
*/
async function again(attempt, limitOf, { signal, pause = longer } = {}) {
	for (let number = 1;; number++) {
		try {
			return await attempt();
		} catch (error) {
			signal?.throwIfAborted();
			if (number >= limitOf(error)) throw error;
		}
		const wait = pause(number);
		if (wait > 0) await setTimeout(wait, void 0, { signal });
	}
}
function longer(attempt) {
	return 250 * 2 ** attempt * (.5 + Math.random() / 2);
}

export { again as t };