import { rm } from "node:fs/promises";

// actions/lib/dataset/discard.ts
/** Removes a temporary file or folder. Errors are ignored: the runner empties its temporary folder after each job. */
async function discard(path) {
	await rm(path, {
		recursive: true,
		force: true
	}).catch(() => void 0);
}

export { discard as t };