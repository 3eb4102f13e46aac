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

/**
 * The sections of the config that every family uses: the pipeline's name, the region, tags, KMS key and network.
 * Also the checks that concern several sections: names, instance types, files, trust domains.
 */
export const account: Family<typeof sections> = {
  name: 'account',
  sections,
  checks: [checkAccount, checkDomains, checkFiles, checkMachines, checkNames, checkSections],
  resolve: resolveAccount,
  permissions,
  stages: {},
  kinds: {},
};
