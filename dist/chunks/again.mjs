import { setTimeout } from "node:timers/promises";

// actions/lib/aws/again.ts
/**
* Tries again what failed, after half a second, one second, two seconds, each at random up to a half shorter.
*
* @param limitOf how many attempts an error is worth in all; 1 = none but the first
* @throws the error of the last attempt; the signal's reason when aborted
*/
async function again(attempt, limitOf, signal) {
	for (let number = 1;; number++) {
		try {
			return await attempt();
		} catch (error) {
			signal?.throwIfAborted();
			if (number >= limitOf(error)) throw error;
		}
		await setTimeout(250 * 2 ** number * (.5 + Math.random() / 2), void 0, { signal });
	}
}

export { again as t };