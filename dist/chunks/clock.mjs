import { setTimeout } from "node:timers/promises";

// actions/lib/core/clock.ts
/** The real time. */
const systemClock = {
	now: () => Date.now(),
	sleep: (milliseconds, signal) => setTimeout(milliseconds, void 0, { signal }),
	random: () => Math.random()
};

export { systemClock as t };