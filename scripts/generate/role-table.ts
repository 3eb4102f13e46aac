import * as sagemaker from '@aws-sdk/client-sagemaker';
import * as runtime from '@aws-sdk/client-sagemaker-runtime';
import type { Role } from '../../actions/lib/iam/document.ts';
import { placeOf, rolesOf } from '../../actions/lib/policies/roles.ts';
import { loadConfig } from '../../actions/lib/resources/load-config.ts';
import { table, withGenerated } from './markdown.ts';

const CONFIG = 'pipeline-config/dog-breeds.yml';

const WHO: Readonly<Record<string, string>> = {
  AWS_ROLE_ARN: 'jobs on the branch `main`, by GitHub’s token',
  AWS_PULL_REQUEST_ROLE_ARN: 'jobs of pull requests, by GitHub’s token; those of forks get none',
  SAGEMAKER_EXECUTION_ROLE_ARN: 'SageMaker, for jobs and endpoints of `main`',
  SAGEMAKER_PULL_REQUEST_EXECUTION_ROLE_ARN: 'SageMaker, for jobs and previews of pull requests',
  FUNCTION_ROLE_ARN: 'Lambda, for the function',
  EC2_ROLE_ARN: 'EC2, for instances that train (an instance profile has the same name)',
  NOTEBOOK_ROLE_ARN: 'SageMaker, for the notebook instance and who works on it',
};

/** Returns a README's text with an updated table of roles: numbers about the policies for the shipped config. */
export function withRoleTable(readme: string, root: string): string {
  const loaded = loadConfig(CONFIG, root);
  if ('problems' in loaded) throw new Error(`${CONFIG} has problems.`);
  const repository = { owner: 'owner', ownerId: '1', name: 'name', id: '2' };
  const roles = rolesOf(loaded.config, placeOf(loaded.config, '123456789012', repository));
  const operations = Object.keys({ ...sagemaker, ...runtime }).filter((name) => /^[A-Z]\w*Command$/.test(name)).length;
  const rows = Object.entries(roles).map(([variable, role]) => [
    `\`${role.name}\``,
    WHO[variable] ?? '',
    `${actionsOf(role, (action) => action.startsWith('sagemaker:')).length} of ${operations}`,
    String(actionsOf(role, (action) => !action.startsWith('sagemaker:')).length),
    String(actionsOf(role, isChange, true).length),
  ]);
  const head = [
    'role',
    'who assumes it',
    'SageMaker actions',
    'other actions',
    'of these, changes on any resource (`*`)',
  ];
  return withGenerated(readme, CONFIG, table(head, rows));
}

/** Distinct actions of a role. @param anywhere only actions that are allowed on all resources */
function actionsOf({ permissions }: Role, fits: (action: string) => boolean, anywhere = false): string[] {
  const statements = permissions.Statement.filter(({ Resource }) => !anywhere || Resource?.includes('*'));
  return [...new Set(statements.flatMap(({ Action }) => Action).filter(fits))];
}

function isChange(action: string): boolean {
  return !/:(Describe|List|Get)/.test(action);
}
