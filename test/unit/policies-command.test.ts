import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');
// The action writes nowhere but in the repository.
const folder = mkdtempSync(join(root, '.local-aws/policies-'));
afterAll(() => rmSync(folder, { recursive: true }));

function policies(...args: string[]) {
  return spawnSync(process.execPath, ['scripts/policies.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
}

/** Puts a command in the way that writes down its arguments and prints something. */
function pretend(name: string, prints: string): void {
  writeFileSync(join(folder, name), `#!/bin/bash\nprintf '%s\\n' "${name} $*" >>"$CALLS"\n${prints}\n`);
  chmodSync(join(folder, name), 0o755);
}

test('what npm run policies prints makes the stack and names its roles to the repository', () => {
  const { status, stdout, stderr } = policies(
    '--config',
    'pipeline-config/local.yml',
    '--folder',
    relative(root, folder),
  );
  expect([status, stderr]).toEqual([0, '']);
  const commands = stdout.split('\n\n').filter((block) => /^(aws|gh) /.test(block));
  pretend('gh', `[ "$1" = api ] && echo RepositoryOwner=o RepositoryOwnerId=1 RepositoryName=r RepositoryId=2`);
  pretend('aws', `[ "$2" = describe-stacks ] && sed "s/.*'\\(.*\\)'.*/arn:of:\\1/" <<<"$*"`);
  const calls = join(folder, 'calls');
  const env = { PATH: `${folder}:/usr/bin:/bin`, CALLS: calls };
  spawnSync('bash', ['-c', commands.join('\n')], { env, cwd: root });
  const made = readFileSync(calls, 'utf8')
    .split('\n')
    .filter((call) => !/^gh api|describe-stacks/.test(call));
  const { Outputs, Parameters } = parse(readFileSync(join(folder, 'template.yml'), 'utf8'));
  expect(made.filter((call) => call !== '')).toEqual([
    `aws cloudformation deploy --region us-east-1 --stack-name local-roles --template-file ${relative(root, folder)}/template.yml --capabilities CAPABILITY_NAMED_IAM --parameter-overrides RepositoryOwner=o RepositoryOwnerId=1 RepositoryName=r RepositoryId=2`,
    'gh variable set AWS_ROLE_ARN --body arn:of:MainRoleArn',
    'gh variable set AWS_PULL_REQUEST_ROLE_ARN --body arn:of:PullRequestRoleArn',
    'gh variable set SAGEMAKER_EXECUTION_ROLE_ARN --body arn:of:ExecutionRoleArn',
    'gh variable set SAGEMAKER_PULL_REQUEST_EXECUTION_ROLE_ARN --body arn:of:PullRequestExecutionRoleArn',
    'gh variable set FUNCTION_ROLE_ARN --body arn:of:FunctionRoleArn',
    'gh variable set NOTEBOOK_ROLE_ARN --body arn:of:NotebookRoleArn',
    'gh variable set PIPELINE_CONFIG --body pipeline-config/local.yml',
  ]);
  expect(Object.keys(Outputs)).toEqual([
    'MainRoleArn',
    'PullRequestRoleArn',
    'ExecutionRoleArn',
    'PullRequestExecutionRoleArn',
    'FunctionRoleArn',
    'NotebookRoleArn',
  ]);
  const required = Object.entries<{ Default?: string }>(Parameters).filter(([, { Default }]) => Default === undefined);
  expect(required.map(([name]) => name)).toEqual([
    'RepositoryOwner',
    'RepositoryOwnerId',
    'RepositoryName',
    'RepositoryId',
  ]);
});

test('a config that is none is said in its own words, without any command', () => {
  const { status, stdout, stderr } = policies('--config', 'nowhere.yml', '--folder', relative(root, folder));
  expect([status, stdout]).toEqual([1, expect.stringContaining('nowhere.yml:1:1: cannot be read')]);
  expect(stderr).toContain('→ Correct each line listed above and run again.');
  expect(stdout).not.toContain('aws cloudformation');
});

test('an option that is none is refused in one line', () => {
  expect(policies('--bogus')).toMatchObject({
    status: 2,
    stderr: "Unknown option '--bogus'; --help shows the options\n",
  });
});
