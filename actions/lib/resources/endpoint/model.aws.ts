import {
  CreateModelCommand,
  type CreateModelInput,
  DeleteModelCommand,
  DescribeModelCommand,
  type DescribeModelOutput,
  paginateListModels,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../aws/clients.ts';
import { unlessNotFound } from '../../aws/errors.ts';
import { readTags, tagsOf, toTags } from '../../aws/tags.ts';
import type { Found, OwnedKind, Tags } from '../../core/graph.ts';
import { byPipeline } from '../../core/names.ts';

/** SageMaker models: the artifact, the image that serves it, and its environment. */
export function modelKind(aws: Aws): OwnedKind<DescribeModelOutput> {
  const sagemaker = () => aws.client(SageMakerClient);
  return {
    name: 'model',
    identity: 'content',
    numbered: true,
    async observe(id) {
      const resource = await describeModel(aws, id);
      if (resource === undefined) return undefined;
      const tags = await readTags(aws, resource.ModelArn);
      return tags && { resource, phase: { is: 'ready', detail: 'there' }, tags };
    },
    ownPrefix: byPipeline,
    async *find(prefix): AsyncIterable<Found> {
      const newest = { NameContains: prefix, SortBy: 'CreationTime', SortOrder: 'Descending' } as const;
      for await (const page of paginateListModels({ client: sagemaker() }, newest)) {
        for (const { ModelName: id, ModelArn, CreationTime: created } of page.Models ?? []) {
          if (id?.startsWith(prefix)) yield { id, created, running: false, tags: tagsOf(aws, ModelArn) };
        }
      }
    },
    async remove(id) {
      await unlessNotFound(sagemaker().send(new DeleteModelCommand({ ModelName: id })));
    },
  };
}

/** A model by name; `undefined` when it does not exist. */
export function describeModel(aws: Aws, id: string): Promise<DescribeModelOutput | undefined> {
  return unlessNotFound(aws.client(SageMakerClient).send(new DescribeModelCommand({ ModelName: id })));
}

/** Creates a model; this starts nothing and costs nothing. */
export async function createModel(aws: Aws, request: Omit<CreateModelInput, 'Tags'>, tags: Tags): Promise<void> {
  const command = new CreateModelCommand({ ...request, Tags: toTags(tags) });
  await aws.onceKnown(() => aws.client(SageMakerClient).send(command));
}
