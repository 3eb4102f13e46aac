import type { Repository, Role } from '../iam/document.ts';
import type { Config } from '../resources/types.ts';
import { outputName } from './template.ts';
import { ISSUER } from './trust.ts';

/** The template's parameters on the repository, out of GitHub's answer about the one that the shell stands in. */
const PARAMETERS = `$(gh api 'repos/{owner}/{repo}' \\
  --jq '"RepositoryOwner=\\(.owner.login) RepositoryOwnerId=\\(.owner.id) RepositoryName=\\(.name) RepositoryId=\\(.id)"')`;

/** Bytes of a template that CloudFormation takes with the request. Source: CloudFormation quotas. */
const LARGEST = 51_200;

const UPLOAD =
  'The template is too large for a CloudFormation request: replace BUCKET with the name of a bucket in the same region.';

/** A template that was written, and what it was made from. */
export interface Written {
  readonly config: Config;
  /** Path of the config's file; empty: the default one. */
  readonly configFile: string;
  /** Path of the template. */
  readonly file: string;
  /** Bytes of the template. */
  readonly size: number;
  /** As the template has it; what is empty there the command finds out. */
  readonly repository: Repository;
  /** By repository variable. */
  readonly roles: Readonly<Record<string, Role>>;
}

/**
 * What to type after the template is written, in a shell in which AWS's and GitHub's command lines are logged in: the
 * stack, and the repository's variables out of its outputs.
 */
export function nextSteps({ config, configFile, file, size, repository, roles }: Written): string[] {
  const stack = `--region ${config.aws.region} --stack-name ${config.name}-roles`;
  const parameters = Object.values(repository).includes('') ? ` --parameter-overrides ${PARAMETERS}` : '';
  const upload = size <= LARGEST ? '' : ' --s3-bucket BUCKET';
  const output = (key: string) =>
    `aws cloudformation describe-stacks ${stack} \\\n  --output text --query "Stacks[0].Outputs[?OutputKey=='${key}'].OutputValue"`;
  return [
    'Next, create the roles in your account:',
    '',
    `aws cloudformation deploy ${stack} --template-file ${file} \\\n  --capabilities CAPABILITY_NAMED_IAM${upload}${parameters}`,
    '',
    ...(upload === '' ? [] : [UPLOAD, '']),
    "If the account has GitHub's OIDC provider already, add to --parameter-overrides:",
    `OidcProviderArn=arn:aws:iam::<account>:oidc-provider/${ISSUER}`,
    '',
    'Then save their ARNs as variables of the repository:',
    '',
    ...Object.entries(roles)
      .filter(([, { isProfile }]) => isProfile !== true)
      .map(([variable, role]) => `gh variable set ${variable} --body "$(${output(outputName(config, role))})"`),
    ...(configFile === '' ? [] : [`gh variable set PIPELINE_CONFIG --body ${configFile}`]),
  ].flatMap((text) => text.split('\n'));
}
