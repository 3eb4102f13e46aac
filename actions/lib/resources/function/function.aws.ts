import {
  CreateFunctionCommand,
  type CreateFunctionRequest,
  DeleteFunctionCommand,
  type FunctionCode,
  type FunctionConfiguration,
  GetFunctionCommand,
  LambdaClient,
  ListTagsCommand,
  paginateListFunctions,
  TagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { isNotKnownYet, onceKnown, type Patience } from '../../aws/once-known.ts';
import { cleanTags } from '../../aws/tags.ts';
import { Failure } from '../../core/failure.ts';
import type { Found, OwnedKind, Phase, Tags } from '../../core/graph.ts';

/** Lambda functions: the unpublished version (`$LATEST`). */
export function functionKind(aws: Aws): OwnedKind<FunctionConfiguration> {
  const lambda = () => aws.client(LambdaClient);
  return {
    name: 'function',
    identity: 'name',
    async observe(id) {
      const found = await unlessNotFound(lambda().send(new GetFunctionCommand({ FunctionName: id })));
      const resource = found?.Configuration;
      return resource === undefined ? undefined : { resource, phase: functionPhase(resource), tags: found?.Tags ?? {} };
    },
    tag: (_id, resource, tags) => tagFunction(aws, resource.FunctionArn, tags),
    async *find(prefix): AsyncIterable<Found> {
      for await (const { Functions = [] } of paginateListFunctions({ client: lambda() }, {})) {
        for (const { FunctionName: id, FunctionArn: Resource } of Functions) {
          const tags = async () => (await unlessNotFound(lambda().send(new ListTagsCommand({ Resource }))))?.Tags ?? {};
          if (id?.startsWith(prefix)) yield { id, running: false, tags };
        }
      }
    },
    async remove(id) {
      await unlessNotFound(lambda().send(new DeleteFunctionCommand({ FunctionName: id })));
    },
  };
}

/**
 * The phase of a function or a version. After a failed update, the function still answers as before, so it is ready;
 * its `LastUpdateStatus` shows the failure.
 */
export function functionPhase({ State = 'Pending', LastUpdateStatus, StateReason }: FunctionConfiguration): Phase {
  if (State === 'Failed') return { is: 'failed', detail: StateReason ?? State };
  if (LastUpdateStatus === 'InProgress') return { is: 'in-progress', detail: 'an update is in progress' };
  return { is: ['Active', 'Inactive'].includes(State) ? 'ready' : 'in-progress', detail: State };
}

/** Creates a function. @throws Failure when Lambda still cannot assume its role after several attempts */
export async function createFunction(
  aws: Aws,
  request: Omit<CreateFunctionRequest, 'Tags'>,
  tags: Tags,
): Promise<void> {
  const command = new CreateFunctionCommand({ ...request, Tags: cleanTags(tags) });
  await whileRoleSettles(request.Role, () => aws.client(LambdaClient).send(command), aws.patience);
}

/**
 * Adds tags to a function; an existing key gets the new value. This changes the function's revision, which the next
 * change needs (recorded from AWS by LocalStack's test_tag_lifecycle: each TagResource and UntagResource gives another
 * one).
 */
export async function tagFunction(aws: Aws, arn: string | undefined, tags: Tags): Promise<void> {
  await aws.client(LambdaClient).send(new TagResourceCommand({ Resource: arn, Tags: cleanTags(tags) }));
}

/** Updates a function's code, unless the function was changed since that revision. */
export async function updateFunctionCode(
  aws: Aws,
  name: string,
  code: FunctionCode,
  RevisionId: string | undefined,
): Promise<void> {
  await aws
    .client(LambdaClient)
    .send(new UpdateFunctionCodeCommand({ FunctionName: name, ...code, Publish: false, RevisionId }));
}

/** Updates a function's settings, unless the function was changed since the request's revision. */
export async function updateFunctionConfiguration(
  aws: Aws,
  request: UpdateFunctionConfigurationRequest,
): Promise<void> {
  const update = () => aws.client(LambdaClient).send(new UpdateFunctionConfigurationCommand(request));
  await whileRoleSettles(request.Role, update, aws.patience);
}

/**
 * Retries a call while Lambda cannot assume a role that may be new.
 *
 * @throws Failure when Lambda still cannot assume it
 */
export async function whileRoleSettles<T>(
  role: string | undefined,
  call: () => Promise<T>,
  patience: Patience,
): Promise<T> {
  try {
    return await onceKnown(call, patience);
  } catch (error) {
    if (!isNotKnownYet(error)) throw error;
    throw new Failure(
      `role-not-assumed: Lambda could not assume the role ${role}, even after several tries.`,
      'Correct the input `function-role`: the role must exist, and its trust policy must allow lambda.amazonaws.com the action sts:AssumeRole.',
      error,
    );
  }
}
