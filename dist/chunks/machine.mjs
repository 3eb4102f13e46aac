import { Lt as Failure, Pt as isFullDisk } from "./shared.mjs";
import { accessSync, constants, statSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// actions/lib/runner/machine.ts
const COMMAND_FILES = ["GITHUB_OUTPUT", "GITHUB_STATE"];
function checkCommandFiles(environment) {
	for (const name of COMMAND_FILES) {
		const file = environment[name];
		if (!file) continue;
		try {
			accessSync(file, constants.W_OK);
			if (statSync(file).isFile()) continue;
		} catch {}
		throw new Failure(`environment-invalid: The environment variable ${name} is ${file}, which is not a file that can be written.`, "Let the runner set the variable, or remove it.");
	}
}
async function makeScratch(environment) {
	const folder = environment["RUNNER_TEMP"] || tmpdir();
	try {
		return await mkdtemp(join(folder, "sagemaker-actions-"));
	} catch (error) {
		if (isFullDisk(error)) throw error;
		throw new Failure(`environment-invalid: No temporary folder can be created in ${folder}: ${error instanceof Error ? error.message : error}.`, "Set RUNNER_TEMP to a folder that exists and can be written.", error);
	}
}
function endpointOf({ AWS_ENDPOINT_URL: endpoint }) {
	if (!endpoint) return void 0;
	if (URL.canParse(endpoint) && /^https?:\/\//i.test(endpoint)) return endpoint;
	throw new Failure("environment-invalid: The environment variable AWS_ENDPOINT_URL is not an http or https address.", "Write http://HOST:PORT, or remove it to use AWS itself.");
}

export { endpointOf as n, makeScratch as r, checkCommandFiles as t };