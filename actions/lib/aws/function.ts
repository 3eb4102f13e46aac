import {
  CreateFunctionCommand,
  type CreateFunctionRequest,
  DeleteFunctionCommand,
  type FunctionCode,
  type FunctionConfiguration,
  GetFunctionCommand,
  LambdaClient,
  TagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import { systemClock } from '../core/clock.ts';
import { Failure, Pending } from '../core/failure.ts';
import type { Kind, Phase, Tags } from '../core/graph.ts';
import { type Clock, poll } from '../core/poll.ts';
import type { Aws } from './clients.ts';
import { unlessNotFound } from './errors.ts';
import { cleanTags } from './tags.ts';

/** How long a new role may be unknown to Lambda: IAM is eventually consistent. */
const ROLE_SHOWS_UP_WITHIN = 30_000;

/** Lambda functions: their newest, unpublished state (`$LATEST`). */
export function functionKind(aws: Aws): Kind<FunctionConfiguration> {
  const lambda = () => aws.client(LambdaClient);
  return {
    name: 'function',
    onCancel: 'leave',
    naming: 'stable',
    async observe(id) {
      const found = await unlessNotFound(lambda().send(new GetFunctionCommand({ FunctionName: id })));
      const seen = found?.Configuration;
      return seen === undefined ? undefined : { seen, phase: functionPhase(seen), tags: found?.Tags ?? {} };
    },
    tag: (_id, seen, tags) => tagFunction(aws, seen.FunctionArn, tags),
    async remove(id) {
      await unlessNotFound(lambda().send(new DeleteFunctionCommand({ FunctionName: id })));
    },
  };
}

/**
 * Where a function or one of its versions stands. After a failed update the function still answers as before, so it is
 * ready; what has failed is told by its `LastUpdateStatus`.
 */
export function functionPhase({ State = 'Pending', LastUpdateStatus, StateReason }: FunctionConfiguration): Phase {
  if (State === 'Failed') return { is: 'failed', detail: StateReason ?? State };
  if (LastUpdateStatus === 'InProgress') return { is: 'settling', detail: 'an update is in progress' };
  return { is: ['Active', 'Inactive'].includes(State) ? 'ready' : 'settling', detail: State };
}

/** Creates a function. @throws Failure when Lambda may not assume its role, also after a while */
export async function createFunction(
  aws: Aws,
  request: Omit<CreateFunctionRequest, 'Tags'>,
  tags: Tags,
  signal: AbortSignal,
): Promise<void> {
  const command = new CreateFunctionCommand({ ...request, Tags: cleanTags(tags) });
  await whileRoleSettles(request.Role, () => aws.client(LambdaClient).send(command), { clock: systemClock, signal });
}

/**
 * Puts tags on a function; those with the same key take the new value. They change its revision: the next change needs the
 * new one (recorded from AWS by LocalStack's test_tag_lifecycle: each TagResource and UntagResource gives another one).
 */
export async function tagFunction(aws: Aws, arn: string | undefined, tags: Tags): Promise<void> {
  await aws.client(LambdaClient).send(new TagResourceCommand({ Resource: arn, Tags: cleanTags(tags) }));
}

/** Gives a function another package, unless somebody has changed it since that revision. */
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

/** Changes a function's settings, unless somebody has changed it since the request's revision. */
export async function updateFunctionConfiguration(
  aws: Aws,
  request: UpdateFunctionConfigurationRequest,
  signal: AbortSignal,
): Promise<void> {
  const update = () => aws.client(LambdaClient).send(new UpdateFunctionConfigurationCommand(request));
  await whileRoleSettles(request.Role, update, { clock: systemClock, signal });
}

/**
 * Makes a call again while Lambda says that it cannot assume the role, for 30 s: a role that was just made is not known
 * everywhere at once. Any other error is thrown at once.
 *
 * @throws Failure when the role cannot be assumed even then
 */
export async function whileRoleSettles<T>(
  role: string | undefined,
  call: () => Promise<T>,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<T> {
  const look = async () => {
    try {
      return { answer: await call() };
    } catch (error) {
      if (error instanceof Error && /cannot be assumed by Lambda/.test(error.message)) return undefined;
      throw error;
    }
  };
  try {
    return (await poll('the role', look, { clock, signal, deadline: clock.now() + ROLE_SHOWS_UP_WITHIN })).answer;
  } catch (error) {
    if (!(error instanceof Pending)) throw error;
    throw new Failure(
      `Lambda cannot assume the role ${role}, also after ${ROLE_SHOWS_UP_WITHIN / 1000} s.`,
      'Correct the input `function-role`: the role must exist, and its trust policy must allow lambda.amazonaws.com the action sts:AssumeRole.',
    );
  }
}
