import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { given } from '../lib/config/fill-in.ts';
import { FORK_REPORT, type ForkReport, MOST_LINES } from '../lib/github-api/fork-report.ts';
import { MONTH, sumOf } from '../lib/prices/arithmetic.ts';
import { checkBudget } from '../lib/prices/budget.ts';
import { estimateByTable } from '../lib/prices/by-table.ts';
import { costLines } from '../lib/report/cost.ts';
import { loadConfig } from '../lib/resources/load-config.ts';
import type { Config } from '../lib/resources/types.ts';
import type { ActionContext } from '../lib/runner/action-context.ts';
import { configFile, readConfig, rootOf } from '../lib/runner/read-config.ts';
import { stagesOf } from '../lib/runner/stages.ts';

/**
 * Checks the config of a pull request from a fork, which gets no role in AWS, and shows what a run on main would do and
 * cost after the merge. It writes the numbers for the run on `workflow_run`, which may write to GitHub.
 *
 * @param folder receives the report
 * @throws Failure as {@link readConfig}, and when the resources that stay would exceed the budget
 */
export async function reportFork(context: ActionContext, folder: string): Promise<void> {
  const root = rootOf(context);
  const leave = (report: ForkReport) => writeFile(join(folder, FORK_REPORT.path), JSON.stringify(report));
  const loaded = loadConfig(configFile(context), root);
  const problems = 'problems' in loaded ? loaded.problems : [];
  const lines = [...new Set(problems.map(({ line }) => line))].slice(0, MOST_LINES);
  if (problems.length > 0) await leave({ version: 2, problems: problems.length, lines });
  const config = readConfig(context, root);
  const stages = stagesOf(config);
  context.info(`The config is valid. After the merge, a run on main has these stages: ${stages.join(', ')}.`);
  const { over, failures, ...costs } = tellCost(context, config, stages);
  await leave({ version: 2, problems: 0, lines: [], plan: { stages, ...costs, over } });
  context.info('A pull request from a fork gets no role in AWS, so nothing was compared with what exists there.');
  if (failures[0] !== undefined) throw failures[0];
}

/**
 * Estimates the cost without AWS: with prices from the table, and as if no resource of earlier runs could be reused.
 */
function tellCost(context: ActionContext, config: Config, stages: readonly string[]) {
  const estimate = estimateByTable(config, stages);
  for (const line of costLines(estimate)) context.info(line);
  const { perRun, perMonth } = config.budget ?? {};
  const [run, month] = [checkBudget(estimate, given({ perRun })), checkBudget(estimate, given({ perMonth }))];
  // The run may reuse resources of main, so it may cost less.
  for (const { message } of run.failures) context.annotate('warning', message);
  for (const sentence of [...run.unchecked, ...month.unchecked]) context.annotate('warning', sentence);
  const worst = sumOf(estimate.run, (item) => item.worst);
  const least = sumOf(estimate.standing, (item) => item.least);
  const most = sumOf(estimate.standing, (item) => item.most);
  return {
    run: { worst: cents(worst.dollars), unknown: worst.unknown.length },
    month: {
      ...{ least: cents(least.dollars * MONTH), worst: cents(most.dollars * MONTH) },
      unknown: most.unknown.length,
    },
    over: [
      ...(run.failures.length > 0 ? ['per-run' as const] : []),
      ...(month.failures.length > 0 ? ['per-month' as const] : []),
    ],
    failures: month.failures,
  };
}

function cents(dollars: number): number {
  return Math.round(dollars * 100) / 100;
}
