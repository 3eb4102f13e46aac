import { checkScaling } from '../../resources/autoscaling/checks.ts';
import { checkBundles } from '../../resources/code/checks.ts';
import { checkSources } from '../../resources/data/check-sources.ts';
import { checkEndpoints } from '../../resources/endpoint/checks.ts';
import { checkFunctions } from '../../resources/function/checks.ts';
import { checkDivision } from '../../resources/training/check-division.ts';
import { checkEntryPoint } from '../../resources/training/check-entry-point.ts';
import { checkEnvironment } from '../../resources/training/check-environment.ts';
import { checkHyperparameters } from '../../resources/training/check-hyperparameters.ts';
import { checkMetrics } from '../../resources/training/check-metrics.ts';
import { checkShell } from '../../resources/training/check-shell.ts';
import { checkTuning } from '../../resources/tuning/checks.ts';
import type { ConfigDocument, Finding } from '../document.ts';
import type { Draft } from '../draft.ts';
import type { Repository } from '../repository.ts';
import { checkAccount } from './account.ts';
import { checkDomains } from './domains.ts';
import { checkFiles } from './files.ts';
import { checkMachines } from './machines.ts';
import { checkNames } from './names.ts';
import { checkSections } from './sections.ts';
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
