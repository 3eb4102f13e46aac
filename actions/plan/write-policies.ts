import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Repository } from '../lib/iam/document.ts';
import { managedPolicies } from '../lib/policies/managed.ts';
import { nextSteps } from '../lib/policies/next-steps.ts';
import { originOf } from '../lib/policies/origin.ts';
import { placeOf, rolesOf } from '../lib/policies/roles.ts';
import { template } from '../lib/policies/template.ts';
import type { Config } from '../lib/resources/types.ts';
import { type ActionContext, InputError } from '../lib/runner/action-context.ts';
import { DEFAULT_CONFIG, readConfig, rootOf } from '../lib/runner/read-config.ts';

/** File name of the CloudFormation template. */
const TEMPLATE = 'template.yml';

/**
 * Writes the roles that the config needs into a folder: a CloudFormation template, and, if account and repository are
 * known, each role's trust policy and managed policies. It does not call AWS, so it works before any role exists.
 *
 * @throws InputError when the folder is not in the workspace
 */
export async function writePolicies(context: ActionContext): Promise<void> {
  const root = rootOf(context);
  const config = readConfig(context, root);
  const folder = resolve(root, context.input('policies-folder') || 'policies');
  if (relative(root, folder).startsWith('..'))
    throw new InputError(`The input policies-folder is ${folder}.`, 'Write a path inside the repository.');
  const files = documentsOf(context, config);
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text);
    context.info(`wrote ${relative(root, join(folder, name))}`);
  }
  context.group(TEMPLATE, (files[TEMPLATE] ?? '').split('\n'));
  const repository = repositoryOf(context);
  const roles = rolesOf(config, placeOf(config, '', repository));
  const other = context.input('config') === DEFAULT_CONFIG ? '' : context.input('config');
  const file = relative(root, join(folder, TEMPLATE));
  const size = Buffer.byteLength(files[TEMPLATE] ?? '');
  const origin = await originOf(root);
  for (const line of nextSteps({ config, configFile: other, file, size, repository, origin, roles }))
    context.info(line);
}

/** File contents by file name. */
function documentsOf(context: ActionContext, config: Config): Record<string, string> {
  const repository = repositoryOf(context);
  const files: Record<string, string> = { [TEMPLATE]: template(config, repository) };
  const { account } = context;
  if (account === '' || Object.values(repository).includes('')) {
    context.info(
      `Only the template was written. The policy documents need the account (from the input aws-role or execution-role) and GitHub's variables of the repository.`,
    );
    return files;
  }
  const place = placeOf(config, account, repository);
  for (const role of Object.values(rolesOf(config, place))) {
    files[`${role.name}.trust.json`] = `${JSON.stringify(role.trust, null, 2)}\n`;
    for (const { name, document } of managedPolicies(role, place))
      files[`${name}.policy.json`] = `${JSON.stringify(document, null, 2)}\n`;
  }
  return files;
}

function repositoryOf({ environment }: ActionContext): Repository {
  const [owner = '', name = ''] = (environment['GITHUB_REPOSITORY'] ?? '').split('/');
  const { GITHUB_REPOSITORY_ID: id = '', GITHUB_REPOSITORY_OWNER_ID: ownerId = '' } = environment;
  return { owner, ownerId, name, id };
}
