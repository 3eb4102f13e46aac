import {
  type AliasConfiguration,
  CreateAliasCommand,
  GetAliasCommand,
  GetProvisionedConcurrencyConfigCommand,
  LambdaClient,
  ListTagsCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { Pending } from '../../core/failure.ts';
import type { PartKind, Phase } from '../../core/graph.ts';
import { poll } from '../../core/poll.ts';

/** Aliases of functions by `<function>:<alias>`; whose a function is, is its alias. */
export function functionAliasKind(aws: Aws): PartKind<AliasConfiguration> {
  return {
    name: 'function alias',
    identity: 'name',
    partOf: 'function',
    async observe(id) {
      const [name, Name] = id.split(':');
      const lambda = aws.client(LambdaClient);
      const resource = await unlessNotFound(lambda.send(new GetAliasCommand({ FunctionName: name, Name })));
      if (resource === undefined) return undefined;
      const request = new ListTagsCommand({ Resource: resource.AliasArn?.replace(/:[^:]+$/, '') });
      // Somebody may have deleted the function since.
      const found = await unlessNotFound(lambda.send(request));
      return found && { resource, phase: await aliasPhase(aws, id, resource), tags: found.Tags ?? {} };
    },
  };
}

/**
 * While an alias moves to another version, AWS itself gives it weights for a while
 * (hashicorp/terraform-provider-aws#48116). It lets nobody else give weights to an alias with provisioned concurrency, so
 * weights on such an alias are AWS's.
 */
async function aliasPhase(aws: Aws, id: string, resource: AliasConfiguration): Promise<Phase> {
  const detail = `version ${resource.FunctionVersion}`;
  if (!hasWeights(resource)) return { is: 'ready', detail };
  const [FunctionName, Qualifier] = id.split(':');
  const command = new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier });
  const provisioned = await unlessNotFound(aws.client(LambdaClient).send(command));
  return provisioned === undefined
    ? { is: 'ready', detail }
    : { is: 'in-progress', detail: `moves to version ${resource.FunctionVersion}` };
}

/** Whether an alias shares its requests among versions. */
export function hasWeights({ RoutingConfig }: AliasConfiguration): boolean {
  return Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {}).length > 0;
}

/** The version that an alias pointed to before, from its own description. */
export function previousOf({ Description = '' }: AliasConfiguration): string | undefined {
  return /^previous version: (\d+)/.exec(Description)?.[1];
}

/** How long an alias may keep the weights that AWS gives it while it moves. */
const MOVES_WITHIN = 120_000;

/** Creates an alias. */
export async function createAlias(aws: Aws, id: string, version: string, description: string): Promise<void> {
  const [FunctionName, Name] = id.split(':');
  const request = { FunctionName, Name, FunctionVersion: version, Description: description };
  await aws.client(LambdaClient).send(new CreateAliasCommand(request));
}

/**
 * Lets all requests of an alias go to another version, unless somebody has moved it since that revision, and waits until
 * the weights are gone that AWS may give it on the way.
 */
export async function moveAlias(
  aws: Aws,
  id: string,
  { version, description, revision }: { version: string; description: string; revision: string | undefined },
  signal: AbortSignal,
): Promise<void> {
  const [FunctionName, Name] = id.split(':');
  const lambda = aws.client(LambdaClient);
  await lambda.send(
    new UpdateAliasCommand({
      FunctionName,
      Name,
      FunctionVersion: version,
      Description: description,
      RoutingConfig: { AdditionalVersionWeights: {} },
      RevisionId: revision,
    }),
  );
  const look = async () =>
    hasWeights(await lambda.send(new GetAliasCommand({ FunctionName, Name }))) ? undefined : true;
  try {
    await poll(`alias ${id}`, look, { clock: aws.clock, signal, deadline: aws.clock.now() + MOVES_WITHIN });
  } catch (error) {
    // Weights that stay are somebody's: whoever reads the alias next sees them.
    if (!(error instanceof Pending)) throw error;
  }
}
