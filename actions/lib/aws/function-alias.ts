import {
  type AliasConfiguration,
  CreateAliasCommand,
  GetAliasCommand,
  LambdaClient,
  ListTagsCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';
import type { Kind } from '../core/graph.ts';
import type { Aws } from './clients.ts';
import { unlessNotFound } from './errors.ts';

/** Aliases of functions by `<function>:<alias>`; whose a function is, is its alias. */
export function functionAliasKind(aws: Aws): Kind<AliasConfiguration> {
  return {
    name: 'function alias',
    onCancel: 'leave',
    naming: 'stable',
    async observe(id) {
      const [name, Name] = id.split(':');
      const lambda = aws.client(LambdaClient);
      const seen = await unlessNotFound(lambda.send(new GetAliasCommand({ FunctionName: name, Name })));
      if (seen === undefined) return undefined;
      const { Tags = {} } = await lambda.send(new ListTagsCommand({ Resource: seen.AliasArn?.replace(/:[^:]+$/, '') }));
      return { seen, phase: { is: 'ready', detail: `version ${seen.FunctionVersion}` }, tags: Tags };
    },
  };
}

/** Creates an alias. */
export async function createAlias(aws: Aws, id: string, version: string, description: string): Promise<void> {
  const [FunctionName, Name] = id.split(':');
  const request = { FunctionName, Name, FunctionVersion: version, Description: description };
  await aws.client(LambdaClient).send(new CreateAliasCommand(request));
}

/** Lets all requests of an alias go to another version, unless somebody has moved it since that revision. */
export async function moveAlias(
  aws: Aws,
  id: string,
  { version, description, revision }: { version: string; description: string; revision: string | undefined },
): Promise<void> {
  const [FunctionName, Name] = id.split(':');
  await aws.client(LambdaClient).send(
    new UpdateAliasCommand({
      FunctionName,
      Name,
      FunctionVersion: version,
      Description: description,
      RoutingConfig: { AdditionalVersionWeights: {} },
      RevisionId: revision,
    }),
  );
}
