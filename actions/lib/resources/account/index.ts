import type { Family } from '../family.ts';
import { checkAccount } from './check-account.ts';
import { checkDomains } from './check-domains.ts';
import { checkFiles } from './check-files.ts';
import { checkMachines } from './check-machines.ts';
import { checkNames } from './check-names.ts';
import { checkSections } from './check-sections.ts';
import { permissions } from './permissions.ts';
import { resolveAccount } from './resolve.ts';
import * as sections from './schema.ts';

/** What every family's names and requests hold: the pipeline's name, region, tags, key and network. */
export const account: Family<typeof sections> = {
  name: 'account',
  sections,
  checks: [checkAccount, checkDomains, checkFiles, checkMachines, checkNames, checkSections],
  resolve: resolveAccount,
  permissions,
  stages: {},
  kinds: {},
};
