import type { Repository, Role } from '../iam/document.ts';
import type { Config } from '../resources/types.ts';
import type { Origin } from './origin.ts';
import { outputName } from './template.ts';
import { ISSUER } from './trust.ts';

/** The template's parameters about the repository, from GitHub's answer. */
const parameters = ({
  host,
  name,
}: Origin) => `$(gh api ${host === undefined ? '' : `--hostname ${host} `}'repos/${name}' \\
  --jq '"RepositoryOwner=\\(.owner.login) RepositoryOwnerId=\\(.owner.id) RepositoryName=\\(.name) RepositoryId=\\(.id)"')`;

/** `gh` replaces this by the repository of the shell's folder. */
const OF_FOLDER: Origin = { name: '{owner}/{repo}' };

/** Largest template in bytes that CloudFormation accepts in the request. Source: CloudFormation quotas. */
const LARGEST = 51_200;

const UPLOAD =
  'The template is too large for a CloudFormation request: replace BUCKET with the name of a bucket in the same region.';

/** A template that was written, and its source. */
export interface Written {
  readonly config: Config;
  /** Path of the config file; empty: the default one. */
  readonly configFile: string;
  /** Path of the template. */
  readonly file: string;
  /** Bytes of the template. */
  readonly size: number;
  /** As in the template; the command fills in the values that are empty there. */
  readonly repository: Repository;
  /** Undefined: the commands are for the repository that `gh` finds. */
  readonly origin: Origin | undefined;
  /** The roles, by the repository variable with their ARN. */
  readonly roles: Readonly<Record<string, Role>>;
}

/**
 * The commands to type after the template is written, in a shell in which the command lines of AWS and GitHub are
 * logged in: they create the stack, and set the repository's variables from its outputs.
 */
export function nextSteps({ config, configFile, file, size, repository, origin, roles }: Written): string[] {
  const stack = `--region ${config.aws.region} --stack-name ${config.name}-roles`;
  const overrides = Object.values(repository).includes('')
    ? ` --parameter-overrides ${parameters(origin ?? OF_FOLDER)}`
    : '';
  const set = `gh variable set${origin === undefined ? '' : ` --repo ${[origin.host, origin.name].filter(Boolean).join('/')}`}`;
  const upload = size <= LARGEST ? '' : ' --s3-bucket BUCKET';
  const output = (key: string) =>
    `aws cloudformation describe-stacks ${stack} \\\n  --output text --query "Stacks[0].Outputs[?OutputKey=='${key}'].OutputValue"`;
  return [
    'Next, create the roles in your account:',
    '',
    `aws cloudformation deploy ${stack} --template-file ${file} \\\n  --capabilities CAPABILITY_NAMED_IAM${upload}${overrides}`,
    '',
    ...(upload === '' ? [] : [UPLOAD, '']),
    "If the account has GitHub's OIDC provider already, add to --parameter-overrides:",
    `OidcProviderArn=arn:aws:iam::<account>:oidc-provider/${ISSUER}`,
    '',
    'Then save their ARNs as variables of the repository:',
    '',
    ...Object.entries(roles)
      .filter(([, { isProfile }]) => isProfile !== true)
      .map(([variable, role]) => `${set} ${variable} --body "$(${output(outputName(config, role))})"`),
    ...(configFile === '' ? [] : [`${set} PIPELINE_CONFIG --body ${configFile}`]),
  ].flatMap((text) => text.split('\n'));
}
