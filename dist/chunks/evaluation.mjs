import { y as S3Client } from "./aws-s3.mjs";
import { l as unlessNotFound } from "./errors.mjs";
import { t as readArchive } from "./read-archive.mjs";
import { r as readObject } from "./read-object.mjs";

// actions/lib/resources/training/evaluation.aws.ts
/** The evaluation that a job wrote into `SM_OUTPUT_DATA_DIR`. */
const FILE = "evaluation.json";
/**
* Reads `evaluation.json` of a finished training job. SageMaker packs `SM_OUTPUT_DATA_DIR` into `output.tar.gz` beside the
* model (SageMaker Developer Guide, "Amazon SageMaker Training Storage Folders").
*
* @param artifact `s3://…/model.tar.gz`
* @param longest bytes that are read at most; a longer file is cut after one byte more, so that its reader can tell
* @returns its bytes; `undefined` when the job left no such file, or it has been deleted
* @throws Failure when the archive is damaged
*/
async function readEvaluation(aws, artifact, longest, signal) {
	const uri = artifact.replace(/[^/]*$/, "output.tar.gz");
	let found;
	const read = readObject(aws.client(S3Client), uri, (body, either) => {
		found = void 0;
		return readArchive(body, async (entry) => {
			if (found !== void 0 || entry.header.type !== "file" || entry.header.name.replace(/^\.\//, "") !== FILE) return void entry.resume();
			const pieces = [];
			let bytes = 0;
			for await (const piece of entry) {
				if (bytes <= longest) pieces.push(piece);
				bytes += piece.length;
			}
			found = Buffer.concat(pieces).subarray(0, longest + 1);
		}, either);
	}, { signal });
	await unlessNotFound(read);
	return found;
}

export { readEvaluation as t };