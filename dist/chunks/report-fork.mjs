import { t as FORK_REPORT } from "./fork-report.mjs";
import { a as loadConfig, i as rootOf, n as configFile, r as readConfig } from "./read-config.mjs";
import { r as stagesOf } from "./stages.mjs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

// actions/plan/report-fork.ts
/**
* Checks the config of a pull request from a fork, which gets no role in AWS, and leaves the numbers of what it found for
* the run on `workflow_run` that may write to GitHub.
*
* @param folder receives the report
* @throws Failure as {@link readConfig}
*/
async function reportFork(context, folder) {
	const root = rootOf(context);
	const loaded = loadConfig(configFile(context), root);
	const problems = "problems" in loaded ? loaded.problems : [];
	const lines = [...new Set(problems.map(({ line }) => line))].slice(0, 100);
	const report = {
		version: 1,
		problems: problems.length,
		lines
	};
	await writeFile(join(folder, FORK_REPORT.path), JSON.stringify(report));
	const config = readConfig(context, root);
	context.info(`The config is valid. After the merge, a run on main has these stages: ${stagesOf(config).join(", ")}.`);
	context.info("A pull request from a fork gets no role in AWS, so nothing was compared with what exists there.");
}

export { reportFork };