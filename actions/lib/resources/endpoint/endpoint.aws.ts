import {
  CreateEndpointCommand,
  type CreateEndpointInput,
  DeleteEndpointCommand,
  DescribeEndpointCommand,
  type DescribeEndpointOutput,
  paginateListEndpoints,
  SageMakerClient,
  UpdateEndpointCommand,
  type UpdateEndpointInput,
} from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { readEndpointLog } from '../../aws/recent-log.ts';
import { readTags, tagsOf, toTags, writeTags } from '../../aws/tags.ts';
import type { Found, OwnedKind, Phase, Tags } from '../../core/graph.ts';

/** SageMaker endpoints. An endpoint cannot be stopped or deleted while it is being created or updated. */
export function endpointKind(aws: Aws): OwnedKind<DescribeEndpointOutput> {
  const sagemaker = () => aws.client(SageMakerClient);
  return {
    name: 'endpoint',
    identity: 'name',
    async observe(id) {
      const resource = await describeEndpoint(aws, id);
      if (resource === undefined) return undefined;
      const tags = await readTags(aws, resource.EndpointArn);
      return tags && { resource, phase: endpointPhase(resource), tags };
    },
    news: async (id, resource) => ({
      lines: [],
      log: hasFailed(resource) ? await readEndpointLog(aws, id) : [],
    }),
    tag: (_id, resource, tags) => writeTags(aws, resource.EndpointArn, tags),
    async *find(prefix): AsyncIterable<Found> {
      for await (const page of paginateListEndpoints({ client: sagemaker() }, { NameContains: prefix || undefined })) {
        for (const { EndpointName: id, EndpointArn, EndpointStatus, CreationTime: created } of page.Endpoints ?? []) {
          const running = endpointPhase({ EndpointStatus } as DescribeEndpointOutput).is !== 'failed';
          if (id?.startsWith(prefix)) yield { id, created, running, tags: tagsOf(aws, EndpointArn) };
        }
      }
    },
    async remove(id) {
      await unlessNotFound(sagemaker().send(new DeleteEndpointCommand({ EndpointName: id })));
    },
  };
}

/** After a rollback by AWS, the endpoint is in service and has a FailureReason. */
function hasFailed(resource: DescribeEndpointOutput): boolean {
  const { is } = endpointPhase(resource);
  return is === 'failed' || (is === 'ready' && resource.FailureReason !== undefined);
}

/** An endpoint by name; `undefined` when it does not exist. */
export function describeEndpoint(aws: Aws, id: string): Promise<DescribeEndpointOutput | undefined> {
  return unlessNotFound(aws.client(SageMakerClient).send(new DescribeEndpointCommand({ EndpointName: id })));
}

/** The phase of an endpoint. `InService` does not say which configuration it serves; that is compared elsewhere. */
export function endpointPhase(resource: DescribeEndpointOutput): Phase {
  const status = resource.EndpointStatus ?? '';
  const detail = resource.FailureReason === undefined ? status : `${status}: ${resource.FailureReason}`;
  switch (status) {
    case 'InService':
      return { is: 'ready', detail };
    case 'Failed':
    case 'UpdateRollbackFailed':
    case 'OutOfService':
      return lacksCapacity(detail) ? { is: 'failed', detail, transient: true } : { is: 'failed', detail };
    default:
      return { is: 'in-progress', detail };
  }
}

/** Whether a FailureReason means that AWS had no free instances. Source: aws/deep-learning-containers#6673. */
export function lacksCapacity(reason: string): boolean {
  return /InsufficientInstanceCapacity|Unable to provision requested ML compute capacity/.test(reason);
}

/** Creates an endpoint; its instances are billed from now on. */
export async function createEndpoint(aws: Aws, request: Omit<CreateEndpointInput, 'Tags'>, tags: Tags): Promise<void> {
  await aws.client(SageMakerClient).send(new CreateEndpointCommand({ ...request, Tags: toTags(tags) }));
}

/** Updates an endpoint to another configuration: AWS starts a second fleet and switches when it is healthy. */
export async function updateEndpoint(aws: Aws, request: UpdateEndpointInput): Promise<void> {
  await aws.client(SageMakerClient).send(new UpdateEndpointCommand(request));
}
