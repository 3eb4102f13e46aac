import {
  CreateEndpointConfigCommand,
  type CreateEndpointConfigInput,
  DeleteEndpointConfigCommand,
  DescribeEndpointConfigCommand,
  type DescribeEndpointConfigOutput,
  paginateListEndpointConfigs,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { readTags, tagsOf, toTags } from '../../aws/tags.ts';
import type { Found, OwnedKind, Tags } from '../../core/graph.ts';
import { byPipeline } from '../../core/names.ts';

/** SageMaker endpoint configurations: the model, and the type and number of instances. They cannot be changed. */
export function endpointConfigKind(aws: Aws): OwnedKind<DescribeEndpointConfigOutput> {
  const sagemaker = () => aws.client(SageMakerClient);
  return {
    name: 'endpoint configuration',
    identity: 'content',
    numbered: true,
    async observe(id) {
      const resource = await describeEndpointConfig(aws, id);
      if (resource === undefined) return undefined;
      const tags = await readTags(aws, resource.EndpointConfigArn);
      return tags && { resource, phase: { is: 'ready', detail: 'there' }, tags };
    },
    ownPrefix: byPipeline,
    async *find(prefix): AsyncIterable<Found> {
      const newest = { NameContains: prefix, SortBy: 'CreationTime', SortOrder: 'Descending' } as const;
      for await (const page of paginateListEndpointConfigs({ client: sagemaker() }, newest)) {
        for (const { EndpointConfigName: id, EndpointConfigArn, CreationTime: created } of page.EndpointConfigs ?? []) {
          if (id?.startsWith(prefix)) yield { id, created, running: false, tags: tagsOf(aws, EndpointConfigArn) };
        }
      }
    },
    async remove(id) {
      await unlessNotFound(sagemaker().send(new DeleteEndpointConfigCommand({ EndpointConfigName: id })));
    },
  };
}

/** An endpoint configuration by name; `undefined` when it does not exist. */
export function describeEndpointConfig(aws: Aws, id: string): Promise<DescribeEndpointConfigOutput | undefined> {
  return unlessNotFound(
    aws.client(SageMakerClient).send(new DescribeEndpointConfigCommand({ EndpointConfigName: id })),
  );
}

/** Creates an endpoint configuration; this starts nothing and costs nothing. */
export async function createEndpointConfig(
  aws: Aws,
  request: Omit<CreateEndpointConfigInput, 'Tags'>,
  tags: Tags,
): Promise<void> {
  await aws.client(SageMakerClient).send(new CreateEndpointConfigCommand({ ...request, Tags: toTags(tags) }));
}
