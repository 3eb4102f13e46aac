import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FORK_REPORT, type ForkReport, MOST_LINES } from '../lib/github-api/fork-report.ts';
import { loadConfig } from '../lib/resources/load-config.ts';
import type { ActionContext } from '../lib/runner/action-context.ts';
import { configFile, readConfig, rootOf } from '../lib/runner/read-config.ts';
import { stagesOf } from '../lib/runner/stages.ts';

/**
 * Checks the config of a pull request from a fork, which gets no role in AWS, and leaves the numbers of what it found for
 * the run on `workflow_run` that may write to GitHub.
 *
 * @param folder receives the report
 * @throws Failure as {@link readConfig}
 */
export async function reportFork(context: ActionContext, folder: string): Promise<void> {
  const root = rootOf(context);
  const loaded = loadConfig(configFile(context), root);
  const problems = 'problems' in loaded ? loaded.problems : [];
  const lines = [...new Set(problems.map(({ line }) => line))].slice(0, MOST_LINES);
  const report: ForkReport = { version: 1, problems: problems.length, lines };
  await writeFile(join(folder, FORK_REPORT.path), JSON.stringify(report));
  const config = readConfig(context, root);
  context.info(`The config is valid. After the merge, a run on main has these stages: ${stagesOf(config).join(', ')}.`);
  context.info('A pull request from a fork gets no role in AWS, so nothing was compared with what exists there.');
}
