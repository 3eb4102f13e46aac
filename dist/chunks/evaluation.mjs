import { y as S3Client } from "./aws-s3.mjs";
import { in as unlessNotFound, p as readObject } from "./shared.mjs";
import { t as readArchive } from "./read-archive.mjs";

// actions/lib/resources/training/evaluation.aws.ts
const FILE = "evaluation.json";
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