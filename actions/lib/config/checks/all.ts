import type { ConfigDocument, Finding } from '../document.ts';
import type { Draft } from '../draft.ts';
import type { Repository } from '../repository.ts';
import { checkAccount } from './account.ts';
import { checkBundles } from './bundles.ts';
import { checkDivision } from './division.ts';
import { checkDomains } from './domains.ts';
import { checkEndpoints } from './endpoints.ts';
import { checkEntryPoint } from './entry-point.ts';
import { checkEnvironment } from './environment.ts';
import { checkFiles } from './files.ts';
import { checkFunctions } from './functions.ts';
import { checkHyperparameters } from './hyperparameters.ts';
import { checkMachines } from './machines.ts';
import { checkMetrics } from './metrics.ts';
import { checkNames } from './names.ts';
import { checkScaling } from './scaling.ts';
import { checkSections } from './sections.ts';
import { checkShell } from './shell.ts';
import { checkSources } from './sources.ts';
import { checkTuning } from './tuning.ts';
import { checkSurprises } from './yaml-surprises.ts';

/** Every check that looks at more than one key, at a file, or at a limit that the schema does not know. */
export function checkAll(document: ConfigDocument, draft: Draft, repository: Repository): Finding[] {
  return [
    ...checkAccount(draft),
    ...checkBundles(draft, repository),
    ...checkDivision(draft, repository),
    ...checkDomains(draft),
    ...checkEndpoints(draft, repository),
    ...checkEntryPoint(draft, repository),
    ...checkEnvironment(draft),
    ...checkFiles(draft, repository),
    ...checkFunctions(draft, repository),
    ...checkHyperparameters(draft),
    ...checkMachines(draft),
    ...checkMetrics(draft, repository),
    ...checkNames(draft),
    ...checkScaling(draft),
    ...checkSections(draft),
    ...checkShell(draft, repository),
    ...checkSources(draft, repository),
    ...checkSurprises(document),
    ...checkTuning(draft),
  ];
}
