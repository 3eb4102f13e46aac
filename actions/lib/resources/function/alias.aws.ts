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

/** Aliases of functions by `<function>:<alias>`; the owner of a function owns its alias. */
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
      // The function may have been deleted since.
      const found = await unlessNotFound(lambda.send(request));
      return found && { resource, phase: await aliasPhase(aws, id, resource), tags: found.Tags ?? {} };
    },
  };
}

/**
 * While an alias moves to another version, AWS gives it temporary weights (hashicorp/terraform-provider-aws#48116).
 * Users cannot set weights on an alias with provisioned concurrency, so weights on such an alias are AWS's.
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

/** Whether an alias splits its requests between versions. */
export function hasWeights({ RoutingConfig }: AliasConfiguration): boolean {
  return Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {}).length > 0;
}

/** The version that an alias pointed to before, from its own description. */
export function previousOf({ Description = '' }: AliasConfiguration): string | undefined {
  return /^previous version: (\d+)/.exec(Description)?.[1];
}

/** Milliseconds for which an alias may keep AWS's temporary weights. */
const MOVES_WITHIN = 120_000;

/** Creates an alias. */
export async function createAlias(aws: Aws, id: string, version: string, description: string): Promise<void> {
  const [FunctionName, Name] = id.split(':');
  const request = { FunctionName, Name, FunctionVersion: version, Description: description };
  await aws.client(LambdaClient).send(new CreateAliasCommand(request));
}

/** Moves an alias, unless it was changed since that revision, and waits until AWS has removed temporary weights. */
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
    // Remaining weights belong to a user; the next read of the alias reports them.
    if (!(error instanceof Pending)) throw error;
  }
}
